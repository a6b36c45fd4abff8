namespace Wfm.Staffing;

/// <summary>Queues of one skill whose work can wait: e-mail, tickets, lists. Agents do it in the time that contacts which cannot wait leave.</summary>
/// <remarks>
/// The agents to add are the smoothest number of hours per day that keeps every promise (<see cref="RequiredDeferred"/>). Within a day they are laid where the others are few,
/// so that the day's agents are as even as they can be: troughs are filled. A day whose promises do not allow that keeps part of the way, down to the same number of added
/// agents all day.
/// </remarks>
internal sealed class DeferredPool
{
    private const double Tie = 1e-9;
    private const int Halvings = 30;

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
        var free = whole.Zip(fraction, (w, f) => w - f).Select((f, i) => Staffed[i] ? Math.Max(0, f) : 0).ToArray();
        var need = RequiredDeferred.PerDay(_streams, _grid, Staffed, free);
        var agents = whole.Zip(need.Agents, (w, a) => w + a).ToArray();
        for (var day = 0; day < _grid.Days; day++)
        {
            var (from, to) = _grid.DayRange(day);
            if (Enumerable.Range(from, to - from).Sum(i => need.Agents[i]) is > Tie and var hours)
            {
                Smooth(agents, from, Filled(whole, from, to, hours), fraction, need);
            }
        }

        return (agents, need.Impossible);
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

    // The same agent-intervals, laid on the lowest.
    private double[] Filled(IReadOnlyList<double> whole, int from, int to, double hours)
    {
        var open = Enumerable.Range(from, to - from).Where(i => Staffed[i]).ToList();
        var (low, high) = (open.Min(i => whole[i]), open.Max(i => whole[i]) + hours);
        for (var k = 0; k < 60; k++)
        {
            var level = (low + high) / 2;
            (low, high) = open.Sum(i => Math.Max(0, level - whole[i])) < hours ? (level, high) : (low, level);
        }

        return [.. Enumerable.Range(from, to - from).Select(i => Staffed[i] ? Math.Max(whole[i], high) : whole[i])];
    }

    // As far from an even addition towards an even day as the promises allow. What can be kept is concave in the agents, so all between two plans that keep them do.
    private void Smooth(double[] agents, int from, double[] filled, IReadOnlyList<double> fraction, DeferredRequirement need)
    {
        var even = agents[from..(from + filled.Length)];
        void Lay(double part)
        {
            for (var i = 0; i < filled.Length; i++)
            {
                agents[from + i] = even[i] + (part * (filled[i] - even[i]));
            }
        }

        Lay(1);
        if (Keeps(agents, fraction, need))
        {
            return;
        }

        var (keeps, fails) = (0.0, 1.0);
        for (var k = 0; k < Halvings && fails - keeps > 1e-3; k++)
        {
            var middle = (keeps + fails) / 2;
            Lay(middle);
            (keeps, fails) = Keeps(agents, fraction, need) ? (middle, fails) : (keeps, middle);
        }

        Lay(keeps);
    }

    private bool Keeps(double[] agents, IReadOnlyList<double> fraction, DeferredRequirement need) =>
        Flow([.. agents.Zip(fraction, (a, f) => a - f)]).Zip(need.Flow).All(p =>
            p.First.OnTime >= p.Second.OnTime - Tie && p.First.Backlog[^1] <= p.Second.Backlog[^1] + 1e-6);
}
