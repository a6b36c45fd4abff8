namespace Wfm.Forecasting;

/// <summary>
/// Exponential smoothing of a level, ETS(A,N,N), or of a level with a damped trend, ETS(A,Ad,N): forecast l + (φ + … + φ^h)·b; l ← l + φb + αe; b ← φb + βe.
/// Source: R. J. Hyndman, A. B. Koehler, J. K. Ord, R. D. Snyder, "Forecasting with Exponential Smoothing" (2008), chapters 2 and 5.
/// </summary>
/// <remarks>Errors are linear in the start (l₀, b₀), so the best start is found by least squares for every (α, β, φ) tried; these by a grid and halving
/// steps. A missing value (NaN) moves nothing but the trend.</remarks>
internal sealed class LevelSmoothing
{
    private static readonly double[] Alphas = [0.0001, 0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.8];
    private static readonly double[] Shares = [0.002, 0.1, 0.4];
    private static readonly double[] Dampings = [0.8, 0.9, 0.96];
    private const double LeastAlpha = 1e-4;
    private const double MostAlpha = 0.9999;
    private const double LeastPhi = 0.8;
    private const double MostPhi = 0.98;

    private LevelSmoothing(double alpha, double beta, double phi, double level0, double trend0, bool hasTrend)
    {
        (Alpha, Beta, Phi, Level0, Trend0, HasTrend) = (alpha, beta, phi, level0, trend0, hasTrend);
        Fitted = [];
    }

    public double Alpha { get; }

    public double Beta { get; }

    public double Phi { get; }

    public double Level0 { get; }

    public double Trend0 { get; }

    public bool HasTrend { get; }

    /// <summary>Forecasts one step ahead within the series.</summary>
    public double[] Fitted { get; private set; }

    public double Level { get; private set; }

    public double Trend { get; private set; }

    /// <summary>Mean squared error over 1 to as many steps as were asked for.</summary>
    public double MeanSquare { get; private set; }

    /// <summary>−½ · n · log of the sum of squared one-step errors: the log-likelihood as R's <c>ets</c> counts it.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Corrected Akaike criterion of the errors that the parameters were chosen by.</summary>
    public double Aicc { get; private set; }

    /// <summary>With and without trend, the one with the lower AICc.</summary>
    public static LevelSmoothing Best(double[] y, int horizon)
    {
        var level = Fit(y, false, horizon);
        if (y.Length < 12)
        {
            return level;
        }

        var damped = Fit(y, true, horizon);
        return damped.Aicc < level.Aicc ? damped : level;
    }

    /// <summary>The parameters with the least mean squared error over 1 to <paramref name="horizon"/> steps ahead.</summary>
    public static LevelSmoothing Fit(double[] y, bool trend, int horizon = 1)
    {
        var best = Evaluate(y, 0.1, 0, 1, false, horizon);
        best = trend ? Evaluate(y, 0.1, 0.01, 0.9, true, horizon) : best;
        void Try(double alpha, double beta, double phi)
        {
            alpha = Math.Clamp(alpha, LeastAlpha, MostAlpha);
            var next = Evaluate(y, alpha, trend ? Math.Clamp(beta, LeastAlpha * LeastAlpha, alpha) : 0, trend ? Math.Clamp(phi, LeastPhi, MostPhi) : 1, trend, horizon);
            best = next.MeanSquare < best.MeanSquare ? next : best;
        }

        foreach (var alpha in Alphas)
        {
            foreach (var share in trend ? Shares : [0])
            {
                foreach (var phi in trend ? Dampings : [1.0])
                {
                    Try(alpha, share * alpha, phi);
                }
            }
        }

        // Steps in log α, log β and φ, halved when none of them helps.
        for (var step = 0.4; step > 0.0015;)
        {
            var (a, b, p, before) = (best.Alpha, best.Beta, best.Phi, best.MeanSquare);
            Try(a * Math.Exp(step), b, p);
            Try(a * Math.Exp(-step), b, p);
            if (trend)
            {
                Try(a, b * Math.Exp(2 * step), p);
                Try(a, b * Math.Exp(-2 * step), p);
                Try(a, b, p + (0.1 * step));
                Try(a, b, p - (0.1 * step));
            }

            step = best.MeanSquare < before * (1 - 1e-9) ? step : step / 2;
        }

        return best;
    }

