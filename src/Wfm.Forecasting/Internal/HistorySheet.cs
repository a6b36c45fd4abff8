using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>A queue's history on the table of days and slots: everything, and without the days that events made unlike others.</summary>
internal sealed class HistorySheet
{
    private HistorySheet(TrainingSeries raw, TrainingSeries ordinary, EventCalendar calendar, IReadOnlyList<string> notes) =>
        (Raw, Ordinary, Calendar, Notes) = (raw, ordinary, calendar, notes);

    public TrainingSeries Raw { get; }

    public TrainingSeries Ordinary { get; }

    public EventCalendar Calendar { get; }

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
        var (values, zeros) = Table(history, first, days, slots);
        if (values.All(double.IsNaN))
        {
            throw new WfmDataException($"The history of queue '{history.Queue.Name}' has no known count.");
        }

        if (zeros == 0 && ReadGapsAsZero(values, first, days, slots))
        {
            notes.Add("The history lists no interval without contacts; intervals missing between a weekday's first and last are read as 0 contacts.");
        }

        var silent = DropSilentDays(values, first, days, slots);
        if (silent.Count > 0)
        {
            notes.Add($"{silent.Count} {(silent.Count == 1 ? "day" : "days")} without a single contact, on weekdays that are usually busy, read as closed: "
                + $"{string.Join(", ", silent.Take(10).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))}{(silent.Count > 10 ? ", ..." : "")}.");
        }

        bool[] open;
        if (options.Open is { } hours)
        {
            open = Given(hours, zone, first, days, step, slots, values);
        }
        else
        {
            open = Learned(values, first, days, slots);
        }

        // Closed by event: whatever was counted then says nothing about open days.
        var draft = new TrainingSeries(zone, first, step, values, open);
        if (options.Events.Count == 0 && options.Holidays.Count == 0 && HolidayRecognition.Find(draft) is { } kept)
        {
            options = options with { Holidays = [kept.Calendar] };
            notes.Add(kept.Note);
        }

        var calendar = new EventCalendar(draft, history.Queue.Name, options.Events, options.Holidays);
        foreach (var (e, from, to) in calendar.Spans(first, days))
        {
            if (e.IsClosure)
            {
                Array.Fill(values, double.NaN, from, to - from);
            }
        }

