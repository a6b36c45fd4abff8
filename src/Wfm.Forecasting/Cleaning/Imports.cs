using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>Days that were loaded twice, and days that are copies of others.</summary>
internal static class Imports
{
    /// <summary>Probability of a coincidence below which counts that are all even, or all equal to another day's, are no coincidence.</summary>
    private const double Tail = 1e-6;
    private const int ShortestRun = 3;
    private const int LongestRun = 14;

    public static void Find(HistoryCells table, bool[] aside)
    {
        var days = DayLevels.Of(table, table.Known, aside);
        Copies(table, days, aside);
        var ratio = WeekdayRatio(table, days, aside);
        Doubled(table, ratio, aside);
        Runs(table, ratio, aside);
    }

    /// <summary>Two imports of the same rows make every count even. Needs counts that are whole, and a level nearer to twice than to once the usual.</summary>
    private static void Doubled(HistoryCells table, double[] ratio, bool[] aside)
    {
        var (even, odd) = (0.0, 0.0);
        foreach (var v in table.Known)
        {
            if (v > 0)
            {
                (even, odd) = v % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
            }
        }

        // Data that are even by habit (rounded, scaled) show it everywhere.
        var habit = even / Math.Max(1, even + odd);
        for (var d = 0; d < table.Days; d++)
        {
            if (aside[d] || !(ratio[d] > Math.Log(1.5) && ratio[d] < Math.Log(2.7)))
            {
                continue;
            }

            var (log, whole, total) = (0.0, true, 0.0);
            for (var c = d * table.Slots; c < (d + 1) * table.Slots && whole; c++)
            {
                var v = table.Known[c];
                if (v > 0)
                {
                    // A Poisson count of mean μ is even with probability (1 + e^−2μ) ÷ 2.
                    whole = v % 2 == 0;
                    total += v;
                    log += Math.Log(Math.Max(habit, (1 + Math.Exp(-2 * v)) / 2));
                }
            }

            if (!whole || log >= Math.Log(Tail))
            {
                continue;
            }

            for (var c = d * table.Slots; c < (d + 1) * table.Slots; c++)
            {
                table.Known[c] /= 2;
                table.Training[c] = table.Known[c];
            }

            ratio[d] -= Math.Log(2);
            table.Found(FindingKind.DoubleImport, d * table.Slots, (d + 1) * table.Slots, total, total / 2, string.Create(CultureInfo.InvariantCulture,
                $"{total:0} contacts, {2 * Math.Exp(ratio[d]):0.00} times the weekday's usual, and every count is even (chance of that {Math.Exp(log):0.#e+0}): loaded twice, halved"));
        }
    }

    /// <summary>Three days or more in a row at twice their weekday's level, all as exactly as such days repeat, with a jump up before and down after, and nearly
    /// all counts even.</summary>
    private static void Runs(HistoryCells table, double[] ratio, bool[] aside)
    {
        var known = new List<int>();
        var sizes = new List<double>();
        for (var d = 0; d < table.Days; d++)
        {
            if (!aside[d] && !double.IsNaN(ratio[d]))
            {
                known.Add(d);
                sizes.Add(Math.Abs(ratio[d]));
            }
        }

        if (sizes.Count < 20)
        {
            return;
        }

        // Where days spread by more than this, twice the usual is not beyond them.
        var sigma = Math.Max(0.02, Statistics.DeviationScale * Statistics.Median([.. sizes]));
        if (sigma > 0.12)
        {
            return;
        }

        bool Twice(int k) => Math.Abs(ratio[known[k]] - Math.Log(2)) < 3 * sigma;
        bool Once(int k) => Math.Abs(ratio[known[k]]) < 3 * sigma;
        for (var k = 1; k < known.Count; k++)
        {
            if (!Twice(k) || !Once(k - 1))
            {
                continue;
            }

            var (to, mean) = (k, 0.0);
            for (; to < known.Count && Twice(to); to++)
            {
                mean += ratio[known[to]];
            }

            var run = to - k;
            mean /= run;
            if (to < known.Count && Once(to) && run is >= ShortestRun and <= LongestRun && Math.Abs(mean - Math.Log(2)) < 2.5 * sigma / Math.Sqrt(run)
                && MostlyEven(table, known[k], known[to - 1]))
            {
                var (from, end) = (known[k] * table.Slots, (known[to - 1] + 1) * table.Slots);
                table.Found(FindingKind.DoubleImport, from, end, Sum(table.Known, from, end), double.NaN, string.Create(CultureInfo.InvariantCulture,
                    $"{run} days in a row at {Math.Exp(mean):0.00} times their weekdays' usual, which repeats within {100 * sigma:0.#} %, with a jump at both ends: probably loaded twice, left out"));
                table.Known.AsSpan(from, end - from).Fill(double.NaN);
                table.Training.AsSpan(from, end - from).Fill(double.NaN);
            }

            k = to - 1;
        }
    }

