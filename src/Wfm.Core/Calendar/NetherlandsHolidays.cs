namespace Wfm;

/// <summary>The Netherlands: Algemene termijnenwet, art. 3. Right from 1980 on.</summary>
internal static class NetherlandsHolidays
{
    public static HolidayRules Rules { get; } = new("NL", [], Of);

    private static IEnumerable<Holiday> Of(HolidayYear y)
    {
        yield return y.Fixed(1, 1, "Nieuwjaarsdag");

        // A holiday for terms and courts; shops and offices work.
        yield return y.Easterly(-2, "Goede Vrijdag") with { IsDayOff = false };
        yield return y.Easterly(0, "Eerste paasdag");
        yield return y.Easterly(1, "Tweede paasdag");

        // A birthday on a Sunday is kept on the Saturday before.
        var (day, name) = y.Year >= 2014 ? (new DateOnly(y.Year, 4, 27), "Koningsdag") : (new DateOnly(y.Year, 4, 30), "Koninginnedag");
        yield return y.On(day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(-1) : day, name);

        // A holiday every year by law since 1990, a day off for most in every fifth.
        if (y.Year >= 1990 || y.Year % 5 == 0)
        {
            yield return y.Fixed(5, 5, "Bevrijdingsdag") with { IsDayOff = y.Year % 5 == 0 };
        }

        yield return y.Easterly(39, "Hemelvaartsdag");
        yield return y.Easterly(49, "Eerste pinksterdag");
        yield return y.Easterly(50, "Tweede pinksterdag");
        yield return y.Fixed(12, 25, "Eerste kerstdag");
        yield return y.Fixed(12, 26, "Tweede kerstdag");
    }
}
