using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Wfm.Forecasting;

namespace Wfm.Quality;

/// <summary>One year of half hours: Wfm's full choice and combination beside R's <c>auto.arima</c> with Fourier terms and <c>tbats</c>, on this machine, in this run.</summary>
internal static class PeerSpeedRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly (string Name, string Call)[] Peers =
    [
        ("auto.arima, Fourier terms (10 per day, 5 per week)", "{ f <- auto.arima(sqrt(y), seasonal=FALSE, xreg=fourier(y, K=c(10,5))); forecast(f, xreg=fourier(y, K=c(10,5), h=1344)) }"),
        ("tbats", "forecast(tbats(y, use.parallel=FALSE), h=1344)"),
    ];

    public static void Run(TextWriter report)
    {
        var first = new DateOnly(2024, 1, 1);
        var history = SimulatedQueue.Make(3, first, 365, TimeSpan.FromMinutes(30));
        var grid = new TimeGrid(TimeZoneInfo.Utc, first.AddDays(365), 28, TimeSpan.FromMinutes(30));
        Forecaster.Fit(history).Predict(grid);
        var watch = Stopwatch.StartNew();
        Forecaster.Fit(history).Predict(grid);
        var own = watch.Elapsed.TotalSeconds;
        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"One year of half hours, forecast of 28 days: Wfm, every model, choice and combination: {own:0.00} s."));
        var data = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(data, history.Points.Select(p => p.Offered.ToString(CultureInfo.InvariantCulture)));
            foreach (var (name, call) in Peers)
            {
                report.WriteLine(TimeInR(data, call) switch
                {
                    null => $"- R {name}: not measured, Rscript or its package forecast is not here.",
                    var s when double.IsInfinity(s.Value) => string.Create(CultureInfo.InvariantCulture, $"- R {name}: stopped after {Patience.TotalSeconds:0} s, more than {Patience.TotalSeconds / own:0} times."),
                    var s => string.Create(CultureInfo.InvariantCulture, $"- R {name}: {s:0.0} s, {s / own:0} times."),
                });
                report.Flush();
            }
        }
        finally
        {
            File.Delete(data);
        }

        report.WriteLine();
    }

    /// <summary>Seconds that R says the call took; infinite when it was stopped; null when R did not run.</summary>
    private static double? TimeInR(string data, string call)
    {
        var script = string.Create(CultureInfo.InvariantCulture,
            $"suppressMessages(library(forecast)); y <- msts(scan('{data}', quiet=TRUE), seasonal.periods=c(48,336)); cat(system.time({call})[['elapsed']])");
        try
        {
            using var r = Process.Start(new ProcessStartInfo("Rscript", ["-e", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = r.StandardOutput.ReadToEndAsync();
            var complained = r.StandardError.ReadToEndAsync();
            if (!r.WaitForExit(Patience))
            {
                r.Kill(entireProcessTree: true);
                return double.PositiveInfinity;
            }

            Task.WaitAll(said, complained);
            return double.TryParse(said.Result, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
