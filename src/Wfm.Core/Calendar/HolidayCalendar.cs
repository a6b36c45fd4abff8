using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Wfm;

/// <summary>Public holidays of a country or of one of its regions, by rule: <c>HolidayCalendar.Find("DE-BY").On(2026)</c>. Immutable.</summary>
/// <remarks>
/// A country's own code gives what the whole country keeps; a region adds its own. The rules are today's and those of the last decades: each country's file says
/// from which year on they are right. Days that move by decision of the day (the odd jubilee) are known up to 2026, as they were appointed.
/// </remarks>
public sealed class HolidayCalendar
{
    private static readonly HolidayRules[] Countries =
        [BelgiumHolidays.Rules, DenmarkHolidays.Rules, FranceHolidays.Rules, GermanyHolidays.Rules, IsraelHolidays.Rules, NetherlandsHolidays.Rules, UnitedKingdomHolidays.Rules, UnitedStatesHolidays.Rules];

    private readonly HolidayRules _rules;
    private readonly string? _region;
    private readonly ConcurrentDictionary<int, IReadOnlyList<Holiday>> _years = new();

    private HolidayCalendar(HolidayRules rules, string? region) => (_rules, _region) = (rules, region);

    /// <summary>All codes there are, countries before their regions.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Countries.SelectMany(c => c.Regions.Select(r => $"{c.Country}-{r}").Prepend(c.Country))];

    /// <summary>Country, or country and region: <c>NL</c>, <c>DE-BY</c>, <c>UK-SCT</c>.</summary>
    public string Code => _region is null ? _rules.Country : $"{_rules.Country}-{_region}";

    /// <summary>The calendar of a code, in upper or lower case.</summary>
    /// <param name="code">One of <see cref="Codes"/>; <c>GB</c> is taken for <c>UK</c>.</param>
    /// <exception cref="ArgumentException">There is none; the text lists the codes.</exception>
    public static HolidayCalendar Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return TryFind(code, out var calendar) ? calendar : throw new ArgumentException($"There are no holidays for '{code}'; known: {string.Join(", ", Codes)}.", nameof(code));
    }

    /// <summary>The calendar of a code, or false when there is none.</summary>
    public static bool TryFind(string? code, [NotNullWhen(true)] out HolidayCalendar? calendar)
    {
        var text = (code ?? "").Trim().ToUpperInvariant();
        text = text == "GB" || text.StartsWith("GB-", StringComparison.Ordinal) ? $"UK{text[2..]}" : text;
        var rules = Countries.FirstOrDefault(c => text == c.Country || text.StartsWith(c.Country + "-", StringComparison.Ordinal));
        var region = rules is null || text.Length == rules.Country.Length ? null : text[(rules.Country.Length + 1)..];
        calendar = rules is null || (region is not null && !rules.Regions.Contains(region, StringComparer.Ordinal)) ? null : new HolidayCalendar(rules, region);
        return calendar is not null;
    }

    /// <summary>Whether a date is in the country's weekend.</summary>
    public bool IsWeekend(DateOnly date) => _rules.Weekend.Contains(date.DayOfWeek);

    /// <summary>Holidays of a year in order of date. Two that fall on one date are both listed.</summary>
    /// <param name="year">Year, <see cref="Easter.FirstYear"/> to <see cref="Easter.LastYear"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside that range.</exception>
    public IReadOnlyList<Holiday> On(int year) => _years.GetOrAdd(year, y => [.. _rules.On(y).Where(h => h.HoldsIn(_region))]);

    /// <summary>Holidays from a date up to and including another, in order of date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A date lies outside the years allowed.</exception>
    public IEnumerable<Holiday> Between(DateOnly first, DateOnly last)
    {
        for (var year = first.Year; year <= last.Year; year++)
        {
            foreach (var holiday in On(year).Where(h => h.Date >= first && h.Date <= last))
            {
                yield return holiday;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
