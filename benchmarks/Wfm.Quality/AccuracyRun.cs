using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Wfm.Forecasting;
using Wfm.IO;

namespace Wfm.Quality;

/// <summary>Forecasts from each origin of real series by each model, from the rows before it only, held against what came.</summary>
internal static class AccuracyRun
{
    public static void Run(TextWriter report, IReadOnlyList<string> folders, IReadOnlyList<string> models, IReadOnlyList<bool> withEvents, string? dump)
    {
        foreach (var folder in folders)
        {
            foreach (var series in SeriesFolder.Read(folder))
            {
                Run(report, series, Peers.Of(series.Name, folder), models, withEvents, dump);
            }
        }
    }

    private static void Run(TextWriter report, SeriesFolder series, Peers? peers, IReadOnlyList<string> models, IReadOnlyList<bool> withEvents, string? dump)
    {
        report.WriteLine($"### {series.Name}");
        report.WriteLine();
        report.WriteLine("| model | WAPE week 1 | WAPE weeks 1-4 | day WAPE | bias | cov80 | cov95 | Winkler80/mean | Winkler95/mean | Poisson floor | s/fit |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var dumped = new List<string>();
        foreach (var model in models)
        {
            // Models alone are shown with events only; what a planner gets without them is the automatic choice.
            foreach (var events in withEvents.Where(e => e || model == "auto" || withEvents.Count == 1))
            {
                var (pairs, seconds) = Forecast(series, model, events);
                var s = Scored.Of(pairs);
                report.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {model}{(events ? "" : ", without events")} | {s.Week1:0.00} | {s.Wape:0.00} | {s.DayWape:0.00} | {s.Bias:0.00} | {s.Cover80:0.0} | {s.Cover95:0.0} | {s.Winkler80:0.000} | {s.Winkler95:0.000} | {s.Poisson:0.0} | {seconds:0.00} |"));
                report.Flush();
                dumped.AddRange(pairs.Select(p => string.Create(CultureInfo.InvariantCulture, $"{model},{p.Origin},{p.Start:yyyy-MM-ddTHH:mm},{p.Actual},{p.Mean:R}")));
            }
        }

        report.WriteLine();
        if (peers is not null)
        {
            report.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Peers, weeks 1-4: best single method {peers.Single:0.00}, best combination {peers.Combination:0.00}; lowest Winkler95/mean {peers.Winkler95:0.000}."));
            report.WriteLine();
        }

        if (dump is not null)
        {
            Directory.CreateDirectory(dump);
            File.WriteAllLines(Path.Combine(dump, $"{series.Name.Replace(' ', '_')}.csv"), dumped.Prepend("model,origin,start,actual,mean"));
        }
    }

    private static (IReadOnlyList<Pair> Pairs, double Seconds) Forecast(SeriesFolder series, string model, bool events)
    {
        var options = new ForecastOptions { Model = model, Events = events ? series.Events : [] };
        var byOrigin = new ConcurrentDictionary<int, (List<Pair>, double)>();
        Parallel.ForEach(series.Origins, new ParallelOptions { MaxDegreeOfParallelism = 2 }, origin =>
        {
            var watch = Stopwatch.StartNew();
            byOrigin[origin.Number] = (Forecast(series, origin, options), watch.Elapsed.TotalSeconds);
        });
        return ([.. series.Origins.SelectMany(o => byOrigin[o.Number].Item1)], byOrigin.Values.Average(v => v.Item2));
    }

    private static List<Pair> Forecast(SeriesFolder series, Origin origin, ForecastOptions options)
    {
        var history = series.History;
        var first = history.Zone.DayOf(origin.TestStart);
        var grid = new TimeGrid(history.Zone, first, history.Zone.DayOf(origin.TestEnd).DayNumber - first.DayNumber, history.Step);
        var forecast = Forecaster.Fit(history.Before(origin.TestStart)!, options).Predict(grid);
        return [.. series.After(origin).Select(p =>
        {
            var i = grid.IndexAt(p.Time.Start);
            return new Pair(origin.Number, p.Time.Start, p.Time.Start < origin.TestWeek1End, p.Offered, forecast.Volume[i],
                forecast.Quantiles[0][i], forecast.Quantiles[1][i], forecast.Quantiles[5][i], forecast.Quantiles[6][i]);
        })];
    }
}
