namespace Wfm.Staffing;

/// <summary>Student's t for whole degrees of freedom.</summary>
internal static class StudentT
{
    // A result asks for the same one in each of thousands of cells.
    private static volatile Known? _last;

    /// <summary>The t that a two-sided interval needs.</summary>
    /// <param name="confidence">Probability inside, above 0 and below 1.</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    /// <remarks>Bisection on the finite sums of M. Abramowitz and I. Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.</remarks>
    public static double TwoSided(double confidence, int degrees)
    {
        if (_last is { } last && last.Confidence == confidence && last.Degrees == degrees)
        {
            return last.T;
        }

        var (low, high) = (0.0, 1.0);
        while (Inside(high, degrees) < confidence && high < 1e300)
        {
            high *= 2;
        }

        for (var i = 0; i < 200 && high - low > 1e-14 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Inside(middle, degrees) < confidence ? (middle, high) : (low, middle);
        }

        var t = (low + high) / 2;
        _last = new Known(confidence, degrees, t);
        return t;
    }

    /// <summary>P(|T| ≤ t).</summary>
    public static double Inside(double t, int degrees)
    {
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var cos2 = degrees / (degrees + (t * t));
        var odd = degrees % 2 == 1;
        var term = odd ? Math.Cos(angle) : 1;
        var sum = 0.0;
        for (var k = odd ? 1 : 0; k <= degrees - 2; k += 2)
        {
            sum += term;
            term *= cos2 * (k + 1) / (k + 2);
        }

        return odd ? 2 / Math.PI * (angle + (Math.Sin(angle) * sum)) : Math.Sin(angle) * sum;
    }

    private sealed record Known(double Confidence, int Degrees, double T);
}
