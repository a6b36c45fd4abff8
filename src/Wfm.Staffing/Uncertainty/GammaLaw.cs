namespace Wfm.Staffing;

/// <summary>
/// The gamma law of a given shape and mean 1: distribution function and quantile. Series below the mean, Legendre's continued fraction above it, the factor before
/// them in a form that keeps its digits at large shapes. Within 1e-12 of R's <c>pgamma</c> and <c>qgamma</c> for shapes from 0.01 to 10,000,000 (RateLawValueTests).
/// </summary>
internal static class GammaLaw
{
    private const double LargeShape = 12;

    /// <summary>P(X ≤ x).</summary>
    /// <param name="shape">Shape, above 0: 1 ÷ cv².</param>
    /// <param name="x">Value in means, 0 or more.</param>
    public static double Cdf(double shape, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        var z = shape * x;
        var before = LogDensity(shape, Math.Log(x));
        return z < shape + 1
            ? Math.Min(1, Math.Exp(before) * ContinuousErlang.LowerGammaRatio(shape, z))
            : 1 - (Math.Exp(before) * ContinuousErlang.UpperGammaRatio(shape, z));
    }

    /// <summary>P(X &gt; x), without the cancellation of 1 − P(X ≤ x).</summary>
    public static double Tail(double shape, double x)
    {
        var z = shape * x;
        return x <= 0 || z < shape + 1 ? 1 - Cdf(shape, x) : Math.Exp(LogDensity(shape, Math.Log(x))) * ContinuousErlang.UpperGammaRatio(shape, z);
    }

    /// <summary>The value x with P(X ≤ x) = p: bisection on the logarithm of x, sped up by Newton's steps that stay inside the bracket.</summary>
    /// <param name="shape">Shape, above 0.</param>
    /// <param name="p">Probability, above 0 and below 1.</param>
    public static double Quantile(double shape, double p)
    {
        // Of the two tails the smaller is compared: neither loses digits. A value so small that double has no number for it is 0.
        var low = Math.Max(-700, (Math.Log(p) + ContinuousErlang.LogGammaOnePlus(shape)) / shape - Math.Log(shape) - 1);
        var high = 1.0;
        while (Excess(shape, Math.Exp(high), p) < 0)
        {
            (low, high) = (high, high + 1);
        }

        low = Math.Min(low, high - 1);
        if (Excess(shape, Math.Exp(low), p) > 0)
        {
            return 0;
        }

        var s = Math.Clamp(0, low, high);
        for (var i = 0; i < 200 && high - low > 1e-15 * Math.Max(1, Math.Abs(low)); i++)
        {
            var excess = Excess(shape, Math.Exp(s), p);
            if (excess > 0)
            {
                high = s;
            }
            else
            {
                low = s;
            }

            // Density of ln X at s is x^a e^(−z) ÷ Γ(a).
            var next = s - (excess / Math.Exp(LogDensity(shape, s)));
            if (Math.Abs(next - s) < 1e-16 * Math.Max(1, Math.Abs(s)))
            {
                break;
            }

            s = next > low && next < high ? next : (low + high) / 2;
        }

        return Math.Exp(s);
    }

    /// <summary>Logarithm of the density of ln X at s: ln(z^a e^(−z) ÷ Γ(a)) with z = a·e^s. The large parts of a·ln z − z − ln Γ(a) cancel by hand.</summary>
    public static double LogDensity(double shape, double s) => shape >= LargeShape
        ? (-shape * StableMath.ExpRemainder(-s)) + (0.5 * Math.Log(shape / (2 * Math.PI))) - ContinuousErlang.StirlingRest(shape)
        : (shape * (Math.Log(shape) + s)) - (shape * Math.Exp(s)) - ContinuousErlang.LogGammaOnePlus(shape) + Math.Log(shape);

    private static double Excess(double shape, double x, double p) => p <= 0.5 ? Cdf(shape, x) - p : 1 - p - Tail(shape, x);
}
