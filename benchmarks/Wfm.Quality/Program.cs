using System.Globalization;
using Wfm.Forecasting;
using Wfm.Quality;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? Option(string name) => Array.IndexOf(args, name) is var i && i >= 0 && i + 1 < args.Length ? args[i + 1] : null;
var models = Option("--models")?.Split(',') ?? ["auto", .. ForecastModels.All.Select(m => m.Name)];
var folders = Option("--data")?.Split(',') ?? [.. SeriesFolder.Shared()];
using var file = Option("--out") is { } path ? new StreamWriter(path) : null;
var report = file ?? Console.Out;
switch (args.FirstOrDefault())
{
    case "accuracy":
        AccuracyRun.Run(report, folders, models, !args.Contains("--no-events"), Option("--dump"));
        return 0;
    case "scale":
        ScaleRun.Run(report, int.Parse(Option("--queues") ?? "50", CultureInfo.InvariantCulture), int.Parse(Option("--days") ?? "730", CultureInfo.InvariantCulture));
        return 0;
    case "speed":
        PeerSpeedRun.Run(report);
        return 0;
    default:
        Console.Error.WriteLine("usage: accuracy [--data FOLDER,..] [--models auto,NAME,..] [--no-events] [--out FILE] [--dump FOLDER] | scale [--queues N] [--days N] | speed");
        return 2;
}
