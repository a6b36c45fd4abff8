namespace Wfm.Staffing;

/// <summary>
/// Quantiles of a count whose rate is gamma distributed, at the levels that forecasts carry, as forecasts write them: below a mean of 50 the negative binomial
/// distribution function interpolated half-way up its steps, above it a shifted gamma with the same three moments by Wilson and Hilferty's cube root.
/// </summary>
internal static class CountQuantiles
{
    private const double LargeMean = 50;

    // Standard normal quantiles of QueueForecast.Levels; R: qnorm(c(0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975)).
    private static readonly double[] Scores = [-1.959963984540054, -1.281551565544600, -0.674489750196082, 0, 0.674489750196082, 1.281551565544600, 1.959963984540054];

    /// <summary>Writes one value per level.</summary>
    /// <param name="mean">Mean count, above 0.</param>
    /// <param name="cv">Coefficient of variation of the rate, 0 or more.</param>
    /// <param name="to">The quantiles.</param>
    public static void Fill(double mean, double cv, Span<double> to)
    {
        var excess = cv * cv * mean;
        if (mean < LargeMean)
        {
            Interpolate(mean, excess, to);
            return;
        }

        var deviation = Math.Sqrt(mean * (1 + excess));
        var root = deviation / (1 + (2 * excess));
        for (var q = 0; q < to.Length; q++)
        {
            // 2·root is the root of the gamma's shape: its skewness is (2·variance ÷ mean − 1) ÷ deviation.
            var cube = Math.Max(0, 1 - (1 / (36 * root * root)) + (Scores[q] / (6 * root)));
            to[q] = Math.Max(0, mean + (deviation * 2 * root * ((cube * cube * cube) - 1)));
        }
    }

    private static void Interpolate(double mean, double excess, Span<double> to)
    {
        var poisson = excess < 1e-9;
        var pmf = poisson ? Math.Exp(-mean) : Math.Exp(-mean / excess * Math.Log(1 + excess));
        var (sum, q, before) = (0.0, 0, 0.0);
        for (var n = 0; q < to.Length; n++)
        {
            var middle = sum + (pmf / 2);
            while (q < to.Length && (QueueForecast.Levels[q] <= middle || sum > 1 - 1e-12))
            {
                to[q] = n == 0 || middle <= before ? n : n - 1 + ((QueueForecast.Levels[q] - before) / (middle - before));
                q++;
            }

            before = middle;
            sum += pmf;
            pmf *= poisson ? mean / (n + 1) : excess / (1 + excess) * (n + (mean / excess)) / (n + 1);
        }
    }
}
