namespace Wfm.Staffing;

/// <summary>
/// The fewest agents that keep every target at once: Erlang A when the target has a patience, else Erlang C; with waiting places or redials the model of these.
/// Every measure, by every denominator, moves one way with n (see <see cref="ErlangA"/>), so the first n that passes is the answer, and every n above passes too.
/// The search starts at the load, steps in parts of its square root, and bisects; the Erlang B recurrence is climbed from the last n that failed.
/// </summary>
/// <remarks>
/// With a finite number of waiting places abandonment and the mean wait of all may first rise with n: whoever would have been blocked now waits. For these two the
/// answer is the fewest agents from which on the promise is kept, the n above the largest that breaks it.
/// </remarks>
public static class RequiredAgents
{
    // Ties are exact in arithmetic and not in binary: 8.5 erlangs on 10 agents keep a cap of 0.85.
    private const double Tie = 1e-9;
    private const double MostAgents = 1e8;

    /// <summary>Searches. <see cref="ServiceTarget.MinAgents"/> is left to the caller: it is a rule of the house and not of the queue.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000; with redials of fresh contacts, and at most 10,000,000 × (1 − redial probability).</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The promise. With none of the four targets set: the fewest agents with a stable queue, at least 1 when there is load.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <returns>Whole agents; 0 without load.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or the occupancy cap asks for more than 100,000,000 agents.</exception>
    public static RequiredAgentsResult Find(double erlangs, double ahtSeconds, ServiceTarget target, QueueShape shape = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return FindFor(shape.Law(erlangs, ahtSeconds, target), target);
    }

    /// <summary>
    /// The smallest real number of agents that keeps every target, by the continuous extension of the model: for work that is blended or pooled before people are
    /// placed. Rounded up it is <see cref="Find"/>'s answer (but for ties within 1e-9). Targets are kept exactly, to the last digits.
    /// </summary>
    /// <param name="erlangs">As for <see cref="Find"/>.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The promise. With none of the four targets set: as few agents as keep the queue stable, which is none where it always is.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <returns>Agents; below 1e-12 where any number above none will do, as a service level of the answered may have it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Find"/>.</exception>
    public static QueueLimit FindFractional(double erlangs, double ahtSeconds, ServiceTarget target, QueueShape shape = default)
    {
        var whole = Find(erlangs, ahtSeconds, target, shape).Agents;
        var law = shape.Law(erlangs, ahtSeconds, target);
        var (keeps, step) = ((double)whole, 1.0);
        while (Broken(law, keeps, target, 0) != ServiceTargets.None)
        {
            (keeps, step) = (keeps + step, step * 2);
        }

        var fails = Math.Max(0, whole - 1.0);
        var binding = Broken(law, fails, target, 0);
        if (binding == ServiceTargets.None)
        {
            return new QueueLimit(fails, law.At(fails), ServiceTargets.None);
        }

        for (var middle = fails + ((keeps - fails) / 2); middle > fails && middle < keeps && keeps > 1e-12; middle = fails + ((keeps - fails) / 2))
        {
            var broken = Broken(law, middle, target, 0);
            (fails, keeps, binding) = broken == ServiceTargets.None ? (fails, middle, binding) : (middle, keeps, broken);
        }

        return new QueueLimit(keeps, law.At(keeps), binding);
    }

    /// <summary>
    /// Targets that a performance breaks, by the denominators that the target names, with a tolerance of 1e-9 for ties. What does not exist (NaN) breaks its target.
    /// The performance must have been evaluated with the target's thresholds.
    /// </summary>
    public static ServiceTargets Broken(QueuePerformance performance, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Broken(performance, target, Tie);
    }

    internal static ServiceTargets Broken(in QueuePerformance performance, ServiceTarget target, double tie)
    {
        var broken = ServiceTargets.None;
        if (target.ServiceLevel is { } level && !(performance.ServiceLevelBy(target.ServiceLevelOf) >= level - tie))
        {
            broken |= ServiceTargets.ServiceLevel;
        }

        if (target.AsaMax is { } asa && !(performance.AsaBy(target.AsaOf) <= asa.TotalSeconds + tie))
        {
            broken |= ServiceTargets.Asa;
        }

        if (target.OccupancyMax is { } occupancy && !(performance.Occupancy <= occupancy + tie))
        {
            broken |= ServiceTargets.Occupancy;
        }

        if (target.AbandonmentMax is { } abandonment && !(performance.Abandonment <= abandonment + tie))
        {
            broken |= ServiceTargets.Abandonment;
        }

        return broken;
    }

    /// <summary>Targets that a number of agents breaks; stability where the queue grows without end and no target says so.</summary>
    internal static ServiceTargets Broken(in QueueLaw law, double agents, ServiceTarget target, double tie)
    {
        var broken = Broken(law.At(agents), target, tie);
        return broken == ServiceTargets.None && law.Unstable(agents) ? ServiceTargets.Stability : broken;
    }