        var raw = new TrainingSeries(zone, first, step, values, open);
        calendar = new EventCalendar(raw, history.Queue.Name, options.Events, options.Holidays);
        var exceptional = EventEffects.Exceptional(raw, calendar);
        var ordinary = new TrainingSeries(zone, first, step, values.Select((v, i) => exceptional[i] ? double.NaN : v), open);
        ordinary = EventEffects.WithSeasons(raw, ordinary, calendar);
        return new HistorySheet(raw, ordinary.Cells.ToArray().All(double.IsNaN) ? raw : ordinary, calendar, notes);
    }

    private static (double[] Values, int Zeros) Table(ContactHistory history, DateOnly first, int days, int slots)
    {
        var sum = new double[days * slots];
        var count = new int[days * slots];
        var zeros = 0;
        foreach (var point in history.Points)
        {
            var local = history.Zone.Local(point.Time.Start);
            var day = DateOnly.FromDateTime(local.DateTime).DayNumber - first.DayNumber;
            if (day < 0 || double.IsNaN(point.Offered))
            {
                continue;
            }

            if (point.Offered < 0 || double.IsInfinity(point.Offered))
            {
                throw new WfmDataException(string.Create(CultureInfo.InvariantCulture,
                    $"The history of queue '{history.Queue.Name}' at {point.Time.Start:O}: {point.Offered} contacts offered; it must be 0 or more."));
            }

            var cell = (day * slots) + ClockMap.SlotOf(local, history.Step);
            sum[cell] += point.Offered;
            count[cell]++;
            zeros += point.Offered == 0 ? 1 : 0;
        }

        return ([.. sum.Select((v, i) => count[i] > 0 ? v / count[i] : double.NaN)], zeros);
    }

    /// <summary>Exports that leave out empty intervals: no zero anywhere, small counts, and at least a tenth of the cells between a day's first and last
    /// listed one missing.</summary>
    private static bool ReadGapsAsZero(double[] values, DateOnly first, int days, int slots)
    {
        var (known, total, gaps) = (0, 0.0, 0);
        var (from, to) = (new int[7], new int[7]);
        Array.Fill(from, slots);
        for (var d = 0; d < days; d++)
        {
            var listed = Enumerable.Range(0, slots).Where(s => !double.IsNaN(values[(d * slots) + s])).ToList();
            if (listed.Count > 0)
            {
                var w = (int)first.AddDays(d).DayOfWeek;
                (from[w], to[w]) = (Math.Min(from[w], listed[0]), Math.Max(to[w], listed[^1] + 1));
                known += listed.Count;
                gaps += listed[^1] + 1 - listed[0] - listed.Count;
                total += listed.Sum(s => values[(d * slots) + s]);
            }
        }

        if (gaps * 9 < known || total / known > 5)
        {
            return false;
        }

        // From the weekday's earliest slot ever to its latest, on days that have anything at all.
        for (var d = 0; d < days; d++)
        {
            var day = values.AsSpan(d * slots, slots);
            if (day.ContainsAnyExcept(double.NaN))
            {
                var w = (int)first.AddDays(d).DayOfWeek;
                for (var s = from[w]; s < to[w]; s++)
                {
                    day[s] = double.IsNaN(day[s]) ? 0 : day[s];
                }
            }
        }

        return true;
    }

    /// <summary>Days of nothing but zeros where the weekday's median is ten contacts or more and at most a quarter of its days are like that: holidays
    /// exported as zeros.</summary>
    private static List<DateOnly> DropSilentDays(double[] values, DateOnly first, int days, int slots)
    {
        var totals = new double[days];
        for (var d = 0; d < days; d++)
        {
            var known = values.AsSpan(d * slots, slots).ToArray().Where(v => !double.IsNaN(v)).ToArray();
            totals[d] = known.Length == 0 ? double.NaN : known.Sum();
        }

        var dropped = new List<DateOnly>();
        foreach (var weekday in Enumerable.Range(0, days).Where(d => !double.IsNaN(totals[d])).GroupBy(d => first.AddDays(d).DayOfWeek))
        {
            var sorted = weekday.Select(d => totals[d]).Order().ToArray();
            var zero = weekday.Where(d => totals[d] == 0).ToList();
            if (sorted[sorted.Length / 2] >= 10 && zero.Count * 4 <= sorted.Length)
            {
                foreach (var d in zero)
                {
                    values.AsSpan(d * slots, slots).Fill(double.NaN);
                    dropped.Add(first.AddDays(d));
                }
            }
        }

        dropped.Sort();
        return dropped;
    }

    private static bool[] Given(OpeningHours hours, TimeZoneInfo zone, DateOnly first, int days, TimeSpan step, int slots, double[] values)
    {
        // Four weeks beyond the history show the hours that are usual from here on.
        var grid = new TimeGrid(zone, first, Math.Min(3700, days + 28), step);
        var (mask, map) = (hours.Mask(grid), ClockMap.Of(grid));
        var openCells = new bool[grid.Days * slots];
        var week = new bool[7 * slots];
        for (var i = 0; i < grid.Count; i++)
        {
            if (mask[i])
            {
                openCells[(map.Day[i] * slots) + map.Slot[i]] = true;
                if (map.Day[i] >= days - 28)
                {
                    week[((int)grid.Day(map.Day[i]).DayOfWeek * slots) + map.Slot[i]] = true;
                }
            }
        }

        for (var c = 0; c < values.Length; c++)
        {
            values[c] = openCells[c] ? values[c] : double.NaN;
        }

        return week;
    }

    /// <summary>Open is what at least two of the last six weeks with data have (one, when there are fewer than three such weeks).</summary>
    private static bool[] Learned(double[] values, DateOnly first, int days, int slots)
    {
        var seen = new int[7 * slots];
        var weeks = 0;
        for (var end = days; end > 0 && weeks < 6; end -= 7)
        {
            var any = false;
            for (var d = Math.Max(0, end - 7); d < end; d++)
            {
                var at = (int)first.AddDays(d).DayOfWeek * slots;
                for (var s = 0; s < slots; s++)
                {
                    if (!double.IsNaN(values[(d * slots) + s]))
                    {
                        seen[at + s]++;
                        any = true;
                    }
                }
            }

            weeks += any ? 1 : 0;
        }

        var open = seen.Select(n => n >= (weeks < 3 ? 1 : 2)).ToArray();
        if (days < 7)
        {
            // Weekdays that the history does not reach are unknown, not closed: they take the hours of the others.
            var reached = Enumerable.Range(0, days).Select(d => (int)first.AddDays(d).DayOfWeek).ToHashSet();
            foreach (var w in Enumerable.Range(0, 7).Where(w => !reached.Contains(w)))
            {
                for (var s = 0; s < slots; s++)
                {
                    open[(w * slots) + s] = reached.Any(r => open[(r * slots) + s]);
                }
            }
        }

        return open;
    }
}
