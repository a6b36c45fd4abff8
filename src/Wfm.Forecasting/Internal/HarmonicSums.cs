namespace Wfm.Forecasting;

/// <summary>What a stretch of history adds up to for <see cref="HarmonicFit"/>: weights and weighted square roots per weekday and slot, and their products
/// with the month's harmonics.</summary>
internal sealed class HarmonicSums
{
    /// <summary>Pairs of day-of-month harmonics.</summary>
    public const int Pairs = 3;

    /// <summary>Sums over the first <paramref name="days"/> days, an observation's weight halving every <paramref name="halfLife"/> days.</summary>
    public HarmonicSums(TrainingSeries series, int days, double halfLife)
    {
        var slots = series.SlotsPerDay;
        SlotsPerDay = slots;
        (First, Open) = SeenSlots(series, days);
        (Weight, Root) = (new double[7 * slots], new double[7 * slots]);
        (MonthWeight, MonthRoot, MonthPairs) = (new double[2 * Pairs, 7 * slots], new double[2 * Pairs, slots], new double[2 * Pairs, 2 * Pairs, slots]);
        Span<double> month = stackalloc double[2 * Pairs];
        for (var d = 0; d < days; d++)
        {
            var day = series.Day(d);
            var at = series.Weekday(d) * slots;
            var w = Recency.Weight(days - d, halfLife);
            MonthFeatures(series.FirstDay.AddDays(d), month);
            for (var s = First; s < First + Open; s++)
            {
                if (double.IsNaN(day[s]))
                {
                    continue;
                }

                var root = Math.Sqrt(day[s]);
                Weight[at + s] += w;
                Root[at + s] += w * root;
                for (var k = 0; k < month.Length; k++)
                {
                    MonthWeight[k, at + s] += w * month[k];
                    MonthRoot[k, s] += w * month[k] * root;
                    for (var l = 0; l <= k; l++)
                    {
                        MonthPairs[k, l, s] += w * month[k] * month[l];
                    }
                }
            }
        }

        Scale = ScaleOf(Weight, Root, slots);
    }

    public int SlotsPerDay { get; }

    /// <summary>First slot that any day has.</summary>
    public int First { get; }

    /// <summary>Slots from the first to the last that any day has: one period of the daily harmonics.</summary>
    public int Open { get; }

    /// <summary>Weight per weekday and slot.</summary>
    public double[] Weight { get; }

    /// <summary>Weighted square roots per weekday and slot.</summary>
    public double[] Root { get; }

    /// <summary>Weighted month harmonics per weekday and slot.</summary>
    public double[,] MonthWeight { get; }

    /// <summary>Weighted products of month harmonics and square roots per slot.</summary>
    public double[,] MonthRoot { get; }

    /// <summary>Weighted products of month harmonics per slot, lower half.</summary>
    public double[,,] MonthPairs { get; }

    /// <summary>How strongly a slot moves with its day: its mean root relative to all slots' root mean square.</summary>
    public double[] Scale { get; }

    public static void MonthFeatures(DateOnly date, Span<double> month)
    {
        var angle = 2 * Math.PI * (date.Day - 0.5) / DateTime.DaysInMonth(date.Year, date.Month);
        for (var k = 1; k <= Pairs; k++)
        {
            month[(2 * k) - 2] = Math.Cos(k * angle);
            month[(2 * k) - 1] = Math.Sin(k * angle);
        }
    }

    private static (int First, int Count) SeenSlots(TrainingSeries series, int days)
    {
        var slots = series.SlotsPerDay;
        var (first, last) = (slots, -1);
        for (var c = 0; c < days * slots; c++)
        {
            if (!double.IsNaN(series.Cells[c]))
            {
                (first, last) = (Math.Min(first, c % slots), Math.Max(last, c % slots));
            }
        }

        return last < 0 ? (0, slots) : (first, last - first + 1);
    }

    private static double[] ScaleOf(double[] weight, double[] sum, int slots)
    {
        var result = new double[slots];
        for (var s = 0; s < slots; s++)
        {
            var (w, z) = (0.0, 0.0);
            for (var day = 0; day < 7; day++)
            {
                w += weight[(day * slots) + s];
                z += sum[(day * slots) + s];
            }

            result[s] = w > 0 ? z / w : 0;
        }

        var used = result.Count(r => r > 0);
        var norm = used > 0 ? Math.Sqrt(result.Sum(r => r * r) / used) : 1;
        return [.. result.Select(r => r / norm)];
    }
}
