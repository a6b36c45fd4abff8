namespace Wfm.Forecasting;

/// <summary>
/// A time per contact by weekday and time of day: mean weighted by contacts and by recency, times a factor per slot and one per weekday. Each factor is shrunk
/// toward 1 by κ ÷ (κ + contacts), κ = contact-level variance ÷ variance of the true factors as the data show it (no difference beyond noise: no shape).
/// How fast old days count less is what forecasts up to four weeks ahead from earlier dates missed least with (half-lives of 1, 2, 4, 12, 26 weeks and none; 12
/// weeks when the history is too short to tell); the shape is kept only where those forecasts miss less with it than without.
/// </summary>
internal sealed class AhtCurve
{
    private const double UsualHalfLife = 84;
    private static readonly double[] HalfLives = [1e9, 182, 84, 28, 14, 7];

    private readonly double[] _slot;
    private readonly double[] _weekday;

    private AhtCurve(double mean, double[] slot, double[] weekday, double halfLife) => (Mean, _slot, _weekday, HalfLife) = (mean, slot, weekday, halfLife);

    public double Mean { get; }

    /// <summary>Days after which an observation counts half.</summary>
    public double HalfLife { get; }

    public double this[int weekday, int slot] => Mean * _slot[slot] * _weekday[weekday];

    public static AhtCurve Fit(AhtRows rows, int slots)
    {
        var cuts = Recency.Cuts(rows.Days, 6);
        var halfLife = ChooseHalfLife(rows, cuts);
        var full = Fit(rows, slots, rows.Days, halfLife);
        if (cuts.Count == 0)
        {
            return full;
        }

        var (flat, shaped) = (0.0, 0.0);
        foreach (var cut in cuts.Take(3))
        {
            var past = Fit(rows, slots, cut, halfLife);
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows.Day[i] >= cut && rows.Day[i] < cut + 28)
                {
                    // Squares, since AHT is a mean: on a skewed time the absolute error would reward the median.
                    flat += rows.Contacts[i] * Statistics.Square(rows.Seconds[i] - past.FlatMean);
                    shaped += rows.Contacts[i] * Statistics.Square(rows.Seconds[i] - past[rows.Weekday[i], rows.Slot[i]]);
                }
            }
        }

        return shaped <= flat ? full : full.WithoutShape();
    }

    /// <summary>The weighted mean before the factors took their part of it.</summary>
    private double FlatMean { get; init; }

    private AhtCurve WithoutShape()
    {
        var (slot, weekday) = (new double[_slot.Length], new double[7]);
        Array.Fill(slot, 1);
        Array.Fill(weekday, 1);
        return new AhtCurve(FlatMean, slot, weekday, HalfLife) { FlatMean = FlatMean };
    }

    private static AhtCurve Fit(AhtRows rows, int slots, int days, double halfLife)
    {
        var weight = new double[rows.Count];
        var (all, sum) = (0.0, 0.0);
        for (var i = 0; i < weight.Length; i++)
        {
            if (rows.Day[i] < days)
            {
                weight[i] = rows.Contacts[i] * Recency.Weight(days - rows.Day[i], halfLife);
                all += weight[i];
                sum += weight[i] * rows.Seconds[i];
            }
        }

        var mean = all > 0 ? sum / all : 0;
        if (mean <= 0)
        {
            return new AhtCurve(0, [.. Enumerable.Repeat(1.0, slots)], [.. Enumerable.Repeat(1.0, 7)], halfLife);
        }

        var slot = Factors(rows, weight, rows.Slot, slots, i => rows.Seconds[i] / mean);
        var weekday = Factors(rows, weight, rows.Weekday, 7, i => rows.Seconds[i] / (mean * slot[rows.Slot[i]]));

        // What the factors add or take on the past's own mix goes back into the mean.
        var modelled = 0.0;
        for (var i = 0; i < weight.Length; i++)
        {
            modelled += weight[i] * mean * slot[rows.Slot[i]] * weekday[rows.Weekday[i]];
        }

        return new AhtCurve(modelled > 0 ? mean * sum / modelled : mean, slot, weekday, halfLife) { FlatMean = mean };
    }

    /// <summary>By daily sums: the mean that each half-life would have said on earlier dates, against the four weeks after.</summary>
    private static double ChooseHalfLife(AhtRows rows, IReadOnlyList<int> cuts)
    {
        if (cuts.Count < 2)
        {
            return UsualHalfLife;
        }

        var (contacts, work) = (new double[rows.Days], new double[rows.Days]);
        for (var i = 0; i < rows.Count; i++)
        {
            contacts[rows.Day[i]] += rows.Contacts[i];
            work[rows.Day[i]] += rows.Contacts[i] * rows.Seconds[i];
        }

        double Error(double halfLife)
        {
            var error = 0.0;
            foreach (var cut in cuts)
            {
                var (w, a) = (0.0, 0.0);
                for (var d = 0; d < cut; d++)
                {
                    var weight = Recency.Weight(cut - d, halfLife);
                    w += weight * contacts[d];
                    a += weight * work[d];
                }

                for (var d = cut; d < Math.Min(rows.Days, cut + 28) && w > 0; d++)
                {
                    error += contacts[d] > 0 ? contacts[d] * Statistics.Square((work[d] / contacts[d]) - (a / w)) : 0;
                }
            }

            return error;
        }

        var usual = Error(UsualHalfLife);
        var (best, least) = (UsualHalfLife, 0.98 * usual);
        foreach (var halfLife in HalfLives)
        {
            // Only what beats the usual one by more than a hair replaces it.
            if (Error(halfLife) is var error && error < least)
            {
                (best, least) = (halfLife, error);
            }
        }

        return best;
    }

    private static double[] Factors(AhtRows rows, double[] weight, int[] group, int groups, Func<int, double> ratio)
    {
        var (w, c, sum) = (new double[groups], new double[groups], new double[groups]);
        var count = 0;
        for (var i = 0; i < weight.Length; i++)
        {
            if (weight[i] > 0)
            {
                w[group[i]] += weight[i];
                c[group[i]] += rows.Contacts[i];
                sum[group[i]] += weight[i] * ratio(i);
                count++;
            }
        }

        var result = new double[groups];
        Array.Fill(result, 1);
        var used = Enumerable.Range(0, groups).Where(g => w[g] > 0).ToList();
        if (used.Count < 2 || count <= used.Count)
        {
            return result;
        }

        // Contact-level variance from the spread of intervals inside a group: an interval's mean has variance σ² ÷ contacts.
        var within = 0.0;
        for (var i = 0; i < weight.Length; i++)
        {
            within += weight[i] > 0 ? rows.Contacts[i] * Statistics.Square(ratio(i) - (sum[group[i]] / w[group[i]])) : 0;
        }

        within /= count - used.Count;
        var total = used.Sum(g => c[g]);
        var grand = used.Sum(g => c[g] * sum[g] / w[g]) / total;
        var between = used.Sum(g => c[g] * Statistics.Square((sum[g] / w[g]) - grand)) - ((used.Count - 1) * within);
        var scale = total - (used.Sum(g => c[g] * c[g]) / total);
        var variance = scale > 0 ? Math.Max(0, between / scale) : 0;
        foreach (var g in used)
        {
            var trust = variance <= 0 ? 0 : c[g] / (c[g] + (within / variance));
            result[g] = 1 + (trust * ((sum[g] / w[g]) - 1));
        }

        return result;
    }
}
