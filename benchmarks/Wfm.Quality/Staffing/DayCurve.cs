namespace Wfm.Quality;

/// <summary>A day of contacts with a smooth or steep course, to staff by one method or another.</summary>
/// <param name="Name">What it is like.</param>
/// <param name="Calls">Contacts per interval.</param>
/// <param name="AhtSeconds">Mean handle time.</param>
/// <param name="IntervalSeconds">Interval length.</param>
/// <param name="PatienceSeconds">Mean patience; infinite for none.</param>
internal sealed record DayCurve(string Name, double[] Calls, double AhtSeconds, double IntervalSeconds, double PatienceSeconds)
{
    private const double Hour = 3600;

    /// <summary>Handle time per interval.</summary>
    public double[] Aht { get; } = [.. Calls.Select(_ => AhtSeconds)];

    /// <summary>80 % within 20 s, with the day's patience.</summary>
    public ServiceTarget Target { get; } = new() { Patience = double.IsFinite(PatienceSeconds) ? TimeSpan.FromSeconds(PatienceSeconds) : null };

    /// <summary>Handle times short and long beside the interval, steep and flat, small and large, 15 and 30 minutes.</summary>
    public static IReadOnlyList<DayCurve> All { get; } =
    [
        Humps("two humps, 50 E", 50, 180, 900, 180),
        Humps("two humps, 50 E", 50, 300, 900, 180),
        Humps("two humps, 50 E", 50, 600, 900, 180),
        Humps("two humps, 50 E", 50, 1800, 900, 180),
        Humps("two humps, 50 E", 50, 300, 1800, 180),
        Humps("two humps, 50 E", 50, 1200, 1800, 180),
        Humps("two humps, 5 E", 5, 300, 900, 180),
        Humps("two humps, 400 E", 400, 300, 900, 180),
        Humps("two humps, 50 E, endless patience", 50, 300, 900, double.PositiveInfinity),
        Steps("steps: 20, 60, 120, 60, 20 E", 300, 900, 180),
        Steps("steps: 20, 60, 120, 60, 20 E", 900, 900, 180),
        Steps("steps: 20, 60, 120, 60, 20 E", 600, 1800, 180),
        Ramp("ramp 10 to 150 E in an hour and back", 300, 900, 180),
        Ramp("ramp 10 to 150 E in an hour and back", 900, 900, 180),
    ];

    private static DayCurve Humps(string name, double peak, double aht, double interval, double patience) =>
        Of(name, h => peak * (0.1 + (0.9 * Math.Exp(-0.5 * Math.Pow((h - 3) / 1.5, 2))) + (0.6 * Math.Exp(-0.5 * Math.Pow((h - 8) / 1.7, 2)))), aht, interval, patience);

    private static DayCurve Steps(string name, double aht, double interval, double patience) =>
        Of(name, h => h switch { < 2 => 20, < 4 => 60, < 7 => 120, < 10 => 60, _ => 20 }, aht, interval, patience);

    private static DayCurve Ramp(string name, double aht, double interval, double patience) =>
        Of(name, h => 10 + (140 * Math.Clamp(Math.Min(h - 3, 9 - h), 0, 1)), aht, interval, patience);

    // Twelve hours; each interval has the load at its middle.
    private static DayCurve Of(string name, Func<double, double> erlangs, double aht, double interval, double patience) =>
        new(name, [.. Enumerable.Range(0, (int)(12 * Hour / interval)).Select(i => erlangs((i + 0.5) * interval / Hour) * interval / aht)], aht, interval, patience);
}
