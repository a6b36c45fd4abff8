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

    private DayLevels(double[] total, double[] expected, double[] log, double sigma) =>
        (Total, Expected, Log, Sigma) = (total, expected, log, sigma);

    /// <summary>Contacts per day, missing parts filled up in proportion; NaN where less than half was seen.</summary>
    public double[] Total { get; }

    /// <summary>What the days around let expect, or NaN where too few are known.</summary>
    public double[] Expected { get; }

    /// <summary>Log of total over expected (each plus one half), or NaN.</summary>
    public double[] Log { get; }

    /// <summary>Usual size of <see cref="Log"/>: 1.4826 times its median absolute value.</summary>
    public double Sigma { get; }

    /// <summary>Measures all days.</summary>
    /// <param name="table">The history.</param>
    /// <param name="aside">Days that are not to serve as a yardstick: events and the like.</param>
    public static DayLevels Of(DayTable table, bool[] aside)
    {
        var total = Totals(table);
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

            weekday[d] = n < 2 || double.IsNaN(total[d]) ? double.NaN : Median(near[..n]);
        }

        var ratio = new double[table.Days];
        for (var d = 0; d < ratio.Length; d++)
        {
            ratio[d] = Math.Log((total[d] + 0.5) / (weekday[d] + 0.5));
        }

        var (expected, log) = (new double[table.Days], new double[table.Days]);
        var sizes = new List<double>();
        for (var d = 0; d < ratio.Length; d++)
        {
            var (before, after) = (Around(ratio, aside, d, -1), Around(ratio, aside, d, 1));
            var level = double.IsNaN(before) ? after : double.IsNaN(after) ? before : Math.Abs(ratio[d] - before) < Math.Abs(ratio[d] - after) ? before : after;
            log[d] = ratio[d] - level;
            expected[d] = ((weekday[d] + 0.5) * Math.Exp(level)) - 0.5;
            if (!aside[d] && !double.IsNaN(log[d]))
            {
                sizes.Add(Math.Abs(log[d]));
            }
        }

        return new DayLevels(total, expected, log, sizes.Count < 10 ? double.NaN : 1.4826 * Median([.. sizes]));
    }

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
        var theta = Math.Max(0, (Sigma * Sigma) - counting) + counting - (1 / expected);
        return Log[day] > 0 ? CountTail.Upper(Math.Ceiling(Total[day]), expected, 1, theta) : CountTail.Lower(Total[day], expected, 1, theta);
    }

    public static double Median(Span<double> values)
    {
        values.Sort();
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
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

        return n < 3 ? double.NaN : Median(near[..n]);
    }

    private static double[] Totals(DayTable table)
    {
        var slots = table.Slots;
        var (sum, count) = (new double[7 * slots], new int[7 * slots]);
        for (var d = 0; d < table.Days; d++)
        {
            var at = table.Weekday(d) * slots;
            for (var s = 0; s < slots; s++)
            {
                var v = table.Known[(d * slots) + s];
                if (!double.IsNaN(v))
                {
                    sum[at + s] += v;
                    count[at + s]++;
                }
            }
        }

        var result = new double[table.Days];
        for (var d = 0; d < table.Days; d++)
        {
            var at = table.Weekday(d) * slots;
            var (all, seen, total, any) = (0.0, 0.0, 0.0, false);
            for (var s = 0; s < slots; s++)
            {
                var usual = count[at + s] > 0 && table.Open[at + s] ? sum[at + s] / count[at + s] : 0;
                var v = table.Known[(d * slots) + s];
                all += usual;
                if (!double.IsNaN(v))
                {
                    (seen, total, any) = (seen + usual, total + v, true);
                }
            }

            result[d] = !any || seen < 0.5 * all ? double.NaN : seen > 0 ? total * Math.Max(1, all / seen) : total;
        }

        return result;
    }
}
