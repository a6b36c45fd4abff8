namespace Wfm.IO;

/// <summary>Tables of any layout, with the same care as the known ones: delimiter, decimal sign, faults by line and column.</summary>
public static class TableFile
{
    /// <summary>The names in a table's header row, as written: what layout it has.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="WfmDataException">The file cannot be opened or is empty.</exception>
    public static IReadOnlyList<string> Header(InputSource source, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var rows = CsvRows.Open(source, options, []);
        return rows.Header;
    }

    /// <summary>Reads a table.</summary>
    /// <param name="source">The file.</param>
    /// <param name="required">Columns that it must have.</param>
    /// <param name="optional">Columns that it may have; all others are ignored.</param>
    /// <param name="map">Makes a value of a row. Faults that it finds, or an <see cref="ArgumentException"/> that it throws, are reported with the line.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<T>> Read<T>(
        InputSource source, IEnumerable<string> required, IEnumerable<string> optional, Func<TableRow, T> map, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(map);
        Column[] columns = [.. required.Select(Column.Required), .. optional.Select(Column.Optional)];
        using var rows = CsvRows.Open(source, options, columns);
        var row = new TableRow(rows, columns);
        var values = new List<T>();
        while (rows.Next())
        {
            try
            {
                var value = map(row);
                if (!rows.IsBad)
                {
                    values.Add(value);
                }
            }
            catch (ArgumentException e)
            {
                // A row with a faulty cell may well fail further on; the cell is the news.
                if (!rows.IsBad)
                {
                    rows.Bad(Cell.Show(e));
                }
            }
        }

        var hash = rows.Finish();
        return new ReadResult<IReadOnlyList<T>>(values, [.. rows.Clock.Warnings(rows.File)], hash);
    }

    /// <summary>Writes a table: texts quoted where needed, numbers so that they read back as the same bits, true/false, times with their own offset.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">Cells: string, double, int, bool, DateOnly, DateTimeOffset or null.</param>
    /// <param name="unknown">What stands for NaN. Default empty.</param>
    /// <exception cref="ArgumentException">A cell is of another type, or a row has another number of cells.</exception>
    public static void Write(TextWriter writer, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows, string unknown = "")
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvOut(writer, header);
        foreach (var row in rows)
        {
            if (row.Count != header.Count)
            {
                throw new ArgumentException($"A row has {row.Count} cells, the header {header.Count}.", nameof(rows));
            }

            foreach (var cell in row)
            {
                _ = cell switch
                {
                    null => csv.Text(""),
                    string text => csv.Text(text),
                    double number => csv.Number(number, unknown),
                    int number => csv.Number(number),
                    bool flag => csv.Flag(flag),
                    DateOnly day => csv.Day(day),
                    DateTimeOffset instant => csv.Instant(instant),
                    _ => throw new ArgumentException($"A cell cannot be of type {cell.GetType().Name}.", nameof(rows)),
                };
            }

            csv.End();
        }
    }
}
