namespace Wfm.Forecasting;

/// <summary>
/// Mean total of an ordinary day: a <see cref="DailyRegression"/> of log totals, so that weekday, day of month, working day of the month and time of year
/// multiply.
/// </summary>
internal sealed class DailyLevel
{
    /// <summary>A history shorter than this says nothing about the time of year.</summary>
    private const int AnnualDays = 400;

    private readonly DailyRegression? _model;
    private readonly double _scale;

    private DailyLevel(DailyRegression? model, double scale) => (_model, _scale) = (model, scale);

    /// <summary>Mean total of an ordinary day.</summary>
    public double this[DateOnly day] => _model is null ? 0 : _scale * Math.Exp(Math.Clamp(_model[day], -20, 5));

    public static DailyLevel Fit(TrainingSeries series, double[] totals, CancellationToken token) => Fit(series.FirstDay, totals, token);

    internal static DailyLevel Fit(DateOnly firstDay, double[] totals, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var days = totals.Length;
        Span<double> sums = stackalloc double[7];
        Span<int> counts = stackalloc int[7];
        var (sum, known) = (0.0, 0);
        for (var d = 0; d < days; d++)
        {
            if (!double.IsNaN(totals[d]))
            {
                var w = (int)firstDay.AddDays(d).DayOfWeek;
                sums[w] += totals[d];
                counts[w]++;
                sum += totals[d];
                known++;
            }
        }

        if (sum <= 0)
        {
            return new DailyLevel(null, 0);
        }

        var mean = sum / known;
        var features = new DayFeatures(Working(sums, counts), days >= AnnualDays, firstDay.AddDays(days));
        var logs = new double[days];
        for (var d = 0; d < days; d++)
        {
            // The mean of log(y + ½) is close to the log of a Poisson mean, down to a few contacts a day. A busy queue's day without contacts counts as a
            // fiftieth of a mean day: it is an outlier whatever its log.
            logs[d] = double.IsNaN(totals[d]) ? double.NaN : Math.Log(Math.Max(totals[d] + 0.5, 0.02 * mean) / mean);
        }

        var model = DailyRegression.Fit(firstDay, logs, features, token);

        // Recent days say what exp(mean of logs) has to be multiplied by to be a mean.
        var (actual, fitted) = (0.0, 0.0);
        var cut = days - model.Fitted.Length;
        for (var d = 0; d < model.Fitted.Length; d++)
        {
            if (model.Weights[d] > 0)
            {
                var w = model.Weights[d] * Recency.Weight(model.Fitted.Length - d, 91);
                actual += w * totals[cut + d];
                fitted += w * Math.Exp(model.Fitted[d]);
            }
        }

        return new DailyLevel(model, fitted > 0 ? actual / fitted : mean);
    }

    /// <summary>Weekdays whose mean is at least half of the busiest one's.</summary>
    internal static bool[] Working(ReadOnlySpan<double> sums, ReadOnlySpan<int> counts)
    {
        var most = 0.0;
        for (var w = 0; w < 7; w++)
        {
            most = Math.Max(most, counts[w] > 0 ? sums[w] / counts[w] : 0);
        }

        var working = new bool[7];
        for (var w = 0; w < 7; w++)
        {
            working[w] = counts[w] > 0 && sums[w] / counts[w] >= 0.5 * most;
        }

        return working;
    }
}
