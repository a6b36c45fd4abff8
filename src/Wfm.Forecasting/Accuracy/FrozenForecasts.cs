using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>Forecasts that were made earlier and kept, whoever made them, held against what came; and against each other where they overlap.</summary>
public static class FrozenForecasts
{
    /// <summary>Scores versions of one queue.</summary>
    /// <param name="history">What came; also the past that the seasonal naive yardstick of each version is made from.</param>
    /// <param name="versions">The versions of this queue, oldest first; the last one is the headline.</param>
    /// <param name="forecast">Options of the yardstick: events, opening hours.</param>
    /// <param name="worstDays">How many of the worst days of the last version to list.</param>
    /// <param name="token">Stops it.</param>
    /// <exception cref="WfmDataException">No version, intervals of another length, a version without any interval that the history has, or two of one name.</exception>
    public static BacktestReport Compare(ContactHistory history, IReadOnlyList<ForecastVersion> versions, ForecastOptions? forecast = null, int worstDays = 10,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(versions);
        forecast ??= new ForecastOptions();
        Check(history, versions);
        var table = new DayTable(history);
        var runs = new List<ForecastRun>();
        var notes = new List<string>();
        foreach (var version in versions)
        {
            token.ThrowIfCancellationRequested();
            runs.Add(Run(history, table, version, forecast, notes, token));
        }

        var scores = runs.SelectMany(r => ScoreBook.Scores(r.Model, [r])).ToList();
        var days = Backtest.DaysOf(runs[^1]).ToList();
        var (last, actual) = Last(history, versions[^1], runs[^1]);
        return new BacktestReport(history.Queue, scores, notes)
        {
            Headline = versions[^1].Name,
            IsFrozen = true,
            Days = days,
            WorstDays = new DayCauses(history, table, forecast.Events).Worst([runs[^1]], days, worstDays),
            Gaps = [.. Gaps(runs, versions)],
            LastForecast = last,
            LastActual = actual,
        };
    }

