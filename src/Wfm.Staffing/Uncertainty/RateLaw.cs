namespace Wfm.Staffing;

/// <summary>
/// How many contacts an interval is expected to bring, when that itself is uncertain: gamma distributed with a mean and a coefficient of variation. Given the rate,
/// arrivals are Poisson, so counts are negative binomial with variance m + cv²·m². Source: G. Jongbloed and G. Koole, Managing uncertainty in call centers using
/// Poisson mixtures (2001). Immutable.
/// </summary>
public sealed partial record RateLaw
{
    private const double LeastCv = 1e-6;

    /// <summary>A law.</summary>
    /// <param name="mean">Mean number of contacts in the interval, 0 or more.</param>
    /// <param name="cv">Coefficient of variation of the rate, 0 to 10; below 0.000001 it counts as 0: the rate is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public RateLaw(double mean, double cv)
    {
        if (!(cv is >= 0 and <= 10))
        {
            throw new ArgumentOutOfRangeException(nameof(cv), cv, "The coefficient of variation of a rate must be 0 to 10.");
        }

        (Mean, Cv) = (Guard.NotNegative(mean), cv < LeastCv ? 0 : cv);
    }

    /// <summary>Mean number of contacts.</summary>
    public double Mean { get; }

    /// <summary>Coefficient of variation of the rate: its standard deviation over its mean. Poisson noise is not in it.</summary>
    public double Cv { get; }

    /// <summary>Whether the rate is known: then it is its mean.</summary>
    public bool IsKnown => Cv == 0 || Mean == 0;

    /// <summary>Shape of the gamma law, 1 ÷ cv².</summary>
    internal double Shape => 1 / (Cv * Cv);

    /// <summary>Probability that the rate is at most <paramref name="rate"/> contacts per interval.</summary>
    public double Cdf(double rate) => IsKnown ? (rate >= Mean ? 1 : 0) : GammaLaw.Cdf(Shape, rate / Mean);

    /// <summary>The rate in contacts per interval that is not exceeded with a probability.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside the range given above.</exception>
    public double Quantile(double probability)
    {
        if (!(probability is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be above 0 and below 1.");
        }

        return IsKnown ? Mean : Mean * GammaLaw.Quantile(Shape, probability);
    }
}
