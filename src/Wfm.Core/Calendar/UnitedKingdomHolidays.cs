namespace Wfm;

/// <summary>
/// United Kingdom: Banking and Financial Dealings Act 1971 and the proclamations under it. Right from 1978 on. A fixed day on a weekend is listed, and so is the weekday
/// that stands in for it: the next one that is not a bank holiday itself. <c>UK</c> alone is what all four nations keep on the same day.
/// </summary>
internal static class UnitedKingdomHolidays
{
    private static readonly string[] NotScotland = ["ENG", "NIR", "WLS"];

    public static HolidayRules Rules { get; } = new("UK", ["ENG", "NIR", "SCT", "WLS"], Of);

    private static IEnumerable<Holiday> Of(HolidayYear y)
    {
        List<Holiday> days =
        [
            y.Year >= 1974 ? y.Fixed(1, 1, "New Year's Day") : y.Fixed(1, 1, "New Year's Day", "SCT"),
            y.Fixed(1, 2, "2nd January", "SCT"),
            y.Fixed(3, 17, "St Patrick's Day", "NIR"),
            y.Fixed(7, 12, "Battle of the Boyne", "NIR"),
            y.Fixed(12, 25, "Christmas Day"),
            y.Fixed(12, 26, "Boxing Day"),
        ];
        if (y.Year >= 2007)
        {
            days.Add(y.Fixed(11, 30, "St Andrew's Day", "SCT"));
        }

        days.AddRange(StandIns(days));
        days.Add(y.Easterly(-2, "Good Friday"));
        days.Add(y.Easterly(1, "Easter Monday", NotScotland));
        if (y.Year >= 1978)
        {
            // Moved to the day of the victory in Europe at its 50th and 75th return.
            days.Add(y.Year is 1995 or 2020 ? y.Fixed(5, 8, "Early May bank holiday") : y.Nth(1, DayOfWeek.Monday, 5, "Early May bank holiday"));
        }

        days.Add(y.Year switch
        {
            2002 or 2012 => y.Fixed(6, 4, "Spring bank holiday"),
            2022 => y.Fixed(6, 2, "Spring bank holiday"),
            _ => y.Last(DayOfWeek.Monday, 5, "Spring bank holiday"),
        });
        days.Add(y.Nth(1, DayOfWeek.Monday, 8, "Summer bank holiday", "SCT"));
        days.Add(y.Last(DayOfWeek.Monday, 8, "Summer bank holiday", NotScotland));
        return days.Concat(Appointed(y).Select(d => d with { IsOneOff = true }));
    }

    // Nation by nation: where 2 January is a holiday itself, New Year's Day on a Sunday is made up for on the 3rd.
    private static List<Holiday> StandIns(IReadOnlyList<Holiday> days)
    {
        var found = new List<(Holiday Day, DateOnly Date, string Nation)>();
        foreach (var nation in Rules.Regions)
        {
            var taken = days.Where(d => d.HoldsIn(nation)).Select(d => d.Date).ToHashSet();
            foreach (var day in days.Where(d => d.HoldsIn(nation) && HolidayYear.IsWeekend(d.Date)).OrderBy(d => d.Date))
            {
                var date = day.Date.AddDays(1);
                while (HolidayYear.IsWeekend(date) || !taken.Add(date))
                {
                    date = date.AddDays(1);
                }

                found.Add((day, date, nation));
            }
        }

        return [.. found.GroupBy(f => (f.Day, f.Date)).Select(g => g.Key.Day with
        {
            Date = g.Key.Date,
            Name = $"{g.Key.Day.Name} (substitute day)",
            Regions = g.Count() == Rules.Regions.Count ? [] : [.. g.Select(f => f.Nation)],
        })];
    }

    private static IEnumerable<Holiday> Appointed(HolidayYear y) => y.Year switch
    {
        1981 => [y.Fixed(7, 29, "Royal wedding")],
        1999 => [y.Fixed(12, 31, "Millennium")],
        2002 => [y.Fixed(6, 3, "Golden Jubilee")],
        2011 => [y.Fixed(4, 29, "Royal wedding")],
        2012 => [y.Fixed(6, 5, "Diamond Jubilee")],
        2022 => [y.Fixed(6, 3, "Platinum Jubilee"), y.Fixed(9, 19, "State Funeral of Queen Elizabeth II")],
        2023 => [y.Fixed(5, 8, "Coronation of King Charles III")],
        2026 => [y.Fixed(6, 15, "World Cup bank holiday", "SCT")],
        _ => [],
    };
}
