namespace Wfm;

/// <summary>
/// Germany: holidays are the Länder's business except 3 October. Right from 1995 on. <c>BY-CATHOLIC</c>, <c>SN-CATHOLIC</c> and <c>TH-CATHOLIC</c> are the municipalities
/// with a Catholic majority (Munich is one), which keep a day more than their Land; <c>BY-AUGSBURG</c> is the city.
/// </summary>
internal static class GermanyHolidays
{
    public static HolidayRules Rules { get; } = new("DE",
        ["BB", "BE", "BW", "BY", "BY-AUGSBURG", "BY-CATHOLIC", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "SN-CATHOLIC", "ST", "TH", "TH-CATHOLIC"], Of);

    private static string[] Bavaria { get; } = ["BY", "BY-AUGSBURG", "BY-CATHOLIC"];

    private static string[] Saxony { get; } = ["SN", "SN-CATHOLIC"];

    private static string[] Thuringia { get; } = ["TH", "TH-CATHOLIC"];

    private static IEnumerable<Holiday> Of(HolidayYear y)
    {
        yield return y.Fixed(1, 1, "Neujahr");
        yield return y.Fixed(1, 6, "Heilige Drei Könige", ["BW", .. Bavaria, "ST"]);
        if (y.Year >= 2019)
        {
            yield return y.Fixed(3, 8, "Frauentag", y.Year >= 2023 ? ["BE", "MV"] : ["BE"]);
        }

        yield return y.Easterly(-2, "Karfreitag");
        yield return y.Easterly(0, "Ostersonntag", "BB");
        yield return y.Easterly(1, "Ostermontag");
        yield return y.Fixed(5, 1, "Tag der Arbeit");
        if (y.Year is 2020 or 2025)
        {
            yield return y.Fixed(5, 8, "Tag der Befreiung", "BE") with { IsOneOff = true };
        }

        yield return y.Easterly(39, "Christi Himmelfahrt");
        yield return y.Easterly(49, "Pfingstsonntag", "BB");
        yield return y.Easterly(50, "Pfingstmontag");
        yield return y.Easterly(60, "Fronleichnam", ["BW", .. Bavaria, "HE", "NW", "RP", "SL", "SN-CATHOLIC", "TH-CATHOLIC"]);
        if (y.Year == 2028)
        {
            yield return y.Fixed(6, 17, "75. Jahrestag des Volksaufstands", "BE") with { IsOneOff = true };
        }

        yield return y.Fixed(8, 8, "Augsburger Friedensfest", "BY-AUGSBURG");
        yield return y.Fixed(8, 15, "Mariä Himmelfahrt", "SL", "BY-CATHOLIC", "BY-AUGSBURG");
        if (y.Year >= 2019)
        {
            yield return y.Fixed(9, 20, "Weltkindertag", Thuringia);
        }

        if (y.Year >= 1990)
        {
            yield return y.Fixed(10, 3, "Tag der Deutschen Einheit");
        }

        // 500 years of the Reformation: everywhere in 2017; the northern Länder liked it and kept it.
        yield return y.Year == 2017
            ? y.Fixed(10, 31, "Reformationstag")
            : y.Fixed(10, 31, "Reformationstag", ["BB", "MV", .. Saxony, "ST", .. Thuringia, .. y.Year >= 2018 ? new[] { "HB", "HH", "NI", "SH" } : []]);
        yield return y.Fixed(11, 1, "Allerheiligen", ["BW", .. Bavaria, "NW", "RP", "SL"]);

        // The Wednesday before 23 November; outside Saxony it paid for the care insurance in 1995.
        yield return y.On(HolidayYear.From(new DateOnly(y.Year, 11, 16), DayOfWeek.Wednesday), "Buß- und Bettag", y.Year >= 1995 ? Saxony : []);
        yield return y.Fixed(12, 25, "1. Weihnachtstag");
        yield return y.Fixed(12, 26, "2. Weihnachtstag");
    }
}
