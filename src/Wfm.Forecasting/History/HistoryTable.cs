using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>Points of a history on the table of local days and clock slots.</summary>
internal static class HistoryTable
{
    /// <summary>Counts per cell, a repeated hour averaged into its slots, NaN where nothing is known; and how many zeros were listed.</summary>
    public static (double[] Values, int Zeros) Of(ContactHistory history, DateOnly first, int days, int slots)
    {
        var sum = new double[days * slots];
        var count = new int[days * slots];
        var zeros = 0;
        foreach (var point in history.Points)
        {
            var local = history.Zone.Local(point.Time.Start);
            var day = DateOnly.FromDateTime(local.DateTime).DayNumber - first.DayNumber;
            if (day < 0 || double.IsNaN(point.Offered))
            {
                continue;
            }

            if (point.Offered < 0 || double.IsInfinity(point.Offered))
            {
                throw new WfmDataException(string.Create(CultureInfo.InvariantCulture,
                    $"The history of queue '{history.Queue.Name}' at {point.Time.Start:O}: {point.Offered} contacts offered; it must be 0 or more."));
            }

            var cell = (day * slots) + ClockMap.SlotOf(local, history.Step);
            sum[cell] += point.Offered;
            count[cell]++;
            zeros += point.Offered == 0 ? 1 : 0;
        }

        for (var c = 0; c < sum.Length; c++)
        {
            sum[c] = count[c] > 0 ? sum[c] / count[c] : double.NaN;
        }

        return (sum, zeros);
    }

    /// <summary>Exports that leave out empty intervals: no zero anywhere, small counts, and at least a tenth of the cells between a day's first and last
    /// listed one missing.</summary>
    public static bool ReadGapsAsZero(double[] values, DateOnly first, int days, int slots)
    {
        var (known, total, gaps) = (0, 0.0, 0);
        var (seen, all) = (new int[7 * slots], new int[7]);
        for (var d = 0; d < days; d++)
        {
            var w = (int)first.AddDays(d).DayOfWeek;
            var (begin, end, n) = (slots, 0, 0);
            for (var s = 0; s < slots; s++)
            {
                var v = values[(d * slots) + s];
                if (!double.IsNaN(v))
                {
                    (begin, end, n, total) = (Math.Min(begin, s), s + 1, n + 1, total + v);
                    seen[(w * slots) + s]++;
                }
            }

            if (n > 0)
            {
                known += n;
                all[w] += n;
                gaps += end - begin - n;
            }
        }

        if (gaps * 9 < known || total / known > 5)
        {
            return false;
        }

        // From the weekday's earliest slot to its latest, on days that have anything at all. A thousandth of the weekday's intervals at either end are strays.
        for (var d = 0; d < days; d++)
        {
            var day = values.AsSpan(d * slots, slots);
            if (day.ContainsAnyExcept(double.NaN))
            {
                var w = (int)first.AddDays(d).DayOfWeek;
                var (from, to) = (0, slots);
                for (var skipped = 0; from < slots && (skipped += seen[(w * slots) + from]) * 1000 <= all[w]; from++)
                {
                }

                for (var skipped = 0; to > 0 && (skipped += seen[(w * slots) + to - 1]) * 1000 <= all[w]; to--)
                {
                }

                for (var s = from; s < to; s++)
                {
                    day[s] = double.IsNaN(day[s]) ? 0 : day[s];
                }
            }
        }

        return true;
    }

    /// <summary>Days of nothing but zeros where the weekday's median is ten contacts or more and at most a quarter of its days are like that: holidays
    /// exported as zeros. They become unknown.</summary>
    public static List<int> DropSilentDays(double[] values, DateOnly first, int days, int slots)
    {
        var totals = new double[days];
        for (var d = 0; d < days; d++)
        {
            totals[d] = double.NaN;
            foreach (var v in values.AsSpan(d * slots, slots))
            {
                totals[d] = double.IsNaN(v) ? totals[d] : v + (double.IsNaN(totals[d]) ? 0 : totals[d]);
            }
        }

        var dropped = new List<int>();
        foreach (var weekday in Enumerable.Range(0, days).Where(d => !double.IsNaN(totals[d])).GroupBy(d => first.AddDays(d).DayOfWeek))
        {
            var sorted = weekday.Select(d => totals[d]).Order().ToArray();
            var zero = weekday.Where(d => totals[d] == 0).ToList();
            if (sorted[sorted.Length / 2] >= 10 && zero.Count * 4 <= sorted.Length)
            {
                foreach (var d in zero)
                {
                    values.AsSpan(d * slots, slots).Fill(double.NaN);
                    dropped.Add(d);
                }
            }
        }

        dropped.Sort();
        return dropped;
    }
}