    private static void Check(ContactHistory history, IReadOnlyList<ForecastVersion> versions)
    {
        if (versions.Count == 0)
        {
            throw new WfmDataException($"No forecast of queue '{history.Queue.Name}' was given.");
        }

        var faults = new List<string>();
        foreach (var version in versions.Where(v => v.Step != history.Step))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"{version.Name}: queue '{version.Queue.Name}' has intervals of {version.Step.TotalMinutes} min, the history of {history.Step.TotalMinutes} min; they must be of one length."));
        }

        foreach (var name in versions.GroupBy(v => v.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            faults.Add($"{name}: two versions of queue '{history.Queue.Name}' have this name.");
        }

        if (faults.Count > 0)
        {
            throw new WfmDataException(faults);
        }
    }

    private static ForecastRun Run(ContactHistory history, DayTable table, ForecastVersion version, ForecastOptions forecast, List<string> notes, CancellationToken token)
    {
        var zone = history.Zone;
        var at = new Dictionary<long, int>(version.Points.Count);
        for (var i = 0; i < version.Points.Count; i++)
        {
            at[version.Points[i].Start.UtcTicks] = i;
        }

        var known = new List<(HistoryPoint Point, int Index)>();
        var missing = 0;
        var (first, end) = version.Points.Count == 0 ? (default, default) : (version.Points[0].Start, version.Points[^1].Start + version.Step);
        foreach (var point in history.Points.Where(p => !double.IsNaN(p.Offered) && p.Time.Start >= first && p.Time.Start < end))
        {
            if (at.TryGetValue(point.Time.Start.UtcTicks, out var index))
            {
                known.Add((point, index));
            }
            else
            {
                missing++;
            }
        }

        if (known.Count == 0)
        {
            throw new WfmDataException(version.Points.Count == 0
                ? $"{version.Name}: no interval of queue '{version.Queue.Name}'."
                : string.Create(CultureInfo.InvariantCulture,
                    $"{version.Name}: forecasts queue '{version.Queue.Name}' from {zone.Local(first):yyyy-MM-dd HH:mm} to {zone.Local(end):yyyy-MM-dd HH:mm}, but the history has none of these intervals (it has {zone.Local(history.Points[0].Time.Start):yyyy-MM-dd HH:mm} to {zone.Local(history.Points[^1].Time.End):yyyy-MM-dd HH:mm})."));
        }

        if (missing > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{version.Name}: {missing} intervals of the history lie in its time and have no forecast: not scored."));
        }

        var origin = zone.DayOf(first);
        var days = Whole(history, origin, zone.DayOf(version.Points[^1].Start).DayNumber - origin.DayNumber + 1);
        var cells = OriginCells.Of(zone, origin, days, known);
        table.Scales(origin, cells.Scale);
        var run = new ForecastRun(version.Name, cells);
        for (var c = 0; c < cells.Count; c++)
        {
            var p = version.Points[cells.Index[c]];
            (run.Mean[c], run.Aht[c]) = (p.Volume, p.AhtSeconds);
            (run.Low95[c], run.Low80[c], run.High80[c], run.High95[c]) = (p.Low95, p.Low80, p.High80, p.High95);
        }

        foreach (var p in version.Points)
        {
            run.WholeDay[zone.DayOf(p.Start).DayNumber - origin.DayNumber] += p.Volume;
        }

        var before = history.Before(zone.StartOfDay(origin));
        var grid = new TimeGrid(zone, origin, days, history.Step);
        if (before is null || Backtest.Naive(before, grid, forecast, token) is not { } naive)
        {
            notes.Add($"{version.Name}: the history has nothing before {origin:yyyy-MM-dd}; there is no seasonal naive forecast to compare with.");
            return run;
        }

        for (var c = 0; c < cells.Count; c++)
        {
            cells.Naive[c] = naive.Volume[grid.IndexAt(version.Points[cells.Index[c]].Start)];
        }

        return run;
    }

    /// <summary>Days up to the end of the last week ahead, when the history has nothing of what is added: a version that lists open hours only ends on a Friday and means the week.</summary>
    private static int Whole(ContactHistory history, DateOnly origin, int days)
    {
        var week = (days + 6) / 7 * 7;
        var (from, to) = (history.Zone.StartOfDay(origin.AddDays(days)), history.Zone.StartOfDay(origin.AddDays(week)));
        return history.Points.Any(p => p.Time.Start >= from && p.Time.Start < to && !double.IsNaN(p.Offered)) ? days : week;
    }

    private static IEnumerable<VersionGap> Gaps(List<ForecastRun> runs, IReadOnlyList<ForecastVersion> versions)
    {
        // Each version against the first, and each against the one before it: what one more month of waiting, or a new maker, was worth.
        for (var b = 1; b < runs.Count; b++)
        {
            foreach (var a in new[] { 0, b - 1 }.Distinct())
            {
                var index = new Dictionary<long, int>();
                for (var c = 0; c < runs[a].Cells.Count; c++)
                {
                    index[versions[a].Points[runs[a].Cells.Index[c]].Start.UtcTicks] = c;
                }

                var pairs = new List<(int Day, double Actual, double First, double Second)>();
                for (var c = 0; c < runs[b].Cells.Count; c++)
                {
                    var cells = runs[b].Cells;
                    if (index.TryGetValue(versions[b].Points[cells.Index[c]].Start.UtcTicks, out var other))
                    {
                        pairs.Add((cells.Day[c], cells.Actual[c], runs[a].Mean[other], runs[b].Mean[c]));
                    }
                }

                if (pairs.Count > 0)
                {
                    var days = pairs.GroupBy(p => p.Day).Select(g => (g.Key, g.Sum(p => p.Actual), g.Sum(p => p.First), g.Sum(p => p.Second))).ToList();
                    yield return Gap(versions[a].Name, versions[b].Name, "interval", pairs);
                    yield return Gap(versions[a].Name, versions[b].Name, "day", days);
                }
            }
        }
    }

    private static VersionGap Gap(string first, string second, string level, List<(int Day, double Actual, double First, double Second)> pairs)
    {
        double[] actual = [.. pairs.Select(p => p.Actual)], one = [.. pairs.Select(p => p.First)], two = [.. pairs.Select(p => p.Second)];
        var total = actual.Sum();
        var daily = pairs.GroupBy(p => p.Day).Select(g => g.Sum(p => Math.Abs(p.Actual - p.Second) - Math.Abs(p.Actual - p.First))).ToList();
        var mean = daily.Average();
        var spread = daily.Count > 1 ? Math.Sqrt(daily.Sum(d => (d - mean) * (d - mean)) / (daily.Count - 1)) : double.NaN;
        return new VersionGap(first, second, level, pairs.Count, Metrics.Wape(actual, one), Metrics.Wape(actual, two), Metrics.Bias(actual, one), Metrics.Bias(actual, two),
            total > 0 ? spread * Math.Sqrt(daily.Count) / total : double.NaN, one.Sum() > 0 ? (two.Sum() - one.Sum()) / one.Sum() : double.NaN);
    }

    /// <summary>The last version on whole days, for drawing; null when its starts are off the grid of days.</summary>
    private static (QueueForecast? Forecast, IntervalSeries? Actual) Last(ContactHistory history, ForecastVersion version, ForecastRun run)
    {
        var grid = new TimeGrid(history.Zone, run.Cells.Origin, run.Cells.HorizonDays, history.Step);
        var columns = new double[6][];
        for (var k = 0; k < columns.Length; k++)
        {
            columns[k] = new double[grid.Count];
            Array.Fill(columns[k], double.NaN);
        }

        Array.Clear(columns[0]);
        foreach (var p in version.Points)
        {
            var i = grid.IndexAt(p.Start);
            if (!grid.IsOnGrid(p.Start) || i < 0 || i >= grid.Count)
            {
                return (null, null);
            }

            (columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i], columns[5][i]) = (p.Volume, p.AhtSeconds, p.Low95, p.Low80, p.High80, p.High95);
        }

        var unknown = new IntervalSeries(grid, Enumerable.Repeat(double.NaN, grid.Count));
        IntervalSeries Series(int k) => new(grid, columns[k]);
        return (new QueueForecast(version.Queue, Series(0), Series(1), [Series(2), Series(3), unknown, unknown, unknown, Series(4), Series(5)], version.Model.Length > 0 ? version.Model : version.Name),
            Backtest.Actual(history, grid));
    }
}
