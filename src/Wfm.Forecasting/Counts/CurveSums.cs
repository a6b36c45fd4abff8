namespace Wfm.Forecasting.Counts;

/// <summary>What a stretch of history adds up to per cell of the week (Sunday 00:00 first): weighted contacts, weighted totals of the days on which the cell was
/// seen, and weights. Enough to fit curves that share out a day.</summary>
internal sealed class CurveSums
{
    private CurveSums(int slots) => (Slots, Count, Exposure, Weight) = (slots, new double[7 * slots], new double[7 * slots], new double[7 * slots]);

    /// <summary>Slots per day.</summary>
    public int Slots { get; }

    /// <summary>Weighted contacts.</summary>
    public double[] Count { get; }

    /// <summary>Weighted totals of the days that have the cell.</summary>
    public double[] Exposure { get; }

    /// <summary>Weights of those days.</summary>
    public double[] Weight { get; }

    /// <summary>Sums over the first <paramref name="days"/> days, a day's weight halving every <paramref name="halfLife"/> days.</summary>
    public static CurveSums Of(TrainingSeries series, double[] totals, int days, double halfLife)
    {
        var sums = new CurveSums(series.SlotsPerDay);
        for (var d = 0; d < days; d++)
        {
            if (!(totals[d] > 0))
            {
                continue;
            }

            var at = series.Weekday(d) * sums.Slots;
            var w = Recency.Weight(days - d, halfLife);
            var e = w * totals[d];
            var day = series.Day(d);
            for (var s = 0; s < day.Length; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    sums.Count[at + s] += w * day[s];
                    sums.Exposure[at + s] += e;
                    sums.Weight[at + s] += w;
                }
            }
        }

        return sums;
    }

    /// <summary>Sums from values at hand, for instance of a simulated table.</summary>
    public static CurveSums Of(int slots, ReadOnlySpan<double> count, ReadOnlySpan<double> exposure, ReadOnlySpan<double> weight)
    {
        var sums = new CurveSums(slots);
        count.CopyTo(sums.Count);
        exposure.CopyTo(sums.Exposure);
        weight.CopyTo(sums.Weight);
        return sums;
    }
}
