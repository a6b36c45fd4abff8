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
    public static CurveSums Of(TrainingSeries series, double[] totals, int days, double halfLife) => AtCuts(series, totals, [days], halfLife)[0];

    /// <summary>The same for several numbers of days, in one pass.</summary>
    public static List<CurveSums> AtCuts(TrainingSeries series, double[] totals, IReadOnlyList<int> cuts, double halfLife)
    {
        var (from, last) = (0, cuts.Max());
        var running = new CurveSums(series.SlotsPerDay);
        var byCut = new Dictionary<int, CurveSums>();
        foreach (var cut in cuts.Order())
        {
            for (var d = from; d < cut; d++)
            {
                running.AddDay(series, d, totals[d], Recency.Weight(last - d, halfLife));
            }

            byCut[cut] = running.Times(Recency.Weight(cut - last, halfLife));
            from = cut;
        }

        return [.. cuts.Select(c => byCut[c])];
    }

    private void AddDay(TrainingSeries series, int d, double total, double weight)
    {
        if (!(total > 0) || weight < 1e-9)
        {
            return;
        }

        var at = series.Weekday(d) * Slots;
        var day = series.Day(d);
        var count = Count.AsSpan(at, Slots);
        var exposure = Exposure.AsSpan(at, Slots);
        var weights = Weight.AsSpan(at, Slots);
        for (var s = 0; s < day.Length; s++)
        {
            var value = day[s];
            if (!double.IsNaN(value))
            {
                count[s] += weight * value;
                exposure[s] += weight * total;
                weights[s] += weight;
            }
        }
    }

    private CurveSums Times(double factor)
    {
        var result = new CurveSums(Slots);
        for (var c = 0; c < Count.Length; c++)
        {
            (result.Count[c], result.Exposure[c], result.Weight[c]) = (factor * Count[c], factor * Exposure[c], factor * Weight[c]);
        }

        return result;
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
