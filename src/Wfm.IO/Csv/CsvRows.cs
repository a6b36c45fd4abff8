using System.Globalization;
using CsvHelper;

namespace Wfm.IO;

/// <summary>
/// Rows of one table, forward only: finds the columns by name, knows the physical line of each row, and turns cells into values. A cell that cannot be used
/// becomes a fault and marks the row; reading goes on, so that all faults come together.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    private readonly GuardedReader _reader;
    private readonly CsvReader _parser;
    private readonly IReadOnlyList<Column> _columns;
    private readonly NumberText _numbers;
    private int[] _fields = [];
    private int _width;
    private long _badLine;
    private CsvMalformedReason _badReason;

    private CsvRows(InputSource source, ReadOptions options, IReadOnlyList<Column> columns)
    {
        (File, _columns) = (source.Name, columns);
        Faults = new Faults(File, options.MaxFaults);
        Clock = new Clock(options.Zone);
        _reader = new GuardedReader(source);
        var delimiter = options.Delimiter ?? Detect(_reader.PeekHeader());
        _numbers = new NumberText(delimiter, options.Culture);
        _parser = CsvReader.Create(
            _reader,
            new CsvReaderOptions
            {
                Separator = delimiter,
                HasHeader = false,
                TrackLineNumbers = true,
                MaxRecordSize = 4 * GuardedReader.MaxRecord,
                // Cells repeat from row to row (queue, interval length).
                PoolStrings = true,
                OnMalformedRecord = r => (_badLine, _badReason) = (r.LineNumber, r.Reason),
            });
    }

    public string File { get; }

    public Faults Faults { get; }

    public Clock Clock { get; }

    /// <summary>Physical line on which the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether a cell of this row has a fault.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Number of rows met.</summary>
    public int Count { get; private set; }

    /// <summary>All columns of the header row, as written.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Opens a table and reads its header row.</summary>
    /// <exception cref="WfmDataException">It cannot be opened, is empty, or lacks a column.</exception>
    public static CsvRows Open(InputSource source, ReadOptions? options, IReadOnlyList<Column> columns)
    {
        var rows = new CsvRows(source, options ?? new ReadOptions(), columns);
        try
        {
            rows.ReadHeader();
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row that is not blank.</summary>
    public bool Next()
    {
        while (Read())
        {
            if (_parser.FieldCount == 1 && string.IsNullOrWhiteSpace(_parser.GetString(0)))
            {
                continue;
            }

            Count++;
            IsBad = false;
            if (_badLine == Line)
            {
                Bad(_badReason == CsvMalformedReason.UnterminatedQuote
                    ? "a quoted cell that opens in this row is never closed."
                    : "a quote stands where none may stand; put the cell in quotes and write quotes inside it twice.");
                continue;
            }

            if (_parser.FieldCount < _width || ExtraCells())
            {
                Bad($"the row has {_parser.FieldCount} cells, the header row has {_width}. Is there a comma too many or too few, or a line break in a cell without quotes?");
                continue;
            }

            return true;
        }

        return false;
    }

    /// <summary>Ends the reading.</summary>
    /// <param name="needsRows">Whether a header row alone is a fault.</param>
    /// <returns>SHA-256 of the file.</returns>
    /// <exception cref="WfmDataException">There was any fault.</exception>
    public string Finish(bool needsRows = true)
    {
        if (needsRows && Count == 0)
        {
            Faults.File("has a header row but no data.");
        }

        Faults.ThrowIfAny();
        return _reader.Sha256();
    }

    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
    }

    /// <summary>Position of a known column, for the methods below.</summary>
    public int Slot(string name)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "The reader does not know this column.");
    }

    public bool Has(int slot) => _fields[slot] >= 0;

    /// <summary>The cell as it stands, without blanks around it; empty when the column is absent.</summary>
    public string Raw(int slot) => _fields[slot] < 0 ? "" : _parser.GetString(_fields[slot]).Trim();

    /// <summary>The cell under any header, known or not.</summary>
    public string RawAt(int field) => _parser.GetString(field).Trim();

    /// <summary>A text that may be empty.</summary>
    public string Text(int slot) => Cell.FromSafe(Raw(slot));

    /// <summary>A text, or null when the cell is empty.</summary>
    public string? TextOrNull(int slot) => Text(slot) is { Length: > 0 } text ? text : null;

    /// <summary>A text that must not be empty.</summary>
    public string Needed(int slot)
    {
        var text = Text(slot);
        if (text.Length == 0)
        {
            Fault(slot, "filled in");
        }

        return text;
    }

    /// <summary>A number in [min, max].</summary>
    public double Number(int slot, double min = 0, double max = double.MaxValue)
    {
        var text = Raw(slot);
        if (!_numbers.TryParse(text, out var value, out var must))
        {
            Fault(slot, must);
            return 0;
        }

        if (value < min || value > max)
        {
            Fault(slot, Range(value, min, max));
            return 0;
        }

        return value;
    }

    /// <summary>A number in [min, max], or what stands for an empty cell or an absent column.</summary>
    public double Number(int slot, double empty, double min, double max) => Raw(slot).Length == 0 ? empty : Number(slot, min, max);

    /// <summary>A number at least <paramref name="min"/> that may be infinite, or NaN for an empty cell.</summary>
    public double NumberOrInfinity(int slot, double min = 0) =>
        Raw(slot) switch
        {
            "Infinity" or "inf" => double.PositiveInfinity,
            "" or "NaN" or "nan" => double.NaN,
            _ => Number(slot, min, double.MaxValue),
        };

    /// <summary>A number inside a cell that holds more.</summary>
    public bool TryNumber(ReadOnlySpan<char> text, out double value) => _numbers.TryParse(text, out value, out _);

    /// <summary>A whole number in [min, max].</summary>
    public int Integer(int slot, int min, int max)
    {
        var value = Number(slot, min, max);
        if (value != Math.Floor(value))
        {
            Fault(slot, "a whole number");
            return min;
        }

        return (int)value;
    }

    /// <summary>One of the names, in any case; of an empty cell the given one.</summary>
    public T Name<T>(int slot, IReadOnlyDictionary<string, T> names, T empty)
        where T : struct => Raw(slot).Length == 0 && !_columns[slot].IsRequired ? empty : Name(slot, names);

    /// <summary>One of the names, in any case.</summary>
    public T Name<T>(int slot, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        if (names.TryGetValue(Raw(slot), out var value))
        {
            return value;
        }

        Fault(slot, $"one of {Names.List(names)}");
        return default;
    }

    /// <summary>true or false, also as yes/no and 1/0.</summary>
    public bool Flag(int slot, bool empty)
    {
        var text = Raw(slot);
        return text.Length == 0 ? empty : Name(slot, Names.Flags);
    }

    /// <summary>A time as written, or null after a fault.</summary>
    public Stamp? Time(int slot, bool dateAllowed = false)
    {
        if (!Stamp.TryParse(Raw(slot), out var stamp) || (stamp.IsDate && !dateAllowed))
        {
            Fault(slot, dateAllowed
                ? "a date or a time, such as 2026-10-12 or 2026-10-12T09:00:00+02:00, in the years 1970 to 2200"
                : "a time such as 2026-10-12T09:00:00+02:00, in the years 1970 to 2200");
            return null;
        }

        return stamp;
    }

    /// <summary>The instant of a cell; a local time that the clock skips is a fault, of a repeated one the first is taken.</summary>
    public DateTimeOffset Instant(int slot, bool dateAllowed = false)
    {
        if (Time(slot, dateAllowed) is not { } stamp)
        {
            return default;
        }

        if (Clock.IsSkipped(stamp))
        {
            FaultSkipped(slot);
            return default;
        }

        return Clock.At(stamp);
    }

    /// <summary>From one cell to another. Where the end falls in the repeated hour of the start, its second passing is taken.</summary>
    public Interval Span(int startSlot, int endSlot, bool datesAllowed)
    {
        var start = Instant(startSlot, datesAllowed);
        var end = Instant(endSlot, datesAllowed);
        if (IsBad)
        {
            return default;
        }

        if (end <= start && Stamp.TryParse(Raw(endSlot), out var stamp) && Clock.IsRepeated(stamp))
        {
            end = Clock.AtSecond(stamp);
        }

        if (end <= start)
        {
            Fault(endSlot, Stamp.TryDay(Raw(endSlot), out _) ? "after the start; the end date is not included, so one day ends on the next date" : "after the start");
            return default;
        }

        return new Interval(start, end);
    }

    /// <summary>A date.</summary>
    public DateOnly Day(int slot)
    {
        if (!Stamp.TryDay(Raw(slot), out var day))
        {
            Fault(slot, "a date such as 2026-10-12");
        }

        return day;
    }

    /// <summary>A fault of a cell of this row.</summary>
    public void Fault(int slot, string must) => FaultAt(Line, slot, Raw(slot), must);

    /// <summary>A fault of a cell under any header.</summary>
    public void Fault(string column, string value, string must)
    {
        IsBad = true;
        Faults.Value(Line, column, value, must);
    }

    /// <summary>A fault of a cell of a row that has gone by.</summary>
    public void FaultAt(int line, int slot, string value, string must)
    {
        IsBad = true;
        Faults.Value(line, _columns[slot].Name, value, must);
    }

    /// <summary>A fault of this row as a whole.</summary>
    public void Bad(string text)
    {
        IsBad = true;
        Faults.Line(Line, text);
    }

    public void FaultSkipped(int slot) =>
        Fault(slot, $"a time that exists: the clock of {Clock.Zone.Id} skips it. Write times with an offset, or name the zone that the source kept");

    // A limit that is only there to catch nonsense is not worth mentioning to who wrote -5.
    private static string Range(double value, double min, double max) =>
        max < 1e6 ? string.Create(CultureInfo.InvariantCulture, $"{min} to {max}")
        : value < min ? string.Create(CultureInfo.InvariantCulture, $"{min} or more")
        : string.Create(CultureInfo.InvariantCulture, $"at most {max}");

    private bool Read()
    {
        try
        {
            if (!_parser.Read())
            {
                return false;
            }
        }
        catch (WfmDataException e)
        {
            // The file ends here for us; what was found before still belongs to the report.
            Faults.Add(e);
            Faults.ThrowIfAny();
        }
        catch (Exception e) when (e is CsvFormatException or IOException)
        {
            Faults.Line(Line + 1, $"the row cannot be read: {Cell.Show(e.Message.Split('\n')[0], 120)}");
            Faults.ThrowIfAny();
        }

        Line = (int)_parser.LineNumber;
        return true;
    }

    private bool ExtraCells()
    {
        for (var i = _width; i < _parser.FieldCount; i++)
        {
            if (!string.IsNullOrWhiteSpace(_parser.GetString(i)))
            {
                return true;
            }
        }

        return false;
    }

    private void ReadHeader()
    {
        do
        {
            if (!Read())
            {
                throw new WfmDataException($"{File} is empty; it must have a header row{(_columns.Count == 0 ? "" : $" with {Column.Describe(_columns)}")}.");
            }
        }
        while (_parser.FieldCount == 1 && string.IsNullOrWhiteSpace(_parser.GetString(0)));

        var names = new string[_parser.FieldCount];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = _parser.GetString(i).Trim();
        }

        Header = names;
        _width = names.Length;
        while (_width > 0 && names[_width - 1].Length == 0)
        {
            _width--;
        }

        _fields = [.. _columns.Select(c => Array.FindIndex(names, n => string.Equals(n, c.Name, StringComparison.OrdinalIgnoreCase)))];
        foreach (var twice in names.Where(n => n.Length > 0).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            Faults.Line(Line, $"column '{Cell.Show(twice.Key)}' comes twice in the header row.");
        }

        var missing = _columns.Where((c, i) => c.IsRequired && _fields[i] < 0).Select(c => $"'{c.Name}'").ToList();
        if (missing.Count > 0)
        {
            Faults.Line(Line, $"{(missing.Count == 1 ? "column" : "columns")} {string.Join(", ", missing)} missing; the columns are {Column.Describe(_columns)}.");
        }

        Faults.ThrowIfAny();
    }

    // The separator that makes most known columns of the header row; a comma when that does not tell.
    private char Detect(string header)
    {
        var (best, most) = (',', -1);
        foreach (var candidate in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            var names = header.Split(candidate).Select(n => n.Trim(' ', '\t', '"', '\uFEFF')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var score = (_columns.Count(c => names.Contains(c.Name)) * 10_000) + Math.Min(names.Count, 9_999);
            if (score > most)
            {
                (best, most) = (candidate, score);
            }
        }

        return best;
    }
}
