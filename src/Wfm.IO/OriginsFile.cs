namespace Wfm.IO;

/// <summary>A file of backtest origins: <c>origin, train_start, test_start, test_week1_end, test_end</c>.</summary>
public static class OriginsFile
{
    private static readonly Column[] Columns =
    [
        Column.Required("origin"), Column.Required("train_start"), Column.Required("test_start"), Column.Required("test_week1_end"), Column.Required("test_end"),
    ];

    /// <summary>Reads origins in the order of the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<Origin>> Read(InputSource source, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, Columns);
        var (number, train, test, week, end) = (rows.Slot("origin"), rows.Slot("train_start"), rows.Slot("test_start"), rows.Slot("test_week1_end"), rows.Slot("test_end"));
        var origins = new List<Origin>();
        while (rows.Next())
        {
            var origin = new Origin(
                rows.Integer(number, 0, 1_000_000), rows.Instant(train, dateAllowed: true), rows.Instant(test, dateAllowed: true), rows.Instant(week, dateAllowed: true), rows.Instant(end, dateAllowed: true));
            if (rows.IsBad)
            {
                continue;
            }

            if (origin.TestStart <= origin.TrainStart)
            {
                rows.Fault(test, "after train_start");
            }
            else if (origin.TestWeek1End <= origin.TestStart || origin.TestWeek1End > origin.TestEnd)
            {
                rows.Fault(week, "after test_start and not after test_end");
            }
            else
            {
                origins.Add(origin);
            }
        }

        var hash = rows.Finish();
        return new ReadResult<IReadOnlyList<Origin>>(origins, [.. rows.Clock.Warnings(rows.File)], hash);
    }
}
