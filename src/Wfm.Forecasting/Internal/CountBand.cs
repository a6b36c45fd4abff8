using MathNet.Numerics.Distributions;

namespace Wfm.Forecasting;

/// <summary>
/// Distribution of a count around its forecast: variance φ·μ + θ·μ² (φ counting noise, θ the squared relative error of the mean), negative binomial
/// (Poisson when the variance is not above the mean) at μ below 50, above it a shifted gamma of the same three moments by Wilson and Hilferty's cube root.
/// The distribution function is
/// interpolated between counts, so that a band holds its nominal share on average over levels. Levels are then bent to those that held in the backtest.
/// </summary>
internal sealed class CountBand
{
    private const double LargeMean = 50;
    private readonly double _phi;
    private readonly double _theta;
    private readonly double[] _levels;

    private CountBand(double phi, double theta, double[] levels) => (_phi, _theta, _levels) = (phi, theta, levels);

    /// <summary>Counting noise: variance over mean at small means.</summary>
    public double Phi => _phi;

    /// <summary>Squared relative error of the mean.</summary>
    public double Theta => _theta;

    /// <summary>Without a backtest: a fifth more than Poisson noise, and a mean that is off by 15 %.</summary>
    public static CountBand RuleOfThumb { get; } = new(1.2, 0.0225, [.. QueueForecast.Levels]);

    public static CountBand Of(double phi, double theta) => new(phi, theta, [.. QueueForecast.Levels]);

    /// <summary>Fits to forecasts and what came.</summary>
    /// <param name="errors">Mean forecast and actual count per interval.</param>
    /// <param name="days">Number of different days among them: how much to trust their shape.</param>
    public static CountBand Fit(IReadOnlyList<(double Mean, double Actual)> errors, int days)
    {
        var use = errors.Where(e => e.Mean > 1e-6).ToList();
        if (use.Count < 50)
        {
            return RuleOfThumb;
        }

        var (phi, theta) = (1.0, 0.01);
        for (var round = 0; round < 3; round++)
        {
            // Squared errors on (μ, μ²), weighted by the inverse of their own variance, about 2V². Errors beyond five sigma count as five: one storm is not
            // the rule.
            double a11 = 0, a12 = 0, a22 = 0, b1 = 0, b2 = 0;
            foreach (var (m, y) in use)
            {
                var v = (phi * m) + (theta * m * m);
                var r = Math.Min((y - m) * (y - m), 25 * v * (round == 0 ? 40 : 1));
                var w = 1 / (v * v);
                a11 += w * m * m;
                a12 += w * m * m * m;
                a22 += w * m * m * m * m;
                b1 += w * m * r;
                b2 += w * m * m * r;
            }

            var det = (a11 * a22) - (a12 * a12);
            var (p, t) = det > 1e-12 * a11 * a22 ? (((b1 * a22) - (b2 * a12)) / det, ((b2 * a11) - (b1 * a12)) / det) : (b1 / a11, 0);
            if (p < 0)
            {
                (p, t) = (0, b2 / a22);
            }
            else if (t < 0)
            {
                (p, t) = (b1 / a11, 0);
            }

            (phi, theta) = (Math.Max(p, 1e-6), Math.Max(t, 0));
        }

        var band = Of(phi, theta);
        var ranks = use.Select(e => band.Rank(e.Actual, e.Mean)).Order().ToArray();
        var trust = days / (days + 10.0);
        var levels = QueueForecast.Levels.Select(p => (trust * EmpiricalQuantile(ranks, p)) + ((1 - trust) * p)).ToArray();
        return new CountBand(phi, theta, levels);
    }

    /// <summary>The seven quantiles at a mean; all 0 at mean 0.</summary>
    public double[] Quantiles(double mean)
    {
        var result = new double[_levels.Length];
        if (mean <= 0)
        {
            return result;
        }

        if (mean >= LargeMean)
        {
            for (var q = 0; q < result.Length; q++)
            {
                result[q] = LargeQuantile(_levels[q], mean);
            }
        }
        else
        {
            SmallQuantiles(mean, result);
        }

        for (var q = 1; q < result.Length; q++)
        {
            result[q] = Math.Max(result[q], result[q - 1]);
        }

        return result;
    }

