namespace Wfm.Staffing;

/// <summary>
/// A full-timer's hours over a week, a month, a year or any run of dates: what divides hours into FTE. Two conventions that differ month by month: the average
/// (weeks × weekly hours, where every month of 30 days is alike) and the calendar (workdays, less public holidays). Immutable.
/// </summary>
public sealed record WorkingTime
{
    /// <summary>Weeks in a year: 365.2425 ÷ 7 = 52.1775, the mean of the Gregorian calendar.</summary>
    public const double WeeksPerYear = 365.2425 / 7;

    /// <summary>Weeks in a month: 52.1775 ÷ 12 = 4.348125.</summary>
    public const double WeeksPerMonth = WeeksPerYear / 12;

    /// <summary>Paid hours of one FTE per week, above 0 and at most 168: by country and agreement, NL 36 to 40, DK 37, FR 35, BE 38. Default 40.</summary>
    public double WeeklyHours
    {
        get;
        init => field = value is > 0 and <= 168 ? value : throw new ArgumentOutOfRangeException(nameof(WeeklyHours), value, "Weekly hours must be above 0 and at most 168.");
    } = 40;

    /// <summary>Weekdays of a full-timer, at least one. Default Monday to Friday.</summary>
    public IReadOnlyList<DayOfWeek> Workdays
    {
        get;
        init => field = value.Count > 0 ? [.. value.Distinct()] : throw new ArgumentException("A full-timer needs at least one workday.", nameof(Workdays));
    } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Public holidays: paid, not worked, when they fall on a workday and are a day off for most. Null: none.</summary>
    public HolidayCalendar? Holidays { get; init; }

    /// <summary>Hours of one FTE in an average month: weekly hours × 4.348125; 40 are 173.925.</summary>
    public double MonthlyHours => WeeklyHours * WeeksPerMonth;

    /// <summary>Hours of one FTE in an average year: weekly hours × 52.1775; 40 are 2087.1.</summary>
    public double YearlyHours => WeeklyHours * WeeksPerYear;

    /// <summary>Hours on one workday: weekly hours ÷ workdays per week.</summary>
    public double DailyHours => WeeklyHours / Workdays.Count;

    /// <summary>Weekly hours of a contract that is written per month.</summary>
    /// <param name="monthly">Hours per month, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours are negative or not finite.</exception>
    public static double WeeklyOfMonthly(double monthly) => Guard.NotNegative(monthly) / WeeksPerMonth;

    /// <summary>Weekly hours of a contract that is written per year.</summary>
    /// <param name="yearly">Hours per year, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours are negative or not finite.</exception>
    public static double WeeklyOfYearly(double yearly) => Guard.NotNegative(yearly) / WeeksPerYear;

    /// <summary>Paid hours by the average convention: days ÷ 7 × weekly hours.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">First day after, not before <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end lies before the beginning.</exception>
    public double AverageHours(DateOnly from, DateOnly to) => Days(from, to) / 7.0 * WeeklyHours;

    /// <summary>Paid hours by the calendar: workdays × hours per workday. Holidays on a workday are paid, and count.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">First day after, not before <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end lies before the beginning.</exception>
    public double PaidHours(DateOnly from, DateOnly to) => WorkdaysIn(from, to).Count() * DailyHours;

    /// <summary>Hours that may be rostered: paid hours by the calendar less holidays on workdays.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">First day after, not before <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end lies before the beginning, or beyond the years whose holidays are known.</exception>
    public double WorkableHours(DateOnly from, DateOnly to)
    {
        var days = WorkdaysIn(from, to).ToList();
        var off = Holidays is null || days.Count == 0 ? [] : Holidays.Between(from, to.AddDays(-1)).Where(h => h.IsDayOff).Select(h => h.Date).ToHashSet();
        return days.Count(d => !off.Contains(d)) * DailyHours;
    }

    /// <summary>FTE of a number of paid hours over some dates, by the calendar.</summary>
    /// <param name="paidHours">Paid hours in the dates, 0 or more.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">First day after.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours are negative or not finite, or there is no workday among the dates.</exception>
    public double Fte(double paidHours, DateOnly from, DateOnly to)
    {
        var full = PaidHours(from, to);
        return full > 0
            ? Guard.NotNegative(paidHours) / full
            : throw new ArgumentOutOfRangeException(nameof(to), to, $"There is no workday from {from:yyyy-MM-dd} up to this day, so nothing to divide by.");
    }

    private static int Days(DateOnly from, DateOnly to) => to >= from
        ? to.DayNumber - from.DayNumber
        : throw new ArgumentOutOfRangeException(nameof(to), to, $"The end must not lie before the beginning ({from:yyyy-MM-dd}).");

    private IEnumerable<DateOnly> WorkdaysIn(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, Days(from, to)).Select(from.AddDays).Where(d => Workdays.Contains(d.DayOfWeek));
}
