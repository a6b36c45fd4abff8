namespace Wfm.Staffing;

/// <summary>
/// Erlang B for a fraction of an agent: 1 ÷ B(x, A) = A ∫ e^(−At) (1 + t)^x dt = e^A A^(−x) Γ(x + 1, A), for 0 &lt; x &lt; 1. Whole agents follow by the usual
/// recurrence. Integral due to Fortet, studied by D. L. Jagerman, Some properties of the Erlang loss function, BSTJ 53 (1974).
/// </summary>
internal static class ContinuousErlang
{
    private static readonly double[] Reciprocal =
    [
        0.5772156649015329, -0.6558780715202539, -0.04200263503409524, 0.16653861138229148, -0.04219773455554433, -0.009621971527876973,
        0.0072189432466631, -0.0011651675918590652, -0.00021524167411495098, 0.0001280502823881162, -2.013485478078824e-05, -1.2504934821426706e-06,
        1.133027231981696e-06, -2.056338416977607e-07, 6.116095104481416e-09, 5.002007644469223e-09, -1.18127457048702e-09, 1.0434267116911005e-10,
        7.782263439905071e-12, -3.696805618642206e-12, 5.100370287454476e-13, -2.0583260535665066e-14, -5.348122539423018e-15, 1.2267786282382608e-15,
    ];

    /// <summary>1 ÷ B(x, A) − 1 for 0 &lt; x &lt; 1 and A &gt; 0.</summary>
    public static double BelowAtFraction(double fraction, double erlangs)
    {
        if (erlangs > 1.5)
        {
            // y(x) = 1 + (x/A) y(x-1), and y(x-1) = A·Γ(x, A) A^(-x) e^A: the small number without a subtraction.
            return fraction * UpperGammaRatio(fraction, erlangs);
        }

        // e^A A^(−x)·x·Γ(x, A) with x·Γ(x, A) = (Γ(1 + x) − 1) − (A^x − 1) + x·A^x·(A/(1 + x) − A²/(2!(2 + x)) + …): each part is small when x is.
        var power = StableMath.ExpMinusOne(fraction * Math.Log(erlangs));
        var (series, term) = (0.0, -1.0);
        for (var k = 1; Math.Abs(term) > 1e-18; k++)
        {
            term *= -erlangs / k;
            series += term / (k + fraction);
        }

        return Math.Max(0, Math.Exp(erlangs) / (1 + power) * (GammaOnePlusMinusOne(fraction) - power + (fraction * (1 + power) * series)));
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

    /// <summary>Γ(1 + x) − 1 for 0 ≤ x ≤ 1, from the power series of 1 ÷ Γ(1 + x), which is entire (M. Abramowitz and I. A. Stegun, 6.1.34).</summary>
    private static double GammaOnePlusMinusOne(double x)
    {
        var sum = 0.0;
        for (var i = Reciprocal.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + Reciprocal[i];
        }

        return -x * sum / (1 + (x * sum));
    }
}
