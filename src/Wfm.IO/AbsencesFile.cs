namespace Wfm.IO;

/// <summary><c>absences.csv</c>: <c>person, start, end, kind, fixed?, weight?</c>. Dates alone are whole local days, the end not included.</summary>
public static class AbsencesFile
{
    /// <summary>Name of the file in a plan's folder.</summary>
    public const string FileName = "absences.csv";

    private static readonly Column[] Columns =
    [
        Column.Required("person"), Column.Required("start"), Column.Required("end"), Column.Required("kind"), Column.Optional("fixed"), Column.Optional("weight"),
    ];

    /// <summary>Reads absences and wishes in the order of the file; there may be none.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it; the zone is the plan's.</param>
    /// <param name="people">People who are known, or null for anyone.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<Absence>> Read(InputSource source, ReadOptions? options = null, IEnumerable<Person>? people = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, Columns);
        var (person, start, end, kind, isFixed, weight) =
            (rows.Slot("person"), rows.Slot("start"), rows.Slot("end"), rows.Slot("kind"), rows.Slot("fixed"), rows.Slot("weight"));
        var known = people?.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var absences = new List<Absence>();
        var lines = new List<(int Line, string Start)>();
        while (rows.Next())
        {
            var who = rows.Needed(person);
            if (who.Length > 0 && known?.Contains(who) == false)
            {
                rows.Fault(person, $"a person of {PeopleFile.FileName}");
            }

            var time = rows.Span(start, end, datesAllowed: true);
            var why = rows.Name(kind, Names.Absences);
            var stays = rows.Flag(isFixed, empty: true);
            var points = rows.Number(weight, 1, 0, 1e6);
            if (!rows.IsBad)
            {
                absences.Add(new Absence(who, time, why, stays, points));
                lines.Add((rows.Line, rows.Raw(start)));
            }
        }

        CheckOverlaps(rows, start, absences, lines);
        var hash = rows.Finish(needsRows: false);
        return new ReadResult<IReadOnlyList<Absence>>(absences, [.. rows.Clock.Warnings(rows.File)], hash);
    }

    /// <summary>Writes absences and wishes, times with the zone's offset.</summary>
    public static void Write(TextWriter writer, IEnumerable<Absence> absences, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(absences);
        ArgumentNullException.ThrowIfNull(zone);
        using var csv = new CsvOut(writer, "person", "start", "end", "kind", "fixed", "weight");
        foreach (var a in absences)
        {
            csv.Text(a.Person).Instant(a.Time.Start, zone).Instant(a.Time.End, zone).Text(Names.Of(a.Kind)).Flag(a.IsFixed).Number(a.Weight).End();
        }
    }

    private static void CheckOverlaps(CsvRows rows, int start, List<Absence> absences, List<(int Line, string Start)> lines)
    {
        foreach (var own in Enumerable.Range(0, absences.Count).Where(i => !absences[i].IsWish).GroupBy(i => absences[i].Person, StringComparer.Ordinal))
        {
            var last = -1;
            foreach (var i in own.OrderBy(i => absences[i].Time.Start).ThenBy(i => i))
            {
                if (last >= 0 && absences[i].Time.Overlaps(absences[last].Time))
                {
                    var (later, earlier) = lines[i].Line > lines[last].Line ? (i, last) : (last, i);
                    rows.FaultAt(lines[later].Line, start, lines[later].Start, $"clear of other absences of the same person; line {lines[earlier].Line} overlaps it");
                }

                // The one that lasts longest is the one that the next may run into.
                last = last < 0 || absences[i].Time.End > absences[last].Time.End ? i : last;
            }
        }
    }
}