    /// <summary>
    /// The distribution function at an actual count, half-way up its step. Ranks of intervals with next to nothing cannot be low; taking their levels along
    /// makes
    /// the band hold its share over all intervals, at the price of a slightly high lower end in busy ones.
    /// </summary>
    private double Rank(double actual, double mean)
    {
        if (mean >= LargeMean)
        {
            var (sigma, k) = Moments(mean);
            var z = 3 * Math.Sqrt(k) * (Math.Cbrt(Math.Max(0, 1 + ((actual - mean) / (sigma * Math.Sqrt(k))))) - 1 + (1 / (9 * k)));
            return Normal.CDF(0, 1, z);
        }

        var (sum, pmf) = (0.0, First(mean));
        var whole = (int)Math.Round(actual);
        for (var n = 0; n < whole; n++)
        {
            sum += pmf;
            pmf *= Ratio(n, mean);
        }

        return Math.Min(1, sum + (pmf / 2));
    }

    private static double EmpiricalQuantile(double[] sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var i = (int)at;
        return i + 1 < sorted.Length ? sorted[i] + ((at - i) * (sorted[i + 1] - sorted[i])) : sorted[^1];
    }

    /// <summary>Standard deviation, and the shape of the gamma that has the negative binomial's skewness (2·variance ÷ mean − 1) ÷ deviation.</summary>
    private (double Sigma, double Shape) Moments(double mean)
    {
        var variance = Math.Max((_phi * mean) + (_theta * mean * mean), 1e-12 * mean * mean);
        var sigma = Math.Sqrt(variance);
        var skewness = Math.Max(((2 * variance / mean) - 1) / sigma, 1e-4);
        return (sigma, 4 / (skewness * skewness));
    }

    private double LargeQuantile(double level, double mean)
    {
        var (sigma, k) = Moments(mean);
        var z = Normal.InvCDF(0, 1, Math.Clamp(level, 1e-9, 1 - 1e-9));
        var root = Math.Max(0, 1 - (1 / (9 * k)) + (z / (3 * Math.Sqrt(k))));
        return Math.Max(0, mean + (sigma * Math.Sqrt(k) * ((root * root * root) - 1)));
    }

    private void SmallQuantiles(double mean, double[] result)
    {
        // The interpolated function passes through (count, F(count − 1) + f(count) ÷ 2).
        var (sum, pmf) = (0.0, First(mean));
        var (x0, f0) = (0.0, 0.0);
        var q = 0;
        var limit = mean + (60 * Math.Sqrt(mean * (1 + Excess(mean)))) + 200;
        for (var n = 0; q < result.Length && n < limit; n++)
        {
            var f1 = sum + (pmf / 2);
            while (q < result.Length && _levels[q] <= f1)
            {
                result[q++] = n == 0 || f1 <= f0 ? n : x0 + ((_levels[q - 1] - f0) / (f1 - f0) * (n - x0));
            }

            (x0, f0) = (n, f1);
            sum += pmf;
            pmf *= Ratio(n, mean);
        }

        for (; q < result.Length; q++)
        {
            result[q] = x0;
        }
    }

    /// <summary>Variance over mean, less one, at least 0.</summary>
    private double Excess(double mean) => Math.Max(0, _phi + (_theta * mean) - 1);

    private double First(double mean)
    {
        var excess = Excess(mean);
        return excess < 1e-9 ? Math.Exp(-mean) : Math.Exp(-mean / excess * Math.Log(1 + excess));
    }

    private double Ratio(int n, double mean)
    {
        // f(n+1)/f(n): Poisson μ/(n+1); negative binomial of size r = μ/e and p = e/(1+e): p·(n+r)/(n+1).
        var excess = Excess(mean);
        return excess < 1e-9 ? mean / (n + 1) : excess / (1 + excess) * (n + (mean / excess)) / (n + 1);
    }
}
