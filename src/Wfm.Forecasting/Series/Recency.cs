namespace Wfm.Forecasting;

/// <summary>Weights that halve with age, and the choice of how fast.</summary>
internal static class Recency
{
    /// <summary>Half-lives tried, in days. 1 week is nearly "last week again", 26 weeks nearly the plain mean of half a year.</summary>
    private static readonly double[] HalfLives = [7, 14, 28, 56, 91, 182];

    public static double Weight(double ageDays, double halfLifeDays) => Math.Pow(2, -ageDays / halfLifeDays);

    /// <summary>Weighted mean per weekday and slot over the first <paramref name="days"/> days; NaN where nothing is known.</summary>
    public static double[] WeekMean(TrainingSeries series, int days, double halfLife)
    {
        var slots = series.SlotsPerDay;
        var sum = new double[7 * slots];
        var weights = new double[7 * slots];
        for (var d = 0; d < days; d++)
        {
            var weight = Weight(days - d, halfLife);
            var at = series.Weekday(d) * slots;
            var day = series.Day(d);
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    sum[at + s] += weight * day[s];
                    weights[at + s] += weight;
                }
            }
        }

        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = weights[i] > 0 ? sum[i] / weights[i] : double.NaN;
        }

        return sum;
    }

    /// <summary>Half-life in days whose forecasts from up to five earlier dates, up to four weeks ahead, missed least (sum of absolute errors by
    /// slot).</summary>
    public static double ChooseHalfLife(TrainingSeries series, CancellationToken token)
    {
        var cuts = Cuts(series.Days, 5);
        if (cuts.Count == 0)
        {
            return 28;
        }

        var (best, bestError) = (28.0, double.PositiveInfinity);
        foreach (var halfLife in HalfLives)
        {
            token.ThrowIfCancellationRequested();
            var error = 0.0;
            foreach (var cut in cuts)
            {
                var mean = WeekMean(series, cut, halfLife);
                for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
                {
                    var at = series.Weekday(d) * series.SlotsPerDay;
                    var day = series.Day(d);
                    for (var s = 0; s < day.Length; s++)
                    {
                        if (!double.IsNaN(day[s]) && !double.IsNaN(mean[at + s]))
                        {
                            error += Math.Abs(day[s] - mean[at + s]);
                        }
                    }
                }
            }

            // At a tie (a constant series) the longer half-life wins: it averages more noise away.
            if (error <= bestError)
            {
                (best, bestError) = (halfLife, error);
            }
        }

        return best;
    }

    /// <summary>Day numbers to pretend to forecast from: two weeks before the end and every two weeks further back, with at least four weeks before each
    /// (one when the history is short).</summary>
    public static IReadOnlyList<int> Cuts(int days, int most)
    {
        var cuts = new List<int>();
        var (hop, least) = days >= 70 ? (14, 28) : (7, 14);
        for (var cut = days - hop; cut >= least && cuts.Count < most; cut -= hop)
        {
            cuts.Add(cut);
        }

        return cuts;
    }
}
