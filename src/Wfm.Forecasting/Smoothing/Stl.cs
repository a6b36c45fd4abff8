namespace Wfm.Forecasting;

/// <summary>
/// Seasonal and trend decomposition by loess, without robustness weights and with every point computed (no jumps): y = seasonal + trend + remainder.
/// Source: R. B. Cleveland, W. S. Cleveland, J. E. McRae, I. Terpenning, "STL: a seasonal-trend decomposition procedure based on loess", Journal of Official
/// Statistics 6 (1990) 3-73.
/// </summary>
/// <remarks>Costs two rounds of n × (seasonal + trend + low-pass window) steps. Equals R's <c>stl</c> with jumps of 1 within 1e-9.</remarks>
internal sealed class Stl
{
    private Stl(double[] seasonal, double[] trend) => (Seasonal, Trend) = (seasonal, trend);

    public double[] Seasonal { get; }

    public double[] Trend { get; }

    /// <summary>Trend window that goes with a seasonal window: R's default, the next odd number from 1.5 · period ÷ (1 − 1.5 ÷ seasonal window).</summary>
    public static int TrendWindow(int period, int seasonalWindow) => Odd((int)Math.Ceiling(1.5 * period / (1 - (1.5 / seasonalWindow))));

    /// <summary>Decomposes a series of at least two periods.</summary>
    /// <param name="y">Values, none missing.</param>
    /// <param name="period">Length of the cycle, at least 2.</param>
    /// <param name="seasonalWindow">Cycles that the seasonal smoother looks at, odd; locally constant.</param>
    public static Stl Of(double[] y, int period, int seasonalWindow)
    {
        var (n, trendWindow, low) = (y.Length, TrendWindow(period, seasonalWindow), Odd(period));
        var (trend, seasonal) = (new double[n], new double[n]);
        var (cycles, work) = (new double[n + (2 * period)], new double[n]);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < n; i++)
            {
                work[i] = y[i] - trend[i];
            }

            for (var j = 0; j < period; j++)
            {
                var k = ((n - 1 - j) / period) + 1;
                var sub = new double[k];
                for (var i = 0; i < k; i++)
                {
                    sub[i] = work[(i * period) + j];
                }

                // The cycle-subseries and one value beyond either end.
                var smooth = Loess(sub, seasonalWindow, 0);
                cycles[j] = At(sub, seasonalWindow, 0, 0, Math.Min(seasonalWindow, k), -1);
                for (var i = 0; i < k; i++)
                {
                    cycles[((i + 1) * period) + j] = smooth[i];
                }

                cycles[((k + 1) * period) + j] = At(sub, seasonalWindow, 0, Math.Max(0, k - seasonalWindow), k, k);
            }

            var lowPass = Loess(Mean(Mean(Mean(cycles, period), period), 3), low, 1);
            for (var i = 0; i < n; i++)
            {
                seasonal[i] = cycles[period + i] - lowPass[i];
                work[i] = y[i] - seasonal[i];
            }

            trend = Loess(work, trendWindow, 1);
        }

        return new Stl(seasonal, trend);
    }

    private static int Odd(int n) => n + 1 - (n % 2);

    private static double[] Mean(double[] y, int length)
    {
        var result = new double[y.Length - length + 1];
        for (var i = 0; i < result.Length; i++)
        {
            var sum = 0.0;
            for (var j = i; j < i + length; j++)
            {
                sum += y[j];
            }

            result[i] = sum / length;
        }

        return result;
    }

    private static double[] Loess(double[] y, int window, int degree)
    {
        var n = y.Length;
        var result = new double[n];
        var (left, right, half) = (0, Math.Min(window, n), (window + 1) / 2);
        for (var i = 0; i < n; i++)
        {
            if (window < n && i + 1 > half && right < n)
            {
                left++;
                right++;
            }

            result[i] = At(y, window, degree, left, right, i);
        }

        return result;
    }

    /// <summary>Local fit at <paramref name="at"/> from the values left to right − 1, with tricube weights.</summary>
    private static double At(double[] y, int window, int degree, int left, int right, int at)
    {
        var n = y.Length;
        double width = Math.Max(at - left, right - 1 - at) + (window > n ? (window - n) / 2 : 0);
        Span<double> weight = right - left <= 256 ? stackalloc double[right - left] : new double[right - left];
        var total = 0.0;
        for (var j = left; j < right; j++)
        {
            var r = Math.Abs(j - at);
            var cube = width > 0 ? Math.Pow(r / width, 3) : 0;
            weight[j - left] = r > 0.999 * width ? (width > 0 ? 0 : 1) : r <= 0.001 * width ? 1 : (1 - cube) * (1 - cube) * (1 - cube);
            total += weight[j - left];
        }

        if (total <= 0)
        {
            return y[Math.Clamp(at, 0, n - 1)];
        }

        var (mean, spread, sum) = (0.0, 0.0, 0.0);
        for (var j = left; j < right; j++)
        {
            weight[j - left] /= total;
            mean += weight[j - left] * j;
        }

        for (var j = left; degree > 0 && j < right; j++)
        {
            spread += weight[j - left] * (j - mean) * (j - mean);
        }

        var slope = degree > 0 && Math.Sqrt(spread) > 0.001 * (n - 1) ? (at - mean) / spread : 0;
        for (var j = left; j < right; j++)
        {
            sum += weight[j - left] * (1 + (slope * (j - mean))) * y[j];
        }

        return sum;
    }
}
