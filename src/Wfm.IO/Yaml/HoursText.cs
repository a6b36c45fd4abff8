namespace Wfm.IO;

/// <summary>Weekdays and clock times as people write them.</summary>
internal static class HoursText
{
    private static readonly string[] Short = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public const string DayForm = "weekdays such as mon, mon-fri, sat|sun or daily";

    /// <summary>Weekdays: one, a range (fri-mon wraps), several parted by | or comma, or daily.</summary>
    public static bool TryDays(string text, out IReadOnlyList<DayOfWeek> days)
    {
        var found = new List<DayOfWeek>();
        days = found;
        foreach (var part in text.Split(['|', ','], StringSplitOptions.TrimEntries))
        {
            if (string.Equals(part, "daily", StringComparison.OrdinalIgnoreCase))
            {
                found.AddRange(Enumerable.Range(0, 7).Select(Of));
                continue;
            }

            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            var from = Index(ends[0]);
            var to = ends.Length == 1 ? from : ends.Length == 2 ? Index(ends[1]) : -1;
            if (from < 0 || to < 0)
            {
                return false;
            }

            for (var day = from; ; day = (day + 1) % 7)
            {
                found.Add(Of(day));
                if (day == to)
                {
                    break;
                }
            }
        }

        return true;
    }

    /// <summary>A clock time HH:MM; 24:00 and beyond only up to <paramref name="maxHours"/>.</summary>
    public static bool TryClock(ReadOnlySpan<char> text, int maxHours, out TimeSpan time)
    {
        time = default;
        var colon = text.IndexOf(':');
        if (colon is not (1 or 2) || !Digits(text[..colon], out var hours) || text.Length - colon < 3 || !Digits(text[(colon + 1)..(colon + 3)], out var minutes) || minutes > 59)
        {
            return false;
        }

        var tail = text[(colon + 3)..];
        time = new TimeSpan(hours, minutes, 0);
        return (tail.Length == 0 || tail is ":00") && time <= TimeSpan.FromHours(maxHours);
    }

    /// <summary>A span HH:MM-HH:MM; a close before the open is on the next day.</summary>
    public static bool TrySpan(string text, out OpenSpan span)
    {
        span = default;
        var ends = text.Split(['-', '–'], StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || !TryClock(ends[0], 24, out var open) || open == TimeSpan.FromHours(24) || !TryClock(ends[1], 48, out var close) || open == close)
        {
            return false;
        }

        close = close < open ? close + TimeSpan.FromHours(24) : close;
        span = new OpenSpan(open, close);
        return true;
    }

    private static DayOfWeek Of(int index) => (DayOfWeek)((index + 1) % 7);

    private static int Index(string name) =>
        name.Length < 3 ? -1 : Array.FindIndex(Short, s => string.Equals(s, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(Of(Array.IndexOf(Short, s)).ToString(), name, StringComparison.OrdinalIgnoreCase));

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + c - '0';
        }

        return text.Length > 0;
    }
}
