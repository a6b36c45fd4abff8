namespace Wfm.Staffing;

/// <summary>The fewest agents that keep every target of a chat queue at once; see <see cref="ChatQueue"/> for the model and for what it leaves out.</summary>
public static class RequiredChatAgents
{
    // Wider than the ties that RequiredAgents allows.
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

        QueuePerformance At(double agents) => ChatQueue.Evaluate(
            erlangs,
            agents <= QueueInput.Most
                ? agents
                : throw new ArgumentOutOfRangeException(nameof(target), agents, $"With {erlangs} erlangs the targets need more than 10,000,000 agents."),
            concurrency,
            ahtSeconds,
            target.AnswerWithin.TotalSeconds,
            target.Patience?.TotalSeconds ?? double.PositiveInfinity).Queue;

        // With no target at all nothing is broken, not even by a queue without end.
        var pace = concurrency.Throughput[^1];
        ServiceTargets Broken(double agents, QueuePerformance performance)
        {
            var broken = RequiredAgents.Broken(performance, target);
            return broken == ServiceTargets.None && target.Patience is null && agents * pace <= erlangs ? ServiceTargets.Stability : broken;
        }

        // Chats that end balance chats that are answered, so by Jensen's inequality n·F(c·cap) ≥ A × answered, F being the concave envelope of the pace.
        var answered = target.Patience is null ? 1 : Math.Max(target.ServiceLevelOf == ServiceLevelOf.Offered ? target.ServiceLevel ?? 0 : 0, 1 - (target.AbandonmentMax ?? 1));
        var least = erlangs * answered / Envelope(concurrency, concurrency.Max * (target.OccupancyMax ?? 1));
        var (fails, passes) = (Math.Max(0, Math.Ceiling(least * (1 - Slack)) - 1), 0.0);
        for (double n = fails + 1, step = 1; passes == 0; n += step, step *= IsConcave(concurrency) ? 2 : 1)
        {
            (fails, passes) = Broken(n, At(n)) == ServiceTargets.None ? (fails, n) : (n, 0);
        }

        while (passes - fails > 1)
        {
            var n = Math.Floor((fails + passes) / 2);
            (fails, passes) = Broken(n, At(n)) == ServiceTargets.None ? (fails, n) : (n, passes);
        }

        return new RequiredAgentsResult((int)passes, At(passes), passes > 1 ? Broken(passes - 1, At(passes - 1)) : ServiceTargets.None);
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
}
