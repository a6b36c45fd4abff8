namespace Wfm.Forecasting;

/// <summary>
/// Share of a day's contacts per slot and weekday. On the square-root scale, where counting noise is even: a curve shared by all weekdays, smoothed, plus a
/// deviation per weekday, smoothed and shrunk toward 0. How smooth, how shrunk and how fast the past fades are chosen by how well shares from earlier dates
/// fit the days after them, so that rich data keep every edge and sparse data lend each other strength.
/// </summary>
internal static class IntradayShape
{
    private static readonly double[] HalfLives = [28, 84, 364];

    /// <summary>Expected bend of the shared curve, relative to its level; infinite: no smoothing.</summary>
    private static readonly double[] Bends = [0.03, 0.1, 0.3, double.PositiveInfinity];

    /// <summary>Expected size of a weekday's own deviation, relative to the level; infinite: the weekday's own mean.</summary>
    private static readonly double[] Deviations = [0.01, 0.03, 0.1, 0.3, double.PositiveInfinity];

    /// <summary>Shares, 7 × slots from Sunday 00:00; each weekday that is ever open sums to 1 over its open slots.</summary>
    public static double[] Fit(TrainingSeries series, double[] totals, CancellationToken token)
    {
        var (bestLife, bestBend, bestDeviation) = (84.0, 0.3, 0.1);
        var bestError = double.PositiveInfinity;
        var cuts = Recency.Cuts(series.Days, 4);
        foreach (var life in HalfLives)
        {
            var stats = cuts.Select(c => Statistics(series, totals, c, life)).ToList();
            foreach (var bend in Bends)
            {
                var curves = stats.Select(s => Shared(series, s.Sum, s.Base, bend)).ToList();
                foreach (var deviation in Deviations)
                {
                    token.ThrowIfCancellationRequested();
                    var error = 0.0;
                    for (var k = 0; k < cuts.Count; k++)
                    {
                        error += Error(series, totals, cuts[k], Shape(series, stats[k].Sum, stats[k].Base, curves[k], bend, deviation));
                    }

                    if (error < bestError)
                    {
                        (bestLife, bestBend, bestDeviation, bestError) = (life, bend, deviation, error);
                    }
                }
            }
        }

        var all = Statistics(series, totals, series.Days, bestLife);
        return Shape(series, all.Sum, all.Base, Shared(series, all.Sum, all.Base, bestBend), bestBend, bestDeviation);
    }

    /// <summary>Weighted contacts per cell of the week, and weighted totals of the days on which the cell was seen.</summary>
    private static (double[] Sum, double[] Base) Statistics(TrainingSeries series, double[] totals, int days, double halfLife)
    {
        var slots = series.SlotsPerDay;
        var (sum, of) = (new double[7 * slots], new double[7 * slots]);
        for (var d = 0; d < days; d++)
        {
            if (double.IsNaN(totals[d]) || totals[d] <= 0)
            {
                continue;
            }

            var at = series.Weekday(d) * slots;
            var weight = Recency.Weight(days - d, halfLife);
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(series[d, s]))
                {
                    sum[at + s] += weight * series[d, s];
                    of[at + s] += weight * totals[d];
                }
            }
        }

        return (sum, of);
    }

    private static double[] Shared(TrainingSeries series, double[] sum, double[] of, double bend)
    {
        var slots = series.SlotsPerDay;
        var (root, weight) = (new double[slots], new double[slots]);
        for (var s = 0; s < slots; s++)
        {
            var total = 0.0;
            for (var w = 0; w < 7; w++)
            {
                total += sum[(w * slots) + s];
                weight[s] += of[(w * slots) + s];
            }

            root[s] = weight[s] > 0 ? Math.Sqrt(total / weight[s]) : 0;
        }

        return Smooth(root, weight, Penalty(bend, weight), 0);
    }

    private static double[] Shape(TrainingSeries series, double[] sum, double[] of, double[] shared, double bend, double deviation)
    {
        var slots = series.SlotsPerDay;
        var result = new double[7 * slots];
        var (own, weight) = (new double[slots], new double[slots]);
        for (var w = 0; w < 7; w++)
        {
            for (var s = 0; s < slots; s++)
            {
                weight[s] = of[(w * slots) + s];
                own[s] = weight[s] > 0 ? Math.Sqrt(sum[(w * slots) + s] / weight[s]) - shared[s] : 0;
            }

            var difference = Smooth(own, weight, Penalty(bend, weight), Penalty(deviation, weight));
            var total = 0.0;
            for (var s = 0; s < slots; s++)
            {
                var root = Math.Max(0, shared[s] + difference[s]);
                result[(w * slots) + s] = root * root;
                total += series.IsOpen(w, s) ? root * root : 0;
            }

            for (var s = 0; s < slots && total > 0; s++)
            {
                result[(w * slots) + s] /= total;
            }
        }

        return result;
    }

    /// <summary>Smooths over the stretches that have weight: a closed night is no neighbour of the morning.</summary>
    private static double[] Smooth(double[] y, double[] weight, double lambda, double kappa)
    {
        var result = (double[])y.Clone();
        if (lambda <= 0 && kappa <= 0)
        {
            return result;
        }

        for (var from = 0; from < y.Length;)
        {
            if (weight[from] <= 0)
            {
                from++;
                continue;
            }

            var to = from;
            while (to < y.Length && weight[to] > 0)
            {
                to++;
            }

            Whittaker.Smooth(y.AsSpan(from, to - from), weight.AsSpan(from, to - from), lambda, kappa).CopyTo(result, from);
            from = to;
        }

        return result;
    }

    /// <summary>Noise variance of a square root of a share is 1 ÷ (4 × contacts); an expected size c relative to an even share's root has variance c² ÷
    /// slots.</summary>
    private static double Penalty(double size, double[] weight) =>
        double.IsPositiveInfinity(size) ? 0 : 0.25 * weight.Count(w => w > 0) / (size * size);

    private static double Error(TrainingSeries series, double[] totals, int cut, double[] shape)
    {
        var slots = series.SlotsPerDay;
        var error = 0.0;
        for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
        {
            if (double.IsNaN(totals[d]) || totals[d] <= 0)
            {
                continue;
            }

            var at = series.Weekday(d) * slots;
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(series[d, s]))
                {
                    var miss = series[d, s] - (totals[d] * shape[at + s]);
                    error += miss * miss / totals[d];
                }
            }
        }

        return error;
    }
}
