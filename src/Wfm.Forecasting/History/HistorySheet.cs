using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>A queue's history on the table of days and slots: what is known, and what models learn from.</summary>
internal sealed class HistorySheet
{
    private HistorySheet(TrainingSeries raw, TrainingSeries ordinary, EventCalendar calendar, IReadOnlyList<HistoryFinding> findings, IReadOnlyList<string> notes) =>
        (Raw, Ordinary, Calendar, Findings, Notes) = (raw, ordinary, calendar, findings, notes);

    /// <summary>Everything that happened, without faults in the data: what backtests are held against and bands are measured on.</summary>
    public TrainingSeries Raw { get; }

    /// <summary>Without the days of events and what the cleaning left out besides; spikes replaced.</summary>
    public TrainingSeries Ordinary { get; }

    public EventCalendar Calendar { get; }

    /// <summary>What the cleaning found, in order of time.</summary>
    public IReadOnlyList<HistoryFinding> Findings { get; }

    public IReadOnlyList<string> Notes { get; }

    public static HistorySheet Build(ContactHistory history, ForecastOptions options)
    {
        var step = history.Step;
        if (!TimeGrid.IsAllowedStep(step))
        {
            throw new WfmDataException(string.Create(CultureInfo.InvariantCulture,
                $"The history of queue '{history.Queue.Name}' has intervals of {step.TotalMinutes} min; they must last 5, 10, 15, 20, 30 or 60 minutes."));
        }

        var notes = new List<string>();
        var zone = history.Zone;
        var last = zone.DayOf(history.Points[^1].Time.Start);
        var first = zone.DayOf(history.Points[0].Time.Start);
        if (last.DayNumber - first.DayNumber >= 3700)
        {
            first = last.AddDays(-3699);
            notes.Add($"Only the last 3,700 days of the history are used, from {first:yyyy-MM-dd}.");
        }

        var days = last.DayNumber - first.DayNumber + 1;
        var slots = (int)(TimeSpan.TicksPerDay / step.Ticks);
        var (values, zeros) = HistoryTable.Of(history, first, days, slots);
        if (!values.AsSpan().ContainsAnyExcept(double.NaN))
        {
            throw new WfmDataException($"The history of queue '{history.Queue.Name}' has no known count.");
        }

        if (zeros == 0 && HistoryTable.ReadGapsAsZero(values, first, days, slots))
        {
            notes.Add("The history lists no interval without contacts; intervals missing between a weekday's first and last are read as 0 contacts.");
        }

        var silent = HistoryTable.DropSilentDays(values, first, days, slots);
        if (silent.Count > 0)
        {
            notes.Add($"{silent.Count} {(silent.Count == 1 ? "day" : "days")} without a single contact, on weekdays that are usually busy, read as closed: "
                + $"{string.Join(", ", silent.Take(10).Select(d => first.AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}{(silent.Count > 10 ? ", ..." : "")}.");
        }

        var open = options.Open is { } hours ? LearnedHours.Given(hours, zone, first, days, step, slots, values) : LearnedHours.Of(values, first, days, step, slots);
        var asListed = new TrainingSeries(zone, first, step, values, open);
        if (options.Events.Count == 0 && options.Holidays.Count == 0 && HolidayRecognition.Find(asListed) is { } kept)
        {
            options = options with { Holidays = [kept.Calendar] };
            notes.Add(kept.Note);
        }

        var draft = new EventCalendar(asListed, history.Queue.Name, options.Events, options.Holidays);
        var table = new HistoryCells(zone, first, step, days, values, open);
        foreach (var d in silent)
        {
            table.Found(FindingKind.Closed, d * slots, (d + 1) * slots, 0, double.NaN, "not a single contact on a weekday that is usually busy: read as closed");
        }

        // A day that is left out as a fault was open all the same: whether the next day follows a closure is judged by what was listed.
        double[] listed = [.. values];
        Cleaning.Run(table, draft, options, zone, step);

        // Closed by event: whatever was counted then says nothing about open days.
        foreach (var (e, from, to) in draft.Spans(first, days))
        {
            if (e.IsClosure)
            {
                Array.Fill(table.Known, double.NaN, from, to - from);
                Array.Fill(table.Training, double.NaN, from, to - from);
                Array.Fill(listed, double.NaN, from, to - from);
            }
        }

        var raw = new TrainingSeries(zone, first, step, table.Known, open);
        var calendar = new EventCalendar(new TrainingSeries(zone, first, step, listed, open), history.Queue.Name, options.Events, options.Holidays);
        var exceptional = EventEffects.Exceptional(raw, calendar);
        for (var c = 0; c < exceptional.Length; c++)
        {
            table.Training[c] = exceptional[c] ? double.NaN : table.Training[c];
        }

        var ordinary = EventEffects.WithSeasons(raw, new TrainingSeries(zone, first, step, table.Training, open), calendar);
        ordinary = ordinary.Cells.ContainsAnyExcept(double.NaN) ? ordinary : raw;
        var findings = table.Findings.OrderBy(f => f.Time.Start).ThenBy(f => f.Kind).ToList();
        notes.AddRange(Cleaning.Describe(findings));
        return new HistorySheet(raw, ordinary, calendar, findings, notes);
    }
}
