namespace Wfm.Forecasting;

/// <summary>
/// Whittaker's smoother with a ridge: minimises Σ w (y − f)² + λ Σ (second difference of f)² + κ Σ f². Pentadiagonal elimination, n steps.
/// Source: P. H. C. Eilers, "A perfect smoother", Analytical Chemistry 75 (2003) 3631-3636.
/// </summary>
internal static class Whittaker
{
    public static double[] Smooth(ReadOnlySpan<double> y, ReadOnlySpan<double> weight, double lambda, double kappa)
    {
        var z = new double[y.Length];
        Smooth(y, weight, lambda, kappa, z, new double[3 * y.Length]);
        return z;
    }

    /// <summary>The same into <paramref name="z"/>, which may be <paramref name="y"/> itself, with room for three numbers a point to work in.</summary>
    public static void Smooth(ReadOnlySpan<double> y, ReadOnlySpan<double> weight, double lambda, double kappa, Span<double> z, Span<double> work)
    {
        var n = y.Length;
        work[..(3 * n)].Clear();
        var d = work[..n];
        var e = work.Slice(n, n);
        var g = work.Slice(2 * n, n);
        for (var i = 0; i < n; i++)
        {
            d[i] = weight[i] + kappa + 1e-12;
            z[i] = weight[i] * y[i];
        }

        // λ D'D, one row (1, −2, 1) of D at a time.
        for (var i = 0; i + 2 < n; i++)
        {
            d[i] += lambda;
            d[i + 1] += 4 * lambda;
            d[i + 2] += lambda;
            e[i] -= 2 * lambda;
            e[i + 1] -= 2 * lambda;
            g[i] += lambda;
        }

        // LDL' with two sub-diagonals, forward and back.
        for (var i = 0; i < n; i++)
        {
            if (i + 1 < n)
            {
                var l1 = e[i] / d[i];
                d[i + 1] -= l1 * e[i];
                e[i + 1] -= l1 * g[i];
                z[i + 1] -= l1 * z[i];
                e[i] = l1;
            }

            if (i + 2 < n)
            {
                var l2 = g[i] / d[i];
                d[i + 2] -= l2 * g[i];
                z[i + 2] -= l2 * z[i];
                g[i] = l2;
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            z[i] /= d[i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            z[i] -= (i + 1 < n ? e[i] * z[i + 1] : 0) + (i + 2 < n ? g[i] * z[i + 2] : 0);
        }
    }
}
