namespace Wfm.Staffing;

/// <summary>A line of a certificate, and what it is about in the model.</summary>
/// <param name="Line">The line.</param>
/// <param name="Queue">Position of the queue, or −1 for all together.</param>
/// <param name="From">First interval.</param>
/// <param name="To">The one after the last.</param>
internal sealed record PlacedLine(CertificateLine Line, int Queue, int From, int To);

/// <summary>Makes the lines of a certificate out of what was simulated and what was expected.</summary>
internal sealed class CertificateLines(CertifyModel model, SimulationResult result)
{
    private readonly TimeGrid _grid = model.Grid;

    /// <summary>Queues in the plan's order, then all together when there are several: intervals, days, horizon.</summary>
    public IReadOnlyList<PlacedLine> All()
    {
        var queues = Enumerable.Range(0, model.Demands.Count);
        return [.. queues.SelectMany(Of), .. model.Demands.Count > 1 ? Of(-1) : []];
    }

    private IEnumerable<PlacedLine> Of(int queue)
    {
        var series = queue < 0 ? result.All : result.Queues[queue];
        for (var i = 0; i < _grid.Count; i++)
        {
            if (IsOpen(queue, i))
            {
                yield return Line(CertificateLevel.Interval, queue, i, i + 1, series.Intervals[i]);
            }
        }

        for (var day = 0; day < _grid.Days; day++)
        {
            var (from, to) = _grid.DayRange(day);
            if (Enumerable.Range(from, to - from).Any(i => IsOpen(queue, i)))
            {
                yield return Line(CertificateLevel.Day, queue, from, to, series.Groups[day]);
            }
        }

        yield return Line(CertificateLevel.Horizon, queue, 0, _grid.Count, series.Total);
    }

    private bool IsOpen(int queue, int interval) => queue < 0 ? model.Demands.Any(d => d.Open[interval]) : model.Demands[queue].Open[interval];

    private PlacedLine Line(CertificateLevel level, int queue, int from, int to, SimulationMeasures measures)
    {
        var plan = queue < 0 ? null : model.Demands[queue].Plan;
        var target = plan?.Target;
        var isDeferred = plan?.IsDeferred == true;
        var promised = target?.ServiceLevel is not null && !isDeferred;
        var expected = model.Expected.Of(queue, from, to);
        var line = new CertificateLine(level, plan?.Queue, new Interval(_grid[from].Start, _grid[to - 1].End))
        {
            Offered = measures.Offered.Mean,
            Agents = Agents(queue, from, to),
            ServiceLevel = Share(isDeferred ? measures.OnTime : measures.ServiceLevel(target?.ServiceLevelOf ?? ServiceLevelOf.Offered)),
            AsaSeconds = Positive(measures.Asa(target?.AsaOf ?? AsaOf.Answered)),
            Abandonment = Share(measures.Abandonment),
            Occupancy = Share(measures.Occupancy),
            Target = target?.ServiceLevel ?? double.NaN,
            TargetMet = promised ? measures.TargetMet.Mean : double.NaN,
            ExpectedServiceLevel = expected.ServiceLevel,
            ExpectedAsaSeconds = expected.AsaSeconds,
            ExpectedAbandonment = expected.Abandonment,
            ExpectedOccupancy = expected.Occupancy,
        };
        return new PlacedLine(line, queue, from, to);
    }

    private double Agents(int queue, int from, int to)
    {
        var (heads, open) = (0.0, 0);
        for (var i = from; i < to; i++)
        {
            if (IsOpen(queue, i))
            {
                (heads, open) = (heads + model.Heads(queue, i), open + 1);
            }
        }

        return open > 0 ? heads / open : 0;
    }

    private static Estimate Share(Measured m) => new(m.Mean, Math.Max(0, m.Low), Math.Min(1, m.High));

    private static Estimate Positive(Measured m) => new(m.Mean, Math.Max(0, m.Low), m.High);
}
