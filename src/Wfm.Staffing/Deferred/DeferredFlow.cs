namespace Wfm.Staffing;

/// <summary>
/// Deferred work on given people: earliest deadline first, in fractions of contacts (a fluid), each interval's people used until nothing waits. Work is not done before the interval in
/// which it comes. What is not done is carried over, from day to day as well.
/// </summary>
/// <remarks>With <see cref="LateWork.Last"/> no order has more work done in time: contacts are the one side of a convex bipartite graph, a contact fits a
/// run of intervals, and taking the earliest deadline among those still in time is F. Glover's greedy matching (Maximum matching in a convex bipartite graph, Naval Res.
/// Logist. Quart. 14, 1967). With <see cref="LateWork.First"/> the same holds where all can be in time. Costs the logarithm of what waits per interval.</remarks>
public static class DeferredFlow
{
    /// <summary>Runs the streams on the same people.</summary>
    /// <param name="streams">One or more, with as many intervals each.</param>
    /// <param name="agents">People on this work per interval, net, 0 or more, fractions allowed.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="late">Where late work goes.</param>
    /// <returns>One result per stream, in order.</returns>
    /// <exception cref="ArgumentException">No stream, or numbers of intervals that differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    /// <exception cref="WfmDataException">A backlog without a handle time, its own or that of arrivals.</exception>
    public static IReadOnlyList<DeferredResult> Run(
        IReadOnlyList<DeferredStream> streams, IReadOnlyList<double> agents, double intervalSeconds, LateWork late = LateWork.First)
    {
        ArgumentNullException.ThrowIfNull(agents);
        Guard.Positive(intervalSeconds);
        var line = new DeferredLine(streams, agents.Count);
        foreach (var number in agents)
        {
            Guard.NotNegative(number, nameof(agents));
        }

        var results = streams.Select(_ => new DeferredResult(agents.Count)).ToArray();
        line.Run(t => agents[t] * intervalSeconds, late, results, intervalSeconds);
        return results;
    }
}
