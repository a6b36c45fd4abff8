namespace Wfm.Staffing;

/// <summary>
/// An estimate. NaN where there is nothing to estimate from: no contact in any replication, or, for the error, only one replication.
/// </summary>
/// <param name="Mean">The estimate: of a share or a mean wait, the ratio of two means over replications.</param>
/// <param name="StandardError">Its standard error: by the delta method for a ratio.</param>
/// <param name="HalfWidth">Half the width of the confidence interval: Student's t times the standard error. A share that was 0 or 1 throughout, in N contacts, has
/// −ln(1 − confidence) ÷ N instead of 0 (the "rule of three").</param>
public readonly record struct Measured(double Mean, double StandardError, double HalfWidth)
{
    /// <summary>Lower end of the confidence interval.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>Upper end of the confidence interval.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>Whether the confidence interval contains a value.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => Low <= value && value <= High;
}
