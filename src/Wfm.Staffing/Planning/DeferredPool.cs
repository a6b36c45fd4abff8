namespace Wfm.Staffing;

/// <summary>Queues of one skill whose work can wait: e-mail, tickets, lists. Agents do it in the time that contacts which cannot wait leave.</summary>
/// <remarks>
/// Every day has a level below which the number of agents does not fall while such work is done: the others' troughs are filled up to it. The levels are as low and as even as the
/// promises allow (<see cref="RequiredDeferred"/>). What contacts that cannot wait leave of their agents is counted as N − n, with n the fraction of an agent that they just
/// need: agents on mail do not come back in the middle of one, so the idle moments of those n are left alone.
/// </remarks>
internal sealed class DeferredPool
{
    private readonly TimeGrid _grid;
    private readonly QueueDemand[] _queues;
    private readonly DeferredStream[] _streams;
    private readonly double[] _costs;

    public DeferredPool(TimeGrid grid, IEnumerable<QueueDemand> queues)
    {
        (_grid, _queues) = (grid, [.. queues]);
        _streams = [.. _queues.Select(q => DeferredStream.For(q.Plan, grid, q.Volume, q.AhtSeconds))];
        _costs = [.. _streams.Select(s => (s.Arrivals.Sum() is > 0 and var n ? s.Arrivals.Zip(s.AhtSeconds, (a, t) => a * t).Sum() / n : s.BacklogAhtSeconds ?? 0) / s.Occupancy)];
        Staffed = [.. Enumerable.Range(0, grid.Count).Select(i => _queues.Any(q => q.Open[i]))];
    }

    /// <summary>The queues, in the plan's order.</summary>
    public IReadOnlyList<QueueDemand> Queues => _queues;

    /// <summary>Whether such work is done in an interval: where one of the queues is open.</summary>
    public bool[] Staffed { get; }

    /// <summary>Agents to have per interval, and contacts that nobody can do in time.</summary>
    /// <param name="whole">Agents who are there for contacts that cannot wait.</param>
    /// <param name="fraction">Agents whom these contacts need.</param>
    public (double[] Agents, IReadOnlyList<double> Impossible) Require(IReadOnlyList<double> whole, IReadOnlyList<double> fraction)
    {
        int[] days = [.. Staffed.Select((s, i) => s ? _grid.DayOfInterval(i) : -1)];
        double Spare(int i, double level) => days[i] < 0 ? 0 : Math.Max(whole[i], level) - fraction[i];
        var (levels, impossible) = RequiredDeferred.Levels(_streams, days, Staffed, (i, level) => Spare(i, level) * _grid.Step.TotalSeconds);
        return ([.. levels.Select((level, i) => days[i] < 0 ? whole[i] : Math.Max(whole[i], level))], impossible);
    }

    /// <summary>What becomes of the work with agents who take it when they have time.</summary>
    /// <param name="spare">Agents with time for it per interval.</param>
    public IReadOnlyList<DeferredResult> Flow(IReadOnlyList<double> spare) =>
        DeferredFlow.Run(_streams, [.. spare.Select((s, i) => Staffed[i] ? Math.Max(0, s) : 0)], _grid.Step.TotalSeconds, LateWork.Last);

    /// <summary>Agents that the work takes up in an interval.</summary>
    public double Used(IReadOnlyList<DeferredResult> flow, int interval) => flow.Zip(_costs, (f, cost) => f.Done[interval] * cost).Sum() / _grid.Step.TotalSeconds;

    /// <summary>Agents whose time such work fills.</summary>
    public double Busy(IReadOnlyList<DeferredResult> flow, int interval) =>
        flow.Select((f, q) => f.Done[interval] * _costs[q] * _streams[q].Occupancy).Sum() / _grid.Step.TotalSeconds;
}
