namespace Wfm;

/// <summary>
/// United States: the federal holidays of 5 U.S.C. 6103. Right from 1978 on. A fixed day on a weekend is listed, and so is the weekday on which it is observed: the Friday before
/// a Saturday, the Monday after a Sunday. Those that most private employers work on are marked as no day off.
/// </summary>
internal static class UnitedStatesHolidays
{
    public static HolidayRules Rules { get; } = new("US", [], y => Of(y).SelectMany(Observed));

    private static IEnumerable<Holiday> Of(HolidayYear y)
    {
        yield return y.Fixed(1, 1, "New Year's Day");
        if (y.Year >= 1986)
        {
            yield return y.Nth(3, DayOfWeek.Monday, 1, "Martin Luther King Jr. Day") with { IsDayOff = false };
        }

        yield return y.Nth(3, DayOfWeek.Monday, 2, "Washington's Birthday") with { IsDayOff = false };
        yield return y.Last(DayOfWeek.Monday, 5, "Memorial Day");
        if (y.Year >= 2021)
        {
            yield return y.Fixed(6, 19, "Juneteenth") with { IsDayOff = false };
        }

        yield return y.Fixed(7, 4, "Independence Day");
        yield return y.Nth(1, DayOfWeek.Monday, 9, "Labor Day");
        yield return y.Nth(2, DayOfWeek.Monday, 10, "Columbus Day") with { IsDayOff = false };
        yield return y.Fixed(11, 11, "Veterans Day") with { IsDayOff = false };
        yield return y.Nth(4, DayOfWeek.Thursday, 11, "Thanksgiving Day");
        yield return y.Fixed(12, 25, "Christmas Day");
    }

    // Days fixed to a Monday or a Thursday never need it.
    private static IEnumerable<Holiday> Observed(Holiday day)
    {
        yield return day;
        if (HolidayYear.IsWeekend(day.Date))
        {
            yield return day with { Date = day.Date.AddDays(day.Date.DayOfWeek == DayOfWeek.Saturday ? -1 : 1), Name = $"{day.Name} (observed)" };
        }
    }
}