    internal static RequiredAgentsResult FindFor(in QueueLaw law, ServiceTarget target)
    {
        if (law.Erlangs == 0)
        {
            return new RequiredAgentsResult(0, QueuePerformance.NoContacts, ServiceTargets.None);
        }

        return target.OccupancyMax is { } cap && law.Erlangs / (1 - law.Redial) / cap > MostAgents
            ? throw new ArgumentOutOfRangeException(
                nameof(target), cap, $"An occupancy of at most {cap} with {law.Erlangs} erlangs needs more than 100,000,000 agents.")
            : MayTurn(law, target) ? FromAbove(law, target)
            : Search(law, target);
    }

    /// <summary>Whether a target is on a measure that need not move one way.</summary>
    internal static bool MayTurn(in QueueLaw law, ServiceTarget target) =>
        law.Places > 0 && ((target.AbandonmentMax is not null && double.IsFinite(law.PatienceSeconds)) || (target.AsaMax is not null && target.AsaOf == AsaOf.All));

    private static RequiredAgentsResult Search(in QueueLaw law, ServiceTarget target)
    {
        var floor = Floor(law, target);
        var anchor = new ErlangLadder(law.Erlangs, floor);
        var (fails, passes) = (floor - 1, 0.0);
        var (below, known) = (ServiceTargets.None, false);
        QueuePerformance best = default;

        var n = Math.Max(floor, Math.Ceiling(law.Erlangs));
        for (var step = Math.Max(1, Math.Floor(Math.Sqrt(law.Erlangs) / 4)); passes == 0 || passes - fails > 1;)
        {
            var ladder = anchor.ClimbedTo(n);
            var performance = law.Redial > 0 ? law.At(n) : law.At(ladder);
            var broken = Broken(performance, target, Tie);
            if (broken == ServiceTargets.None)
            {
                (passes, best) = (n, performance);
            }
            else
            {
                (fails, anchor, below, known) = (n, ladder, broken, true);
            }

            // Up in growing steps until one passes; then halve, or, while nothing has failed, down in growing steps.
            n = passes == 0 ? n + step : known ? Math.Floor((fails + passes) / 2) : Math.Max(floor, n - step);
            step *= 2;
            if (passes == floor)
            {
                break;
            }
        }

        if (!known && passes > 1)
        {
            below = Broken(law, passes - 1, target, Tie);
        }

        return new RequiredAgentsResult((int)passes, best, passes > 1 ? below : ServiceTargets.None);
    }

    // Down from where nobody waits, in steps far finer than the scale √A on which the measures change, to the first n that fails; then halving.
    private static RequiredAgentsResult FromAbove(in QueueLaw law, ServiceTarget target)
    {
        var root = Math.Sqrt(law.Erlangs);
        var passes = Math.Ceiling(law.Erlangs + (10 * root) + 10);
        for (; Broken(law, passes, target, Tie) != ServiceTargets.None; passes *= 2)
        {
        }

        var (step, fails, below) = (Math.Max(1, Math.Floor(root / 32)), passes, ServiceTargets.None);
        while (fails > 0 && below == ServiceTargets.None)
        {
            passes = fails;
            step = passes < law.Erlangs - (4 * root) ? Math.Ceiling(step * 1.05) : step;
            fails = Math.Max(0, passes - step);
            below = fails > 0 ? Broken(law, fails, target, Tie) : ServiceTargets.None;
        }

        while (passes - fails > 1)
        {
            var middle = Math.Floor((fails + passes) / 2);
            var broken = Broken(law, middle, target, Tie);
            (fails, passes, below) = broken == ServiceTargets.None ? (fails, middle, below) : (middle, passes, broken);
        }

        return new RequiredAgentsResult((int)passes, law.At(passes), below);
    }

    // Fewer than this fail by arithmetic alone: n agents answer at most n/A of the load, and an endless queue without patience needs more agents than erlangs.
    private static double Floor(in QueueLaw law, ServiceTarget target)
    {
        var (endless, patient) = (law.Places is null, double.IsPositiveInfinity(law.PatienceSeconds));
        if (endless && patient)
        {
            return Math.Max(Math.Floor(law.Erlangs) + 1, Math.Ceiling(law.Erlangs / ((target.OccupancyMax ?? 1) + Tie)));
        }

        var offered = target.ServiceLevelOf == ServiceLevelOf.Offered ? target.ServiceLevel ?? 0 : 0;
        var answered = Math.Max(offered, endless ? 1 - (target.AbandonmentMax ?? 1) : 0);
        return Math.Max(1, Math.Ceiling(law.Erlangs * (answered - (2 * Tie))));
    }
}
