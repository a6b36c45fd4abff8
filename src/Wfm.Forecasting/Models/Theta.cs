namespace Wfm.Forecasting.Models;

/// <summary>
/// Theta method on daily totals: the weekday's index is divided out, the rest is the mean of two lines, a straight one (θ = 0) and one with doubled curvature
/// that is smoothed exponentially (θ = 2); or, where forecasts from earlier dates say so, one of other weights (the optimised theta method). Days are shared
/// out by slot and weekday.
/// Source: V. Assimakopoulos, K. Nikolopoulos, International Journal of Forecasting 16 (2000) 521-530; R. J. Hyndman, B. Billah, ibid. 19 (2003) 287-290;
/// J. A. Fiorucci et al., ibid. 32 (2016) 1151-1161.
/// </summary>
/// <remarks>Smoothing minimises squared errors over four weeks ahead. The drift runs on for four weeks and then fades, so that two years ahead it has moved
/// the level by no more than two months of it. The last two years are used.</remarks>
public sealed class Theta : IForecastModel
{
    private const int MostDays = 730;

    /// <summary>Weights of the straight line tried, 1 − 1 ÷ θ: θ = 1 (smoothing alone), 1.25, 2 (the classical method).</summary>
    private static readonly double[] LineWeights = [0, 0.2, 0.5];

    /// <inheritdoc/>
    public string Name => "theta";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var totals = DailyTotals.Of(series);
        var days = OpenDays.Of(series, totals, MostDays);
        if (!days.Totals.Any(t => t > 0))
        {
            return WeekCurve.Fitted(series, Recency.WeekMean(series, series.Days, 28));
        }

        var (n, period, slots) = (days.Totals.Length, days.Period, series.SlotsPerDay);
        var index = WeekdayIndex.Of(days.Totals, period);
        var adjusted = index.Adjust(days.Totals);
        token.ThrowIfCancellationRequested();
        var horizon = Math.Clamp(n / 4, 1, 4 * period);
        var lines = ThetaLines.Fit(adjusted, LevelSmoothing.Fit(adjusted, false, horizon).Alpha);
        var weight = ChooseWeight(adjusted, lines.Alpha, period);
        var shares = WeekdayShares.Fit(series, totals, WeekdayShares.Exponential, token);
        return new FittedByDay(series.Step, date =>
        {
            var steps = days.StepsTo(date);
            var total = Math.Max(0, lines.Forecast(Faded(steps, 4 * period), weight)) * index[n + steps - 1];
            var curve = shares.AsSpan((int)date.DayOfWeek * slots, slots).ToArray();
            for (var s = 0; s < slots; s++)
            {
                curve[s] *= total;
            }

            return curve;
        });
    }

    /// <summary>Steps up to four weeks count in full, those beyond ever less.</summary>
    private static double Faded(int steps, int full)
    {
        var damping = 1 - (1.0 / full);
        return steps <= full ? steps : full + (damping * (1 - Math.Pow(damping, steps - full)) / (1 - damping));
    }

    private static double ChooseWeight(double[] adjusted, double alpha, int period)
    {
        var (best, bestError) = (0.0, double.PositiveInfinity);
        var horizon = 4 * period;
        var cuts = Enumerable.Range(1, 6).Select(k => adjusted.Length - (2 * k * period)).Where(c => c >= 3 * horizon).ToList();
        var fits = cuts.Select(cut => (Cut: cut, Lines: ThetaLines.Fit(adjusted[..cut], alpha))).ToList();
        foreach (var weight in LineWeights)
        {
            var error = 0.0;
            foreach (var (cut, lines) in fits)
            {
                for (var h = 1; h <= horizon && cut + h - 1 < adjusted.Length; h++)
                {
                    var miss = adjusted[cut + h - 1] - lines.Forecast(h, weight);
                    error += double.IsNaN(miss) ? 0 : Math.Abs(miss);
                }
            }

            // A drift has to earn its place.
            if (error < bestError * 0.99)
            {
                (best, bestError) = (weight, error);
            }
        }

        return best;
    }
}
