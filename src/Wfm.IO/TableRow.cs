namespace Wfm.IO;

/// <summary>
/// One row of a table of any layout. Cells are asked for by column; a cell that cannot be used is remembered as a fault of the file, and the row is left out.
/// Valid until the next row is read.
/// </summary>
public sealed class TableRow
{
    private readonly CsvRows _rows;
    private readonly Dictionary<string, int> _slots;

    internal TableRow(CsvRows rows, IEnumerable<Column> columns)
    {
        _rows = rows;
        _slots = columns.ToDictionary(c => c.Name, c => rows.Slot(c.Name), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Line of the file on which the row begins, from 1.</summary>
    public int Line => _rows.Line;

    /// <summary>Whether a cell of the row has a fault.</summary>
    public bool IsBad => _rows.IsBad;

    /// <summary>Columns of the file, as its header row writes them.</summary>
    public IReadOnlyList<string> Header => _rows.Header;

    /// <summary>All cells of the row, in the order of <see cref="Header"/>.</summary>
    public IReadOnlyList<string> Cells() => [.. Enumerable.Range(0, _rows.Header.Count).Select(_rows.RawAt)];

    /// <summary>Whether the file has the column.</summary>
    public bool Has(string column) => _rows.Has(Slot(column));

    /// <summary>The cell without blanks around it; empty when the column is absent.</summary>
    public string Text(string column) => _rows.Text(Slot(column));

    /// <summary>A number in [min, max]; 0 after a fault.</summary>
    public double Number(string column, double min = 0, double max = double.MaxValue) => _rows.Number(Slot(column), min, max);

    /// <summary>A number in [min, max], or null when the cell is empty or the column absent.</summary>
    public double? NumberOrNull(string column, double min = 0, double max = double.MaxValue) =>
        Text(column).Length == 0 ? null : _rows.Number(Slot(column), min, max);

    /// <summary>A number at least <paramref name="min"/>, also infinite; NaN for an empty cell.</summary>
    public double NumberOrInfinity(string column, double min = 0) => _rows.NumberOrInfinity(Slot(column), min);

    /// <summary>A whole number in [min, max]; <paramref name="min"/> after a fault.</summary>
    public int Integer(string column, int min = 0, int max = int.MaxValue) => _rows.Integer(Slot(column), min, max);

    /// <summary>A whole number in [min, max], or null when the cell is empty or the column absent.</summary>
    public int? IntegerOrNull(string column, int min = 0, int max = int.MaxValue) => Text(column).Length == 0 ? null : _rows.Integer(Slot(column), min, max);

    /// <summary>A time; <c>default</c> after a fault.</summary>
    public DateTimeOffset Instant(string column) => _rows.Instant(Slot(column), dateAllowed: true);

    /// <summary>Says that a cell cannot be used: <c>file, line N, column 'c': 'value' must be ...</c></summary>
    /// <param name="column">The column.</param>
    /// <param name="mustBe">What it must be, without a full stop.</param>
    public void Fault(string column, string mustBe) => _rows.Fault(Slot(column), mustBe);

    private int Slot(string column) =>
        _slots.TryGetValue(column, out var slot) ? slot : throw new ArgumentOutOfRangeException(nameof(column), column, "The column was not named when the table was opened.");
}
