namespace Wfm.Forecasting;

/// <summary>
/// Rolling-origin backtest: forecasts as they would have been made on earlier dates, from the rows before each, held against what came. Only intervals that
/// the history has
/// are compared.
/// </summary>
public static class Backtest
{
    /// <summary>Runs a backtest.</summary>
    /// <param name="history">The whole history; each forecast sees only what lies before its origin.</param>
    /// <param name="options">Origins, horizon, models; null: defaults.</param>
    /// <param name="forecast">Options of each forecast; its model name is replaced by those of <paramref name="options"/>.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="token">Stops it.</param>
    /// <exception cref="ArgumentException">A model does not exist.</exception>
    /// <exception cref="WfmDataException">No origin has history both before and after it.</exception>
    public static BacktestReport Run(ContactHistory history, BacktestOptions? options = null, ForecastOptions? forecast = null,
        IProgress<ForecastProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new BacktestOptions();
        forecast ??= new ForecastOptions();
        var notes = new List<string>();
        var origins = Origins(history, options);
        var pairs = new Dictionary<string, List<Pairs>>();
        var done = 0;
        foreach (var origin in origins)
        {
            var before = history.Before(history.Zone.StartOfDay(origin));
            var after = Actuals(history, origin, options.HorizonDays);
            if (before is null || after.Count == 0)
            {
                notes.Add($"Origin {origin:yyyy-MM-dd} left out: the history has nothing {(before is null ? "before" : "after")} it.");
                continue;
            }

            var grid = new TimeGrid(history.Zone, origin, options.HorizonDays, history.Step);
            var naive = NaiveError(before);
            foreach (var model in options.Models)
            {
                token.ThrowIfCancellationRequested();
                progress?.Report(new ForecastProgress($"{model} from {origin:yyyy-MM-dd}", (double)done / (origins.Count * options.Models.Count)));
                var result = Forecaster.Fit(before, forecast with { Model = model }, null, token).Predict(grid);
                if (!pairs.TryGetValue(model, out var list))
                {
                    pairs[model] = list = [];
                }

                list.Add(Pairs.Of(origin, grid, after, result, naive));
                done++;
            }
        }

        if (pairs.Count == 0)
        {
            throw new WfmDataException($"No origin of the backtest has history both before and after it (queue '{history.Queue.Name}').");
        }

        progress?.Report(new ForecastProgress("done", 1));
        var spans = options.HorizonDays > 7 ? new[] { 7, options.HorizonDays } : [options.HorizonDays];
        var scores =
            from model in options.Models.Distinct()
            from set in pairs[model].Select(p => (Origin: (DateOnly?)p.Origin, Of: new[] { p })).Append((Origin: null, Of: pairs[model].ToArray()))
            from to in spans
            from score in Score(model, set.Origin, set.Of, to)
            select score;
        return new BacktestReport(history.Queue, [.. scores], notes);
    }

    private static IReadOnlyList<DateOnly> Origins(ContactHistory history, BacktestOptions options)
    {
        if (options.Origins.Count > 0)
        {
            return options.Origins;
        }

        var end = history.Zone.DayOf(history.Points[^1].Time.Start).AddDays(1);
        var first = history.Zone.DayOf(history.Points[0].Time.Start);
        return [.. Enumerable.Range(0, options.OriginCount).Select(k => end.AddDays(-options.HorizonDays - (14 * k))).Where(o => o > first.AddDays(6)).Reverse()];
    }

    private static Dictionary<DateTimeOffset, double> Actuals(ContactHistory history, DateOnly origin, int days)
    {
        var (from, to) = (history.Zone.StartOfDay(origin), history.Zone.StartOfDay(origin.AddDays(days)));
        return history.Points.Where(p => p.Time.Start >= from && p.Time.Start < to && !double.IsNaN(p.Offered)).ToDictionary(p => p.Time.Start, p => p.Offered);
    }

    private static double NaiveError(ContactHistory history)
    {
        var known = history.Points.Where(p => !double.IsNaN(p.Offered)).ToDictionary(p => history.Zone.Local(p.Time.Start), p => p.Offered);
        var (sum, n) = (0.0, 0);
        foreach (var (start, offered) in known)
        {
            // The same clock time a week before, whatever the offset was then.
            if (known.TryGetValue(history.Zone.At(start.DateTime.AddDays(-7)), out var before))
            {
                sum += Math.Abs(offered - before);
                n++;
            }
        }

        return n > 0 ? sum / n : double.NaN;
    }

    private static IEnumerable<BacktestScore> Score(string model, DateOnly? origin, Pairs[] sets, int to)
    {
        var rows = sets.SelectMany(s => s.Rows.Where(r => r.Day < to).Select(r => (Row: r, s.Naive))).ToList();
        if (rows.Count == 0)
        {
            yield break;
        }

        double[] Column(Func<Row, double> of) => [.. rows.Select(r => of(r.Row))];
        var (actual, mean) = (Column(r => r.Actual), Column(r => r.Mean));
        var (low95, low80, high80, high95) = (Column(r => r.Low95), Column(r => r.Low80), Column(r => r.High80), Column(r => r.High95));
        var average = actual.Average();
        // MASE by origin's own scale, pooled as a mean of scaled errors.
        var mase = rows.Average(r => Math.Abs(r.Row.Actual - r.Row.Mean) / r.Naive);
        var floor = mean.Sum(m => Math.Sqrt(2 * Math.Max(m, 0) / Math.PI)) / mean.Sum();
        yield return new BacktestScore(model, origin, "interval", 1, to, rows.Count, Metrics.Wape(actual, mean), Metrics.Bias(actual, mean), mase,
            Metrics.Coverage(actual, low80, high80), Metrics.Coverage(actual, low95, high95),
            Metrics.Winkler(actual, low80, high80, 0.2) / average, Metrics.Winkler(actual, low95, high95, 0.05) / average, floor);

        var days = sets.SelectMany(s => s.Rows.Where(r => r.Day < to).GroupBy(r => r.Day).Select(g => (Actual: g.Sum(r => r.Actual), Mean: g.Sum(r => r.Mean)))).ToList();
        double[] dayActual = [.. days.Select(d => d.Actual)], dayMean = [.. days.Select(d => d.Mean)];
        yield return new BacktestScore(model, origin, "day", 1, to, days.Count, Metrics.Wape(dayActual, dayMean), Metrics.Bias(dayActual, dayMean),
            double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
    }

    private readonly record struct Row(int Day, double Actual, double Mean, double Low95, double Low80, double High80, double High95);

    private sealed record Pairs(DateOnly Origin, double Naive, IReadOnlyList<Row> Rows)
    {
        public static Pairs Of(DateOnly origin, TimeGrid grid, Dictionary<DateTimeOffset, double> actuals, QueueForecast forecast, double naive)
        {
            var rows = new List<Row>();
            for (var i = 0; i < grid.Count; i++)
            {
                if (actuals.TryGetValue(grid[i].Start, out var actual))
                {
                    var q = forecast.Quantiles;
                    rows.Add(new Row(grid.DayOfInterval(i), actual, forecast.Volume[i], q[0][i], q[1][i], q[5][i], q[6][i]));
                }
            }

            return new Pairs(origin, naive, rows);
        }
    }
}
