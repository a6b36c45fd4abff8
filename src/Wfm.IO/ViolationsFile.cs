namespace Wfm.IO;

/// <summary><c>violations.csv</c>: <c>rule, severity, person, date, units, limit, actual, citation, text</c>. Severity is hard, soft or not_checkable.</summary>
public static class ViolationsFile
{
    /// <summary>Name of the file among the outputs.</summary>
    public const string FileName = "violations.csv";

    private static readonly Column[] Columns =
    [
        Column.Required("rule"), Column.Required("severity"), Column.Optional("person"), Column.Required("date"), Column.Required("units"), Column.Required("limit"),
        Column.Required("actual"), Column.Optional("citation"), Column.Optional("text"),
    ];

    /// <summary>Reads violations in the order of the file; there may be none.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<Violation>> Read(InputSource source, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, Columns);
        int rule = rows.Slot("rule"), severity = rows.Slot("severity"), person = rows.Slot("person"), date = rows.Slot("date"), units = rows.Slot("units"),
            limit = rows.Slot("limit"), actual = rows.Slot("actual"), citation = rows.Slot("citation"), text = rows.Slot("text");
        var violations = new List<Violation>();
        while (rows.Next())
        {
            var violation = new Violation(
                rows.Needed(rule), rows.Name(severity, Names.Severities), rows.TextOrNull(person), rows.Day(date), rows.Number(units, double.NaN, double.MinValue, double.MaxValue),
                rows.Number(limit, double.NaN, double.MinValue, double.MaxValue), rows.Number(actual, double.NaN, double.MinValue, double.MaxValue), rows.Text(text))
            {
                Citation = rows.TextOrNull(citation),
            };
            if (!rows.IsBad)
            {
                violations.Add(violation);
            }
        }

        var hash = rows.Finish(needsRows: false);
        return new ReadResult<IReadOnlyList<Violation>>(violations, [], hash);
    }

    /// <summary>Writes violations in the order given.</summary>
    public static void Write(TextWriter writer, IEnumerable<Violation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        using var csv = new CsvOut(writer, Columns.Select(c => c.Name));
        foreach (var v in violations)
        {
            csv.Text(v.Rule).Text(Names.Of(v.Severity)).Text(v.Person).Day(v.Date).Number(v.Units).Number(v.Limit).Number(v.Actual).Text(v.Citation).Text(v.Text).End();
        }
    }
}
