namespace Wfm;

/// <summary>Easter of the Gregorian calendar, on which half of the movable holidays hang.</summary>
public static class Easter
{
    /// <summary>First year with a Gregorian Easter.</summary>
    public const int FirstYear = 1583;

    /// <summary>Last year for which the rule is given; beyond it the calendar itself may have been mended.</summary>
    public const int LastYear = 4099;

    /// <summary>Easter Sunday of a year, between 22 March and 25 April.</summary>
    /// <param name="year">Year, 1583 to 4099.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside that range.</exception>
    /// <remarks>The anonymous computus: Nature 13 (1876) p. 487; J. Meeus, Astronomical Algorithms (1991), ch. 8.</remarks>
    public static DateOnly Sunday(int year)
    {
        if (year is < FirstYear or > LastYear)
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, $"A year must be from {FirstYear} to {LastYear}.");
        }

        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var l = (32 + (2 * e) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
