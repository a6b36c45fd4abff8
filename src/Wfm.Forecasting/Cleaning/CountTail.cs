using MathNet.Numerics;

namespace Wfm.Forecasting;

/// <summary>Tail probabilities of a count with mean μ and variance φ·μ + θ·μ²: negative binomial, Poisson when the variance is not above the mean.</summary>
internal static class CountTail
{
    /// <summary>Probability of <paramref name="count"/> or more.</summary>
    public static double Upper(double count, double mean, double phi, double theta)
    {
        if (count <= 0)
        {
            return 1;
        }

        if (mean <= 0)
        {
            return 0;
        }

        // P(X ≥ k) = I_{1−p}(k, r), p = r ÷ (r + μ); Poisson: the lower incomplete gamma function at μ.
        var excess = phi + (theta * mean) - 1;
        return excess < 1e-6
            ? SpecialFunctions.GammaLowerRegularized(count, mean)
            : SpecialFunctions.BetaRegularized(count, mean / excess, excess / (1 + excess));
    }

    /// <summary>Probability of <paramref name="count"/> or fewer.</summary>
    public static double Lower(double count, double mean, double phi, double theta)
    {
        if (mean <= 0)
        {
            return 1;
        }

        var excess = phi + (theta * mean) - 1;
        return excess < 1e-6
            ? SpecialFunctions.GammaUpperRegularized(Math.Floor(count) + 1, mean)
            : SpecialFunctions.BetaRegularized(mean / excess, Math.Floor(count) + 1, 1 / (1 + excess));
    }
}
