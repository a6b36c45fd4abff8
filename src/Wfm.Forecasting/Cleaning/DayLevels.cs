namespace Wfm.Forecasting;

/// <summary>
/// How far each day is off what its weekday and the days around it let expect, as a log ratio, and how likely that is by chance. A day's expectation is the
/// median of the eight nearest same weekdays, times the median such ratio of the five days before or the five after, whichever is nearer to the day itself:
/// at a step to a new level one of the two is already there.
/// </summary>
internal sealed class DayLevels
{
    private const int NearWeekdays = 8;
    private const int NearDays = 5;

    private readonly double[] _weekdaySigma;
    private readonly int _firstWeekday;

    private DayLevels(double[] total, double[] expected, double[] log, double[] wide, double sigma, double[] weekdaySigma, int firstWeekday) =>
        (Total, Expected, Log, Wide, Sigma, _weekdaySigma, _firstWeekday) = (total, expected, log, wide, sigma, weekdaySigma, firstWeekday);

    /// <summary>Contacts per day, missing parts filled up in proportion; NaN where less than half was seen.</summary>
    public double[] Total { get; }

    /// <summary>What the days around let expect, or NaN where too few are known.</summary>
    public double[] Expected { get; }

    /// <summary>Log of total over expected (each plus one half), or NaN.</summary>
    public double[] Log { get; }

    /// <summary>The same against the median of four weeks either side: a week at another level shows here as a week.</summary>
    public double[] Wide { get; }

    /// <summary>Usual size of a day's log ratio to the days before or after: 1.4826 times the median absolute value. <see cref="Log"/>, the nearer of the two,
    /// is smaller still, so that tail probabilities are on the safe side.</summary>
    public double Sigma { get; }

    /// <summary>Measures all days.</summary>
    /// <param name="table">The history.</param>
    /// <param name="counts">Which of the table's counts.</param>
    /// <param name="aside">Days that are not to serve as a yardstick: events and the like.</param>
    public static DayLevels Of(HistoryCells table, double[] counts, bool[] aside)
    {
        var total = Totals(table, counts);
        var weekday = new double[table.Days];
        Span<double> near = stackalloc double[NearWeekdays];
        for (var d = 0; d < table.Days; d++)
        {
            var n = 0;
            for (var k = 1; k <= 16 && n < NearWeekdays; k++)
            {
                foreach (var other in (ReadOnlySpan<int>)[d - (7 * k), d + (7 * k)])
                {
                    if (other >= 0 && other < table.Days && n < NearWeekdays && !aside[other] && !double.IsNaN(total[other]))
                    {
                        near[n++] = total[other];
                    }
                }
            }

            weekday[d] = n < 2 || double.IsNaN(total[d]) ? double.NaN : Statistics.Median(near[..n]);
        }

        var ratio = new double[table.Days];
        for (var d = 0; d < ratio.Length; d++)
        {
            ratio[d] = Math.Log((total[d] + 0.5) / (weekday[d] + 0.5));
        }

        var (expected, log) = (new double[table.Days], new double[table.Days]);
        var sizes = new List<double>();
        List<double>[] byWeekday = [[], [], [], [], [], [], []];
        for (var d = 0; d < ratio.Length; d++)
        {
            var (before, after) = (Around(ratio, aside, d, -1), Around(ratio, aside, d, 1));
            var level = double.IsNaN(before) ? after : double.IsNaN(after) ? before : Math.Abs(ratio[d] - before) < Math.Abs(ratio[d] - after) ? before : after;
            log[d] = ratio[d] - level;
            expected[d] = ((weekday[d] + 0.5) * Math.Exp(level)) - 0.5;
            if (!aside[d] && !double.IsNaN(log[d]))
            {
                foreach (var side in (ReadOnlySpan<double>)[before, after])
                {
                    if (!double.IsNaN(side))
                    {
                        sizes.Add(Math.Abs(ratio[d] - side));
                        byWeekday[table.Weekday(d)].Add(Math.Abs(ratio[d] - side));
                    }
                }
            }
        }

        var sigma = sizes.Count < 20 ? double.NaN : Statistics.DeviationScale * Statistics.Median([.. sizes]);
        return new DayLevels(total, expected, log, Widely(ratio, aside), sigma, [.. byWeekday.Select(w => w.Count < 16 ? sigma : Math.Max(sigma, Statistics.DeviationScale * Statistics.Median([.. w])))], table.Weekday(0));
    }

    /// <summary>The same for a day's own weekday, where that is larger: weekends often spread more.</summary>
    public double SigmaOf(int day) => _weekdaySigma[(day + _firstWeekday) % 7];

    /// <summary>Probability that chance alone takes the day as far off, on its side; 1 where nothing can be said.</summary>
    public double Tail(int day)
    {
        var expected = Expected[day];
        if (double.IsNaN(Sigma) || double.IsNaN(Log[day]))
        {
            return 1;
        }

        // The yardstick's own noise: medians of eight and of five counts have 1.57 ÷ 8 and 1.57 ÷ 5 of a count's variance. What σ² holds beyond counting
        // noise belongs to the days.
        expected = Math.Max(expected, 0.5);
        var counting = (1 + (1.57 / NearWeekdays) + (1.57 / NearDays)) / expected;
        var theta = Math.Max(0, (SigmaOf(day) * SigmaOf(day)) - counting) + counting - (1 / expected);
        return Log[day] > 0 ? CountTail.Upper(Math.Ceiling(Total[day]), expected, 1, theta) : CountTail.Lower(Total[day], expected, 1, theta);
    }

    private static double[] Widely(double[] ratio, bool[] aside)
    {
        var result = new double[ratio.Length];
        Span<double> near = stackalloc double[57];
        for (var d = 0; d < result.Length; d++)
        {
            var n = 0;
            for (var k = Math.Max(0, d - 28); k < Math.Min(ratio.Length, d + 29); k++)
            {
                if (k != d && !aside[k] && !double.IsNaN(ratio[k]))
                {
                    near[n++] = ratio[k];
                }
            }

            result[d] = n < 3 ? double.NaN : ratio[d] - Statistics.Median(near[..n]);
        }

        return result;
    }

    private static double Around(double[] ratio, bool[] aside, int day, int direction)
    {
        Span<double> near = stackalloc double[NearDays];
        var n = 0;
        for (var d = day + direction; d >= 0 && d < ratio.Length && Math.Abs(d - day) <= 14 && n < NearDays; d += direction)
        {
            if (!aside[d] && !double.IsNaN(ratio[d]))
            {
                near[n++] = ratio[d];
            }
        }

        return n < 3 ? double.NaN : Statistics.Median(near[..n]);
    }

    private static double[] Totals(HistoryCells table, double[] counts)
    {
        var slots = table.Slots;
        var (sum, count) = (new double[7 * slots], new int[7 * slots]);
        for (var d = 0; d < table.Days; d++)
        {
            var at = table.Weekday(d) * slots;
            for (var s = 0; s < slots; s++)
            {
                var v = counts[(d * slots) + s];
                if (!double.IsNaN(v))
                {
                    sum[at + s] += v;
                    count[at + s]++;
                }
            }
        }

        var usual = new double[7 * slots];
        for (var c = 0; c < usual.Length; c++)
        {
            usual[c] = count[c] > 0 ? sum[c] / count[c] : 0;
        }

        var result = new double[table.Days];
        for (var d = 0; d < table.Days; d++)
        {
            var at = table.Weekday(d) * slots;
            result[d] = DailyTotals.Filled(counts.AsSpan(d * slots, slots), usual.AsSpan(at, slots), table.Open.AsSpan(at, slots));
        }

        return result;
    }
}
