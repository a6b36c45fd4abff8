using System.CommandLine;
using System.Globalization;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.Forecasting;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm backtest</c>: forecasts as they would have been made on earlier dates, held against what came.</summary>
internal static class BacktestCommand
{
    private static readonly string[] Header =
    [
        "queue", "channel", "model", "origin", "level", "from_day", "to_day", "count", "wape", "bias", "mase", "coverage_80", "coverage_95", "winkler_80", "winkler_95", "poisson_floor",
    ];

    public static Command Create(Terminal terminal)
    {
        var past = Shared.Path("--history", "Contact history: queue, start, interval_s, offered.", required: true);
        var origins = Shared.Path("--origins", "How many origins, two weeks apart; or a file with test_start per origin.", required: true);
        var horizon = Read.Required(Read.Option("--horizon", "How far from each origin: 28d or 4w.", Read.Days));
        var interval = Read.Option("--interval", "Interval to compare by, a multiple of the history's. Default: the history's.", Read.Interval);
        var events = Shared.Path("--events", "Holidays, campaigns, closures.");
        var holidays = Read.Option("--holidays", "Public holidays by rule: NL, DE-BY, UK-SCT; several parted by commas.", Read.Holidays);
        var models = Read.Option("--models", "Models, parted by commas. Default: auto and every model.", Read.ModelList);
        var target = Shared.Path("--out", "File for the table. Default: standard output.");
        var command = new Command("backtest", "How good forecasts would have been on earlier dates.") { past, origins, horizon, interval, events, holidays, models, target };
        var reading = Shared.ForReading(command, withZone: true);
        command.SetAction(async (line, token) =>
        {
            var source = HistorySource.Read(line.GetRequiredValue(past), line.GetValue(events), reading.Options(line, withZone: true));
            var warnings = new List<string>(source.Warnings);
            var options = Options(line.GetRequiredValue(origins), source, reading.Options(line) with { Zone = source.Zone }, warnings) with { HorizonDays = line.GetRequiredValue(horizon) };
            options = line.GetValue(models) is { } named ? options with { Models = named } : options;
            terminal.Warn(warnings, "repair the first ones");
            List<ContactHistory> histories = [.. source.Histories.Select(h => line.GetValue(interval) is { } step ? HistorySteps.Coarser(h, step) : h)];
            var reports = await Progress.ShowAsync(terminal, progress => Task.Run(() => Run(histories, new ForecastOptions { Events = source.Events, Holidays = line.GetValue(holidays) ?? [] }, options, progress, token), token)).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            var say = Results.Write(terminal, line.GetValue(target), w => TableFile.Write(w, Header, reports.SelectMany(r => r.Scores.Select(s => Row(r.Queue, s)))));
            foreach (var report in reports)
            {
                Summary(report, say);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<BacktestReport> Run(
        List<ContactHistory> histories, ForecastOptions forecast, BacktestOptions options, IProgress<PlanProgress>? progress, CancellationToken token) =>
        [.. histories.Select((history, h) => Backtest.Run(history, options, forecast,
            progress is null ? null : new StageProgress(progress, "backtest", history.Queue.Name, h, histories.Count), token))];

    private static BacktestOptions Options(string origins, HistorySource source, ReadOptions reading, List<string> warnings)
    {
        if (int.TryParse(origins, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count is >= 1 and <= 1000
                ? new BacktestOptions { OriginCount = count }
                : throw new WfmDataException($"--origins: '{origins}' must be a number of origins from 1 to 1000, or a file.");
        }

        var file = OriginsFile.Read(origins, reading);
        warnings.AddRange(file.Warnings);
        var starts = source.Histories.Min(h => h.Points[0].Time.Start);
        if (file.Value.Any(o => o.TrainStart > starts))
        {
            warnings.Add($"{Path.GetFileName(origins)}: train_start is not used; each forecast learns from all rows before test_start.");
        }

        return new BacktestOptions { Origins = [.. file.Value.Select(o => source.Zone.DayOf(o.TestStart))] };
    }

    private static IReadOnlyList<object?> Row(QueueKey queue, BacktestScore s) =>
    [
        queue.Name, queue.Channel.ToString().ToLowerInvariant(), s.Model, s.Origin is { } origin ? (object)origin : "all", s.Level, s.FromDay, s.ToDay, s.Count, s.Wape, s.Bias, s.Mase,
        s.Coverage80, s.Coverage95, s.Winkler80, s.Winkler95, s.PoissonFloor,
    ];

    private static void Summary(BacktestReport report, Action<string> say)
    {
        var pooled = report.Scores.Where(s => s.Origin is null).ToList();
        var last = pooled.Max(s => s.ToDay);
        say(FormattableString.Invariant($"{report.Queue.Name}: {report.Scores.Select(s => s.Origin).Where(o => o is not null).Distinct().Count()} origins, days 1-{last}, all pooled"));
        say("  model                 WAPE %  week 1 %   day %  bias %   MASE  cov80 %  cov95 %  Winkler80  Poisson %");
        foreach (var model in pooled.Select(s => s.Model).Distinct())
        {
            var by = pooled.Where(s => s.Model == model).ToList();
            var all = by.First(s => s.Level == "interval" && s.ToDay == last);
            var week = by.FirstOrDefault(s => s.Level == "interval" && s.ToDay == 7) ?? all;
            var day = by.First(s => s.Level == "day" && s.ToDay == last);
            say(FormattableString.Invariant(
                $"  {model,-20} {100 * all.Wape,7:0.00} {100 * week.Wape,9:0.00} {100 * day.Wape,7:0.00} {100 * all.Bias,7:0.00} {all.Mase,6:0.000} {100 * all.Coverage80,8:0.0} {100 * all.Coverage95,8:0.0} {all.Winkler80,10:0.000} {100 * all.PoissonFloor,10:0.00}"));
        }

        foreach (var note in report.Notes)
        {
            say($"  {note}");
        }
    }
}
