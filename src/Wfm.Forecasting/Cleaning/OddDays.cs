using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>Whole days far off their weekday and the days around them, that neither an event nor the calendar explains.</summary>
internal static class OddDays
{
    /// <summary>Tail probability below which a day is odd: nominally 0.004 false findings a year and side.</summary>
    private const double Tail = 1e-5;

    /// <summary>More open days in a row than this, off the same way, are a new level.</summary>
    private const int LongestRun = 3;

    public static void Find(HistoryCells table, DayLevels days, bool[] aside)
    {
        for (var d = 0; d < table.Days; d++)
        {
            if (aside[d] || double.IsNaN(days.Log[d]) || days.Tail(d) is var p && p >= Tail || IsLevel(days, d) || Recurs(table, days, d))
            {
                continue;
            }

            var (from, to) = (d * table.Slots, (d + 1) * table.Slots);
            if (!table.Training.AsSpan(from, table.Slots).ContainsAnyExcept(double.NaN))
            {
                continue;
            }

            table.Found(FindingKind.OddDay, from, to, days.Total[d], double.NaN, string.Create(CultureInfo.InvariantCulture,
                $"{days.Total[d]:0} contacts on a {table.Date(d).DayOfWeek}; its weekday and the days around it let expect {days.Expected[d]:0}: chance of that {Math.Max(p, 1e-300):0.#e+0}"), days.Expected[d]);
            table.Training.AsSpan(from, table.Slots).Fill(double.NaN);
        }
    }

    /// <summary>Whether the day belongs to a run of days off the same way that is too long for an accident, or that the history ends in.</summary>
    private static bool IsLevel(DayLevels days, int day)
    {
        var (run, last) = (1, day);
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            for (var d = day + direction; d >= 0 && d < days.Log.Length; d += direction)
            {
                if (double.IsNaN(days.Wide[d]))
                {
                    continue;
                }

                if (!(days.Wide[d] / days.Log[day] >= 0.4) || Math.Abs(days.Wide[d]) < 2.5 * days.SigmaOf(d))
                {
                    break;
                }

                run++;
                last = Math.Max(last, d);
            }
        }

        return run > LongestRun || (run > 1 && days.Wide.AsSpan(last + 1).IndexOfAnyExcept(double.NaN) < 0);
    }

    /// <summary>Whether at least half of the days at the same place of other months (day of month, working day from the start or from the end) or of other
    /// fortnights are off the same way, at least half as far.</summary>
    private static bool Recurs(HistoryCells table, DayLevels days, int day)
    {
        var date = table.Date(day);
        var (fromStart, fromEnd) = Place(day);
        Span<int> seen = stackalloc int[4];
        Span<int> alike = stackalloc int[4];
        for (var k = -12; k <= 12; k++)
        {
            if (k == 0)
            {
                continue;
            }

            var month = new DateOnly(date.Year, date.Month, 1).AddMonths(k);
            var first = month.DayNumber - table.First.DayNumber;
            var count = DateTime.DaysInMonth(month.Year, month.Month);
            Tell(first + Math.Min(date.Day, count) - 1, 1, 0, seen, alike);
            var open = new List<int>();
            for (var d = Math.Max(0, first); d < Math.Min(table.Days, first + count); d++)
            {
                if (!double.IsNaN(days.Log[d]))
                {
                    open.Add(d);
                }
            }

            if (first >= 0 && fromStart < open.Count)
            {
                Tell(open[fromStart], 0, 1, seen, alike);
            }

            if (first + count <= table.Days && fromEnd < open.Count)
            {
                Tell(open[open.Count - 1 - fromEnd], 0, 2, seen, alike);
            }

            if (Math.Abs(k) <= 6)
            {
                Tell(day + (14 * k), 0, 3, seen, alike);
            }
        }

        for (var kind = 0; kind < 4; kind++)
        {
            if (alike[kind] > 0 && alike[kind] * 2 >= seen[kind])
            {
                return true;
            }
        }

        return false;

        (int, int) Place(int at)
        {
            var own = table.Date(at);
            var (before, after) = (0, 0);
            for (var d = Math.Max(0, at - own.Day + 1); d < at; d++)
            {
                before += double.IsNaN(days.Log[d]) ? 0 : 1;
            }

            for (var d = at + 1; d < table.Days && table.Date(d).Month == own.Month; d++)
            {
                after += double.IsNaN(days.Log[d]) ? 0 : 1;
            }

            return (before, after);
        }

        void Tell(int at, int room, int kind, Span<int> all, Span<int> same)
        {
            var (known, hit) = (false, false);
            for (var d = Math.Max(0, at - room); d <= Math.Min(table.Days - 1, at + room); d++)
            {
                if (!double.IsNaN(days.Log[d]))
                {
                    known = true;
                    hit |= days.Log[d] / days.Log[day] >= 0.5;
                }
            }

            all[kind] += known ? 1 : 0;
            same[kind] += hit ? 1 : 0;
        }
    }
}
