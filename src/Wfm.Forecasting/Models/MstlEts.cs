namespace Wfm.Forecasting.Models;

/// <summary>
/// Decomposition by loess with two cycles, then exponential smoothing. The week: STL of log daily totals; what is left after the weekly cycle is smoothed by
/// ETS with a level or a damped trend, whichever has the lower AICc, and the last cycle is put back. The day: shares per slot and weekday, smoothed over weeks
/// by loess.
/// </summary>
/// <remarks>As in MSTL (K. Bandara, R. J. Hyndman, C. Bergmeir, arXiv:2107.13462, 2021) each cycle is smoothed apart, but the day's cycle multiplies a daily total: so closed hours need no
/// values. Wild days are drawn in first. ETS parameters minimise squared errors over four weeks ahead, not one day. Days left
/// out are filled for STL and passed over by ETS. The last two years are used.</remarks>
public sealed class MstlEts : IForecastModel
{
    private const int MostDays = 730;
    private const int SeasonalWindow = 11;

    /// <inheritdoc/>
    public string Name => "mstl_ets";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var totals = DailyTotals.Of(series);
        var days = OpenDays.Of(series, totals, MostDays);
        var mean = days.Totals.Where(t => !double.IsNaN(t)).DefaultIfEmpty().Average();
        var slots = series.SlotsPerDay;
        if (mean <= 0)
        {
            return WeekCurve.Fitted(series, Recency.WeekMean(series, series.Days, 28));
        }

        // A day without contacts counts as a fiftieth of a mean day: its log has to stay finite.
        var logs = days.Totals.Select(t => Math.Log(Math.Max(t, 0.02 * mean))).ToArray();
        var (n, period) = (logs.Length, days.Period);
        DrawIn(logs, period);
        var seasonal = Seasonal(logs, period);
        var adjusted = new double[n];
        for (var i = 0; i < n; i++)
        {
            adjusted[i] = logs[i] - seasonal[i];
        }

        token.ThrowIfCancellationRequested();
        var smooth = LevelSmoothing.Best(adjusted, Math.Clamp(n / 4, 1, 4 * period));

        // What the mean of counts is above the exponential of a mean of logs, recent days first.
        var (actual, fitted) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            if (!double.IsNaN(days.Totals[i]))
            {
                var weight = Recency.Weight(series.Days - days.Day[i], 91);
                actual += weight * Math.Exp(logs[i]);
                fitted += weight * Math.Exp(smooth.Fitted[i] + seasonal[i]);
            }
        }

        // The start fits itself, so one step ahead says little there; still, never more than a third.
        var scale = Math.Clamp(actual / fitted, 0.75, 1.33);
        var shares = WeekdayShares.Fit(series, totals, WeekdayShares.Tricube, token);
        return new FittedByDay(series.Step, date =>
        {
            var steps = days.StepsTo(date);
            var total = scale * Math.Exp(smooth.Forecast(steps) + (n < period ? 0 : seasonal[n - period + ((steps - 1) % period)]));
            var curve = shares.AsSpan((int)date.DayOfWeek * slots, slots).ToArray();
            for (var s = 0; s < slots; s++)
            {
                curve[s] *= total;
            }

            return curve;
        });
    }

    private static double[] Seasonal(double[] logs, int period) =>
        period < 2 || logs.Length < 2 * period ? new double[logs.Length] : Stl.Of(OpenDays.Fill(logs, period), period, SeasonalWindow).Seasonal;

    /// <summary>Draws in what lies further than three and a half robust standard deviations from the median of the same weekday in the seven weeks
    /// around.</summary>
    private static void DrawIn(double[] logs, int period)
    {
        var rest = new double[logs.Length];
        Span<double> around = stackalloc double[7];
        for (var i = 0; i < logs.Length; i++)
        {
            var first = Math.Max(0, Math.Min((i / period) - 3, ((logs.Length - 1 - (i % period)) / period) - 6));
            var n = 0;
            for (var w = first; w < first + 7 && (w * period) + (i % period) < logs.Length; w++)
            {
                var value = logs[(w * period) + (i % period)];
                if (!double.IsNaN(value))
                {
                    around[n++] = value;
                }
            }

            around[..n].Sort();
            rest[i] = n == 0 ? double.NaN : logs[i] - ((around[(n - 1) / 2] + around[n / 2]) / 2);
        }

        var sizes = rest.Where(r => !double.IsNaN(r)).Select(Math.Abs).Order().ToArray();
        var limit = sizes.Length < 14 ? double.PositiveInfinity : 3.5 * Statistics.DeviationScale * sizes[sizes.Length / 2];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] -= rest[i] - Math.Clamp(rest[i], -limit, limit);
        }
    }
}
