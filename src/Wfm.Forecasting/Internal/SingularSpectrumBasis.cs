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
        var (from, l) = (x.Length - Window + 1, Window);
        var (sum, n) = (new double[l - 1], new int[l - 1]);
        for (var start = Math.Max(0, x.Length - (2 * l) + 2); start <= x.Length - l; start++)
        {
            var windowed = x.Slice(start, l);
            var skip = Math.Max(0, from - start);
            for (var r = 0; r < rank; r++)
            {
                var u = _vectors[r];
                var score = 0.0;
                for (var i = 0; i < l; i++)
                {
                    score += u[i] * windowed[i];
                }

                for (var i = skip; i < l; i++)
                {
                    sum[start + i - from] += score * u[i];
                }
            }

            for (var i = skip; i < l; i++)
            {
                n[start + i - from]++;
            }
        }

        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] /= Math.Max(1, n[i]);
        }

        return sum;
    }

    /// <summary>The next values by the linear recurrence of least norm, or null when there is none (the last unit vector lies in the space of the
    /// signal).</summary>
    public double[]? Forecast(ReadOnlySpan<double> x, int rank, int steps)
    {
        var l = Window;
        var (coefficients, verticality) = (new double[l - 1], 0.0);
        for (var r = 0; r < rank; r++)
        {
            var u = _vectors[r];
            verticality += u[l - 1] * u[l - 1];
            for (var i = 0; i < l - 1; i++)
            {
                coefficients[i] += u[l - 1] * u[i];
            }
        }

        if (verticality > 1 - 1e-9)
        {
            return null;
        }

        var path = new double[l - 1 + steps];
        RebuiltEnd(x, rank).CopyTo(path, 0);
        for (var h = 0; h < steps; h++)
        {
            var sum = 0.0;
            for (var i = 0; i < l - 1; i++)
            {
                sum += coefficients[i] * path[h + i];
            }

            path[l - 1 + h] = sum / (1 - verticality);
        }

        return path[(l - 1)..];
    }
}
