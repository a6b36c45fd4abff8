namespace Wfm.Forecasting.Tests.Distribution;

/// <summary>Backtest errors whose parts are known: lognormal level, day and neighbour effects, Poisson counts.</summary>
internal static class Simulated
{
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Mean of a slot, a working day of 24 half-hours from 08:00.</summary>
    public static double Mean(int slot, double scale) => scale * (0.4 + Math.Sin((slot - 16 + 0.5) * Math.PI / 24));

    /// <summary>Errors of folds of 28 days each; every fold sees days of its own.</summary>
    public static List<FoldErrors> Folds(ErrorParts parts, int count, int seed, double scale, Func<int, bool>? special = null)
    {
        var random = new Random(seed);
        var folds = new List<FoldErrors>();
        for (var f = 0; f < count; f++)
        {
            var cut = 100 + (28 * f);
            var (mean, actual, day, slot) = (new List<double>(), new List<double>(), new List<int>(), new List<int>());
            var (level, variance) = (0.0, 0.0);
            for (var d = 0; d < 28; d++)
            {
                var next = parts.Level(d + 1);
                level += Math.Sqrt(next - variance) * Normal(random);
                variance = next;
                var omega = parts.Omega + (special?.Invoke(cut + d) == true ? parts.Special : 0);
                var effect = Math.Sqrt(omega) * Normal(random);
                var near = Normal(random);
                for (var s = 16; s < 40; s++)
                {
                    near = s == 16 ? near : (parts.Rho * near) + (Math.Sqrt(1 - (parts.Rho * parts.Rho)) * Normal(random));
                    var own = Math.Sqrt(parts.Theta) * Normal(random);
                    var total = next + omega + parts.Kappa + parts.Theta;
                    var m = Mean(s, scale);
                    mean.Add(m);
                    actual.Add(Past.Poisson(random, m * Math.Exp(level + effect + (Math.Sqrt(parts.Kappa) * near) + own - (total / 2))));
                    day.Add(cut + d);
                    slot.Add(s);
                }
            }

            folds.Add(new FoldErrors(cut, [.. mean], [.. actual], [.. day], [.. slot]));
        }

        return folds;
    }
}
