namespace Wfm.Staffing;

/// <summary>
/// What a crew can carry under a promise: the largest load, the longest handle time, or the shortest threshold. Each measure moves one way with each of these (see
/// <see cref="ErlangA"/>), so bisection down to neighbouring doubles gives the limit at which the binding target is met exactly.
/// </summary>
/// <remarks>
/// With a finite number of waiting places abandonment and the mean wait of all may fall again under heavier load, since more are blocked. The answer is then the first
/// limit on the way up from no load.
/// </remarks>
public static class CrewCapacity
{
    /// <summary>The largest offered load that keeps every target.</summary>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The promise; with a patience Erlang A, else Erlang C.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none. With redials the load is that of fresh contacts.</param>
    /// <returns>Erlangs; contacts per interval are erlangs × interval ÷ AHT. Infinite when 10,000,000 erlangs and redials break nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueueLimit Load(double agents, double ahtSeconds, ServiceTarget target, QueueShape shape = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        QueueInput.Check(0, agents, ahtSeconds, 0);
        return Largest(erlangs => shape.Law(erlangs, ahtSeconds, target), agents, Math.Max(1, agents), QueueInput.Most * (1 - shape.RedialProbability), target);
    }

    /// <summary>The longest mean handle time with which a number of contacts keeps every target. The thresholds and patience stay what they are.</summary>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="contacts">Contacts per interval, above 0.</param>
    /// <param name="interval">Interval length.</param>
    /// <param name="target">The promise; with a patience Erlang A, else Erlang C.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <returns>Seconds. Infinite when 10,000,000 erlangs and redials break nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueueLimit Aht(double agents, double contacts, TimeSpan interval, ServiceTarget target, QueueShape shape = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        QueueInput.Check(0, agents);
        var perSecond = Guard.Positive(contacts) / Guard.Positive(interval).TotalSeconds;
        var most = QueueInput.Most * (1 - shape.RedialProbability) / perSecond;
        return Largest(aht => shape.Law(Math.Min(aht, most) * perSecond, aht, target), agents, Math.Max(1, agents) / perSecond, most, target);
    }

    /// <summary>The shortest threshold within which the promised share is answered. <see cref="ServiceTarget.AnswerWithin"/> is not looked at.</summary>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The promise, with a service level; with a patience Erlang A, else Erlang C.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <returns>Seconds. Infinite when no threshold will do: the binding targets are then those that are broken whatever the threshold.</returns>
    /// <exception cref="ArgumentException">The promise has no service level.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueueLimit Threshold(double agents, double erlangs, double ahtSeconds, ServiceTarget target, QueueShape shape = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        QueueInput.Check(erlangs, agents, ahtSeconds, 0);
        if (target.ServiceLevel is not { } level)
        {
            throw new ArgumentException("A threshold belongs to a service level, and this target has none.", nameof(target));
        }

        var law = shape.Law(erlangs, ahtSeconds, target);
        var seconds = law.WaitPercentile(level, agents, target.ServiceLevelOf);
        var others = RequiredAgents.Broken(law, agents, target with { ServiceLevel = null }, 0);
        return !double.IsFinite(seconds) ? new QueueLimit(seconds, law.At(agents), (others & ~ServiceTargets.Stability) | ServiceTargets.ServiceLevel)
            : others != ServiceTargets.None ? new QueueLimit(double.PositiveInfinity, law.At(agents), others)
            : new QueueLimit(seconds, (law with { TargetSeconds = seconds }).At(agents), seconds > 0 ? ServiceTargets.ServiceLevel : ServiceTargets.None);
    }

    private static QueueLimit Largest(Func<double, QueueLaw> law, double agents, double start, double most, ServiceTarget target)
    {
        // Where a measure can turn, small steps from far below; else doubling.
        var turns = RequiredAgents.MayTurn(law(start), target);
        var (keeps, fails, factor) = (0.0, Math.Min(turns ? start / 64 : start, most), turns ? 65.0 / 64 : 2);
        ServiceTargets binding;
        while ((binding = RequiredAgents.Broken(law(fails), agents, target, 0)) == ServiceTargets.None)
        {
            if (fails >= most)
            {
                return new QueueLimit(double.PositiveInfinity, law(most).At(agents), ServiceTargets.None);
            }

            (keeps, fails) = (fails, Math.Min(fails * factor, most));
        }

        for (var middle = keeps + ((fails - keeps) / 2); middle > keeps && middle < fails && fails > 1e-100; middle = keeps + ((fails - keeps) / 2))
        {
            var broken = RequiredAgents.Broken(law(middle), agents, target, 0);
            (keeps, fails, binding) = broken == ServiceTargets.None ? (middle, fails, binding) : (keeps, middle, broken);
        }

        return fails <= 1e-100 ? new QueueLimit(0, QueuePerformance.NoContacts, binding) : new QueueLimit(keeps, law(keeps).At(agents), binding);
    }
}
