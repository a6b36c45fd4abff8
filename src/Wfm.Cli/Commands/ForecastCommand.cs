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
        var interval = Read.Option("--interval", "Interval of the forecast, such as 30min, or 1d for days. Default: the history's.", Read.IntervalOrDay);
        var events = Shared.Path("--events", "Holidays, campaigns, closures.");
        var holidays = Read.Option("--holidays", "Public holidays by rule: NL, DE-BY, UK-SCT; several parted by commas.", Read.Holidays);
        var model = Read.Option("--model", $"auto or one of {string.Join(", ", ForecastModels.All.Select(m => m.Name))}. Default: auto.", Read.Model);
        var totals = Shared.Path("--totals", "File for totals of days, weeks and months of each queue, channel, site and of all, with quantiles.");
        var sites = Read.Option("--sites", "Site of each queue, such as calls=Utrecht,mail=Utrecht. Default: none.", Read.Sites);
        var target = Shared.Path("--out", "File for the forecast. Default: standard output.");
        var command = new Command("forecast", "Forecast of volume and handle time, with quantiles.") { past, from, horizon, interval, events, holidays, model, sites, totals, target };
        var reading = Shared.ForReading(command, withZone: true);
        command.SetAction(async (line, token) =>
        {
            var source = HistorySource.Read(line.GetRequiredValue(past), line.GetValue(events), reading.Options(line, withZone: true));
            terminal.Warn(source.Warnings, "repair the first ones");
            var start = line.GetRequiredValue(from)!.In(source.Zone);
            var firstDay = source.Zone.DayOf(start);
            var origin = source.Zone.StartOfDay(firstDay);
            if (origin < start && source.Histories.Any(h => h.Points.Any(p => p.Time.Start >= origin && p.Time.End <= start)))
            {
                terminal.Warn([string.Create(CultureInfo.InvariantCulture, $"--from is in the middle of {firstDay:yyyy-MM-dd}: that day is forecast as a whole and its rows are not used.")]);
            }

            var options = new ForecastOptions { Events = source.Events, Holidays = line.GetValue(holidays) ?? [], Model = line.GetValue(model) ?? "auto" };
            var (step, days) = (line.GetValue(interval), line.GetRequiredValue(horizon));
            var coherent = await Progress.ShowAsync(terminal, progress => Task.Run(
                () => Forecasts(source, origin, firstDay, days, step, options, line.GetValue(sites), progress, token), token)).ConfigureAwait(false);
            var forecasts = coherent.Queues;
            token.ThrowIfCancellationRequested();
            var say = Results.Write(terminal, line.GetValue(target), w =>
            {
                if (step == TimeSpan.FromDays(1))
                {
                    ForecastFile.WriteDays(w, forecasts);
                }
                else
                {
                    ForecastFile.Write(w, forecasts);
                }
            });
            if (line.GetValue(totals) is { } file)
            {
                OutputSet.WriteFile(file, w => TotalsFile.Write(w, Enum.GetValues<Period>().SelectMany(coherent.Totals)));
            }

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

    private static CoherentForecast Forecasts(HistorySource source, DateTimeOffset origin, DateOnly firstDay, int days, TimeSpan? interval, ForecastOptions options,
        IReadOnlyDictionary<string, string>? sites, IProgress<PlanProgress>? progress, CancellationToken token)
    {
        List<(QueueKey Queue, ContactHistory? Past)> pasts = [.. source.Histories.Select(h => (h.Queue, h.Before(origin)))];
        if (pasts.Where(p => p.Past is null).Select(p => p.Queue.Name).ToList() is { Count: > 0 } empty)
        {
            throw new WfmDataException(empty.Select(name => $"{source.Name}: queue '{name}' has no interval before {firstDay:yyyy-MM-dd}."));
        }

        if (sites?.Keys.FirstOrDefault(q => pasts.All(p => p.Queue.Name != q)) is { } unknown)
        {
            throw new WfmDataException($"--sites: the history has no queue '{unknown}'.");
        }

        var listener = progress is null ? null : new Relay<ForecastProgress>(p => progress.Report(new PlanProgress("forecast", p.Fraction, p.Stage)));
        var hierarchy = new HierarchyOptions { Forecast = options, Sites = sites ?? new Dictionary<string, string>() };
        return ForecastHierarchy.Fit([.. pasts.Select(p => p.Past!)], hierarchy, listener, token).Predict(firstDay, days, interval == TimeSpan.FromDays(1) ? null : interval);
    }
}
