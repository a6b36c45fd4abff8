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
        var only = new Option<string?>("--queue") { Description = "Forecast only this queue; with --like it may be new." };
        var like = new Option<string?>("--like") { Description = "Queue whose pattern --queue borrows, having little or no history of its own." };
        var perWeek = Read.Option("--volume-per-week", "Contacts that --queue is expected to get in a usual week. Default, with --like: as many as that queue.", Read.Volume);
        var totals = Shared.Path("--totals", "File for totals of days, weeks and months of each queue, channel, site and of all, with quantiles.");
        var sites = Read.Option("--sites", "Site of each queue, such as calls=Utrecht,mail=Utrecht. Default: none.", Read.Sites);
        var faults = Shared.Path("--findings", "File for what the cleaning found in the history, with reasons.");
        var target = Shared.Path("--out", "File for the forecast. Default: standard output.");
        var command = new Command("forecast", "Forecast of volume and handle time, with quantiles.")
        {
            past, from, horizon, interval, events, holidays, model, only, like, perWeek, sites, totals, faults, target,
        };
        Shared.KeepApart(command, [past, events], [target, totals, faults]);
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

            var options = new ForecastOptions { Events = source.Events, Holidays = line.GetValue(holidays) ?? [], Model = line.GetValue(model) ?? "auto" };
            var (step, days) = (line.GetValue(interval), line.GetRequiredValue(horizon));
            var byDay = step == TimeSpan.FromDays(1);
            if (borrow?.Like is not null && (byDay || line.GetValue(totals) is not null))
            {
                throw new WfmDataException("--like gives a forecast by interval only: leave out --totals and --interval 1d.");
            }

            var found = new List<(QueueKey Queue, IReadOnlyList<HistoryFinding> Findings)>();
            var (forecasts, coherent) = await Progress.ShowAsync(terminal, progress => Task.Run(() => borrow?.Like is null
                ? Forecasts(source, origin, firstDay, days, byDay ? null : step, options, borrow, line.GetValue(sites), found, progress, token)
                : ([borrow.Forecast(source, origin, new TimeGrid(source.Zone, firstDay, days, step ?? borrow.Template(source).Step), options, token)], null), token)).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            var beside = new List<(string Path, Action<TextWriter> Write)>();
            if (line.GetValue(faults) is { } path)
            {
                beside.Add((path, w => FindingsTable.Write(w, source.Zone, found)));
            }

            if (line.GetValue(totals) is { } file && coherent is not null)
            {
                beside.Add((file, w => TotalsFile.Write(w, Enum.GetValues<Period>().SelectMany(coherent.Totals))));
            }

            var say = Results.Write(terminal, line.GetValue(target), w =>
            {
                if (byDay)
                {
                    ForecastFile.WriteDays(w, forecasts);
                }
                else
                {
                    ForecastFile.Write(w, forecasts);
                }
            }, beside);
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

    private static (IReadOnlyList<QueueForecast> Forecasts, CoherentForecast? Coherent) Forecasts(
        HistorySource source, DateTimeOffset origin, DateOnly firstDay, int days, TimeSpan? interval, ForecastOptions options, Borrow? borrow, IReadOnlyDictionary<string, string>? sites,
        List<(QueueKey Queue, IReadOnlyList<HistoryFinding> Findings)> found, IProgress<PlanProgress>? progress, CancellationToken token)
    {
        List<(QueueKey Queue, ContactHistory? Past)> pasts = [.. source.Histories.Where(h => borrow is null || h.Queue.Name == borrow.Queue).Select(h => (h.Queue, h.Before(origin)))];
        if (pasts.Count == 0)
        {
            throw new WfmDataException($"{source.Name}: there is no queue '{borrow?.Queue}'; it has {string.Join(", ", source.Histories.Select(h => $"'{h.Queue.Name}'"))}. Is it new? Then say with --like whose pattern it borrows.");
        }

        if (pasts.Where(p => p.Past is null).Select(p => p.Queue.Name).ToList() is { Count: > 0 } empty)
        {
            throw new WfmDataException(empty.Select(name => $"{source.Name}: queue '{name}' has no interval before {firstDay:yyyy-MM-dd}."));
        }

        if (sites?.Keys.FirstOrDefault(q => pasts.All(p => p.Queue.Name != q)) is { } unknown)
        {
            throw new WfmDataException($"--sites: the history has no queue '{unknown}'.");
        }

        var listener = progress is null ? null : new Relay<ForecastProgress>(p => progress.Report(new PlanProgress("forecast", p.Fraction, p.Stage)));
        var hierarchy = ForecastHierarchy.Fit([.. pasts.Select(p => p.Past!)], new HierarchyOptions { Forecast = options, Sites = sites ?? new Dictionary<string, string>() }, listener, token);
        found.AddRange(pasts.Zip(hierarchy.Queues, (p, fitted) => (p.Queue, fitted.Findings)));
        var coherent = hierarchy.Predict(firstDay, days, interval);
        return (coherent.Queues, coherent);
    }
}
