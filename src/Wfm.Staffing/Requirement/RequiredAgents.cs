namespace Wfm.Staffing;

/// <summary>
/// The fewest agents that keep every target at once: Erlang A when the target has a patience, else Erlang C. All four measures move one way with n, so the first
/// n that passes is the answer. The Erlang B recurrence is climbed once and never restarted: Erlang C tests each n on the way up from floor(A) + 1, Erlang A
/// brackets by doubling and bisects, since each of its tests sums a chain.
/// </summary>
public static class RequiredAgents
{
    // Ties are exact in arithmetic and not in binary: 8.5 erlangs on 10 agents keep a cap of 0.85.
    private const double Tie = 1e-9;
    private const double MostAgents = 1e8;

    /// <summary>Searches. <see cref="ServiceTarget.MinAgents"/> is left to the caller: it is a rule of the house and not of the queue.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The promise. With none of the four targets set: the fewest agents with a stable queue, at least 1 when there is load.</param>
    /// <returns>Whole agents; 0 without load.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or the occupancy cap asks for more than 100,000,000 agents.</exception>
    public static RequiredAgentsResult Find(double erlangs, double ahtSeconds, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        QueueInput.Check(erlangs, 0, ahtSeconds, 0);
        if (erlangs == 0)
        {
            return new RequiredAgentsResult(0, QueuePerformance.NoContacts, ServiceTargets.None);
        }

        if (target.OccupancyMax is { } cap && erlangs / cap > MostAgents)
        {
            throw new ArgumentOutOfRangeException(nameof(target), cap, $"An occupancy of at most {cap} with {erlangs} erlangs needs more than 100,000,000 agents.");
        }

        return target.Patience is null ? Climb(erlangs, ahtSeconds, target) : Bracket(erlangs, ahtSeconds, target);
    }

    /// <summary>Targets that a performance breaks, with a tolerance of 1e-9 for ties. What does not exist (NaN) breaks its target.</summary>
    public static ServiceTargets Broken(QueuePerformance performance, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var broken = ServiceTargets.None;
        if (target.ServiceLevel is { } level && !(performance.ServiceLevel >= level - Tie))
        {
            broken |= ServiceTargets.ServiceLevel;
        }

        if (target.AsaMax is { } asa && !(performance.AsaSeconds <= asa.TotalSeconds + Tie))
        {
            broken |= ServiceTargets.Asa;
        }

        if (target.OccupancyMax is { } occupancy && !(performance.Occupancy <= occupancy + Tie))
        {
            broken |= ServiceTargets.Occupancy;
        }

        if (target.AbandonmentMax is { } abandonment && !(performance.Abandonment <= abandonment + Tie))
        {
            broken |= ServiceTargets.Abandonment;
        }

        return broken;
    }

    private static RequiredAgentsResult Climb(double erlangs, double ahtSeconds, ServiceTarget target)
    {
        var threshold = target.AnswerWithin.TotalSeconds;
        var ladder = new ErlangLadder(erlangs, Math.Floor(erlangs) + 1);
        var before = ladder.Agents == 1 ? ServiceTargets.None : Overload(erlangs, ladder.Agents - 1, ahtSeconds, threshold, target);
        while (true)
        {
            var performance = ErlangC.Evaluate(ladder, erlangs, ahtSeconds, threshold);
            var broken = Broken(performance, target);
            if (broken == ServiceTargets.None)
            {
                return new RequiredAgentsResult((int)ladder.Agents, performance, before);
            }

            before = broken;
            ladder.Up();
        }
    }

    private static ServiceTargets Overload(double erlangs, double agents, double ahtSeconds, double threshold, ServiceTarget target)
    {
        var broken = Broken(ErlangC.Evaluate(erlangs, agents, ahtSeconds, threshold), target);
        return broken == ServiceTargets.None ? ServiceTargets.Stability : broken;
    }

    private static RequiredAgentsResult Bracket(double erlangs, double ahtSeconds, ServiceTarget target)
    {
        var threshold = target.AnswerWithin.TotalSeconds;
        var patience = target.Patience!.Value.TotalSeconds;

        // n agents cannot answer more than n/A of the load: fewer than this fail by arithmetic alone.
        var answered = Math.Max(target.ServiceLevel ?? 0, 1 - (target.AbandonmentMax ?? 1));
        var floor = Math.Max(1, Math.Ceiling(erlangs * (answered - (2 * Tie))));
        var anchor = new ErlangLadder(erlangs, floor);
        var (fails, passes) = (floor - 1, 0.0);
        var (brokenBelow, known) = (ServiceTargets.None, false);
        QueuePerformance best = default;

        bool Passes(double agents)
        {
            var ladder = anchor;
            while (ladder.Agents < agents)
            {
                ladder.Up();
            }

            var performance = ErlangA.Evaluate(ladder, erlangs, ahtSeconds, threshold, patience);
            var broken = Broken(performance, target);
            if (broken == ServiceTargets.None)
            {
                (passes, best) = (agents, performance);
                return true;
            }

            (fails, anchor, brokenBelow, known) = (agents, ladder, broken, true);
            return false;
        }

        var step = 1.0;
        for (var n = Math.Max(floor, Math.Ceiling(erlangs)); !Passes(n); n += step, step *= 2)
        {
        }

        while (passes - fails > 1)
        {
            Passes(Math.Floor((fails + passes) / 2));
        }

        var agents = (int)passes;
        if (!known && agents > 1)
        {
            brokenBelow = Broken(ErlangA.Evaluate(erlangs, agents - 1, ahtSeconds, threshold, patience), target);
        }

        return new RequiredAgentsResult(agents, best, agents > 1 ? brokenBelow : ServiceTargets.None);
    }
}
