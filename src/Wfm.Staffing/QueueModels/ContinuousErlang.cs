namespace Wfm.Staffing;

/// <summary>
/// Erlang B for a fraction of an agent: 1 ÷ B(x, A) = A ∫ e^(−At) (1 + t)^x dt = e^A A^(−x) Γ(x + 1, A), for 0 &lt; x &lt; 1. Whole agents follow by the usual
/// recurrence. Integral due to Fortet, studied by D. L. Jagerman, Some properties of the Erlang loss function, BSTJ 53 (1974).
/// </summary>
internal static class ContinuousErlang
{
    /// <summary>1 ÷ B(x, A) − 1 for 0 &lt; x &lt; 1 and A &gt; 0.</summary>
    public static double BelowAtFraction(double fraction, double erlangs)
    {
        if (erlangs > 1.5)
        {
            // y(x) = 1 + (x/A) y(x-1), and y(x-1) = A·Γ(x, A) A^(-x) e^A: the small number without a subtraction.
            return fraction * UpperGammaRatio(fraction, erlangs);
        }

        var whole = Math.Exp(erlangs - (fraction * Math.Log(erlangs)) + LogGammaOnePlus(fraction));
        return Math.Max(0, whole - (erlangs * LowerGammaRatio(fraction + 1, erlangs)) - 1);
    }

    /// <summary>Γ(a, z) z^(−a) e^z by the continued fraction of Legendre, evaluated with Lentz's method.</summary>
    internal static double UpperGammaRatio(double a, double z)
    {
        const double Tiny = 1e-300;
        var b = z + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < 10_000_000; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = (an * d) + b;
            c = b + (an / c);
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 2e-16)
            {
                break;
            }
        }

        return h;
    }

    /// <summary>γ(a, z) z^(−a) e^z by its series, all terms positive.</summary>
    internal static double LowerGammaRatio(double a, double z)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; term > sum * 1e-18; n++)
        {
            term *= z / (a + n);
            sum += term;
        }

        return sum;
    }

    /// <summary>ln Γ(1 + x) for x ≥ 0, from Stirling's series, small x shifted up to twelve.</summary>
    internal static double LogGammaOnePlus(double x)
    {
        var product = 1.0;
        var z = 1 + x;
        while (z < 12)
        {
            product *= z;
            z += 1;
        }

        return ((z - 0.5) * Math.Log(z)) - z + (0.5 * Math.Log(2 * Math.PI)) + StirlingRest(z) - Math.Log(product);
    }

    /// <summary>What ln Γ(z) has beyond (z − ½)·ln z − z + ½·ln 2π, for z ≥ 12.</summary>
    internal static double StirlingRest(double z)
    {
        var r = 1 / (z * z);
        var series = ((((((((1.0 / 156 * r) - (691.0 / 360360)) * r) + (1.0 / 1188)) * r) - (1.0 / 1680)) * r) + (1.0 / 1260)) * r;
        return (((series - (1.0 / 360)) * r) + (1.0 / 12)) / z;
    }
}
