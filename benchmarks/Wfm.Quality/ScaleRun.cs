using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Wfm.Forecasting;

namespace Wfm.Quality;

/// <summary>Many queues with long histories: full choice and combination, on two threads.</summary>
internal static class ScaleRun
{
    public static void Run(TextWriter report, int queues, int days)
    {
        var first = new DateOnly(2024, 1, 1);
        var histories = Enumerable.Range(1, queues).Select(n => SimulatedQueue.Make(n, first, days, TimeSpan.FromMinutes(15))).ToList();
        var grid = new TimeGrid(TimeZoneInfo.Utc, first.AddDays(days), 28, TimeSpan.FromMinutes(15));
        var models = new ConcurrentBag<string>();
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(histories, new ParallelOptions { MaxDegreeOfParallelism = 2 }, h => models.Add(Forecaster.Fit(h).Predict(grid).Model));
        report.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{queues} queues x {days} days x 15 minutes, every model, choice and combination, forecast of 28 days: {watch.Elapsed.TotalSeconds:0.0} s on {Math.Min(2, Environment.ProcessorCount)} threads, "
            + $"{histories.Sum(h => (long)h.Points.Count):N0} intervals."));
        report.WriteLine();
        foreach (var model in ForecastModels.All)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var h in histories.Take(6))
            {
                Forecaster.Fit(h, new ForecastOptions { Model = model.Name }).Predict(grid);
            }

            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {model.Name}: {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / 6:0} ms of processor a queue alone, backtest for its bands included"));
        }

        report.WriteLine();
    }
}
