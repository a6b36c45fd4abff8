namespace Wfm.Staffing;

/// <summary>The fewest agents that keep every target of a chat queue at once; see <see cref="ChatQueue"/> for the model and for what it leaves out.</summary>
public static class RequiredChatAgents
{
    // As in RequiredAgents; and, for bounds, wider than that.
    private const double Tie = 1e-9;
    private const double Slack = 1e-7;

    /// <summary>
    /// Searches. A cap on occupancy limits the share of slots that hold a chat. <see cref="ServiceTarget.MinAgents"/> is left to the caller: it is a rule of the
    /// house and not of the queue.
    /// </summary>
    /// <param name="erlangs">Chats × AHT of a chat alone ÷ interval length, 0 to 10,000,000.</param>
    /// <param name="concurrency">Throughput by number of chats at a time.</param>
    /// <param name="ahtSeconds">Mean handle time of a chat alone in seconds, above 0.</param>
    /// <param name="target">The promise. With none of the four targets set: the fewest agents with a stable queue, at least 1 when there is load.</param>
    /// <returns>Whole agents; 0 without load. The performance's occupancy is that of slots.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or the targets ask for more than 10,000,000 agents.</exception>
    /// <remarks>With concave factors (no further chat speeds an agent up more than the one before) more agents never hurt, so the search doubles and bisects. Without, two
    /// agents with one chat each can be slower than one with two, and the search tries one number after the other from the least that the load allows.</remarks>
    public static RequiredAgentsResult Find(double erlangs, Concurrency concurrency, double ahtSeconds, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        ArgumentNullException.ThrowIfNull(target);
        QueueInput.Check(erlangs, 0, ahtSeconds, 0);
        if (erlangs == 0)
        {
            return new RequiredAgentsResult(0, QueuePerformance.NoContacts, ServiceTargets.None);
        }

        // Chats that end balance chats that are answered, so by Jensen's inequality n·F(c·cap) ≥ A × answered, F being the concave envelope of the pace.
        var queue = new Queue(erlangs, concurrency, ahtSeconds, target);
        var offered = target.ServiceLevelOf == ServiceLevelOf.Offered ? target.ServiceLevel ?? 0 : 0;
        var answered = target.Patience is null ? 1 : Math.Max(offered, 1 - (target.AbandonmentMax ?? 1));
        var least = erlangs * answered / Envelope(concurrency, concurrency.Max * (target.OccupancyMax ?? 1));
        var (fails, passes) = (Math.Max(0, Math.Ceiling(least * (1 - Slack)) - 1), 0.0);
        var factor = IsConcave(concurrency) ? 2 : 1;
        for (double n = fails + 1, step = 1; passes == 0; n += step, step *= factor)
        {
            (fails, passes) = queue.Broken(n, Tie) == ServiceTargets.None ? (fails, n) : (n, 0);
        }

        while (passes - fails > 1)
        {
            var n = Math.Floor((fails + passes) / 2);
            (fails, passes) = queue.Broken(n, Tie) == ServiceTargets.None ? (fails, n) : (n, passes);
        }

        return new RequiredAgentsResult((int)passes, queue.At(passes), passes > 1 ? queue.Broken(passes - 1, Tie) : ServiceTargets.None);
    }

    /// <summary>
    /// The real number of agents, above the last whole number that is too few, from which on every target is kept, by the continuous extension of the model: for work that
    /// is blended or pooled before people are placed. Rounded up it is <see cref="Find"/>'s answer (but for ties within 1e-9).
    /// </summary>
    /// <inheritdoc cref="Find" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Find"/>.</exception>
    public static QueueLimit FindFractional(double erlangs, Concurrency concurrency, double ahtSeconds, ServiceTarget target)
    {
        var whole = Find(erlangs, concurrency, ahtSeconds, target);
        if (whole.Agents == 0)
        {
            return new QueueLimit(0, whole.Performance, ServiceTargets.None);
        }

        var queue = new Queue(erlangs, concurrency, ahtSeconds, target);
        var (fails, keeps, binding) = (whole.Agents - 1.0, (double)whole.Agents, whole.Binding);
        for (var middle = (fails + keeps) / 2; middle > fails && middle < keeps; middle = (fails + keeps) / 2)
        {
            var broken = queue.Broken(middle, Tie);
            (fails, keeps, binding) = broken == ServiceTargets.None ? (fails, middle, binding) : (middle, keeps, broken);
        }

        return new QueueLimit(keeps, queue.At(keeps), binding);
    }

    // Smallest concave function above the factors, at a mean number of chats: the best mix of two numbers of chats around it.
    private static double Envelope(Concurrency concurrency, double chats)
    {
        var best = 0.0;
        double F(int j) => j == 0 ? 0 : concurrency.Throughput[j - 1];
        for (var i = 0; i <= chats; i++)
        {
            for (var j = i; j <= concurrency.Max; j++)
            {
                best = Math.Max(best, j <= chats ? F(j) : F(i) + ((F(j) - F(i)) * (chats - i) / (j - i)));
            }
        }

        return best;
    }

    private static bool IsConcave(Concurrency concurrency)
    {
        var (gain, before) = (double.PositiveInfinity, 0.0);
        foreach (var factor in concurrency.Throughput)
        {
            if (factor - before > gain + 1e-12)
            {
                return false;
            }

            (gain, before) = (factor - before, factor);
        }

        return true;
    }

    private readonly record struct Queue(double Erlangs, Concurrency Concurrency, double AhtSeconds, ServiceTarget Target)
    {
        public QueuePerformance At(double agents) => ChatQueue.Evaluate(
            Erlangs,
            agents <= QueueInput.Most
                ? agents
                : throw new ArgumentOutOfRangeException(nameof(agents), agents, $"With {Erlangs} erlangs the targets need more than 10,000,000 agents."),
            Concurrency,
            AhtSeconds,
            Target.AnswerWithin.TotalSeconds,
            Target.Patience?.TotalSeconds ?? double.PositiveInfinity,
            Target.ShortAbandon?.TotalSeconds).Queue;

        // With no target at all nothing is broken, not even by a queue without end.
        public ServiceTargets Broken(double agents, double tie)
        {
            var broken = RequiredAgents.Broken(At(agents), Target, tie);
            return broken == ServiceTargets.None && Target.Patience is null && agents * Concurrency.Throughput[^1] <= Erlangs ? ServiceTargets.Stability : broken;
        }
    }
}
