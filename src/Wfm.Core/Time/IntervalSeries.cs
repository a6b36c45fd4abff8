namespace Wfm;

/// <summary>One number per interval of a grid. Immutable; NaN means "not known".</summary>
public sealed class IntervalSeries
{
    private readonly double[] _values;

    /// <summary>A series over <paramref name="grid"/>.</summary>
    /// <param name="grid">The intervals.</param>
    /// <param name="values">One value per interval of the grid; copied.</param>
    /// <exception cref="ArgumentException">The number of values differs from the grid's.</exception>
    public IntervalSeries(TimeGrid grid, IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(values);
        (Grid, _values) = (grid, [.. values]);
        if (_values.Length != grid.Count)
        {
            throw new ArgumentException($"The grid has {grid.Count} intervals, the series {_values.Length} values.", nameof(values));
        }
    }

    /// <summary>The intervals.</summary>
    public TimeGrid Grid { get; }

    /// <summary>Number of intervals.</summary>
    public int Count => _values.Length;

    /// <summary>The values, in the grid's order.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Value of interval <paramref name="index"/>.</summary>
    public double this[int index] => _values[index];

    /// <summary>Sum over all intervals.</summary>
    public double Sum() => _values.Sum();

    /// <summary>Sum over one local day.</summary>
    public double DaySum(int dayIndex)
    {
        var (from, to) = Grid.DayRange(dayIndex);
        return _values.AsSpan(from, to - from).ToArray().Sum();
    }

    /// <summary>A series on the same grid, value by value.</summary>
    public IntervalSeries Select(Func<double, double> map) => new(Grid, _values.Select(map));

    /// <summary>
    /// Counts on another step: a finer interval gets its even share of the coarser one, a coarser one the sum of the finer ones, so sums stay what they were.
    /// </summary>
    /// <exception cref="ArgumentException">Neither step divides the other.</exception>
    public IntervalSeries ResampleCounts(TimeSpan step) => Resample(step, share: true);

    /// <summary>Levels (a handle time, agents) on another step: finer intervals repeat the value, a coarser one has the mean.</summary>
    /// <exception cref="ArgumentException">Neither step divides the other.</exception>
    public IntervalSeries ResampleLevels(TimeSpan step) => Resample(step, share: false);

    private IntervalSeries Resample(TimeSpan step, bool share)
    {
        if (step == Grid.Step)
        {
            return this;
        }

        var target = Grid.WithStep(step);
        var result = new double[target.Count];
        if (Grid.Step.Ticks % step.Ticks == 0)
        {
            var parts = (int)(Grid.Step.Ticks / step.Ticks);
            for (var i = 0; i < result.Length; i++)
            {
                // Where a clock change cuts the last interval, its parts inside the grid share it all.
                var inside = Math.Min(parts, result.Length - (i / parts * parts));
                result[i] = _values[i / parts] / (share ? inside : 1);
            }
        }
        else if (step.Ticks % Grid.Step.Ticks == 0)
        {
            var parts = (int)(step.Ticks / Grid.Step.Ticks);
            for (var i = 0; i < result.Length; i++)
            {
                var slice = _values.AsSpan(i * parts, Math.Min(parts, _values.Length - (i * parts)));
                var sum = 0.0;
                foreach (var value in slice)
                {
                    sum += value;
                }

                result[i] = share ? sum : sum / slice.Length;
            }
        }
        else
        {
            throw new ArgumentException($"Intervals of {Grid.Step.TotalMinutes} min cannot become intervals of {step.TotalMinutes} min.", nameof(step));
        }

        return new IntervalSeries(target, result);
    }
}
