namespace Wfm;

/// <summary>A number estimated from replications, with its confidence interval. NaN where there is nothing to estimate from.</summary>
/// <param name="Mean">The estimate.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct Estimate(double Mean, double Low, double High)
{
    /// <summary>Nothing is known.</summary>
    public static Estimate Unknown { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>Whether the interval holds a value.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
