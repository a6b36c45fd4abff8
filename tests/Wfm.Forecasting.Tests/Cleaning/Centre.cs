namespace Wfm.Forecasting.Tests.Cleaning;

/// <summary>Simulated centres: negative-binomial counts (a gamma rate per interval, a log-normal level per day), and faults planted into them.</summary>
internal static class Centre
{
    /// <summary>Mon-Sat 08:00-20:00 with two humps.</summary>
    public static double Shape(DateOnly day, TimeSpan clock, double level) => day.DayOfWeek == DayOfWeek.Sunday || clock.TotalHours is < 8 or >= 20
        ? double.NaN
        : level * (day.DayOfWeek == DayOfWeek.Saturday ? 0.5 : day.DayOfWeek == DayOfWeek.Monday ? 1.3 : 1) * (1 + (0.5 * Math.Sin((clock.TotalHours - 8) * Math.PI / 6)));

    /// <summary>A history without faults.</summary>
    public static ContactHistory Clean(int days, double level, int seed, double theta = 0.02, double daySpread = 0.06, Func<DateOnly, double>? factor = null, TimeSpan? step = null,
        Func<DateOnly, TimeSpan, double>? shape = null)
    {
        var random = new Random(seed);
        var levels = new Dictionary<DateOnly, double>();
        return Past.Of(days, (d, t) =>
        {
            var mean = shape?.Invoke(d, t) ?? Shape(d, t, level);
            if (!levels.TryGetValue(d, out var own))
            {
                levels[d] = own = Math.Exp(daySpread * Normal(random)) * (factor?.Invoke(d) ?? 1);
            }

            return double.IsNaN(mean) ? double.NaN : Past.Poisson(random, theta > 0 ? Gamma(random, 1 / theta, mean * own * theta) : mean * own);
        }, step);
    }

    /// <summary>The same with some counts replaced; NaN leaves the interval out.</summary>
    public static ContactHistory With(ContactHistory history, Func<DateOnly, TimeSpan, double, double> change) => new(history.Queue, history.Zone, history.Points
        .Select(p => p with { Offered = change(DateOnly.FromDateTime(p.Time.Start.DateTime), p.Time.Start.TimeOfDay, p.Offered) }).Where(p => !double.IsNaN(p.Offered)));

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Marsaglia and Tsang (2000), shape at least 1.</summary>
    private static double Gamma(Random random, double shape, double scale)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal(random);
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v * scale;
            }
        }
    }
}
