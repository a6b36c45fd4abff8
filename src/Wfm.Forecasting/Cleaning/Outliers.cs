using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>Outages, slumps and spikes: runs of intervals whose count chance cannot explain.</summary>
internal static class Outliers
{
    /// <summary>Tail probability below which an interval or a run is called wrong: 35,000 intervals a year make it 0.04 false findings.</summary>
    public const double Tail = 1e-6;

    /// <summary>The same for a run that is not empty, only low: more kinds of runs are looked at.</summary>
    public const double PartialTail = 1e-9;

    /// <summary>Nothing came through, but for a test call: an outage, and wrong as a count. More than that was a quiet time.</summary>
    private const double Nothing = 0.02;
    private const double NearZero = 0.1;
    private const double Half = 0.5;

    public static void Find(HistoryCells table, DayLevels days, UsualRate usual, bool[] aside)
    {
        Lows(table, days, usual, NearZero, Tail, aside);
        Lows(table, days, usual, Half, PartialTail, aside);
        Highs(table, days, usual, aside);
    }

    private static void Lows(HistoryCells table, DayLevels days, UsualRate usual, double share, double tail, bool[] aside)
    {
        var slots = table.Slots;
        var cells = table.Known.Length;

        // A day that is low as a whole is so perhaps because of the outage: then the days around say what was due.
        var level = new double[table.Days];
        for (var d = 0; d < level.Length; d++)
        {
            var (own, due) = (usual.Level[d], days.Expected[d]);
            level[d] = double.IsNaN(due) ? own : days.Log[d] < 0 && days.Tail(d) < 1e-3 ? Math.Max(own, due) : Math.Min(own, due);
        }

        for (var from = 0; from < cells;)
        {
            if (!IsLow(from))
            {
                from++;
                continue;
            }

            var (to, mean, count, noise, zeros) = (from, 0.0, 0.0, 0.0, 0);
            for (; to < cells && IsLow(to); to++)
            {
                var m = Mean(to);
                noise += usual.ThetaOf(to) * m;
                (mean, count, zeros) = (mean + m, count + table.Known[to], zeros + (table.Known[to] == 0 ? 1 : 0));
            }

            // Errors of the level are shared by the whole run: θ does not shrink with its length. A day's level is off by a few percent itself.
            var theta = (mean > 0 ? noise / mean : 0) + DayTheta(days, from / slots);
            var empty = share == NearZero;
            var outage = empty && count <= Nothing * mean;
            var day = from / slots;
            var partOfDay = to - from < slots && mean < 0.9 * Math.Max(usual.Level[day], days.Expected[day]);
            if (mean > 0 && (empty || (to - from >= 3 && mean < 0.5 * usual.Level[day])) && partOfDay && CountTail.Lower(count, mean, usual.Phi, theta) is var p && p < tail
                && !aside[day] && !Recurs(table, usual, from, to, low: true))
            {
                (from, to) = outage ? Widen(table, usual, from, to, Mean) : (from, to);
                count = Sum(table.Known, from, to);
                mean = 0;
                for (var c = from; c < to; c++)
                {
                    mean += Mean(c);
                }

                var text = string.Create(CultureInfo.InvariantCulture,
                    $"{count:0.#} contacts in {to - from} intervals that usually bring {mean:0.#}: chance of that few {Math.Max(p, 1e-300):0.#e+0}");
                table.Found(outage ? FindingKind.Outage : FindingKind.Slump, from, to, count, double.NaN, text, mean);
                table.Training.AsSpan(from, to - from).Fill(double.NaN);
                if (outage)
                {
                    table.Known.AsSpan(from, to - from).Fill(double.NaN);
                }
            }

            from = to;
        }

        double Mean(int cell) => usual.Mean(cell, level[cell / slots]);

        bool IsLow(int cell) => !double.IsNaN(table.Training[cell]) && Mean(cell) is > 0 and var m && table.Known[cell] <= share * m;
    }

    private static (int From, int To) Widen(HistoryCells table, UsualRate usual, int from, int to, Func<int, double> mean)
    {
        // An outage that begins or ends inside an interval leaves that one low too.
        bool Cut(int cell) => cell >= 0 && cell < table.Known.Length && !double.IsNaN(table.Known[cell]) && mean(cell) is > 0 and var m
            && table.Known[cell] < m && CountTail.Lower(table.Known[cell], m, usual.Phi, usual.ThetaOf(cell)) < 1e-3;
        return (Cut(from - 1) ? from - 1 : from, Cut(to) ? to + 1 : to);
    }

