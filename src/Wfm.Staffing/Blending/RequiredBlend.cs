namespace Wfm.Staffing;

/// <summary>
/// Calls and deferred work on the same people: deferred work fills the troughs that calls leave, and people are added only for what does not fit before its promise. A person who
/// is added takes calls as well, which frees more of the others' time than one person's: pooled work needs fewer than the sum.
/// </summary>
/// <remarks>With N agents in an interval the policy of <see cref="BlendedQueue"/> with the least reserve that keeps the targets of calls leaves a number of agents' worth of time for
/// deferred work. That time, worked by earliest deadline over the horizon, decides how many are added (<see cref="RequiredDeferred"/>).
/// Between levels 1/2 of an agent apart up to 4, and 1 apart above,
/// the time is interpolated.</remarks>
public static class RequiredBlend
{
    private const int FineNodes = 8;

    /// <summary>Solves over a horizon.</summary>
    /// <param name="calls">Calls per interval.</param>
    /// <param name="target">The promise to callers.</param>
    /// <param name="streams">One or more streams of deferred work, with as many intervals.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="groups">Number of the group of each interval that shares a level of people added, 0 or more (for instance the day); −1 where nobody can be added.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="ArgumentException">Numbers of intervals that differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    /// <exception cref="WfmDataException">A backlog without a handle time, its own or that of arrivals.</exception>
    public static BlendedRequirement Find(
        IReadOnlyList<BlendedInterval> calls,
        ServiceTarget target,
        IReadOnlyList<DeferredStream> streams,
        double intervalSeconds,
        IReadOnlyList<int> groups,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(streams);
        Guard.Positive(intervalSeconds);
        if (calls.Count != groups.Count)
        {
            throw new ArgumentException($"There are {calls.Count} intervals of calls and {groups.Count} groups.", nameof(groups));
        }

        // Contact by contact, as long as each takes an agent.
        var contacts = streams.Sum(s => s.Arrivals.Sum() + s.Backlog);
        var work = streams.Sum(s => s.Arrivals.Zip(s.AhtSeconds, (a, seconds) => a > 0 ? a * seconds : 0).Sum() + (s.Backlog > 0 ? s.Backlog * s.Cost(-1) * s.Occupancy : 0));
        double? aht = contacts > 0 ? work / contacts : null;
        var known = new Dictionary<(BlendedInterval, int), double>();
        double Free(int t, double level)
        {
            var node = level < FineNodes / 2.0 ? Math.Floor(level * 2) : FineNodes + Math.Floor(level - (FineNodes / 2.0));
            var (low, high) = (LevelAt(node), LevelAt(node + 1));
            var part = (level - low) / (high - low);
            return part == 0 ? At(t, (int)node) : ((1 - part) * At(t, (int)node)) + (part * At(t, (int)node + 1));
        }

        double At(int t, int node)
        {
            if (!known.TryGetValue((calls[t], node), out var free))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var agents = calls[t].Agents + LevelAt(node);
                free = Policy(calls[t], agents, target, aht).Performance.DeferredAgents;
                known.Add((calls[t], node), free);
            }

            return free;
        }

        var works = Enumerable.Range(0, groups.Count).Select(t => groups[t] >= 0 || At(t, 0) > 0).ToArray();
        var (levels, impossible) = RequiredDeferred.Levels(streams, groups, works, (t, level) => Free(t, level) * intervalSeconds);

        var agents = levels.Select((level, t) => calls[t].Agents + level).ToArray();
        var free = levels.Select((level, t) => Free(t, level)).ToArray();
        var policies = agents.Select((n, t) => Policy(calls[t], n, target, aht)).ToArray();
        return new BlendedRequirement(
            agents, [.. policies.Select(p => p.Reserve)], free, [.. policies.Select(p => p.Performance.Voice)], DeferredFlow.Run(streams, free, intervalSeconds, LateWork.Last), impossible);
    }

    private static double LevelAt(double node) => node <= FineNodes ? node / 2 : node - FineNodes + (FineNodes / 2.0);

    private static (double Reserve, BlendedPerformance Performance) Policy(BlendedInterval calls, double agents, ServiceTarget target, double? deferredAht)
    {
        var aht = calls.Erlangs > 0 ? calls.AhtSeconds : 1;
        var reserve = BlendedQueue.LeastReserve(calls.Erlangs, agents, aht, target, deferredAht);
        return (reserve, BlendedQueue.Evaluate(calls.Erlangs, agents, aht, target, reserve, deferredAht));
    }
}
