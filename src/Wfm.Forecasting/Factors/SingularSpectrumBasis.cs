using MathNet.Numerics.LinearAlgebra;

namespace Wfm.Forecasting;

/// <summary>
/// Singular spectrum analysis of one series: leading left singular vectors of its trajectory matrix, as eigenvectors of the lag covariance, and the recurrent
/// forecast.
/// Source: N. Golyandina, V. Nekrutkin, A. Zhigljavsky, "Analysis of Time Series Structure" (2001), chapters 1 and 2; N. Golyandina, A. Zhigljavsky, "Singular
/// Spectrum Analysis for Time Series" (2013), section 3.2.
/// </summary>
/// <remarks>The lag covariance costs L·N + L² steps (each diagonal by a running sum), its eigenvectors some 10·L³, a forecast r·L² for the end of the
/// reconstructed series and L per step.</remarks>
internal sealed class SingularSpectrumBasis
{
    private readonly double[][] _vectors;

    private SingularSpectrumBasis(int window, double[] values, double[][] vectors) => (Window, Values, _vectors) = (window, values, vectors);

    /// <summary>Window length L.</summary>
    public int Window { get; }

    /// <summary>Leading eigenvalues, largest first: squares of singular values.</summary>
    public double[] Values { get; }

    /// <summary>The leading <paramref name="most"/> vectors of windows of length <paramref name="window"/> (2 to the length of the series).</summary>
    public static SingularSpectrumBasis Of(ReadOnlySpan<double> x, int window, int most)
    {
        var k = x.Length - window + 1;
        var columns = new double[window * window];
        for (var lag = 0; lag < window; lag++)
        {
            var sum = 0.0;
            for (var t = 0; t < k; t++)
            {
                sum += x[t] * x[t + lag];
            }

            for (var i = 0; i + lag < window; i++)
            {
                columns[(i * window) + i + lag] = columns[((i + lag) * window) + i] = sum;
                if (i + lag + 1 < window)
                {
                    sum += (x[i + k] * x[i + k + lag]) - (x[i] * x[i + lag]);
                }
            }
        }

        // Ascending order; the sign of a vector does not matter, since only products of two of its entries are used.
        var evd = Matrix<double>.Build.Dense(window, window, columns).Evd(Symmetricity.Symmetric);
        var rank = Math.Min(most, window);
        var (values, vectors) = (new double[rank], new double[rank][]);
        for (var r = 0; r < rank; r++)
        {
            values[r] = evd.EigenValues[window - 1 - r].Real;
            vectors[r] = evd.EigenVectors.Column(window - 1 - r).AsArray() ?? evd.EigenVectors.Column(window - 1 - r).ToArray();
        }

        return new SingularSpectrumBasis(window, values, vectors);
    }

    /// <summary>The last L − 1 values of the series as the leading <paramref name="rank"/> components rebuild it: means over the windows that hold them.</summary>
    public double[] RebuiltEnd(ReadOnlySpan<double> x, int rank)
    {
        var end = new double[Window - 1];
        for (var r = 0; r < rank; r++)
        {
            AddComponent(x, r, end);
        }

        return end;
    }

    /// <summary>The next values by the linear recurrence of least norm, or null when there is none (the last unit vector lies in the space of the
    /// signal).</summary>
    public double[]? Forecast(ReadOnlySpan<double> x, int rank, int steps) => Forecasts(x, [rank], steps)[0];

    /// <summary>The same for several ranks, in rising order, for hardly more than the price of the largest.</summary>
    public double[]?[] Forecasts(ReadOnlySpan<double> x, IReadOnlyList<int> ranks, int steps)
    {
        var (end, recurrence, verticality, done) = (new double[Window - 1], new double[Window - 1], 0.0, 0);
        var result = new double[]?[ranks.Count];
        for (var k = 0; k < ranks.Count; k++)
        {
            for (; done < ranks[k]; done++)
            {
                AddComponent(x, done, end);
                var u = _vectors[done];
                var last = u[Window - 1];
                verticality += last * last;
                for (var i = 0; i < recurrence.Length; i++)
                {
                    recurrence[i] += last * u[i];
                }
            }

            result[k] = verticality > 1 - 1e-9 ? null : Continue(end, recurrence, 1 - verticality, steps);
        }

        return result;
    }

    private static double[] Continue(double[] end, double[] recurrence, double divisor, int steps)
    {
        var path = new double[end.Length + steps];
        end.CopyTo(path, 0);
        for (var h = 0; h < steps; h++)
        {
            var sum = 0.0;
            for (var i = 0; i < recurrence.Length; i++)
            {
                sum += recurrence[i] * path[h + i];
            }

            path[end.Length + h] = sum / divisor;
        }

        return path[end.Length..];
    }

    private void AddComponent(ReadOnlySpan<double> x, int component, double[] end)
    {
        var (u, l, from) = (_vectors[component], Window, x.Length - Window + 1);
        var first = Math.Max(0, x.Length - (2 * l) + 2);
        var sum = new double[l - 1];
        for (var start = first; start <= x.Length - l; start++)
        {
            var windowed = x.Slice(start, l);
            var score = 0.0;
            for (var i = 0; i < u.Length; i++)
            {
                score += u[i] * windowed[i];
            }

            for (var i = Math.Max(0, from - start); i < u.Length; i++)
            {
                sum[start + i - from] += score * u[i];
            }
        }

        for (var i = 0; i < sum.Length; i++)
        {
            // Windows that hold the value: they start at most L − 1 before it, and the last of all starts L before the end.
            end[i] += sum[i] / (x.Length - l - Math.Max(first, from + i - l + 1) + 1);
        }
    }
}
