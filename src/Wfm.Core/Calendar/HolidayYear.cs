namespace Wfm;

/// <summary>A year as the rules of a country see it: fixed dates, dates around Easter, the n-th weekday of a month.</summary>
internal sealed class HolidayYear(string country, int year)
{
    private readonly DateOnly _easter = Easter.Sunday(year);

    public int Year { get; } = year;

    public Holiday Fixed(int month, int day, string name, params string[] regions) => On(new DateOnly(Year, month, day), name, regions);

    /// <summary>So many days after Easter Sunday, or before it.</summary>
    public Holiday Easterly(int days, string name, params string[] regions) => On(_easter.AddDays(days), name, regions);

    /// <summary>The first, second ... such weekday of a month.</summary>
    public Holiday Nth(int nth, DayOfWeek weekday, int month, string name, params string[] regions) =>
        On(From(new DateOnly(Year, month, 1), weekday).AddDays(7 * (nth - 1)), name, regions);

    /// <summary>The last such weekday of a month.</summary>
    public Holiday Last(DayOfWeek weekday, int month, string name, params string[] regions) =>
        On(From(new DateOnly(Year, month, DateTime.DaysInMonth(Year, month)).AddDays(-6), weekday), name, regions);

    public Holiday On(DateOnly date, string name, params string[] regions) => new(date, name, country) { Regions = regions };

    /// <summary>The first such weekday on a date or after it.</summary>
    public static DateOnly From(DateOnly date, DayOfWeek weekday) => date.AddDays(((int)weekday - (int)date.DayOfWeek + 7) % 7);

    public static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
