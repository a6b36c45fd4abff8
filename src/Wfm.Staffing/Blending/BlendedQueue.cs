namespace Wfm.Staffing;

/// <summary>
/// Calls and deferred work on the same agents: calls go first but interrupt nobody, and an agent takes up deferred work only while more than a reserve of agents
/// are idle. Source: S. Bhulai and G. Koole, A queueing model for call blending in call centers, IEEE Trans. Automatic Control 48 (2003), who show this kind of
/// policy to be the best for calls.
/// </summary>
/// <remarks>
/// <para>With deferred work always at hand and handle times of one exponential law, the number of busy agents is a birth-death chain that never falls below N less the
/// reserve; above N it is the queue of Erlang C or A. Exact then. A fraction of the reserve is a policy too: at the lower whole number an agent who becomes free
/// stays idle with that probability.</para>
/// <para>Where deferred work runs out, calls fare better than this. Where its handle time is not that of calls, agents on it come free at another pace; the
/// chain then takes the mean number of them as given, an approximation within 0.015 of the wait probability and 0.05 agents of solved two-dimensional
/// chains (BlendedQueueTests). Service level by <see cref="ServiceLevelOf.ExcludingShortAbandons"/> takes the threshold as the limit of an early abandon.</para>
/// </remarks>
public static class BlendedQueue
{
    private const int Halvings = 60;
    private const double Huge = 1e200;

