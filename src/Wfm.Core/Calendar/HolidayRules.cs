namespace Wfm;

/// <summary>One country's holidays: its regions and the rule that gives a year's.</summary>
internal sealed class HolidayRules(string country, IReadOnlyList<string> regions, Func<HolidayYear, IEnumerable<Holiday>> rule)
{
    public string Country { get; } = country;

    /// <summary>Codes of regions whose holidays differ from the country's.</summary>
    public IReadOnlyList<string> Regions { get; } = regions;

    /// <summary>Days that end the week. Default: Saturday and Sunday.</summary>
    public IReadOnlyList<DayOfWeek> Weekend { get; init; } = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>All holidays of a year with their regions, in order of date; those that the next year's rule moves into it included.</summary>
    public IReadOnlyList<Holiday> On(int year)
    {
        var own = rule(new HolidayYear(Country, year));
        var next = year < Easter.LastYear ? rule(new HolidayYear(Country, year + 1)) : [];
        return [.. own.Concat(next).Where(h => h.Date.Year == year).OrderBy(h => h.Date)];
    }
}
