namespace Wfm.Staffing;

/// <summary>
/// Modified offered load: the mean number of contacts in service m(t) if nobody ever waited, the M(t)/M/∞ queue. m' = λ(t) − m ÷ AHT; with constant rates over a
/// step, m(t + d) = m(t)·e^(−d/AHT) + λ·AHT·(1 − e^(−d/AHT)). Starts empty. A contact keeps the mean handle time of the interval it arrived in. Source: O. B. Jennings,
/// A. Mandelbaum, W. A. Massey and W. Whitt, Server staffing to meet time-varying demand, Management Science 42 (1996).
/// </summary>
public static class OfferedLoad
{
    // What is left of an interval's contacts is let go below this share of one.
    private const double Least = 1e-15;

    /// <summary>Mean of m(t) over each interval, in erlangs.</summary>
    /// <param name="calls">Contacts offered per interval, 0 or more.</param>
    /// <param name="ahtSeconds">Mean handle time of the contacts of each interval in seconds, above 0 where there are contacts.</param>
    /// <param name="intervalSeconds">Length of each interval in seconds, above 0.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double[] Mean(IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds) => Follow(calls, ahtSeconds, intervalSeconds).Mean;

    /// <summary>m(t) at the end of each interval, in erlangs.</summary>
    /// <param name="calls">As for <see cref="Mean"/>.</param>
    /// <param name="ahtSeconds">As for <see cref="Mean"/>.</param>
    /// <param name="intervalSeconds">As for <see cref="Mean"/>.</param>
    /// <exception cref="ArgumentException">As for <see cref="Mean"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Mean"/>.</exception>
    public static double[] AtEnd(IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds) => Follow(calls, ahtSeconds, intervalSeconds).End;

    /// <summary>m(t) at given parts of each interval, in erlangs: for measures that are means over the interval.</summary>
    /// <param name="calls">As for <see cref="Mean"/>.</param>
    /// <param name="ahtSeconds">As for <see cref="Mean"/>.</param>
    /// <param name="intervalSeconds">As for <see cref="Mean"/>.</param>
    /// <param name="parts">Parts of an interval, 0 for its start to 1 for its end.</param>
    /// <returns>One row per interval, one value per part.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Mean"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Mean"/>.</exception>
    public static double[][] Within(IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds, IReadOnlyList<double> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Follow(calls, ahtSeconds, intervalSeconds, parts).Within;
    }

    private static (double[] Mean, double[] End, double[][] Within) Follow(
        IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds, IReadOnlyList<double>? parts = null)
    {
        EffectiveLoad.Check(calls, ahtSeconds, intervalSeconds);
        var within = new double[calls.Count][];
        var (mean, end) = (new double[calls.Count], new double[calls.Count]);
        var inService = new List<(double Contacts, double Aht)>();
        for (var i = 0; i < mean.Length; i++)
        {
            if (calls[i] > 0 && (inService.Count == 0 || inService[^1].Aht != ahtSeconds[i]))
            {
                inService.Add((0, ahtSeconds[i]));
            }

            within[i] = new double[parts?.Count ?? 0];
            for (var k = 0; k < inService.Count; k++)
            {
                var (contacts, aht) = inService[k];
                var limit = calls[i] > 0 && k == inService.Count - 1 ? calls[i] * aht / intervalSeconds : 0;
                var steps = intervalSeconds / aht;
                var left = Math.Exp(-steps);
                var gone = -StableMath.ExpMinusOne(-steps);
                mean[i] += limit + ((contacts - limit) * gone / steps);
                for (var p = 0; p < within[i].Length; p++)
                {
                    within[i][p] += limit + ((contacts - limit) * Math.Exp(-steps * parts![p]));
                }

                contacts = (limit * gone) + (contacts * left);
                end[i] += contacts;
                inService[k] = (contacts, aht);
            }

            inService.RemoveAll(c => c.Contacts < Least);
        }

        return (mean, end, within);
    }
}
