namespace Wfm.Samples.Calendar;

/// <summary>Dutch public holidays by rule (Algemene termijnenwet, art. 3), and Dutch clock time.</summary>
public static class DutchCalendar
{
    /// <summary>Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - (b / 4) - g + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    /// <summary>Koningsdag: 27 April, or the 26th when that is a Sunday.</summary>
    public static DateOnly KingsDay(int year)
    {
        var day = new DateOnly(year, 4, 27);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day;
    }

    /// <summary>Days on which this centre is closed, in order. Bevrijdingsdag and Goede Vrijdag are working days here.</summary>
    public static IReadOnlyList<(DateOnly Date, string Name)> Closures(int year)
    {
        var easter = Easter(year);
        return
        [
            (new DateOnly(year, 1, 1), "Nieuwjaarsdag"),
            (easter, "Eerste paasdag"),
            (easter.AddDays(1), "Tweede paasdag"),
            (KingsDay(year), "Koningsdag"),
            (easter.AddDays(39), "Hemelvaartsdag"),
            (easter.AddDays(49), "Eerste pinksterdag"),
            (easter.AddDays(50), "Tweede pinksterdag"),
            (new DateOnly(year, 12, 25), "Eerste kerstdag"),
            (new DateOnly(year, 12, 26), "Tweede kerstdag"),
        ];
    }

    /// <summary>
    /// Offset from UTC of a Dutch local time: +2 h from 02:00 on the last Sunday of March to 03:00 on the last Sunday of October, +1 h otherwise. The repeated hour is
    /// taken as summer time; nothing in this sample falls in it. By rule, so that no machine's zone table has a say.
    /// </summary>
    public static TimeSpan Offset(DateTime local)
    {
        var summer = LastSunday(local.Year, 3).ToDateTime(new TimeOnly(2, 0));
        var winter = LastSunday(local.Year, 10).ToDateTime(new TimeOnly(3, 0));
        return TimeSpan.FromHours(local >= summer && local < winter ? 2 : 1);
    }

    /// <summary>The instant of a Dutch local time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, Offset(local));
    }

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
