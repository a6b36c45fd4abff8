using Microsoft.ML;
using Microsoft.ML.Transforms.TimeSeries;

namespace Wfm.Forecasting.MLNet;

/// <summary>
/// ML.NET's singular spectrum analysis, <c>ForecastBySsa</c>, on square roots of counts less their slot's mean of the last eight weeks: the open slots of the
/// week one after the other, windows of one open week, rank by ML.NET's own selection, stabilised.
/// </summary>
/// <remarks>The last year is used. Slots without a value take the mean of the same slot of the weeks before and after. The forecast covers four weeks; beyond
/// them the fourth repeats. Where the history has less than five weeks with open slots, the recent mean of each slot stands in.</remarks>
public sealed class MlNetSsa : IForecastModel
{
    private const int MostDays = 364;
    private const int Weeks = 4;
    private const int RecentWeeks = 8;

    /// <inheritdoc/>
    public string Name => "mlnet_ssa";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        token.ThrowIfCancellationRequested();
        var (roots, perWeek) = OpenRoots(series);
        var variance = Variance(roots, perWeek);
        var horizon = Weeks * perWeek;
        var forecast = Recent(roots, perWeek, horizon);
        if (perWeek > 1 && roots.Length >= 5 * perWeek)
        {
            // The whole history lies on a grid of whole weeks before its end, and so does the usual week.
            var first = (perWeek - (roots.Length % perWeek)) % perWeek;
            var rest = roots.Select((r, i) => (float)(r - forecast[(first + i) % perWeek])).ToArray();
            var ahead = Forecast(rest, perWeek, horizon);
            for (var h = 0; h < horizon; h++)
            {
                forecast[h] += ahead[h];
            }
        }


        // Back to days: what the model says of the slots that are open, 0 elsewhere.
        var curves = new double[7 * Weeks][];
        for (int d = 0, at = 0; d < curves.Length; d++)
        {
            curves[d] = new double[series.SlotsPerDay];
            for (var s = 0; s < series.SlotsPerDay; s++)
            {
                if (at < forecast.Length && series.IsOpen((int)series.End.AddDays(d).DayOfWeek, s))
                {
                    var root = Math.Max(0, forecast[at++]);
                    curves[d][s] = root > 0 ? (root * root) + variance : 0;
                }
            }
        }

        // A weekday without open slots is the mean of the others: a short history may not have reached it.
        var open = Enumerable.Range(0, curves.Length).Where(d => Enumerable.Range(0, series.SlotsPerDay).Any(s => series.IsOpen((int)series.End.AddDays(d).DayOfWeek, s))).ToArray();
        foreach (var d in Enumerable.Range(0, curves.Length).Except(open).ToArray())
        {
            curves[d] = [.. Enumerable.Range(0, series.SlotsPerDay).Select(s => open.Length > 0 ? open.Average(o => curves[o][s]) : 0)];
        }

        token.ThrowIfCancellationRequested();
        return new FittedByDay(series.Step, date =>
        {
            var ahead = date.DayNumber - series.End.DayNumber;
            return curves[ahead < 0 ? ((ahead % 7) + 7) % 7 : ahead < curves.Length ? ahead : curves.Length - 7 + (ahead % 7)];
        });
    }

    private static float[] Forecast(float[] values, int window, int horizon)
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(values.Select(v => new Point { Value = v }));

        // ML.NET wants more than two windows to train on; the buffer that a forecast starts from holds one window and a value.
        var estimator = context.Forecasting.ForecastBySsa(nameof(Path.Forecast), nameof(Point.Value), window, window + 1, values.Length, horizon);
        return estimator.Fit(data).CreateTimeSeriesEngine<Point, Path>(context).Predict().Forecast;
    }

    private static float[] Recent(double[] roots, int perWeek, int horizon)
    {
        var result = new float[perWeek > 0 ? horizon : 0];
        for (var h = 0; h < result.Length; h++)
        {
            var (sum, n) = (0.0, 0);
            for (var at = roots.Length - perWeek + (h % perWeek); at >= 0 && n < RecentWeeks; at -= perWeek, n++)
            {
                sum += roots[at];
            }

            result[h] = n > 0 ? (float)(sum / n) : roots.Length > 0 ? (float)roots.Average() : 0;
        }

        return result;
    }

    /// <summary>Roots of the slots that are open, in order, gaps filled; and how many make a week.</summary>
    private static (double[] Roots, int PerWeek) OpenRoots(TrainingSeries series)
    {
        var perWeek = Enumerable.Range(0, 7).Sum(w => Enumerable.Range(0, series.SlotsPerDay).Count(s => series.IsOpen(w, s)));

        // Whole weeks, so that the last value is a week before the first one to forecast; a history under a week is taken as it is.
        var days = Math.Min(series.Days, MostDays);
        days = days >= 7 ? days / 7 * 7 : days;
        var roots = new List<double>();
        for (var d = series.Days - days; d < series.Days; d++)
        {
            for (var s = 0; s < series.SlotsPerDay; s++)
            {
                if (series.IsOpen(series.Weekday(d), s))
                {
                    roots.Add(Math.Sqrt(series[d, s]));
                }
            }
        }

        var known = roots.Where(r => !double.IsNaN(r)).DefaultIfEmpty().Average();
        var filled = roots.ToArray();
        for (var i = 0; i < filled.Length; i++)
        {
            if (double.IsNaN(filled[i]))
            {
                var (before, after) = (Seek(i, -perWeek), Seek(i, perWeek));
                filled[i] = double.IsNaN(before) ? (double.IsNaN(after) ? known : after) : double.IsNaN(after) ? before : (before + after) / 2;
            }
        }

        return (filled, perWeek);

        double Seek(int at, int hop)
        {
            while (at >= 0 && at < roots.Count && double.IsNaN(roots[at]))
            {
                at += hop;
            }

            return at >= 0 && at < roots.Count ? roots[at] : double.NaN;
        }
    }

    /// <summary>Variance of a root around its slot's mean over the last eight weeks: what the mean of counts is above the squared mean of roots. A quarter for
    /// Poisson counts.</summary>
    private static double Variance(double[] roots, int perWeek)
    {
        var (sum, n) = (0.0, 0);
        var weeks = perWeek > 0 ? Math.Min(8, roots.Length / perWeek) : 0;
        for (var c = 0; weeks > 1 && c < perWeek; c++)
        {
            var slot = Enumerable.Range(1, weeks).Select(w => roots[roots.Length - (w * perWeek) + c]).ToArray();
            var mean = slot.Average();
            sum += slot.Sum(r => (r - mean) * (r - mean));
            n += weeks - 1;
        }

        return n > 0 ? sum / n : 0;
    }

    private sealed class Point
    {
        public float Value { get; set; }
    }

    private sealed class Path
    {
        public float[] Forecast { get; set; } = [];
    }
}
