using System.Globalization;

namespace Wfm.IO;

/// <summary><c>events.csv</c>: <c>queue?, start, end, kind, name, effect?, reason?</c>. An empty queue means all; the end of a date is not included.</summary>
public static class EventsFile
{
    /// <summary>Name of the file in a plan's folder.</summary>
    public const string FileName = "events.csv";

    private static readonly Column[] Columns =
    [
        Column.Optional("queue"), Column.Required("start"), Column.Required("end"), Column.Required("kind"), Column.Optional("name"), Column.Optional("effect"), Column.Optional("reason"),
    ];

    /// <summary>Reads events in the order of the file; there may be none. A row that says again what an earlier one says is dropped, with a warning: its factor would count twice.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="plan">Plan whose queues are known, or null for any queue.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<CalendarEvent>> Read(InputSource source, ReadOptions? options = null, Plan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, Columns);
        var (queue, start, end, kind, name, effect, reason) =
            (rows.Slot("queue"), rows.Slot("start"), rows.Slot("end"), rows.Slot("kind"), rows.Slot("name"), rows.Slot("effect"), rows.Slot("reason"));
        var known = plan?.Queues.Select(q => q.Queue.Name).ToHashSet(StringComparer.Ordinal);
        var events = new List<CalendarEvent>();
        var seen = new HashSet<CalendarEvent>();
        var (again, first) = (0, 0);
        while (rows.Next())
        {
            var which = rows.TextOrNull(queue);
            if (which is not null && known?.Contains(which) == false)
            {
                rows.Fault(queue, $"empty or a queue of {PlanFile.FileName}: {Cell.List(known)}");
            }

            var time = rows.Span(start, end, datesAllowed: true);
            var what = rows.Needed(kind);
            var factor = rows.Raw(effect).Length == 0 ? (double?)null : rows.Number(effect, 0, 1000);
            if (factor == 0 && !rows.IsBad)
            {
                rows.Fault(effect, "a factor above 0; for no contacts at all use kind 'closed'");
            }

            if (!rows.IsBad)
            {
                var item = new CalendarEvent(which, time, what, rows.Text(name)) { Effect = factor, Reason = rows.TextOrNull(reason) };
                if (seen.Add(item))
                {
                    events.Add(item);
                }
                else if (again++ == 0)
                {
                    first = rows.Line;
                }
            }
        }

        var hash = rows.Finish(needsRows: false);
        return new ReadResult<IReadOnlyList<CalendarEvent>>(events, [.. rows.Clock.Warnings(rows.File), .. Repeats(rows.File, again, first)], hash);
    }

    private static IEnumerable<string> Repeats(string file, int count, int line) => count == 0 ? [] :
        [string.Create(CultureInfo.InvariantCulture, $"{file}: {count} {(count == 1 ? "row is" : "rows are")} the same as an earlier row: dropped (the first on line {line}).")];

    /// <summary>Writes events, times with the zone's offset.</summary>
    public static void Write(TextWriter writer, IEnumerable<CalendarEvent> events, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(zone);
        using var csv = new CsvOut(writer, "queue", "start", "end", "kind", "name", "effect", "reason");
        foreach (var e in events)
        {
            csv.Text(e.Queue).Instant(e.Time.Start, zone).Instant(e.Time.End, zone).Text(e.Kind).Text(e.Name).Number(e.Effect ?? double.NaN).Text(e.Reason).End();
        }
    }
}
