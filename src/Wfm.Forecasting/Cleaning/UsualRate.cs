namespace Wfm.Forecasting;

/// <summary>
/// What each interval usually brings: the day's own level times the share of that slot on the twelve nearest same weekdays, the day itself left out and far
/// outliers clipped; and the law of counts around it (variance φ·μ + θ·μ², by clipped squares).
/// </summary>
internal sealed class UsualRate
{
    private const int Near = 12;
    private const double Clip = 4;
    private readonly int _slots;
    private readonly double[] _share;
    private readonly double[] _noise;

    private UsualRate(int slots, double[] share, double[] noise, double[] level, double phi, double theta) =>
        (_slots, _share, _noise, Level, Phi, Theta) = (slots, share, noise, level, phi, theta);

    /// <summary>Level per day, in contacts per whole day, by the median over parts of the day; NaN where it cannot be told.</summary>
    public double[] Level { get; }

    public double Phi { get; }

    public double Theta { get; }

    /// <summary>Usual count of a cell on a day of the given level; NaN where unknown.</summary>
    public double Mean(int cell, double level) => level * _share[cell];

    /// <summary>θ with the uncertainty of the share added: φ ÷ contacts it was measured on.</summary>
    public double ThetaOf(int cell) => Theta + _noise[cell];

    /// <summary>Measures all days.</summary>
    public static UsualRate Of(HistoryCells table, DayLevels days, bool[] aside)
    {
        var (share, noise) = Shares(table, days, aside, 1, 0.1);
        var level = Levels(table, days, share);
        var (phi, theta) = Dispersion(table, share, level, aside);
        (share, noise) = Shares(table, days, aside, phi, theta);
        level = Levels(table, days, share);
        (phi, theta) = Dispersion(table, share, level, aside);
        return new UsualRate(table.Slots, share, noise, level, phi, theta);
    }

    /// <summary>Standard deviation of a count with this mean in a cell.</summary>
    public double Deviation(int cell, double mean) => Math.Sqrt((Phi * mean) + (ThetaOf(cell) * mean * mean));

    public int DayOf(int cell) => cell / _slots;

    private static (double[] Share, double[] Noise) Shares(HistoryCells table, DayLevels days, bool[] aside, double phi, double theta)
    {
        var slots = table.Slots;
        var (share, noise) = (new double[table.Days * slots], new double[table.Days * slots]);
        var near = new List<int>(Near);
        Span<double> ratios = stackalloc double[Near];
        Span<double> counts = stackalloc double[Near];
        Span<double> totals = stackalloc double[Near];
        for (var d = 0; d < table.Days; d++)
        {
            near.Clear();
            for (var k = 1; k <= 26 && near.Count < Near; k++)
            {
                foreach (var other in (ReadOnlySpan<int>)[d - (7 * k), d + (7 * k)])
                {
                    if (other >= 0 && other < table.Days && near.Count < Near && !aside[other] && days.Total[other] > 0)
                    {
                        near.Add(other);
                    }
                }
            }

            for (var s = 0; s < slots; s++)
            {
                var cell = (d * slots) + s;
                share[cell] = double.NaN;
                if (double.IsNaN(table.Known[cell]))
                {
                    continue;
                }

                var (n, weight) = (0, 0.0);
                foreach (var j in near)
                {
                    var v = table.Known[(j * slots) + s];
                    if (!double.IsNaN(v))
                    {
                        (counts[n], totals[n]) = (v, days.Total[j]);
                        ratios[n++] = v / days.Total[j];
                        weight += days.Total[j];
                    }
                }

                if (n < 3)
                {
                    continue;
                }

                var q = Statistics.Median(ratios[..n]) + (0.5 / weight);
                var sum = 0.0;
                for (var round = 0; round < 2; round++)
                {
                    sum = 0;
                    var m = q * weight / n;
                    var room = (1 + (Clip * Math.Sqrt((phi * m) + (theta * m * m)))) * n / weight;
                    for (var j = 0; j < n; j++)
                    {
                        sum += Math.Clamp(counts[j], (q - room) * totals[j], (q + room) * totals[j]);
                    }

                    sum = Math.Max(sum, 0);
                    q = (sum + 0.1) / weight;
                }

                share[cell] = q;
                noise[cell] = (phi / (sum + 0.5)) + (theta / n);
            }
        }

        return (share, noise);
    }

    /// <summary>The day's volume over its share, by blocks of about equal share with five contacts or more each; the median of three blocks or more.</summary>
    private static double[] Levels(HistoryCells table, DayLevels days, double[] share)
    {
        const int Most = 12;
        var slots = table.Slots;
        var result = new double[table.Days];
        Span<double> ratios = stackalloc double[Most + 1];
        for (var d = 0; d < table.Days; d++)
        {
            var (total, q) = (0.0, 0.0);
            for (var c = d * slots; c < (d + 1) * slots; c++)
            {
                if (!double.IsNaN(share[c]))
                {
                    (total, q) = (total + table.Known[c], q + share[c]);
                }
            }

            if (q <= 0)
            {
                result[d] = double.NaN;
                continue;
            }

            var blocks = (int)Math.Clamp(Math.Max(total, double.IsNaN(days.Expected[d]) ? 0 : days.Expected[d]) / 5, 1, Most);
            var (n, part, of) = (0, 0.0, 0.0);
            for (var c = d * slots; c < (d + 1) * slots; c++)
            {
                if (!double.IsNaN(share[c]))
                {
                    (part, of) = (part + table.Known[c], of + share[c]);
                    if (of >= q / blocks && n < Most)
                    {
                        ratios[n++] = part / of;
                        (part, of) = (0, 0);
                    }
                }
            }

            result[d] = n < 3 ? total / q : Statistics.Median(ratios[..n]);
        }

        return result;
    }

    private static (double Phi, double Theta) Dispersion(HistoryCells table, double[] share, double[] level, bool[] aside)
    {
        var (phi, theta) = (1.0, 0.02);
        for (var round = 0; round < 3; round++)
        {
            // Beyond five deviations errors count as five.
            var moments = new VarianceMoments();
            for (var c = 0; c < share.Length; c++)
            {
                var d = c / table.Slots;
                var m = share[c] * level[d];
                if (aside[d] || !(m > 1e-3))
                {
                    continue;
                }

                var v = (phi * m) + (theta * m * m);
                var e = table.Known[c] - m;
                moments.Add(m, Math.Min(e * e, 25 * v), v);
            }

            if (moments.IsEmpty)
            {
                return (1, 0.02);
            }

            // φ is at least that of pure counting; what is less than that is copied or made-up data, and no reason to call chance impossible.
            phi = Math.Max(1, moments.Both()?.Phi ?? 1);
            theta = Math.Max(0, moments.ThetaGiven(phi));
            if (theta <= 0)
            {
                phi = Math.Max(1, moments.PhiAlone);
            }
        }

        return (phi, theta);
    }
}
