using MathNet.Numerics;

namespace Wfm.Forecasting;

/// <summary>Measures of forecast error over pairs of actual and forecast. All need at least one pair.</summary>
public static class Metrics
{
    /// <summary>Weighted absolute percentage error: Σ|actual − forecast| ÷ Σ actual; NaN when nothing came.</summary>
    public static double Wape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        Same(actual, forecast);
        var (error, sum) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            error += Math.Abs(actual[i] - forecast[i]);
            sum += actual[i];
        }

        return sum > 0 ? error / sum : double.NaN;
    }

    /// <summary>Σ(forecast − actual) ÷ Σ actual: above 0 when too much was forecast; NaN when nothing came.</summary>
    public static double Bias(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        Same(actual, forecast);
        var (error, sum) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            error += forecast[i] - actual[i];
            sum += actual[i];
        }

        return sum > 0 ? error / sum : double.NaN;
    }

    /// <summary>
    /// Mean absolute scaled error: mean |actual − forecast| ÷ mean absolute change from one season to the next in the past. Below 1: better than last week's
    /// value was in sample. Source: Hyndman and Koehler, International Journal of Forecasting 22 (2006) 679-688.
    /// </summary>
    /// <param name="naiveError">Mean |y(t) − y(t − season)| over the training data, above 0; otherwise the result is NaN.</param>
    /// <param name="actual">What came.</param>
    /// <param name="forecast">What was forecast.</param>
    public static double Mase(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, double naiveError)
    {
        Same(actual, forecast);
        var error = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            error += Math.Abs(actual[i] - forecast[i]);
        }

        return naiveError > 0 ? error / actual.Length / naiveError : double.NaN;
    }

    /// <summary>Share of actuals in [lower, upper], 0 to 1.</summary>
    public static double Coverage(ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Same(actual, lower);
        Same(actual, upper);
        var inside = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            inside += lower[i] <= actual[i] && actual[i] <= upper[i] ? 1 : 0;
        }

        return (double)inside / actual.Length;
    }

    /// <summary>
    /// Winkler's interval score, mean over pairs: upper − lower, plus 2 ÷ α times the distance by which the actual lies outside. In contacts; lower is better.
    /// Source: R. L. Winkler, Journal of the American Statistical Association 67 (1972) 187-191.
    /// </summary>
    /// <param name="actual">What came.</param>
    /// <param name="lower">Lower ends.</param>
    /// <param name="upper">Upper ends.</param>
    /// <param name="alpha">One less the nominal coverage: 0.2 for an 80 % band; in (0, 1).</param>
    public static double Winkler(ReadOnlySpan<double> actual, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double alpha)
    {
        Same(actual, lower);
        Same(actual, upper);
        if (alpha is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "One less the coverage must lie between 0 and 1.");
        }

        var score = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            score += upper[i] - lower[i] + (2 / alpha * (Math.Max(0, lower[i] - actual[i]) + Math.Max(0, actual[i] - upper[i])));
        }

        return score / actual.Length;
    }

    /// <summary>
    /// Mean absolute error E|Y − μ| that is left to one who knows the mean of a Poisson count: 2·e^(−μ)·μ^(⌊μ⌋+1) ÷ ⌊μ⌋!. De Moivre's mean deviation; source: N. L. Johnson,
    /// A. W. Kemp and S. Kotz, Univariate Discrete Distributions, 3rd ed. (2005), section 4.3. About √(2μ ÷ π) for large means.
    /// </summary>
    /// <param name="mean">Mean count, 0 or more.</param>
    /// <returns>Contacts; 0 at mean 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is negative or not finite.</exception>
    /// <remarks>Within 1e-10 (relative) of the sum over the distribution for means from 0.001 to 2,000, and as close to the limit as it should be up to 1e11 (PoissonFloorTests).</remarks>
    public static double PoissonError(double mean)
    {
        if (!(mean >= 0) || double.IsInfinity(mean))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean count must be 0 or more, and finite.");
        }

        if (mean == 0)
        {
            return 0;
        }

        var floor = Math.Floor(mean);
        if (floor < 50)
        {
            return 2 * Math.Exp(((floor + 1) * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(floor + 1));
        }

        // Stirling's series for ⌊μ⌋!, and k·ln(1 + x) − k·x as a series too: nothing large is left to cancel, whatever the size.
        var x = (mean - floor) / floor;
        var tail = floor * x * x * (-0.5 + (x * ((1.0 / 3) - (x * (0.25 - (x * (0.2 - (x * ((1.0 / 6) - (x / 7))))))))));
        return mean * Math.Sqrt(2 / (Math.PI * floor)) * Math.Exp(tail - (1 / (12 * floor)) + (1 / (360 * floor * floor * floor)));
    }

    /// <summary>WAPE that is left to one who knows every mean, if counts are Poisson: Σ E|Y − μ| ÷ Σ μ; NaN when all means are 0.</summary>
    /// <param name="means">Mean counts; those below 0 count as 0.</param>
    public static double PoissonFloor(ReadOnlySpan<double> means)
    {
        var (error, sum) = (0.0, 0.0);
        foreach (var mean in means)
        {
            error += PoissonError(Math.Max(mean, 0));
            sum += Math.Max(mean, 0);
        }

        return sum > 0 ? error / sum : double.NaN;
    }

    private static void Same(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length || a.Length == 0)
        {
            throw new ArgumentException($"{a.Length} actuals and {b.Length} forecasts: there must be as many of each, and at least one.");
        }
    }
}
