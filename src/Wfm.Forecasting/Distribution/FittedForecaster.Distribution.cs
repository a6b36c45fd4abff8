namespace Wfm.Forecasting;

/// <content>Sums over days, weeks and months, and sample paths.</content>
public sealed partial class FittedForecaster
{
    /// <summary>Most numbers that one call draws: paths times intervals.</summary>
    private const long MostDraws = 1_000_000_000;

    /// <summary>Forecast of the contacts of each day, week or month of a horizon, with quantiles that know how the errors of intervals and days hang together.</summary>
    /// <param name="horizon">Days to forecast; its step does not matter. A week or month that it covers in part is totalled over that part.</param>
    /// <param name="period">Day, week (from Monday) or month.</param>
    /// <returns>In order of time. Means are the sums of the interval forecast's; a local day counts as one, be it of 23, 24 or 25 hours.</returns>
    /// <exception cref="ArgumentException">The horizon is in another zone than the history.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period is none of the three.</exception>
    public IReadOnlyList<PeriodTotal> Totals(TimeGrid horizon, Period period) => Totals(horizon, period, []);

    /// <summary>Forecast by day, for horizons of up to two years and more: bands get wider with every day ahead.</summary>
    /// <param name="firstDay">First local day.</param>
    /// <param name="days">Number of days, 1 to 3,700.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is outside the range given above.</exception>
    public IReadOnlyList<PeriodTotal> PredictDays(DateOnly firstDay, int days) => Totals(new TimeGrid(_history.Zone, firstDay, days, _history.Step), Period.Day);

    /// <summary>Possible futures over a horizon, for simulation and for staffing on more than a mean. Their intervals follow <see cref="Predict(TimeGrid)"/>'s quantiles,
    /// their sums <see cref="Totals(TimeGrid, Period)"/>' but for what the backtest bends the middle of the two apart (a fraction of a percent of the mean, as a rule).</summary>
    /// <param name="horizon">Intervals, of the history's step or another.</param>
    /// <param name="count">Number of paths, 1 or more.</param>
    /// <param name="seed">The same seed gives the same paths, and the first of many are those of few.</param>
    /// <exception cref="ArgumentOutOfRangeException">No path, or more than a thousand million numbers in all.</exception>
    /// <exception cref="ArgumentException">The horizon is in another zone than the history.</exception>
    public SamplePaths Paths(TimeGrid horizon, int count, int seed)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        if (count < 1 || (long)count * horizon.Count > MostDraws)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "At least one path, and at most 1,000,000,000 numbers in all, can be drawn.");
        }

        var (own, _, means) = OwnMeans(horizon, []);
        var (volume, _) = Resample(own, horizon, means, new double[own.Count]);
        var map = ClockMap.Of(horizon);
        var sampler = new PathSampler(_errors, _errors.Parts.At(horizon.Step / own.Step), volume, map.Day, map.Slot, Ahead(horizon), Special(horizon));
        return new SamplePaths(_history.Queue, horizon, seed, [.. Enumerable.Range(0, count).Select(p => sampler.Draw(seed, p))]);
    }

    /// <summary>The queue.</summary>
    internal QueueKey Queue => _history.Queue;

    internal TimeZoneInfo Zone => _history.Zone;

    internal TimeSpan Step => _history.Step;

    /// <summary>Totals with each day's volume multiplied by a factor; no factors: as it is.</summary>
    internal IReadOnlyList<PeriodTotal> Totals(TimeGrid horizon, Period period, ReadOnlySpan<double> dayFactors)
    {
        var (own, _, means) = OpenMeans(horizon, dayFactors);
        return TotalsOf(own, means, period);
    }

    /// <summary>Totals of given means on the history's own step.</summary>
    internal IReadOnlyList<PeriodTotal> TotalsOf(TimeGrid own, double[] means, Period period)
    {
        var map = ClockMap.Of(own);
        var quantiles = new double[QueueForecast.Levels.Count];
        var result = new List<PeriodTotal>();
        foreach (var (start, days, sum) in SumsOf(own, map, means, period))
        {
            var work = 0.0;
            var at = own.DayIndex(start);
            for (var i = own.DayRange(at).From; i < own.DayRange(at + days - 1).To; i++)
            {
                work += means[i] * (_aht?[own.Day(map.Day[i]), map.Slot[i]] ?? _options.DefaultAht.TotalSeconds);
            }

            _errors.Quantiles(sum, quantiles);
            result.Add(new PeriodTotal(period, start, days, sum.Mean, quantiles) { AhtSeconds = sum.Mean > 0 ? work / sum.Mean : double.NaN });
        }

        return result;
    }

    internal IEnumerable<(DateOnly Start, int Days, SumVariance Sum)> Sums(TimeGrid horizon, Period period, ReadOnlySpan<double> dayFactors)
    {
        var (own, map, means) = OpenMeans(horizon, dayFactors);
        return SumsOf(own, map, means, period);
    }

    /// <summary>Mean and error variance of each day.</summary>
    internal (double Mean, double Variance)[] DayErrors(TimeGrid horizon) => [.. Sums(horizon, Period.Day, []).Select(s => (s.Sum.Mean, s.Sum.Variance))];

    /// <summary>Mean volume on a grid of any step, each day multiplied by its factor.</summary>
    internal double[] Volume(TimeGrid horizon, ReadOnlySpan<double> dayFactors)
    {
        var (own, _, means) = OwnMeans(horizon, dayFactors);
        return Resample(own, horizon, means, new double[own.Count]).Volume;
    }

    private (TimeGrid Own, ClockMap Map, double[] Means) OpenMeans(TimeGrid horizon, ReadOnlySpan<double> dayFactors)
    {
        var (own, map, means) = OwnMeans(horizon, dayFactors);
        return (own, map, Resample(own, own, means, new double[own.Count]).Volume);
    }

    private IEnumerable<(DateOnly Start, int Days, SumVariance Sum)> SumsOf(TimeGrid own, ClockMap map, double[] means, Period period)
    {
        var (ahead, special) = (Ahead(own), Special(own));
        foreach (var (from, to) in Periods.Of(own.FirstDay, own.Days, period))
        {
            var sum = new SumVariance(_errors.Parts);
            for (var d = from; d < to; d++)
            {
                var (first, end) = own.DayRange(d);
                sum.AddDay(means.AsSpan(first, end - first), map.Slot.AsSpan(first, end - first), ahead[d], special[d]);
            }

            yield return (own.Day(from), to - from, sum);
        }
    }

    /// <summary>Days ahead per day of a grid: 1 for the first day after the history, and for what lies before it.</summary>
    private double[] Ahead(TimeGrid grid) => [.. Enumerable.Range(1 - _sheet.Raw.End.DayNumber, grid.Days).Select(d => Math.Max(1.0, grid.FirstDay.DayNumber + d))];

    /// <summary>Whether an event makes a day of the grid less sure.</summary>
    private bool[] Special(TimeGrid grid)
    {
        var at = grid.FirstDay.DayNumber - _sheet.Raw.FirstDay.DayNumber;
        var known = EventDays.Of(_sheet, Math.Max(0, at + grid.Days - _sheet.Raw.Days));
        return [.. Enumerable.Range(at, grid.Days).Select(d => d >= 0 && known[d])];
    }
}
