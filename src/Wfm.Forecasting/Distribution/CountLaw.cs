using MathNet.Numerics.Distributions;

namespace Wfm.Forecasting;

/// <summary>
/// Distribution of a count with given mean and variance: negative binomial (Poisson when the variance is not above the mean) at means below 50, above it a
/// shifted gamma with the negative binomial's first three moments by Wilson and Hilferty's cube root. For bands the distribution function is interpolated
/// between counts, half-way up each step, so that a band holds its nominal share on average over levels.
/// </summary>
internal readonly struct CountLaw
{
    private const double LargeMean = 50;
    private readonly double _mean;
    private readonly double _excess;
    private readonly double _sigma;
    private readonly double _shape;

    /// <summary>A law.</summary>
    /// <param name="mean">Mean, above 0.</param>
    /// <param name="variance">Variance; what is below a trace of the mean's square counts as that.</param>
    public CountLaw(double mean, double variance)
    {
        variance = Math.Max(variance, 1e-12 * mean * mean);
        _mean = mean;
        _excess = Math.Max(0, (variance / mean) - 1);
        _sigma = Math.Sqrt(variance);

        // The shape of the gamma that has the negative binomial's skewness (2·variance ÷ mean − 1) ÷ deviation.
        var skewness = Math.Max(((2 * variance / mean) - 1) / _sigma, 1e-4);
        _shape = 4 / (skewness * skewness);
    }

    /// <summary>Whether the mean is so large that the law is taken as continuous.</summary>
    public bool IsContinuous => _mean >= LargeMean;

    /// <summary>Quantiles at levels in ascending order.</summary>
    public void Quantiles(ReadOnlySpan<double> levels, Span<double> result)
    {
        if (IsContinuous)
        {
            for (var q = 0; q < levels.Length; q++)
            {
                result[q] = AtScore(Normal.InvCDF(0, 1, Math.Clamp(levels[q], 1e-12, 1 - 1e-12)));
            }
        }
        else
        {
            Interpolated(levels, result);
        }

        for (var q = 1; q < levels.Length; q++)
        {
            result[q] = Math.Max(result[q], result[q - 1]);
        }
    }

    /// <summary>The continuous law's value at a standard normal score, 0 or more.</summary>
    public double AtScore(double z)
    {
        var root = Math.Max(0, 1 - (1 / (9 * _shape)) + (z / (3 * Math.Sqrt(_shape))));
        return Math.Max(0, _mean + (_sigma * Math.Sqrt(_shape) * ((root * root * root) - 1)));
    }

    /// <summary>The distribution function at a count, half-way up its step. Ranks of intervals with next to nothing cannot be low.</summary>
    public double Rank(double actual)
    {
        if (IsContinuous)
        {
            var z = 3 * Math.Sqrt(_shape) * (Math.Cbrt(Math.Max(0, 1 + ((actual - _mean) / (_sigma * Math.Sqrt(_shape))))) - 1 + (1 / (9 * _shape)));
            return Normal.CDF(0, 1, z);
        }

        var (sum, pmf) = (0.0, First());
        var whole = (int)Math.Min(Math.Round(actual), 100_000);
        for (var n = 0; n < whole && (pmf > 0 || n < _mean); n++)
        {
            sum += pmf;
            pmf *= Ratio(n);
        }

        return Math.Min(1, sum + (pmf / 2));
    }

    /// <summary>P(count is at most n) for n = 0, 1, ... until next to nothing is left above. For means that are not continuous.</summary>
    public double[] Steps()
    {
        var steps = new List<double>((int)_mean + 16);
        var (sum, pmf) = (0.0, First());
        for (var n = 0; n < Limit; n++)
        {
            sum += pmf;
            steps.Add(Math.Min(1, sum));
            if (sum > 1 - 1e-9 || (n > _mean && pmf < 1e-13))
            {
                break;
            }

            pmf *= Ratio(n);
        }

        return [.. steps];
    }

    private double Limit => _mean + (60 * _sigma) + 200;

    private void Interpolated(ReadOnlySpan<double> levels, Span<double> result)
    {
        // The interpolated function passes through (count, F(count − 1) + f(count) ÷ 2).
        var (sum, pmf) = (0.0, First());
        var (x0, f0) = (0.0, 0.0);
        var q = 0;
        for (var n = 0; q < levels.Length && n < Limit; n++)
        {
            var f1 = sum + (pmf / 2);
            while (q < levels.Length && levels[q] <= f1)
            {
                result[q] = n == 0 || f1 <= f0 ? n : x0 + ((levels[q] - f0) / (f1 - f0) * (n - x0));
                q++;
            }

            (x0, f0) = (n, f1);
            sum += pmf;
            pmf *= Ratio(n);
        }

        for (; q < levels.Length; q++)
        {
            result[q] = x0;
        }
    }

    private double First() => _excess < 1e-9 ? Math.Exp(-_mean) : Math.Exp(-_mean / _excess * Math.Log(1 + _excess));

    // f(n+1)/f(n): Poisson μ/(n+1); negative binomial of size r = μ/e and p = e/(1+e): p·(n+r)/(n+1).
    private double Ratio(int n) => _excess < 1e-9 ? _mean / (n + 1) : _excess / (1 + _excess) * (n + (_mean / _excess)) / (n + 1);
}
