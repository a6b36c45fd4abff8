namespace Wfm.Forecasting;

/// <summary>
/// Share of a day's contacts per slot and weekday: a weighted mean of the past, pulled toward the share over all weekdays as if 1 ÷ τ² contacts had come as
/// there (a gamma prior on the rate with standard deviation τ). How fast the past fades and τ are those that would have shared out the last weeks best.
/// </summary>
internal static class WeekdayShares
{
    private static readonly double[] Deviations = [0.02, 0.07, 0.25];

    /// <summary>Weights by exponential decay, half-lives in days.</summary>
    public static readonly IReadOnlyList<Func<int, double>> Exponential = [.. new[] { 42.0, 112, 364 }.Select(life => (Func<int, double>)(age => Recency.Weight(age, life)))];

    /// <summary>Weights of a locally constant loess at the end of the series, windows in days.</summary>
    public static readonly IReadOnlyList<Func<int, double>> Tricube = [.. new[] { 105.0, 210, 728 }.Select(window => (Func<int, double>)(age =>
        age >= window ? 0 : Math.Pow(1 - Math.Pow(age / window, 3), 3)))];

    /// <summary>Shares, 7 × slots from Sunday 00:00; each weekday sums to 1 over its open slots. Where a weekday was never seen: the share over all.</summary>
    public static double[] Fit(TrainingSeries series, double[] totals, IReadOnlyList<Func<int, double>> kernels, CancellationToken token)
    {
        var cuts = Recency.Cuts(series.Days, 4);
        var (best, bestDeviation, bestError) = (kernels[1], 0.07, double.PositiveInfinity);
        foreach (var kernel in cuts.Count > 0 ? kernels : [])
        {
            token.ThrowIfCancellationRequested();
            var sums = cuts.Select(cut => Sums(series, totals, cut, kernel)).ToList();
            foreach (var deviation in Deviations)
            {
                var error = 0.0;
                for (var c = 0; c < cuts.Count; c++)
                {
                    error += Error(series, totals, cuts[c], Shares(series, sums[c].Contacts, sums[c].Base, deviation));
                }

                if (error < bestError)
                {
                    (best, bestDeviation, bestError) = (kernel, deviation, error);
                }
            }
        }

        var (contacts, of) = Sums(series, totals, series.Days, best);
        return Shares(series, contacts, of, bestDeviation);
    }

    private static (double[] Contacts, double[] Base) Sums(TrainingSeries series, double[] totals, int days, Func<int, double> kernel)
    {
        var slots = series.SlotsPerDay;
        var (contacts, of) = (new double[7 * slots], new double[7 * slots]);
        for (var d = 0; d < days; d++)
        {
            var weight = kernel(days - d);
            if (!(totals[d] > 0) || weight < 1e-4)
            {
                continue;
            }

            var at = series.Weekday(d) * slots;
            var day = series.Day(d);
            var share = weight * totals[d];
            for (var s = 0; s < day.Length; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    contacts[at + s] += weight * day[s];
                    of[at + s] += share;
                }
            }
        }

        return (contacts, of);
    }

    private static double[] Shares(TrainingSeries series, double[] contacts, double[] of, double deviation)
    {
        var slots = series.SlotsPerDay;
        var (result, prior) = (new double[7 * slots], 1 / (deviation * deviation));
        var (pooled, seen) = (new double[slots], new bool[slots]);
        for (var s = 0; s < slots; s++)
        {
            var (sum, all) = (0.0, 0.0);
            for (var w = 0; w < 7; w++)
            {
                sum += contacts[(w * slots) + s];
                all += of[(w * slots) + s];
            }

            (pooled[s], seen[s]) = (all > 0 ? sum / all : 0, all > 0);
        }

        FillUnseen(pooled, seen);
        for (var w = 0; w < 7; w++)
        {
            var (at, sum) = (w * slots, 0.0);
            for (var s = 0; s < slots; s++)
            {
                result[at + s] = pooled[s] <= 0 ? 0 : pooled[s] * (contacts[at + s] + prior) / ((of[at + s] * pooled[s]) + prior);
                sum += series.IsOpen(w, s) ? result[at + s] : 0;
            }

            // A weekday without open slots: over the slots that are ever seen.
            for (var s = 0; sum <= 0 && s < slots; s++)
            {
                sum -= seen[s] ? result[at + s] : 0;
            }

            for (var s = 0; s < slots; s++)
            {
                result[at + s] /= sum == 0 ? 1 : Math.Abs(sum);
            }
        }

        return result;
    }

    /// <summary>A slot that no day has shown takes its nearest neighbour's share.</summary>
    private static void FillUnseen(double[] values, bool[] seen)
    {
        for (var s = 0; s < values.Length; s++)
        {
            for (var far = 1; !seen[s] && far < values.Length; far++)
            {
                var (l, r) = (s - far, s + far);
                if ((l >= 0 && seen[l]) || (r < values.Length && seen[r]))
                {
                    values[s] = l >= 0 && seen[l] ? values[l] : values[r];
                    break;
                }
            }
        }
    }

    private static double Error(TrainingSeries series, double[] totals, int cut, double[] shares)
    {
        var (slots, error) = (series.SlotsPerDay, 0.0);
        for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
        {
            if (!(totals[d] > 0))
            {
                continue;
            }

            var at = series.Weekday(d) * slots;
            var day = series.Day(d);
            for (var s = 0; s < day.Length; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    // Counts vary in proportion to their mean; squares over the mean weigh them all alike.
                    var miss = day[s] - (totals[d] * shares[at + s]);
                    error += miss * miss / totals[d];
                }
            }
        }

        return error;
    }
}
