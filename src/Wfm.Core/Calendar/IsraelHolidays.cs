using System.Globalization;

namespace Wfm;

/// <summary>
/// Israel: the days of rest of the Hebrew calendar and Independence Day; their eves are short working days. The week ends on Friday and Saturday. Right from 1970
/// on; Independence Day gives way to the sabbath, and since 2004 to the Sunday before it as well.
/// </summary>
internal static class IsraelHolidays
{
    private static readonly HebrewCalendar Calendar = new();

    public static HolidayRules Rules { get; } = new("IL", [], Of) { Weekend = [DayOfWeek.Friday, DayOfWeek.Saturday] };

    private static IEnumerable<Holiday> Of(HolidayYear y)
    {
        // Months count from Tishri, in autumn; a leap year has a second Adar before Nisan.
        var spring = y.Year + 3760;
        var nisan = Calendar.IsLeapYear(spring) ? 8 : 7;
        foreach (var (month, day, name) in ((int, int, string)[])[(nisan, 15, "Pesach"), (nisan, 21, "Shvi'i shel Pesach"), (nisan + 2, 6, "Shavuot")])
        {
            var date = On(spring, month, day);
            yield return Eve(y, date, name);
            yield return y.On(date, name);
        }

        yield return y.On(Independence(On(spring, nisan + 1, 5)), "Yom HaAtzmaut");
        foreach (var (day, name) in ((int, string)[])[(1, "Rosh HaShana"), (10, "Yom Kippur"), (15, "Sukkot"), (22, "Simchat Torah")])
        {
            var date = On(spring + 1, 1, day);
            yield return Eve(y, date, name);
            yield return y.On(date, name);
            if (day == 1)
            {
                yield return y.On(date.AddDays(1), "Rosh HaShana, 2");
            }
        }
    }

    private static DateOnly On(int year, int month, int day) => DateOnly.FromDateTime(Calendar.ToDateTime(year, month, day, 0, 0, 0, 0));

    private static Holiday Eve(HolidayYear y, DateOnly date, string name) => y.On(date.AddDays(-1), $"Erev {name}") with { IsDayOff = false };

    private static DateOnly Independence(DateOnly fifthOfIyar) => fifthOfIyar.DayOfWeek switch
    {
        DayOfWeek.Friday => fifthOfIyar.AddDays(-1),
        DayOfWeek.Saturday => fifthOfIyar.AddDays(-2),
        DayOfWeek.Monday when fifthOfIyar.Year >= 2004 => fifthOfIyar.AddDays(1),
        _ => fifthOfIyar,
    };
}
