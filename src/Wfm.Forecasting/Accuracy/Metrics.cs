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
    /// value was
    /// in sample. Source: Hyndman and Koehler, International Journal of Forecasting 22 (2006) 679-688.
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

    private static void Same(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length || a.Length == 0)
        {
            throw new ArgumentException($"{a.Length} actuals and {b.Length} forecasts: there must be as many of each, and at least one.");
        }
    }
}