    /// <summary>Whether nine in ten counts are even, as where nearly all rows were loaded twice; a storm or a campaign leaves half of them odd. Counts that
    /// are not whole numbers tell nothing: true.</summary>
    private static bool MostlyEven(HistoryCells table, int first, int last)
    {
        var (even, all) = (0, 0);
        for (var c = first * table.Slots; c < (last + 1) * table.Slots; c++)
        {
            var v = table.Known[c];
            if (v > 0)
            {
                if (v != Math.Floor(v))
                {
                    return true;
                }

                all++;
                even += v % 2 == 0 ? 1 : 0;
            }
        }

        return even * 10 >= all * 9;
    }

    /// <summary>Days that equal another day in every count. Left out is the one that is further off its neighbours, or the later.</summary>
    private static void Copies(HistoryCells table, DayLevels days, bool[] aside)
    {
        var seen = new Dictionary<int, List<int>>();
        var pairs = new List<(int First, int Second, double Log)>();
        var room = Math.Log(Tail / Math.Max(1, table.Days * (double)table.Days / 2));
        for (var d = 0; d < table.Days; d++)
        {
            var day = table.Known.AsSpan(d * table.Slots, table.Slots);
            var (log, hash) = (0.0, new HashCode());
            foreach (var v in day)
            {
                hash.Add(v);

                // Two independent Poisson counts of mean μ are equal with probability about 1 ÷ √(4πμ); zeros prove nothing.
                log += v > 0 ? Math.Log(Math.Min(1, 0.1 + (1 / Math.Sqrt(4 * Math.PI * v)))) : 0;
            }

            if (log >= room)
            {
                continue;
            }

            var key = hash.ToHashCode();
            if (!seen.TryGetValue(key, out var like))
            {
                seen[key] = [d];
                continue;
            }

            var twin = like.FindIndex(o => table.Known.AsSpan(o * table.Slots, table.Slots).SequenceEqual(table.Known.AsSpan(d * table.Slots, table.Slots)));
            if (twin >= 0)
            {
                pairs.Add((like[twin], d, log));
            }
            else
            {
                like.Add(d);
            }
        }

        // Where many days are copies, that is how the data were made.
        if (pairs.Count * 20 > table.Days)
        {
            return;
        }

        foreach (var (first, second, log) in pairs)
        {
            var copy = Math.Abs(days.Log[first]) > Math.Abs(days.Log[second]) ? first : second;
            var (from, to) = (copy * table.Slots, (copy + 1) * table.Slots);
            if (aside[copy] || !table.Known.AsSpan(from, table.Slots).ContainsAnyExcept(double.NaN))
            {
                continue;
            }

            table.Found(FindingKind.CopiedDay, from, to, Sum(table.Known, from, to), double.NaN, string.Create(CultureInfo.InvariantCulture,
                $"every count equals that of {table.Date(copy == first ? second : first):yyyy-MM-dd} (chance of that {Math.Exp(Math.Max(log, -690)):0.#e+0})"));
            table.Known.AsSpan(from, table.Slots).Fill(double.NaN);
            table.Training.AsSpan(from, table.Slots).Fill(double.NaN);
        }
    }

    /// <summary>Log of a day over the median of its nearest same weekdays, less the median of that over four weeks either side.</summary>
    private static double[] WeekdayRatio(HistoryCells table, DayLevels days, bool[] aside)
    {
        var (plain, result) = (new double[table.Days], new double[table.Days]);
        Span<double> near = stackalloc double[64];
        foreach (var (to, reach, hop) in ((double[], int, int)[])[(plain, 6, 7), (result, 28, 1)])
        {
            for (var d = 0; d < table.Days; d++)
            {
                var n = 0;
                for (var k = -reach; k <= reach; k++)
                {
                    var other = d + (k * hop);
                    if (k != 0 && other >= 0 && other < table.Days && !aside[other] && (hop == 7 ? days.Total[other] : plain[other]) is var v && !double.IsNaN(v))
                    {
                        near[n++] = v;
                    }
                }

                to[d] = n < 3 ? double.NaN : hop == 7 ? Math.Log((days.Total[d] + 0.5) / (Statistics.Median(near[..n]) + 0.5)) : plain[d] - Statistics.Median(near[..n]);
            }
        }

        return result;
    }

    private static double Sum(double[] values, int from, int to)
    {
        var sum = 0.0;
        for (var c = from; c < to; c++)
        {
            sum += double.IsNaN(values[c]) ? 0 : values[c];
        }

        return sum;
    }
}
