namespace Wfm.Forecasting;

/// <summary>Small sums that several parts need.</summary>
internal static class Statistics
{
    /// <summary>What a median absolute deviation is multiplied by to estimate a normal law's standard deviation: 1 ÷ Φ⁻¹(¾).</summary>
    public const double DeviationScale = 1.4826;

    public static double Square(double x) => x * x;

    /// <summary>Middle value, or the mean of the middle two. Sorts the values in place; at least one.</summary>
    public static double Median(Span<double> values)
    {
        values.Sort();
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
