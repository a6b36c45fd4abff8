namespace Wfm.Staffing;

/// <content>The law that a forecast's quantiles imply.</content>
public sealed partial record RateLaw
{
    // A forecast that is off by a factor says nothing; a wider law would only be a broken quantile.
    private const double MostCv = 2;
    private const int CoarseSteps = 32;

    /// <summary>
    /// The law behind a forecast's interval: its mean, and the cv whose negative binomial counts spread as the quantiles do. Quantiles are of counts, so the Poisson
    /// noise that comes on top of any rate is taken out; what is narrower than Poisson is a known rate.
    /// </summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="interval">Index in its grid.</param>
    /// <param name="law">The law; one with a known rate where the forecast does not say how sure it is.</param>
    /// <returns>False where it does not: fewer than three quantiles are known, or all of them are the mean, which is how a forecast without quantiles is read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is outside the grid, or its volume is negative or not a number.</exception>
    /// <remarks>
    /// Least absolute differences over the quantiles, both sides counted from a common shift: a band that lies beside the mean (bias) keeps its width, one quantile out
    /// of place has no say, and the order does not matter. The cv is at most 2. From exact quantiles it comes back within 0.001, or 0.01 at means of 2 to 5;
    /// below a count or two they hold little of it (RateLawTests).
    /// </remarks>
    public static bool TryFrom(QueueForecast forecast, int interval, out RateLaw law)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (interval < 0 || interval >= forecast.Volume.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(interval), interval, $"The forecast has intervals 0 to {forecast.Volume.Count - 1}.");
        }

        var mean = forecast.Volume[interval];
        law = new RateLaw(mean, 0);
        if (mean == 0)
        {
            return true;
        }

        var (levels, values) = (new List<int>(), new List<double>());
        for (var q = 0; q < forecast.Quantiles.Count; q++)
        {
            if (double.IsFinite(forecast.Quantiles[q][interval]))
            {
                levels.Add(q);
                values.Add(forecast.Quantiles[q][interval]);
            }
        }

        values.Sort();
        if (values.Count < 3 || (values[0] == values[^1] && values[0] == mean))
        {
            return false;
        }

        law = new RateLaw(mean, BestCv(mean, levels, values));
        return true;
    }

    private static double BestCv(double mean, List<int> levels, List<double> values)
    {
        Span<double> model = stackalloc double[QueueForecast.Levels.Count];
        var off = new double[values.Count];
        double Misfit(double cv, Span<double> at)
        {
            CountQuantiles.Fill(mean, cv, at);
            for (var i = 0; i < off.Length; i++)
            {
                off[i] = values[i] - at[levels[i]];
            }

            Array.Sort(off);
            var shift = off[off.Length / 2];
            return off.Sum(o => Math.Abs(o - shift));
        }

        static double Coarse(int i) => MostCv * i * i / (CoarseSteps * CoarseSteps);
        var (best, least) = (0, double.PositiveInfinity);
        for (var i = 0; i <= CoarseSteps; i++)
        {
            var misfit = Misfit(Coarse(i), model);
            if (misfit < least - 1e-9)
            {
                (best, least) = (i, misfit);
            }
        }

        // Thirds of the two steps around the best one.
        var (low, high) = (Coarse(Math.Max(0, best - 1)), Coarse(Math.Min(CoarseSteps, best + 1)));
        while (high - low > 1e-5)
        {
            var (left, right) = (low + ((high - low) / 3), high - ((high - low) / 3));
            (low, high) = Misfit(left, model) <= Misfit(right, model) ? (low, right) : (left, high);
        }

        return low < 1e-4 ? 0 : (low + high) / 2;
    }
}
