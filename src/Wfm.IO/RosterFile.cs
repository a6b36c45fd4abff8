using System.Globalization;

namespace Wfm.IO;

/// <summary>
/// <c>roster.csv</c>: <c>person, role, team, date, shift, activity, start, end, skill?, paid, productive, locked</c>, one row per activity of a shift. A day without a
/// shift has a row <c>off</c>, or one per absence that counts as work (leave, sickness, training, meeting); those rows name no shift.
/// </summary>
public static class RosterFile
{
    /// <summary>Name of the file among the outputs.</summary>
    public const string FileName = "roster.csv";

    private static readonly Column[] Columns =
    [
        Column.Required("person"), Column.Optional("role"), Column.Optional("team"), Column.Required("date"), Column.Optional("shift"), Column.Required("activity"),
        Column.Required("start"), Column.Required("end"), Column.Optional("skill"), Column.Optional("paid"), Column.Optional("productive"), Column.Optional("locked"),
    ];

    private static readonly Dictionary<string, Activity> Known =
        ((Activity[])[Activity.Contacts, Activity.LeadDuty, Activity.Meal, Activity.Break, Activity.Off]).ToDictionary(a => a.Code, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> DayCodes = new(
        Enum.GetValues<AbsenceKind>().Where(k => k is not (AbsenceKind.WishOff or AbsenceKind.WishShift)).Select(k => Names.Of(k)).Append("off"), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a roster, also one made elsewhere.</summary>
    /// <param name="source">The file.</param>
    /// <param name="grid">The horizon; shifts may lie outside it.</param>
    /// <param name="options">How to read it; the zone is the grid's.</param>
    /// <param name="people">People who are known, or null for anyone.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<RosterRows> Read(InputSource source, TimeGrid grid, ReadOptions? options = null, IEnumerable<Person>? people = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(grid);
        using var rows = CsvRows.Open(source, (options ?? new ReadOptions()) with { Zone = grid.Zone }, Columns);
        var reader = new Reader(rows, people);
        while (rows.Next())
        {
            reader.Row();
        }

        var shifts = reader.Shifts();
        var hash = rows.Finish();
        return new ReadResult<RosterRows>(new RosterRows(new Roster(grid, shifts), reader.Days) { Leads = reader.Leads }, [.. rows.Clock.Warnings(rows.File), .. reader.Warnings(rows.File)], hash);
    }

    /// <summary>Writes a roster: people in the order given, then day by day.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="roster">The roster.</param>
    /// <param name="people">All people, those without shifts included.</param>
    /// <param name="absences">Their absences; wishes are left out.</param>
    public static void Write(TextWriter writer, Roster roster, IEnumerable<Person> people, IEnumerable<Absence> absences)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(absences);
        using var csv = new CsvOut(writer, Columns.Select(c => c.Name));
        var away = absences.Where(a => a.CountsAsWorked).ToLookup(a => a.Person, StringComparer.Ordinal);
        foreach (var person in people)
        {
            var shifts = roster.Of(person.Id).ToList();
            var byDay = shifts.ToLookup(s => s.Date);

            // A roster handed in may begin before the grid or end after it.
            foreach (var shift in shifts.Where(s => roster.Grid.DayIndex(s.Date) < 0))
            {
                Shift(csv, person, shift, roster.Grid.Zone);
            }

            for (var d = 0; d < roster.Grid.Days; d++)
            {
                Day(csv, person, roster.Grid, roster.Grid.Day(d), byDay, shifts, away[person.Id]);
            }

            foreach (var shift in shifts.Where(s => roster.Grid.DayIndex(s.Date) >= roster.Grid.Days))
            {
                Shift(csv, person, shift, roster.Grid.Zone);
            }
        }
    }

    private static void Day(CsvOut csv, Person person, TimeGrid grid, DateOnly date, ILookup<DateOnly, Shift> byDay, List<Shift> shifts, IEnumerable<Absence> away)
    {
        var any = false;
        foreach (var shift in byDay[date])
        {
            Shift(csv, person, shift, grid.Zone);
            any = true;
        }

        var day = new Interval(grid.Zone.StartOfDay(date), grid.Zone.StartOfDay(date.AddDays(1)));
        foreach (var absence in away.Where(a => a.Time.Overlaps(day)).OrderBy(a => a.Time.Start))
        {
            var from = absence.Time.Start > day.Start ? absence.Time.Start : day.Start;
            var to = absence.Time.End < day.End ? absence.Time.End : day.End;
            var part = new Interval(from, to);

            // Training or a meeting inside a shift is one of its activities already.
            if (!shifts.Any(s => s.Time.Overlaps(part)))
            {
                Row(csv, person, date, "", new ActivitySegment(new Activity(Names.Of(absence.Kind), IsPaid: true, IsProductive: false), part, IsLocked: absence.IsFixed), grid.Zone);
                any = true;
            }
        }

        if (!any)
        {
            Row(csv, person, date, "", new ActivitySegment(Activity.Off, day), grid.Zone);
        }
    }

    private static void Shift(CsvOut csv, Person person, Shift shift, TimeZoneInfo zone)
    {
        foreach (var segment in shift.Segments)
        {
            Row(csv, person, shift.Date, shift.Template, segment, zone);
        }
    }

