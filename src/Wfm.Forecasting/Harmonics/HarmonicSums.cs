namespace Wfm.Forecasting;

/// <summary>What a stretch of history adds up to for <see cref="HarmonicFit"/>: weights and weighted square roots per weekday and slot, and their products
/// with the month's harmonics.</summary>
internal sealed class HarmonicSums
{
    /// <summary>Pairs of day-of-month harmonics.</summary>
    public const int Pairs = 3;

    /// <summary>Day-of-month features: a sine and a cosine per pair.</summary>
    public const int Features = 2 * Pairs;

    private const int Products = Features * (Features + 1) / 2;

    private readonly TrainingSeries _series;
    private readonly double _halfLife;

    private HarmonicSums(TrainingSeries series, int days, double halfLife, HarmonicSums? earlier)
    {
        var slots = series.SlotsPerDay;
        (_series, _halfLife, Days, SlotsPerDay) = (series, halfLife, days, slots);
        (First, Open) = SeenSlots(series, days);

        // Weights fade evenly, so that sums over fewer days are the same sums, faded.
        var fade = earlier is null ? 0 : Recency.Weight(days - earlier.Days, halfLife);
        Weight = Faded(earlier?.Weight, fade, 7 * slots);
        Root = Faded(earlier?.Root, fade, 7 * slots);
        MonthWeight = Faded(earlier?.MonthWeight, fade, 7 * slots * Features);
        MonthRoot = Faded(earlier?.MonthRoot, fade, slots * Features);
        MonthPairs = Faded(earlier?.MonthPairs, fade, slots * Products);
        Span<double> month = stackalloc double[Features];
        Span<double> products = stackalloc double[Products];
        for (var d = earlier?.Days ?? 0; d < days; d++)
        {
            AddDay(d, Recency.Weight(days - d, halfLife), month, products);
        }

        Scale = ScaleOf(Weight, Root, slots);
    }

    /// <summary>Sums over the first <paramref name="days"/> days, an observation's weight halving every <paramref name="halfLife"/> days.</summary>
    public static HarmonicSums Over(TrainingSeries series, int days, double halfLife) => new(series, days, halfLife, null);

    /// <summary>The same sums over more days of the series.</summary>
    public HarmonicSums Extend(int days) => new(_series, days, _halfLife, this);

    /// <summary>Days summed up.</summary>
    public int Days { get; }

    public int SlotsPerDay { get; }

    /// <summary>First slot that any day has.</summary>
    public int First { get; }

    /// <summary>Slots from the first to the last that any day has: one period of the daily harmonics.</summary>
    public int Open { get; }

    /// <summary>Weight per weekday and slot.</summary>
    public double[] Weight { get; }

    /// <summary>Weighted square roots per weekday and slot.</summary>
    public double[] Root { get; }

    /// <summary>Weighted month harmonics per weekday and slot, all features of a cell together.</summary>
    public double[] MonthWeight { get; }

    /// <summary>Weighted products of month harmonics and square roots per slot, all features of a slot together.</summary>
    public double[] MonthRoot { get; }

    private double[] MonthPairs { get; }

    /// <summary>How strongly a slot moves with its day: its mean root relative to all slots' root mean square.</summary>
    public double[] Scale { get; }

    /// <summary>Weighted product of two month harmonics at a slot.</summary>
    public double MonthProduct(int k, int l, int slot) => MonthPairs[(slot * Products) + (Math.Max(k, l) * (Math.Max(k, l) + 1) / 2) + Math.Min(k, l)];

    public static void MonthFeatures(DateOnly date, Span<double> month)
    {
        var angle = 2 * Math.PI * (date.Day - 0.5) / DateTime.DaysInMonth(date.Year, date.Month);
        for (var k = 1; k <= Pairs; k++)
        {
            month[(2 * k) - 2] = Math.Cos(k * angle);
            month[(2 * k) - 1] = Math.Sin(k * angle);
        }
    }

    private void AddDay(int d, double weight, Span<double> month, Span<double> products)
    {
        var day = _series.Day(d);
        var at = _series.Weekday(d) * SlotsPerDay;
        MonthFeatures(_series.FirstDay.AddDays(d), month);
        for (int k = 0, p = 0; k < Features; k++)
        {
            for (var l = 0; l <= k; l++, p++)
            {
                products[p] = weight * month[k] * month[l];
            }
        }

        for (var k = 0; k < Features; k++)
        {
            month[k] *= weight;
        }

        for (var s = First; s < First + Open; s++)
        {
            if (double.IsNaN(day[s]))
            {
                continue;
            }

            var root = Math.Sqrt(day[s]);
            Weight[at + s] += weight;
            Root[at + s] += weight * root;
            var cell = MonthWeight.AsSpan((at + s) * Features, Features);
            var slot = MonthRoot.AsSpan(s * Features, Features);
            for (var k = 0; k < cell.Length && k < slot.Length && k < month.Length; k++)
            {
                cell[k] += month[k];
                slot[k] += month[k] * root;
            }

            var pairs = MonthPairs.AsSpan(s * Products, Products);
            for (var p = 0; p < pairs.Length && p < products.Length; p++)
            {
                pairs[p] += products[p];
            }
        }
    }

    private static double[] Faded(double[]? earlier, double fade, int count)
    {
        var result = new double[count];
        for (var i = 0; earlier is not null && i < count; i++)
        {
            result[i] = fade * earlier[i];
        }

        return result;
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
