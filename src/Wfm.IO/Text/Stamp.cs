namespace Wfm.IO;

/// <summary>A time as written: ISO 8601, a blank for the T tolerated, seconds and offset optional, or a date alone.</summary>
/// <param name="Local">Clock time.</param>
/// <param name="Offset">Offset, when one is written.</param>
/// <param name="IsDate">Whether it is a date alone.</param>
internal readonly record struct Stamp(DateTime Local, TimeSpan? Offset, bool IsDate)
{
    private const int FirstYear = 1970;
    private const int LastYear = 2200;

    /// <summary>Reads a time of the years 1970 to 2200. By hand: it runs once or more per row of long histories.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Stamp stamp)
    {
        stamp = default;
        if (!TryDate(text, out var date))
        {
            return false;
        }

        var rest = text[10..];
        if (rest.Length == 0)
        {
            stamp = new Stamp(date, null, IsDate: true);
            return true;
        }

        if (rest.Length < 6 || rest[0] is not ('T' or 't' or ' ') || rest[3] != ':' || !Two(rest[1..], 23, out var hour) || !Two(rest[4..], 59, out var minute))
        {
            return false;
        }

        var time = date.AddHours(hour).AddMinutes(minute);
        rest = rest[6..];
        if (rest.Length > 0 && rest[0] == ':')
        {
            if (rest.Length < 3 || !Two(rest[1..], 59, out var second))
            {
                return false;
            }

            time = time.AddSeconds(second);
            rest = rest[3..];
            if (rest.Length > 0 && rest[0] == '.' && !Fraction(ref rest, ref time))
            {
                return false;
            }
        }

        if (!TryOffset(rest, out var offset))
        {
            return false;
        }

        stamp = new Stamp(time, offset, IsDate: false);
        return true;
    }

    /// <summary>A date yyyy-MM-dd.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        var good = text.Length == 10 & TryDate(text, out var date);
        day = good ? DateOnly.FromDateTime(date) : default;
        return good;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out DateTime date)
    {
        date = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-' || !Two(text, 99, out var century) || !Two(text[2..], 99, out var year)
            || !Two(text[5..], 12, out var month) || !Two(text[8..], 31, out var day))
        {
            return false;
        }

        year += century * 100;
        if (year is < FirstYear or > LastYear || month == 0 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day);
        return true;
    }

    private static bool Fraction(ref ReadOnlySpan<char> rest, ref DateTime time)
    {
        var digits = 1;
        var ticks = 0L;
        var unit = TimeSpan.TicksPerSecond;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            unit /= 10;
            ticks += unit * (rest[digits] - '0');
            digits++;
        }

        time = time.AddTicks(ticks);
        rest = rest[digits..];
        return digits > 1;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (text is "Z" or "z")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text[0] is not ('+' or '-') || !Two(text[1..], 14, out var hours))
        {
            return false;
        }

        var tail = text[3..];
        tail = tail.Length == 3 && tail[0] == ':' ? tail[1..] : tail;
        var minutes = 0;
        if (tail.Length != 0 && (tail.Length != 2 || !Two(tail, 59, out minutes)))
        {
            return false;
        }

        minutes += hours * 60;
        offset = TimeSpan.FromMinutes(text[0] == '-' ? -minutes : minutes);
        return minutes <= 14 * 60;
    }

    private static bool Two(ReadOnlySpan<char> text, int max, out int value)
    {
        value = 0;
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
        {
            return false;
        }

        value = ((text[0] - '0') * 10) + text[1] - '0';
        return value <= max;
    }
}