    private static void Row(CsvOut csv, Person person, DateOnly date, string shift, ActivitySegment segment, TimeZoneInfo zone) =>
        csv.Text(person.Id).Text(Names.Of(person.Role)).Text(person.Team).Day(date).Text(shift).Text(segment.Activity.Code).Instant(segment.Time.Start, zone)
            .Instant(segment.Time.End, zone).Text(segment.Skill).Flag(segment.Activity.IsPaid).Flag(segment.Activity.IsProductive).Flag(segment.IsLocked).End();

    private sealed class Reader(CsvRows rows, IEnumerable<Person>? people)
    {
        private readonly int _person = rows.Slot("person"), _role = rows.Slot("role"), _date = rows.Slot("date"), _shift = rows.Slot("shift"), _activity = rows.Slot("activity"), _start = rows.Slot("start"),
            _end = rows.Slot("end"), _skill = rows.Slot("skill"), _paid = rows.Slot("paid"), _productive = rows.Slot("productive"), _locked = rows.Slot("locked");

        private readonly HashSet<string>? _known = people?.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        private readonly Dictionary<(string Person, DateOnly Date, string Shift), List<(int Line, string Start, ActivitySegment Segment)>> _shifts = [];

        private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);

        private int _gaps;

        public List<RosterDay> Days { get; } = [];

        public HashSet<string> Leads { get; } = new(StringComparer.Ordinal);

        public void Row()
        {
            var person = rows.Needed(_person);
            if (person.Length > 0 && _known?.Contains(person) == false)
            {
                rows.Fault(_person, $"a person of {PeopleFile.FileName}");
            }

            var date = rows.Day(_date);
            var code = rows.Needed(_activity);
            var time = rows.Span(_start, _end, datesAllowed: true);
            var shift = rows.Text(_shift);
            var activity = new Activity(Code(code), rows.Flag(_paid, Usual(code)?.IsPaid ?? true), rows.Flag(_productive, Usual(code)?.IsProductive ?? false));
            var isLocked = rows.Flag(_locked, empty: false);
            if (rows.IsBad)
            {
                return;
            }

            if (string.Equals(rows.Text(_role), Names.Of(PersonRole.Lead), StringComparison.OrdinalIgnoreCase))
            {
                Leads.Add(person);
            }

            if (activity.Code == Activity.Off.Code || (shift.Length == 0 && DayCodes.Contains(code)))
            {
                Days.Add(new RosterDay(person, date, activity.Code, time));
                return;
            }

            var day = rows.Clock.Zone.DayOf(time.Start);
            var key = (person, date, shift);
            if (!_shifts.TryGetValue(key, out var segments))
            {
                _shifts.Add(key, segments = []);
            }

            if (day < date || day > date.AddDays(1))
            {
                rows.Fault(_start, string.Create(CultureInfo.InvariantCulture, $"on the row's date, {date:yyyy-MM-dd}, or for the end of a night shift on the day after"));
                return;
            }

            if (Usual(code) is null && !DayCodes.Contains(code) && rows.Text(_productive).Length == 0)
            {
                _unknown.Add(code);
            }

            segments.Add((rows.Line, rows.Raw(_start), new ActivitySegment(activity, time, rows.TextOrNull(_skill), isLocked)));
        }

        // A roster made elsewhere may call work what it likes; that nobody works must not come as a surprise.
        public IEnumerable<string> Warnings(string file)
        {
            if (_unknown.Count > 0)
            {
                yield return $"{file}: activity {string.Join(", ", _unknown.Take(5).Select(a => $"'{a}'"))}{(_unknown.Count > 5 ? " and others" : "")} is taken as time off contacts; "
                    + $"time on contacts is '{Activity.Contacts.Code}', or has 'true' in column 'productive'.";
            }

            if (_gaps > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{file}: {_gaps} {(_gaps == 1 ? "gap" : "gaps")} between the activities of a day without a named shift: taken as unpaid breaks.");
            }
        }

        public List<Shift> Shifts()
        {
            var shifts = new List<Shift>();
            foreach (var (key, segments) in _shifts.Where(s => s.Value.Count > 0))
            {
                var inOrder = segments.OrderBy(s => s.Segment.Time.Start).ToList();
                if (key.Shift.Length == 0)
                {
                    FillGaps(inOrder);
                }

                var good = true;
                for (var i = 1; i < inOrder.Count; i++)
                {
                    if (inOrder[i].Segment.Time.Start != inOrder[i - 1].Segment.Time.End)
                    {
                        good = false;
                        rows.FaultAt(inOrder[i].Line, _start, inOrder[i].Start, $"where the activity of line {inOrder[i - 1].Line} ends: a shift has no gap and no overlap");
                    }
                }

                if (good)
                {
                    shifts.Add(new Shift(key.Person, key.Date, key.Shift, inOrder.Select(s => s.Segment)));
                }
            }

            return shifts;
        }

        // A roster made elsewhere may list the work and leave the breaks out.
        private void FillGaps(List<(int Line, string Start, ActivitySegment Segment)> inOrder)
        {
            for (var i = inOrder.Count - 1; i > 0; i--)
            {
                var (end, start) = (inOrder[i - 1].Segment.Time.End, inOrder[i].Segment.Time.Start);
                if (start > end)
                {
                    inOrder.Insert(i, (inOrder[i].Line, "", new ActivitySegment(Activity.Meal, new Interval(end, start - end))));
                    _gaps++;
                }
            }
        }

        private static Activity? Usual(string code) => Known.GetValueOrDefault(code);

        private static string Code(string code) => Usual(code)?.Code ?? (DayCodes.TryGetValue(code, out var same) ? same : code);
    }
}
