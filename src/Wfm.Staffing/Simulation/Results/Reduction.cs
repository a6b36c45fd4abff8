namespace Wfm.Staffing;

/// <summary>Takes up the tallies of replications, in their order, and keeps moments of every cell: by queue (and all together), interval, group and in total.</summary>
internal sealed class Reduction
{
    private readonly Centre _centre;
    private readonly SimulationOptions _options;
    private readonly int _groups;
    private readonly Moments[][] _intervals;
    private readonly Moments[][] _grouped;
    private readonly Moments[] _total;
    private readonly double[] _over = new double[MeasureSums.Measures];
    private readonly double[] _under = new double[MeasureSums.Measures];

    public Reduction(Centre centre, SimulationOptions options, bool batches)
    {
        (_centre, _options) = (centre, options);
        _groups = batches ? 0 : options.GroupOfInterval.Select(g => g + 1).DefaultIfEmpty(0).Max();
        var series = centre.Queues.Count + 1;
        _intervals = [.. Enumerable.Range(0, series).Select(_ => Cells(batches ? 0 : centre.Intervals))];
        _grouped = [.. Enumerable.Range(0, series).Select(_ => Cells(_groups))];
        _total = Cells(series);
    }

    /// <summary>Replications, or batches, so far.</summary>
    public int Count { get; private set; }

    /// <summary>Every interval after the warm-up is a batch.</summary>
    public void AddBatches(Tally tally)
    {
        Span<double> counts = stackalloc double[Tally.Counts];
        for (var i = _options.WarmupIntervals; i < _centre.Intervals; i++)
        {
            Count++;
            for (var s = 0; s < _total.Length; s++)
            {
                counts.Clear();
                AddCell(tally, s, i, counts);
                Take(_total[s], s, counts);
            }
        }
    }

    public void Add(Tally tally)
    {
        Count++;
        Span<double> cell = stackalloc double[Tally.Counts];
        Span<double> total = stackalloc double[Tally.Counts];
        var grouped = new double[_groups * Tally.Counts];
        for (var s = 0; s < _total.Length; s++)
        {
            total.Clear();
            Array.Clear(grouped);
            for (var i = 0; i < _centre.Intervals; i++)
            {
                cell.Clear();
                AddCell(tally, s, i, cell);
                Take(_intervals[s][i], s, cell);
                if (i < _options.WarmupIntervals)
                {
                    continue;
                }

                Join(total, cell);
                if (_groups > 0 && _options.GroupOfInterval[i] is var group && group >= 0)
                {
                    Join(grouped.AsSpan(group * Tally.Counts, Tally.Counts), cell);
                }
            }

            Take(_total[s], s, total);
            for (var g = 0; g < _groups; g++)
            {
                Take(_grouped[s][g], s, grouped.AsSpan(g * Tally.Counts, Tally.Counts));
            }
        }
    }

    /// <summary>Half of the widest confidence interval of a queue's service level, or share on time; 0 where no queue has one.</summary>
    public double WidestHalf()
    {
        var widest = 0.0;
        for (var q = 0; q < _centre.Queues.Count; q++)
        {
            var queue = _centre.Queues[q];
            var measured = _total[q].Of(queue.Deferred is null ? MeasureSums.ServiceLevel(queue.TargetServiceLevelOf) : Measure.OnTime);
            widest = double.IsNaN(measured.Mean) ? widest : double.IsNaN(measured.HalfWidth) ? double.PositiveInfinity : Math.Max(widest, measured.HalfWidth);
        }

        return widest;
    }

    public SimulationResult Result()
    {
        SimulationSeries Series(int s) => new(s < _centre.Queues.Count ? _centre.Queues[s].Name : "all",
            [.. _intervals[s].Select(m => new SimulationMeasures(m))], [.. _grouped[s].Select(m => new SimulationMeasures(m))], new SimulationMeasures(_total[s]));
        return new SimulationResult([.. Enumerable.Range(0, _centre.Queues.Count).Select(Series)], Series(_centre.Queues.Count), Count,
            _options.HalfWidth is { } width && WidestHalf() <= width);
    }

    private static void Join(Span<double> sum, ReadOnlySpan<double> cell)
    {
        for (var c = 0; c < sum.Length; c++)
        {
            // A level at the end of an interval; the rest are sums over it.
            sum[c] = c == (int)Wfm.Staffing.Count.Backlog ? cell[c] : sum[c] + cell[c];
        }
    }

    /// <summary>The counts of a queue; for all together contacts of those that are not deferred work, promises of those that are, and the time of all agents.</summary>
    private void AddCell(Tally tally, int series, int interval, Span<double> counts)
    {
        if (series < _centre.Queues.Count)
        {
            tally.Cell(series, interval).CopyTo(counts);
            return;
        }

        for (var q = 0; q < _centre.Queues.Count; q++)
        {
            var cell = tally.Cell(q, interval);
            var deferred = _centre.Queues[q].Deferred is not null;
            for (var c = 0; c < counts.Length; c++)
            {
                var promise = c is (int)Wfm.Staffing.Count.OnTime or (int)Wfm.Staffing.Count.Decided or (int)Wfm.Staffing.Count.Backlog;
                counts[c] += promise == deferred ? cell[c] : 0;
            }
        }

        foreach (var c in (ReadOnlySpan<Count>)[Wfm.Staffing.Count.BusyTime, Wfm.Staffing.Count.StaffedTime, Wfm.Staffing.Count.Seconds])
        {
            counts[(int)c] = tally.Cell(series, interval)[(int)c];
        }
    }

    private void Take(Moments moments, int series, ReadOnlySpan<double> counts)
    {
        MeasureSums.Fill(counts, series < _centre.Queues.Count ? _centre.Queues[series] : null, _over, _under);
        moments.Add(_over, _under);
    }

    private Moments[] Cells(int count) => [.. Enumerable.Range(0, count).Select(_ => new Moments(_options.Confidence))];
}
