using System.Globalization;
using CsvHelper;

namespace Wfm.IO;

/// <summary>Writes one table: comma, LF, invariant culture, numbers that read back as the same bits. Leaves the writer below open.</summary>
internal sealed class CsvOut : IDisposable
{
    private readonly CsvWriter _csv;

    public CsvOut(TextWriter writer, params IEnumerable<string> header)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        foreach (var name in header)
        {
            _csv.WriteField(name);
        }

        _csv.EndRecord();
    }

    public CsvOut Text(string? value)
    {
        _csv.WriteField(Cell.ToSafe(value ?? ""));
        return this;
    }

    /// <summary>A number; NaN, which means "not known", is an empty cell unless a text for it is given.</summary>
    public CsvOut Number(double value, string unknown = "")
    {
        // R gives the shortest text that reads back as the same bits. A minus before zero would read back too, but puzzle readers.
        _csv.WriteField(double.IsNaN(value) ? unknown : (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture));
        return this;
    }

    public CsvOut Flag(bool value)
    {
        _csv.WriteField(value ? "true" : "false");
        return this;
    }

    public CsvOut Instant(DateTimeOffset value, TimeZoneInfo zone) => Instant(zone.Local(value));

    public CsvOut Instant(DateTimeOffset value)
    {
        _csv.WriteField(value.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        return this;
    }

    public CsvOut Day(DateOnly value)
    {
        _csv.WriteField(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return this;
    }

    public CsvOut Seconds(TimeSpan value) => Number(value.TotalSeconds);

    public void End() => _csv.EndRecord();

    public void Dispose() => _csv.Dispose();
}
