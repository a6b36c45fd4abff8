namespace Wfm.Staffing;

/// <summary>Service level per queue and interval of one simulation, to be added up over any run of intervals.</summary>
internal sealed class ServiceCells
{
    private readonly double[][] _base;
    private readonly double[][] _inTime;
    private readonly double[][] _variance;

    public ServiceCells(CertifyModel model, SimulationResult result)
    {
        _base = [.. result.Queues.Select(_ => new double[model.Grid.Count])];
        _inTime = [.. result.Queues.Select(_ => new double[model.Grid.Count])];
        _variance = [.. result.Queues.Select(_ => new double[model.Grid.Count])];
        for (var q = 0; q < _base.Length; q++)
        {
            var plan = model.Demands[q].Plan;
            for (var i = 0; i < model.Grid.Count; i++)
            {
                var cell = result.Queues[q].Groups[i];
                var level = plan.IsDeferred ? cell.OnTime : cell.ServiceLevel(plan.Target.ServiceLevelOf);
                if (!double.IsNaN(level.Mean))
                {
                    var share = plan.Target.ServiceLevelOf == ServiceLevelOf.Answered && !plan.IsDeferred ? cell.Answered.Mean / cell.Offered.Mean : 1;
                    _base[q][i] = model.Demands[q].Volume[i] * share;
                    _inTime[q][i] = _base[q][i] * level.Mean;
                    _variance[q][i] = double.IsNaN(level.StandardError) ? 0 : _base[q][i] * _base[q][i] * level.StandardError * level.StandardError;
                }
            }
        }

        Deferred = [.. model.Demands.Select(d => d.Plan.IsDeferred)];
    }

    private bool[] Deferred { get; }

    /// <summary>Group of each simulated interval: that of the grid, without the first half of a stretched one.</summary>
    public static IReadOnlyList<int> Groups(TimeGrid grid, Scenario scenario) =>
        [.. Enumerable.Range(0, grid.Count * scenario.Parts).Select(i => i % scenario.Parts < scenario.Parts - 1 ? -1 : i / scenario.Parts)];

    /// <summary>Service level of a queue over intervals, weighted with the contacts forecast; of all queues that are not deferred work for −1.</summary>
    public double ServiceLevel(int queue, int from, int to) => Sum(_inTime, queue, from, to) / Sum(_base, queue, from, to);

    /// <summary>Standard error of <see cref="ServiceLevel"/>, intervals taken to be independent.</summary>
    public double StandardError(int queue, int from, int to) => Math.Sqrt(Sum(_variance, queue, from, to)) / Sum(_base, queue, from, to);

    private double Sum(double[][] cells, int queue, int from, int to)
    {
        var sum = 0.0;
        for (var q = 0; q < cells.Length; q++)
        {
            if (q == queue || (queue < 0 && !Deferred[q]))
            {
                for (var i = from; i < to; i++)
                {
                    sum += cells[q][i];
                }
            }
        }

        return sum;
    }
}