    /// <summary>Every measure.</summary>
    /// <param name="erlangs">Offered load of calls, 0 to 10,000,000.</param>
    /// <param name="agents">Agents, net, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite for nobody gives up.</param>
    /// <param name="reserve">Idle agents that are kept for calls, 0 or more, fractions allowed. As many as there are agents: no deferred work, Erlang A or C.</param>
    /// <param name="deferredAhtSeconds">Mean handle time of deferred work in seconds, above 0; null for that of calls.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static BlendedPerformance Evaluate(
        double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds, double reserve, double? deferredAhtSeconds = null)
    {
        QueueInput.Check(erlangs, agents, ahtSeconds, targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        Guard.NotNegative(reserve);
        var speed = ahtSeconds / Guard.Positive(deferredAhtSeconds ?? ahtSeconds, nameof(deferredAhtSeconds));
        if (erlangs == 0)
        {
            var free = Math.Max(0, agents - reserve);
            return new BlendedPerformance(QueuePerformance.NoContacts with { Occupancy = agents > 0 ? free / agents : 0 }, free);
        }

        var forever = double.IsPositiveInfinity(patienceSeconds);
        if (reserve >= agents || (forever && agents <= erlangs))
        {
            return new BlendedPerformance(ErlangA.Evaluate(erlangs, agents, ahtSeconds, targetSeconds, patienceSeconds), 0);
        }

        var deferred = Balance(agents, speed, missing => Room(erlangs, agents, missing, reserve).Deferred(Crowd(missing), erlangs));
        var room = Room(erlangs, agents, deferred * (1 - speed), reserve);
        return new BlendedPerformance(room.Mix(Crowd(deferred * (1 - speed))), deferred);

        QueuePerformance Crowd(double missing) => Crowded(erlangs, agents - missing, ahtSeconds, targetSeconds, patienceSeconds);
    }

    /// <summary>The least reserve with which calls keep their targets: the one that leaves most time for deferred work.</summary>
    /// <param name="erlangs">Offered load of calls, 0 to 10,000,000.</param>
    /// <param name="agents">Agents, net, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The promise to callers. Its occupancy cap has no say here: filling idle time is the purpose.</param>
    /// <param name="deferredAhtSeconds">Mean handle time of deferred work in seconds, above 0; null for that of calls.</param>
    /// <returns>0 to <paramref name="agents"/>; <paramref name="agents"/> also where calls miss their targets without any deferred work.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double LeastReserve(double erlangs, double agents, double ahtSeconds, ServiceTarget target, double? deferredAhtSeconds = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        var promise = target with { OccupancyMax = null };
        QueueInput.Check(erlangs, agents, ahtSeconds, 0);
        var (threshold, patience) = (promise.AnswerWithin.TotalSeconds, promise.Patience?.TotalSeconds ?? double.PositiveInfinity);
        if (erlangs == 0 || agents == 0)
        {
            return 0;
        }

        if (RequiredAgents.Broken(ErlangA.Evaluate(erlangs, agents, ahtSeconds, threshold, patience), promise) != ServiceTargets.None)
        {
            return agents;
        }

        var least = agents;
        Balance(agents, ahtSeconds / Guard.Positive(deferredAhtSeconds ?? ahtSeconds, nameof(deferredAhtSeconds)), missing =>
        {
            // Who waits fares the same whatever the reserve, which only decides how many wait: one evaluation of the queue serves the whole search.
            var crowd = Crowded(erlangs, agents - missing, ahtSeconds, threshold, patience);
            bool Kept(double reserve) => RequiredAgents.Broken(Room(erlangs, agents, missing, reserve).Mix(crowd), promise) == ServiceTargets.None;
            var (low, high) = (0.0, agents);
            if (Kept(0))
            {
                high = 0;
            }

            for (var i = 0; i < Halvings && high - low > 1e-9 * agents; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = Kept(middle) ? (low, middle) : (middle, high);
            }

            least = high;
            return high >= agents ? 0 : Room(erlangs, agents, missing, high).Deferred(crowd, erlangs);
        });
        return least;
    }

    internal static BlendedPerformance Evaluate(double erlangs, double agents, double ahtSeconds, ServiceTarget target, double reserve, double? deferredAhtSeconds) => Evaluate(
        erlangs, agents, ahtSeconds, target.AnswerWithin.TotalSeconds, target.Patience?.TotalSeconds ?? double.PositiveInfinity, reserve, deferredAhtSeconds);

    // The mean number of agents on deferred work is what that number brings about: as they come free at another pace, so many agents are missing, or there twice. By the
    // secant between two numbers that enclose the answer (Illinois method); the last number tried is the answer.
    private static double Balance(double agents, double speed, Func<double, double> deferredAt)
    {
        if (speed == 1)
        {
            return deferredAt(0);
        }

        double Excess(double number) => deferredAt(number * (1 - speed)) - number;
        var (low, high) = (0.0, agents);
        var (atLow, atHigh) = (Excess(low), Excess(high));
        if (atLow <= 0 || atHigh >= 0)
        {
            return deferredAt(atLow <= 0 ? 0 : high * (1 - speed));
        }

        var found = 0.0;
        for (var i = 0; i < Halvings; i++)
        {
            found = ((low * atHigh) - (high * atLow)) / (atHigh - atLow);
            var at = Excess(found);
            if (Math.Abs(at) <= 1e-9 * agents)
            {
                return found;
            }

            (low, atLow, high, atHigh) = at > 0 ? (found, at, high, atHigh / 2) : (low, atLow / 2, found, at);
        }

        return found;
    }

    // The queue with a state that has room, as likely as the one with all agents busy and none waiting: to be mixed with the room there is.
    internal static QueuePerformance Crowded(double erlangs, double pace, double ahtSeconds, double targetSeconds, double patienceSeconds) =>
        !double.IsPositiveInfinity(patienceSeconds) ? VirtualWait.Evaluate(1, erlangs, pace, ahtSeconds, targetSeconds, patienceSeconds)
        : pace <= erlangs ? ErlangC.Overloaded(erlangs)
        : ErlangC.Evaluate(1, erlangs, pace, ahtSeconds, targetSeconds);

    private static BlendedRoom Room(double erlangs, double agents, double missing, double reserve)
    {
        // Relative to the state with all N busy: N−1 busy weighs N/A, and so on down to the reserve, the last state in part.
        var (mass, idle, weight, huge) = (0.0, 0.0, 1.0, false);
        for (var k = 1; k - 1 < reserve; k++)
        {
            weight *= Math.Max(0, agents - missing - k + 1) / erlangs;
            var part = Math.Min(1, reserve - k + 1) * weight;
            (mass, idle) = (mass + part, idle + (part * Math.Min(k, agents)));
            if (mass > Huge)
            {
                (mass, idle, weight, huge) = (mass / Huge, idle / Huge, weight / Huge, true);
            }
        }

        // With more than 10^200 to one nobody waits.
        return new BlendedRoom(huge ? double.PositiveInfinity : mass, mass > 0 ? idle / mass : 0, agents);
    }
}
