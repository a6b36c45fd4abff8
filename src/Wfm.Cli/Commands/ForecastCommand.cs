using System.CommandLine;
using System.Globalization;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.Forecasting;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm forecast</c>: volume and handle time per interval with quantiles, from the rows before a time.</summary>
internal static class ForecastCommand
{
    public static Command Create(Terminal terminal)
    {
        var past = Shared.Path("--history", "Contact history: queue, start, interval_s, offered, aht_s.", required: true);
        var from = Read.Required(Read.Option("--from", "First time to forecast; only rows before it are used.", Read.Time));
        var horizon = Read.Required(Read.Option("--horizon", "How far: 28d, 4w or 48h; whole days.", Read.Days));
        var interval = Read.Option("--interval", "Interval of the forecast, such as 30min. Default: the history's.", Read.Interval);
        var events = Shared.Path("--events", "Holidays, campaigns, closures.");
        var model = Read.Option("--model", $"auto or one of {string.Join(", ", ForecastModels.All.Select(m => m.Name))}. Default: auto.", Read.Model);
        var only = new Option<string?>("--queue") { Description = "Forecast only this queue; with --like it may be new." };
        var like = new Option<string?>("--like") { Description = "Queue whose pattern --queue borrows, having little or no history of its own." };
        var perWeek = Read.Option("--volume-per-week", "Contacts that --queue is expected to get in a usual week. Default, with --like: as many as that queue.", Read.Volume);
        var faults = Shared.Path("--findings", "File for what the cleaning found in the history, with reasons.");
        var target = Shared.Path("--out", "File for the forecast. Default: standard output.");
        var command = new Command("forecast", "Forecast of volume and handle time, with quantiles.") { past, from, horizon, interval, events, model, only, like, perWeek, faults, target };
        var reading = Shared.ForReading(command, withZone: true);
        command.SetAction(async (line, token) =>
        {
            var borrow = Borrow.Of(line.GetValue(only), line.GetValue(like), line.GetValue(perWeek));
            var source = HistorySource.Read(line.GetRequiredValue(past), line.GetValue(events), reading.Options(line, withZone: true));
            terminal.Warn(source.Warnings, "repair the first ones");
            var start = line.GetRequiredValue(from)!.In(source.Zone);
            var firstDay = source.Zone.DayOf(start);
            var origin = source.Zone.StartOfDay(firstDay);
            if (origin < start && source.Histories.Any(h => h.Points.Any(p => p.Time.Start >= origin && p.Time.End <= start)))
            {
                terminal.Warn([string.Create(CultureInfo.InvariantCulture, $"--from is in the middle of {firstDay:yyyy-MM-dd}: that day is forecast as a whole and its rows are not used.")]);
            }

            var options = new ForecastOptions { Events = source.Events, Model = line.GetValue(model) ?? "auto" };
            var found = new List<(QueueKey Queue, IReadOnlyList<HistoryFinding> Findings)>();
            var forecasts = await Progress.ShowAsync(terminal, progress => Task.Run(
                () => Forecasts(source, origin, firstDay, line.GetRequiredValue(horizon), line.GetValue(interval), options, borrow, found, progress, token), token)).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            if (line.GetValue(faults) is { } path)
            {
                OutputSet.WriteFile(path, w => FindingsTable.Write(w, source.Zone, found));
            }

            var say = Results.Write(terminal, line.GetValue(target), w => ForecastFile.Write(w, forecasts));
            foreach (var f in forecasts)
            {
                say(FormattableString.Invariant($"{f.Queue.Name}: {f.Volume.Sum():0} contacts from {firstDay:yyyy-MM-dd} on, {f.Volume.Grid.Days} days, model {f.Model}"));
                foreach (var note in f.Notes)
                {
                    say($"  {note}");
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static List<QueueForecast> Forecasts(
        HistorySource source, DateTimeOffset origin, DateOnly firstDay, int days, TimeSpan? interval, ForecastOptions options, Borrow? borrow,
        List<(QueueKey Queue, IReadOnlyList<HistoryFinding> Findings)> found, IProgress<PlanProgress>? progress, CancellationToken token)
    {
        if (borrow?.Like is not null)
        {
            return [borrow.Forecast(source, origin, new TimeGrid(source.Zone, firstDay, days, interval ?? borrow.Template(source).Step), options, token)];
        }

        List<(QueueKey Queue, ContactHistory? Past)> pasts = [.. source.Histories.Where(h => borrow is null || h.Queue.Name == borrow.Queue).Select(h => (h.Queue, h.Before(origin)))];
        if (pasts.Count == 0)
        {
            throw new WfmDataException($"{source.Name}: there is no queue '{borrow?.Queue}'; it has {string.Join(", ", source.Histories.Select(h => $"'{h.Queue.Name}'"))}. Is it new? Then say with --like whose pattern it borrows.");
        }

        if (pasts.Where(p => p.Past is null).Select(p => p.Queue.Name).ToList() is { Count: > 0 } empty)
        {
            throw new WfmDataException(empty.Select(name => $"{source.Name}: queue '{name}' has no interval before {firstDay:yyyy-MM-dd}."));
        }

        var done = 0;
        return [.. pasts.Select(p =>
        {
            var listener = progress is null ? null : new StageProgress(progress, "forecast", p.Queue.Name, done++, pasts.Count);
            var fitted = Forecaster.Fit(p.Past!, options, listener, token);
            found.Add((p.Queue, fitted.Findings));
            return fitted.Predict(new TimeGrid(source.Zone, firstDay, days, interval ?? p.Past!.Step));
        })];
    }
}
