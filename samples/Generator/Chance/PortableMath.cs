namespace Wfm.Samples.Chance;

/// <summary>
/// Logarithm and exponential from plain IEEE 754 arithmetic. <see cref="Math.Log(double)"/> and <see cref="Math.Exp(double)"/> call the platform's library and may
/// differ in the last bit from machine to machine; a sample that must be the same bytes everywhere may not depend on them.
/// </summary>
public static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417;

    /// <summary>Natural logarithm of a normal number above 0, within 4 units of the last place of <c>1 + |ln x|</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number above 0.</exception>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x) || double.IsSubnormal(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "A logarithm needs a normal number above 0.");
        }

        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        }

        // ln m = 2 artanh z with z = (m - 1)/(m + 1); |z| < 0.172, so the 13th term is below 1e-20.
        var z = (mantissa - 1) / (mantissa + 1);
        var square = z * z;
        var sum = 0.0;
        for (var k = 25; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (2 * z * sum) + (exponent * Ln2);
    }

    /// <summary>e to the power x, for x from -700 to 700, relative error below 1e-13.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside that range.</exception>
    public static double Exp(double x)
    {
        if (x is not (>= -700 and <= 700))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "An exponent must be -700 to 700.");
        }

        var power = (int)Math.Round(x / Ln2);
        var rest = x - (power * Ln2);
        var sum = 1.0;
        for (var k = 20; k >= 1; k--)
        {
            sum = 1 + (rest / k * sum);
        }

        return Math.ScaleB(sum, power);
    }
}