    /// <summary>Given parameters and start; for checks.</summary>
    public static LevelSmoothing With(double[] y, double alpha, double beta, double phi, double level0, double trend0, bool trend, int horizon = 1) =>
        new LevelSmoothing(alpha, beta, phi, level0, trend0, trend).Run(y, horizon);

    /// <summary>Sum of φ + … + φ^h times the trend, on the level.</summary>
    public double Forecast(int steps) => Level + (Trend * Damped(steps));

    private double Damped(int steps) => !HasTrend ? 0 : Phi >= 1 ? steps : Phi * (1 - Math.Pow(Phi, steps)) / (1 - Phi);

    private static LevelSmoothing Evaluate(double[] y, double alpha, double beta, double phi, bool trend, int horizon)
    {
        // Three runs at once: the values from a start of 0, and the answers to a start of 1 in level and in trend.
        var (l0, b0, l1, b1, l2, b2) = (0.0, 0.0, 1.0, 0.0, 0.0, 1.0);
        var (a11, a12, a22, r1, r2) = (0.0, 0.0, 0.0, 0.0, 0.0);
        if (!trend)
        {
            (b2, phi) = (0, 0);
        }

        foreach (var value in y)
        {
            var (f0, f1, f2) = (l0 + (phi * b0), l1 + (phi * b1), l2 + (phi * b2));
            var known = !double.IsNaN(value);
            var (e0, e1, e2) = known ? (value - f0, -f1, -f2) : (0, 0, 0);
            a11 += e1 * e1;
            a12 += e1 * e2;
            a22 += e2 * e2;
            r1 -= e0 * e1;
            r2 -= e0 * e2;
            (l0, l1, l2) = (f0 + (alpha * e0), f1 + (alpha * e1), f2 + (alpha * e2));
            (b0, b1, b2) = ((phi * b0) + (beta * e0), (phi * b1) + (beta * e1), (phi * b2) + (beta * e2));
        }

        var det = (a11 * a22) - (a12 * a12);
        var (level, slope) = trend && det > 1e-12 * a11 * a22
            ? (((r1 * a22) - (r2 * a12)) / det, ((a11 * r2) - (a12 * r1)) / det)
            : (a11 > 0 ? r1 / a11 : 0, 0);
        return new LevelSmoothing(alpha, beta, trend ? phi : 1, level, slope, trend).Run(y, horizon);
    }

    private LevelSmoothing Run(double[] y, int horizon)
    {
        var damped = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            damped[h] = Damped(h + 1);
        }

        // Some 4,000 pairs of origin and step say enough about parameters.
        var stride = Math.Max(1, y.Length * horizon / 4000);
        var (l, b) = (Level0, Trend0);
        var fitted = new double[y.Length];
        var (one, all, n, count) = (0.0, 0.0, 0, 0);
        for (var t = 0; t < y.Length; t++)
        {
            var fit = HasTrend ? l + (Phi * b) : l;
            fitted[t] = fit;
            var known = !double.IsNaN(y[t]);
            var error = known ? y[t] - fit : 0;
            one += error * error;
            n += known ? 1 : 0;
            for (var h = 0; horizon > 1 && t % stride == 0 && h < horizon && t + h < y.Length; h++)
            {
                var miss = y[t + h] - l - (damped[h] * b);
                if (!double.IsNaN(miss))
                {
                    all += miss * miss;
                    count++;
                }
            }

            l = fit + (Alpha * error);
            b = HasTrend ? (Phi * b) + (Beta * error) : 0;
        }

        (Fitted, Level, Trend) = (fitted, l, b);
        MeanSquare = horizon > 1 ? all / Math.Max(1, count) : one / Math.Max(1, n);
        LogLikelihood = -0.5 * n * Math.Log(Math.Max(one, 1e-300));
        var parameters = HasTrend ? 6 : 3;
        Aicc = (n * Math.Log(Math.Max(MeanSquare * n, 1e-300))) + (2 * parameters) + (2.0 * parameters * (parameters + 1) / Math.Max(1, n - parameters - 1));
        return this;
    }
}
