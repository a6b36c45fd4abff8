namespace Wfm;

/// <summary>A public holiday on one date. Immutable.</summary>
/// <param name="Date">Local date.</param>
/// <param name="Name">Name in the country's own language; <see cref="HolidayCalendar"/>s of one country always use the same name for the same holiday.</param>
/// <param name="Country">Country as in <see cref="HolidayCalendar.Code"/>: <c>NL</c>, <c>DE</c>, <c>UK</c>.</param>
public sealed record Holiday(DateOnly Date, string Name, string Country)
{
    /// <summary>Codes of the regions that keep it, without the country (<c>BY</c>, <c>SCT</c>); empty when the whole country does.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whether most people have the day off. Some holidays by law are working days for most: Goede Vrijdag, Columbus Day. Default true.</summary>
    public bool IsDayOff { get; init; } = true;

    /// <summary>Whether it was appointed for that one year, and no rule brings it back. Default false.</summary>
    public bool IsOneOff { get; init; }

    /// <summary>Whether it holds in a region of the country; null asks for what the whole country keeps.</summary>
    public bool HoldsIn(string? region) => Regions.Count == 0 || (region is not null && Regions.Contains(region, StringComparer.Ordinal));
}
