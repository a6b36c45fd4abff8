using System.CommandLine;
using System.Globalization;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.Forecasting;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm backtest</c>: forecasts as they would have been made on earlier dates, or forecasts that were made and kept, held against what came.</summary>
internal static class BacktestCommand
{
    public static Command Create(Terminal terminal)
    {
        var past = Shared.Path("--history", "Contact history: queue, start, interval_s, offered, aht_s.", required: true);
        var origins = Shared.Path("--origins", "How many origins, two weeks apart; or a file with test_start per origin. Not needed with --forecasts.");
        var horizon = Read.Option<int?>("--horizon", "How far from each origin: 28d or 4w. Not needed with --forecasts.", (string text, out string? fault) => Read.Days(text, out fault));
        var forecasts = new Option<string[]>("--forecasts")
        {
            Description = "Forecasts made earlier (queue, start, volume, and any quantiles) to hold against the history; parted by commas, or given several times, oldest first.",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var interval = Read.Option("--interval", "Interval to compare by, a multiple of the history's. Default: the history's.", Read.Interval);
        var events = Shared.Path("--events", "Holidays, campaigns, closures.");
        var holidays = Read.Option("--holidays", "Public holidays by rule: NL, DE-BY, UK-SCT; several parted by commas.", Read.Holidays);
        var models = Read.Option("--models", "Models, parted by commas. Default: auto and every model.", Read.ModelList);
        var target = Shared.Path("--out", "File for the table. Default: standard output.");
        var page = Shared.Path("--report", "File for a report as one HTML page.");
        var command = new Command("backtest", "How good forecasts would have been on earlier dates, or how good kept ones were.")
        {
            past, origins, horizon, forecasts, interval, events, holidays, models, target, page,
        };
        command.Validators.Add(line =>
        {
            // Either kind of comparison is enough; a rolling one needs both its options.
            var (hasOrigins, hasHorizon, hasForecasts) = (line.GetResult(origins) is not null, line.GetResult(horizon) is not null, line.GetResult(forecasts) is not null);
            if (!hasOrigins && (!hasForecasts || hasHorizon))
            {
                line.AddError("Option '--origins' is required, unless --forecasts names forecasts made earlier.");
            }

            if (!hasHorizon && (!hasForecasts || hasOrigins))
            {
                line.AddError("Option '--horizon' is required, unless --forecasts names forecasts made earlier.");
            }
        });
        Shared.KeepApart(command, [past, events, origins], [target, page]);
        var reading = Shared.ForReading(command, withZone: true);
        command.SetAction(async (line, token) =>
        {
            var source = HistorySource.Read(line.GetRequiredValue(past), line.GetValue(events), reading.Options(line, withZone: true));
            var warnings = new List<string>(source.Warnings);
            var inZone = reading.Options(line) with { Zone = source.Zone };
            List<ContactHistory> histories = [.. source.Histories.Select(h => line.GetValue(interval) is { } step ? HistorySteps.Coarser(h, step) : h)];
            var options = line.GetValue(origins) is { } named ? Options(named, source, inZone, warnings) with { HorizonDays = line.GetValue(horizon) ?? 28 } : null;
            options = options is not null && line.GetValue(models) is { } names ? options with { Models = names } : options;
            string[] paths = [.. (line.GetValue(forecasts) ?? []).SelectMany(FrozenInput.Paths)];
            var frozen = paths.Length == 0 ? [] : FrozenInput.Read(paths, source, histories, inZone, warnings);
            terminal.Warn(warnings, "repair the first ones");
            var forecast = new ForecastOptions { Events = source.Events, Holidays = line.GetValue(holidays) ?? [] };
            var (backtests, versions) = await Progress.ShowAsync(terminal, progress => Task.Run(() => (Rolling(histories, forecast, options, progress, token), Frozen(frozen, forecast, token)), token))
                .ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            Write(terminal, line.GetValue(target), line.GetValue(page), new AccuracyReportData { Backtests = backtests, Versions = versions, Warnings = warnings });
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(Terminal terminal, string? target, string? page, AccuracyReportData data)
    {
        var html = page is null ? null : AccuracyReport.Render(data);
        var say = Results.Write(terminal, target, w => BacktestTable.Write(w, data.Backtests.Concat(data.Versions)), page is null ? [] : [(page, w => w.Write(html))]);
        foreach (var report in data.Backtests.Concat(data.Versions))
        {
            BacktestSummary.Say(report, say);
        }

        if (data.Backtests.Count > 1)
        {
            BacktestSummary.SayPooled(data.Backtests, say);
        }
    }

    private static List<BacktestReport> Rolling(
        List<ContactHistory> histories, ForecastOptions forecast, BacktestOptions? options, IProgress<PlanProgress>? progress, CancellationToken token) => options is null ? [] :
        [.. histories.Select((history, h) => Backtest.Run(history, options, forecast,
            progress is null ? null : new StageProgress(progress, "backtest", history.Queue.Name, h, histories.Count), token))];

    private static List<BacktestReport> Frozen(
        IReadOnlyList<(ContactHistory History, IReadOnlyList<ForecastVersion> Versions)> frozen, ForecastOptions forecast, CancellationToken token) =>
        [.. frozen.Select(f => FrozenForecasts.Compare(f.History, f.Versions, forecast, token: token))];

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
}
