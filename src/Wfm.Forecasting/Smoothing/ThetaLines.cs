namespace Wfm.Forecasting;

/// <summary>The two lines of the theta method: the straight line of least squares, and the exponentially smoothed level of the series and of that line.</summary>
/// <remarks>Smoothing is linear, so smoothing the line with curvature θ gives SES(y) + (1/θ − 1)·SES(line), and the forecast of any θ is
/// SES(y) + (1 − 1/θ)·(line(n + h) − SES(line)). With θ = 2 this is <c>thetaf</c> of R's forecast: half the slope per step, and half of what smoothing
/// lags.</remarks>
internal sealed class ThetaLines
{
    private ThetaLines(double alpha, double level, double slope, double lag) => (Alpha, Level, Slope, Lag) = (alpha, level, slope, lag);

    public double Alpha { get; }

    /// <summary>Smoothed level at the end.</summary>
    public double Level { get; }

    /// <summary>Slope of the straight line per step.</summary>
    public double Slope { get; }

    /// <summary>Steps by which a smoothed line lags behind one step ahead: (1 − (1 − α)^n) ÷ α.</summary>
    public double Lag { get; }

    /// <summary>Lines of a series (NaN: missing) with a given smoothing parameter; the start of the level is the best in least squares.</summary>
    public static ThetaLines Fit(double[] y, double alpha)
    {
        var (l0, c, cross, square) = (0.0, 1.0, 0.0, 0.0);
        var (n, st, sy, stt, sty) = (0, 0.0, 0.0, 0.0, 0.0);
        for (var t = 0; t < y.Length; t++)
        {
            if (double.IsNaN(y[t]))
            {
                continue;
            }

            // The error is (y − l) with l from a start of 0, less c times the start.
            cross += c * (y[t] - l0);
            square += c * c;
            l0 += alpha * (y[t] - l0);
            c *= 1 - alpha;
            n++;
            st += t;
            sy += y[t];
            stt += (double)t * t;
            sty += t * y[t];
        }

        return With(alpha, l0 + (c * (square > 0 ? cross / square : 0)), n > 1 ? ((n * sty) - (st * sy)) / ((n * stt) - (st * st)) : 0, y.Length);
    }

    /// <summary>Known level and slope.</summary>
    public static ThetaLines With(double alpha, double level, double slope, int length) =>
        new(alpha, level, slope, (1 - Math.Pow(1 - alpha, length)) / alpha);

    /// <summary>Forecast; <paramref name="lineWeight"/> is 1 − 1/θ, 0.5 for the classical method.</summary>
    public double Forecast(double steps, double lineWeight) => Level + (lineWeight * Slope * (steps - 1 + Lag));
}
