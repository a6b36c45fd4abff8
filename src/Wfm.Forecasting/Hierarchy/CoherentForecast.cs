namespace Wfm.Forecasting;

/// <summary>Forecasts of several queues that add up at every level: interval, day, week and month; queue, channel, site and everything. Immutable.</summary>
public sealed class CoherentForecast
{
    /// <summary>Correlation of the errors of queues whose sum could not be backtested.</summary>
    private const double AssumedCorrelation = 0.5;

    private readonly IReadOnlyList<FittedForecaster> _fits;
    private readonly IReadOnlyList<TimeGrid> _grids;
    private readonly IReadOnlyList<double[]> _factors;
    private readonly IReadOnlyList<ForecastHierarchy.Node> _nodes;

    internal CoherentForecast(
        IReadOnlyList<FittedForecaster> fits, IReadOnlyList<TimeGrid> grids, IReadOnlyList<double[]> factors, IReadOnlyList<ForecastHierarchy.Node> nodes)
    {
        (_fits, _grids, _factors, _nodes) = (fits, grids, factors, nodes);
        Queues = [.. fits.Select((f, q) => f.Predict(grids[q], factors[q]))];
    }

    /// <summary>Forecast of each queue, in the order of the histories.</summary>
    public IReadOnlyList<QueueForecast> Queues { get; }

    /// <summary>What a queue's own forecast of a day was multiplied by so that the levels agree.</summary>
    /// <param name="queue">Number of the queue.</param>
    /// <param name="day">Number of the day.</param>
    public double Factor(int queue, int day) => _factors[queue][day];

    /// <summary>Totals of every queue, channel, site and of everything, per day, week or month.</summary>
    /// <param name="period">Day, week (from Monday) or month.</param>
    /// <returns>Level by level, in order of time. Means of a level are the sums of its queues' means; quantiles come from the backtest of that level.</returns>
    public IReadOnlyList<LevelTotal> Totals(Period period)
    {
        var queues = _fits.Select((f, q) => f.Totals(_grids[q], period, _factors[q])).ToList();
        var result = new List<LevelTotal>();
        for (var q = 0; q < queues.Count; q++)
        {
            result.AddRange(queues[q].Select(t => new LevelTotal(ForecastLevel.Queue, _fits[q].Queue.Name, t)));
        }

        foreach (var node in _nodes)
        {
            var own = node.Members.Count == 1 ? queues[node.Members[0]] : node.Own is { } fit ? OfOwn(fit, node.Members, period) : Assumed(node.Members, period);
            for (var t = 0; t < own.Count; t++)
            {
                // Sums of the queues' numbers themselves, so that they agree to the last digits.
                var mean = node.Members.Sum(m => queues[m][t].Mean);
                var work = node.Members.Where(m => queues[m][t].Mean > 0).Sum(m => queues[m][t].Mean * queues[m][t].AhtSeconds);
                result.Add(new LevelTotal(node.Level, node.Name,
                    new PeriodTotal(period, own[t].Start, own[t].Days, mean, own[t].Quantiles) { AhtSeconds = mean > 0 ? work / mean : double.NaN }));
            }
        }

        return result;
    }

    /// <summary>The level's own error model around the queues' hours added up.</summary>
    private IReadOnlyList<PeriodTotal> OfOwn(FittedForecaster fit, IReadOnlyList<int> members, Period period)
    {
        var grid = new TimeGrid(fit.Zone, _grids[0].FirstDay, _grids[0].Days, fit.Step);
        var means = new double[grid.Count];
        foreach (var m in members)
        {
            var hours = _fits[m].Volume(grid, _factors[m]);
            for (var i = 0; i < means.Length; i++)
            {
                means[i] += hours[i];
            }
        }

        return fit.TotalsOf(grid, means, period);
    }

    private List<PeriodTotal> Assumed(IReadOnlyList<int> members, Period period)
    {
        var sums = members.Select(m => _fits[m].Sums(_grids[m], period, _factors[m]).ToList()).ToList();
        var result = new List<PeriodTotal>();
        for (var t = 0; t < sums[0].Count; t++)
        {
            var quantiles = new double[QueueForecast.Levels.Count];
            var mean = sums.Sum(s => s[t].Sum.Mean);
            if (mean > 0)
            {
                var (apart, together) = (sums.Sum(s => s[t].Sum.Variance), sums.Sum(s => Math.Sqrt(s[t].Sum.Variance)));
                new CountLaw(mean, ((1 - AssumedCorrelation) * apart) + (AssumedCorrelation * together * together)).Quantiles([.. QueueForecast.Levels], quantiles);
            }

            result.Add(new PeriodTotal(period, sums[0][t].Start, sums[0][t].Days, mean, quantiles));
        }

        return result;
    }
}
