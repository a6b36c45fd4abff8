using System.Globalization;
using Wfm.Forecasting;
using Wfm.Quality;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? Option(string name) => Array.IndexOf(args, name) is var i && i >= 0 && i + 1 < args.Length ? args[i + 1] : null;
int Number(string name, int otherwise) => int.Parse(Option(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
string[] models = Option("--models")?.Split(',') ?? ["auto", .. ForecastModels.All.Select(m => m.Name)];
string[] folders = Option("--data")?.Split(',') ?? [.. SeriesFolder.Shared()];
bool[] events = args.Contains("--no-events") ? [false] : args.Contains("--events-only") ? [true] : [true, false];
using var file = Option("--out") is { } path ? new StreamWriter(path) : null;
var report = file ?? Console.Out;
switch (args.FirstOrDefault())
{
    case "accuracy":
        AccuracyRun.Run(report, folders, models, events, Option("--dump"));
        return 0;
    case "scale":
        ScaleRun.Run(report, Number("--queues", 50), Number("--days", 730));
        return 0;
    case "speed":
        PeerSpeedRun.Run(report);
        return 0;
    case "staffing":
        StaffingRun.Run(report, folders, Number("--origin", 3), Number("--replications", 150), Number("--paths", 300));
        return 0;
    case "simulation":
        SimulationRun.Run(report, Number("--length", 10), Number("--most", 20_000_000));
        return 0;
    case "forecast":
        report.WriteLine("# Quality of the forecasts\n");
        report.WriteLine("Rolling origins of real series that are not part of this repository; forecasts of 28 days from the rows before each origin, pooled. WAPE, bias and coverage in percent.\n");
        report.WriteLine("## Accuracy\n");
        AccuracyRun.Run(report, folders, models, events, null);
        report.WriteLine("## Speed\n");
        ScaleRun.Run(report, 50, 730);
        PeerSpeedRun.Run(report);
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: Wfm.Quality forecast | accuracy | scale | speed | staffing | simulation
              forecast  everything below, as one report
              accuracy  [--data FOLDER,..] [--models auto,NAME,..] [--no-events | --events-only] [--dump FOLDER]
              scale     [--queues N] [--days N]
              speed     beside R's auto.arima and tbats, where R is installed
              staffing  [--origin N] [--replications N] [--paths N]: requirements by each method, held against exact and simulated queues
              simulation  [--length TIMES] [--most ARRIVALS] the simulation against the exact queue models, row by row of the golden table
              --out FILE  instead of standard output
            """);
        return 2;
}