    private static void Highs(HistoryCells table, DayLevels days, UsualRate usual, bool[] aside)
    {
        var slots = table.Slots;
        for (var c = 0; c < table.Known.Length; c++)
        {
            if (!IsHigh(c, Tail, out var p))
            {
                continue;
            }

            var (from, to) = (c, c + 1);
            while (to % slots != 0 && IsHigh(to, 1e-3, out _))
            {
                to++;
            }

            while (from % slots != 0 && IsHigh(from - 1, 1e-3, out _))
            {
                from--;
            }

            var (count, mean) = (0.0, 0.0);
            for (var k = from; k < to; k++)
            {
                (count, mean) = (count + table.Known[k], mean + Mean(k));
            }

            // What takes up half a day is the day's, not an interval's.
            if (!aside[c / slots] && mean < 0.5 * usual.Level[c / slots] && !Recurs(table, usual, from, to, low: false))
            {
                table.Found(FindingKind.Spike, from, to, count, mean, string.Create(CultureInfo.InvariantCulture,
                    $"{count:0.#} contacts in {to - from} {(to - from == 1 ? "interval" : "intervals")} that usually bring {mean:0.#}: chance of that many {Math.Max(p, 1e-300):0.#e+0} in one interval"), mean);
                for (var k = from; k < to; k++)
                {
                    table.Training[k] = Mean(k);
                }
            }

            c = to - 1;
        }

        double Mean(int cell)
        {
            var due = days.Expected[cell / slots];
            var own = usual.Level[cell / slots];
            return usual.Mean(cell, double.IsNaN(due) ? own : Math.Max(own, due));
        }

        bool IsHigh(int cell, double tail, out double p)
        {
            p = 1;
            if (double.IsNaN(table.Training[cell]) || double.IsNaN(table.Known[cell]))
            {
                return false;
            }

            var m = Mean(cell);
            if (!(m > 0) || table.Known[cell] < m + (2.5 * usual.Deviation(cell, m)))
            {
                return false;
            }

            p = CountTail.Upper(Math.Ceiling(table.Known[cell]), m, usual.Phi, usual.ThetaOf(cell) + DayTheta(days, cell / slots));
            return p < tail;
        }
    }

    /// <summary>Squared relative error of a day's level, from the days' own spread, at most a tenth.</summary>
    private static double DayTheta(DayLevels days, int day) =>
        double.IsNaN(days.Sigma) ? 0.02 : Math.Min(0.1, days.SigmaOf(day) * days.SigmaOf(day) / 4);

    /// <summary>Whether the same run is off the same way on other days of the same weekday or the same day of month: a habit, not an accident.</summary>
    private static bool Recurs(HistoryCells table, UsualRate usual, int from, int to, bool low)
    {
        var day = from / table.Slots;
        var ratio = Ratio(0);
        var (weeks, off, months, offMonths) = (0, 0, 0, 0);
        for (var k = -12; k <= 12; k++)
        {
            if (k != 0)
            {
                Count(7 * k, ref weeks, ref off);
                if (Math.Abs(k) <= 6)
                {
                    Count(table.Date(day).AddMonths(k).DayNumber - table.Date(day).DayNumber, ref months, ref offMonths);
                }
            }
        }

        return (off >= 2 && off * 6 >= weeks) || (offMonths >= 1 && offMonths * 2 >= months);

        void Count(int shift, ref int seen, ref int alike)
        {
            if (Ratio(shift) is var r && !double.IsNaN(r))
            {
                seen++;
                alike += low ? r <= Math.Sqrt(ratio) ? 1 : 0 : r >= Math.Sqrt(ratio) ? 1 : 0;
            }
        }

        double Ratio(int shift)
        {
            var other = day + shift;
            if (other < 0 || other >= table.Days)
            {
                return double.NaN;
            }

            var (count, mean) = (0.0, 0.0);
            for (var c = from; c < to; c++)
            {
                var cell = c + (shift * table.Slots);
                if (cell >= 0 && cell < table.Known.Length && usual.Mean(cell, usual.Level[cell / table.Slots]) is var m && m > 0)
                {
                    (count, mean) = (count + table.Known[cell], mean + m);
                }
            }

            return mean > 0 ? Math.Max(count, 0.01 * mean) / mean : double.NaN;
        }
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
