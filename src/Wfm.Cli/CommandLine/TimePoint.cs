using System.Globalization;

namespace Wfm.Cli.CommandLine;

/// <summary>A time as the command line writes it: with an offset, or in the zone of the data.</summary>
internal sealed record TimePoint(DateTime Local, TimeSpan? Offset)
{
    private static readonly string[] LocalForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
    private static readonly string[] OffsetForms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    public static bool TryParse(string text, out TimePoint? point)
    {
        point = null;
        if (DateTime.TryParseExact(text, LocalForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            point = new TimePoint(local, null);
        }
        else if (DateTimeOffset.TryParseExact(text, OffsetForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            point = new TimePoint(instant.DateTime, instant.Offset);
        }

        // A grid of 3,700 days must still fit behind it.
        return point is not null && point.Local.Year is >= 1900 and <= 9900;
    }

    public DateTimeOffset In(TimeZoneInfo zone) => Offset is { } offset ? new DateTimeOffset(Local, offset) : zone.At(Local);
}
