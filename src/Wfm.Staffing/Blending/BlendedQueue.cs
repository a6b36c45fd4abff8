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
/// <para>Where deferred work runs out, calls fare better than this. Where its handle time is not that of calls this is an approximation: longer work makes agents come
/// free less often while callers wait.</para>
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

        if (speed == 1)
        {
            return With(0);
        }

        // The mean number on deferred work is what that number brings about: more of it makes agents come free later, which leaves less idle time for it.
        var (low, high) = (0.0, agents);
        for (var i = 0; i < Halvings && high - low > 1e-12 * agents; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = With(middle * (1 - speed)).DeferredAgents > middle ? (middle, high) : (low, middle);
        }

        return With(low * (1 - speed));

        // Agents who come free later or sooner than calls would have it, as agents that are not there, or there twice.
        BlendedPerformance With(double missing)
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
            var below = huge ? double.PositiveInfinity : mass;
            var pace = agents - missing;
            var voice = forever
                ? (pace <= erlangs ? ErlangC.Overloaded(erlangs) : ErlangC.Evaluate(below, erlangs, pace, ahtSeconds, targetSeconds))
                : VirtualWait.Evaluate(below, erlangs, pace, ahtSeconds, targetSeconds, patienceSeconds);
            var busy = agents - (mass > 0 ? (1 - voice.WaitProbability) * idle / mass : 0);
            return new BlendedPerformance(voice with { Occupancy = Math.Clamp(busy / agents, 0, 1) }, Math.Max(0, busy - (erlangs * voice.Answered)));
        }
    }

    /// <summary>The least reserve with which calls keep their targets: the one that leaves most time for deferred work.</summary>
    /// <param name="erlangs">Offered load of calls, 0 to 10,000,000.</param>
    /// <param name="agents">Agents, net, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The promise to callers. Its occupancy cap has no say here: filling idle time is the purpose.</param>
    /// <returns>0 to <paramref name="agents"/>; <paramref name="agents"/> also where calls miss their targets without any deferred work.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double LeastReserve(double erlangs, double agents, double ahtSeconds, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var promise = target with { OccupancyMax = null };
        bool Kept(double reserve) => RequiredAgents.Broken(Evaluate(erlangs, agents, ahtSeconds, target, reserve).Voice, promise) == ServiceTargets.None;
        if (agents == 0 || Kept(0))
        {
            return 0;
        }

        var (low, high) = (0.0, agents);
        for (var i = 0; i < Halvings && high - low > 1e-9 * agents; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Kept(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    internal static BlendedPerformance Evaluate(double erlangs, double agents, double ahtSeconds, ServiceTarget target, double reserve) => Evaluate(
        erlangs, agents, ahtSeconds, target.AnswerWithin.TotalSeconds, target.Patience?.TotalSeconds ?? double.PositiveInfinity, reserve);
}
