using System.Globalization;
using System.Runtime.ExceptionServices;
using Wfm.Forecasting.Models;

namespace Wfm.Forecasting;

/// <summary>
/// Rolling-origin backtest: forecasts as they would have been made on earlier dates, from the rows before each, held against what came. Only intervals that
/// the history has are compared. Beside each error stand that of the seasonal naive forecast from the same origin and the Poisson floor.
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
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>Each model is fitted once per origin; origins are worked on side by side. The same input gives the same report, bit by bit, on any number of cores.</remarks>
    public static BacktestReport Run(ContactHistory history, BacktestOptions? options = null, ForecastOptions? forecast = null,
        IProgress<ForecastProgress>? progress = null, CancellationToken token = default) => Run(history, options, forecast, progress, SumBands.Of, token);

    internal static BacktestReport Run(ContactHistory history, BacktestOptions? options, ForecastOptions? forecast,
        IProgress<ForecastProgress>? progress, PeriodBands bands, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new BacktestOptions();
        forecast ??= new ForecastOptions();
        var models = options.Models.Distinct(StringComparer.Ordinal).ToList();
        var headline = models.FirstOrDefault(IsAuto) ?? models[0];
        var origins = Origins(history, options);
        var table = new DayTable(history);
        var (done, total) = (0, Math.Max(1, origins.Count * models.Count));
        Outcome At(int o)
        {
            void Step(string model)
            {
                token.ThrowIfCancellationRequested();
                progress?.Report(new ForecastProgress($"{model} from {origins[o]:yyyy-MM-dd}", (double)(Interlocked.Increment(ref done) - 1) / total));
            }

            return Outcome.Of(history, table, origins[o], models, headline, options.HorizonDays, forecast, bands, Step, token);
        }

        var outcomes = new Outcome[origins.Count];
        ForEach(origins.Count, options.Threads, o => outcomes[o] = At(o), token);
        var used = outcomes.Where(o => o.Runs.Count > 0).ToList();
        if (used.Count == 0)
        {
            throw new WfmDataException($"No origin of the backtest has history both before and after it (queue '{history.Queue.Name}').");
        }

        progress?.Report(new ForecastProgress("done", 1));
        var scores = models.SelectMany((model, m) => ScoreBook.Scores(model, [.. used.Select(o => o.Runs[m])])).ToList();
        var best = used.Select(o => o.Runs[models.IndexOf(headline)]).ToList();
        var days = best.SelectMany(DaysOf).ToList();
        var last = used.MaxBy(o => o.Origin)!;
        return new BacktestReport(history.Queue, scores, [.. outcomes.Select(o => o.Note).OfType<string>()])
        {
            Headline = headline,
            Choices = [.. used.Select(o => o.Choice).OfType<BacktestChoice>().OrderBy(c => c.Origin)],
            Days = days,
            WorstDays = new DayCauses(history, table, forecast.Events).Worst(best, days, options.WorstDays),
            LastForecast = last.Forecast,
            LastActual = last.Forecast is { } f ? Actual(history, f.Volume.Grid) : null,
        };
    }

    /// <summary>What came in the intervals of a grid; NaN where the history has nothing.</summary>
    internal static IntervalSeries Actual(ContactHistory history, TimeGrid grid)
    {
        var values = new double[grid.Count];
        Array.Fill(values, double.NaN);
        var cells = OriginCells.Of(history, grid);
        for (var c = 0; c < cells.Count; c++)
        {
            values[cells.Index[c]] = cells.Actual[c];
        }

        return new IntervalSeries(grid, values);
    }

    /// <summary>Days of a run, over the intervals that the history has.</summary>
    internal static IEnumerable<BacktestDay> DaysOf(ForecastRun run)
    {
        var cells = run.Cells;
        for (var from = 0; from < cells.Count;)
        {
            var (day, actual, mean, to) = (cells.Day[from], 0.0, 0.0, from);
            for (; to < cells.Count && cells.Day[to] == day; to++)
            {
                actual += cells.Actual[to];
                mean += run.Mean[to];
            }

            var band = run.Band(1, day, mean) ?? [double.NaN, double.NaN, double.NaN, double.NaN];
            yield return new BacktestDay(cells.Origin, cells.Origin.AddDays(day), actual, mean, band[0], band[1], band[2], band[3]);
            from = to;
        }
    }

    /// <summary>The seasonal naive forecast from the rows before an origin, or null when there is none to make it from.</summary>
    internal static QueueForecast? Naive(ContactHistory before, TimeGrid grid, ForecastOptions forecast, CancellationToken token)
    {
        var naive = new SeasonalNaive();
        try
        {
            return Forecaster.Fit(before, forecast with { Model = naive.Name, Models = [naive] }, null, token).Predict(grid);
        }
        catch (WfmDataException)
        {
            // No known count before the origin: no yardstick either.
            return null;
        }
    }

    private static bool IsAuto(string model) => string.Equals(model, "auto", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<DateOnly> Origins(ContactHistory history, BacktestOptions options)
    {
        if (options.Origins.Count > 0)
        {
            return [.. options.Origins.Distinct()];
        }

        var end = history.Zone.DayOf(history.Points[^1].Time.Start).AddDays(1);
        var first = history.Zone.DayOf(history.Points[0].Time.Start);
        return [.. Enumerable.Range(0, options.OriginCount).Select(k => end.AddDays(-options.HorizonDays - (14 * k))).Where(o => o > first.AddDays(6)).Reverse()];
    }

    private static void ForEach(int count, int threads, Action<int> work, CancellationToken token)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = token }, work);
        }
        catch (AggregateException e)
        {
            // The caller gets the fault itself, as from a loop.
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions.FirstOrDefault(i => i is OperationCanceledException) ?? e.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>What came of one origin.</summary>
    private sealed record Outcome(DateOnly Origin, IReadOnlyList<ForecastRun> Runs, BacktestChoice? Choice, QueueForecast? Forecast, string? Note)
    {
        public static Outcome Of(ContactHistory history, DayTable table, DateOnly origin, IReadOnlyList<string> models, string headline, int days, ForecastOptions forecast,
            PeriodBands bands, Action<string> step, CancellationToken token)
        {
            var before = history.Before(history.Zone.StartOfDay(origin));
            var grid = new TimeGrid(history.Zone, origin, days, history.Step);
            var cells = OriginCells.Of(history, grid);
            if (before is null || cells.Count == 0)
            {
                return new Outcome(origin, [], null, null, $"Origin {origin:yyyy-MM-dd} left out: the history has nothing {(before is null ? "before" : "after")} it.");
            }

            table.Scales(origin, cells.Scale);
            var runs = new List<ForecastRun>(models.Count);
            var (choice, kept, naive) = ((BacktestChoice?)null, (QueueForecast?)null, (QueueForecast?)null);
            foreach (var model in models)
            {
                step(model);
                var fitted = Forecaster.Fit(before, forecast with { Model = model }, null, token);
                var result = fitted.Predict(grid);
                var run = ForecastRun.Of(model, cells, result);
                foreach (var (_, length) in ScoreBook.Periods)
                {
                    if (length <= days && bands(fitted, grid, length) is { } known)
                    {
                        run.Bands[length] = known;
                    }
                }

                runs.Add(run);
                choice = IsAuto(model) ? Chosen(origin, fitted) : choice;
                kept = model == headline ? result : kept;
                naive = model == "seasonal_naive" ? result : naive;
            }

            naive ??= Naive(before, grid, forecast, token);
            for (var c = 0; naive is not null && c < cells.Count; c++)
            {
                cells.Naive[c] = naive.Volume[cells.Index[c]];
            }

            return new Outcome(origin, runs, choice, kept, null);
        }

        private static BacktestChoice Chosen(DateOnly origin, FittedForecaster fitted)
        {
            var scores = fitted.Scores;
            var own = scores.Where(s => s.Key == fitted.Model).Select(s => (double?)s.Value).FirstOrDefault();
            FormattableString reason = (scores, own) switch
            {
                ({ Count: 0 }, _) => $"The history was too short for a backtest of its own; {fitted.Model} is the default.",
                ({ Count: 1 }, _) => $"The only candidate, WAPE {100 * scores[0].Value:0.00} % inside the history.",
                (_, { } wape) when fitted.Model == scores[0].Key =>
                    $"Least error of {scores.Count} candidates inside the history: WAPE {100 * wape:0.00} %, next {scores[1].Key} with {100 * scores[1].Value:0.00} %.",
                (_, { } wape) =>
                    $"WAPE {100 * wape:0.00} % inside the history, about that of the best ({scores[0].Key}, {100 * scores[0].Value:0.00} %): a combination is safer than the one that looks best.",
                _ => $"Made of the candidates by their errors inside the history; the best one alone, {scores[0].Key}, had WAPE {100 * scores[0].Value:0.00} %.",
            };
            return new BacktestChoice(origin, fitted.Model, reason.ToString(CultureInfo.InvariantCulture), scores);
        }
    }
}
