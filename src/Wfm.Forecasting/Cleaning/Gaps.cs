using System.Globalization;

namespace Wfm.Forecasting;

/// <summary>What the history does not have, and what it has where hardly ever anything is. Judged by the same weekday of the six weeks either side, since
/// opening hours change.</summary>
internal static class Gaps
{
    private const int Reach = 6;

    /// <summary>Counts in slots that under a quarter of the near same weekdays have and that are not open now: taken out.</summary>
    public static void Stray(HistoryCells table)
    {
        for (var d = 0; d < table.Days; d++)
        {
            var at = table.Weekday(d) * table.Slots;
            var (from, to, count) = (-1, -1, 0.0);
            for (var s = 0; s < table.Slots; s++)
            {
                var c = (d * table.Slots) + s;
                if (table.Open[at + s] || double.IsNaN(table.Known[c]) || !(Usually(table, d, s, null) is var (has, of) && of >= 4 && has * 4 < of))
                {
                    continue;
                }

                (from, to, count) = (from < 0 ? c : from, c + 1, count + table.Known[c]);
                (table.Known[c], table.Training[c]) = (double.NaN, double.NaN);
            }

            if (from >= 0 && count > 0)
            {
                table.Found(FindingKind.OutsideHours, from, to, count, double.NaN, "hardly any other day of that weekday around has these intervals, and they are not open now");
            }
        }
    }

    /// <summary>Missing intervals and days. Nothing is changed: they are NaN already.</summary>
    public static void Missing(HistoryCells table, EventCalendar calendar, TimeZoneInfo zone, TimeSpan step)
    {
        var closed = new bool[table.Known.Length];
        foreach (var (_, from, to) in calendar.Spans(table.First, table.Days).Where(s => s.Event.IsClosure))
        {
            closed.AsSpan(from, to - from).Fill(true);
        }

        var any = new bool[table.Days];
        for (var d = 0; d < any.Length; d++)
        {
            any[d] = table.Known.AsSpan(d * table.Slots, table.Slots).ContainsAnyExcept(double.NaN);
        }

        var (start, days) = (-1, 0);
        for (var d = 0; d <= table.Days; d++)
        {
            var empty = d < table.Days && !any[d];
            if (empty && !closed[(d * table.Slots) + (table.Slots / 2)] && DayUsual(any, d))
            {
                (start, days) = (start < 0 ? d : start, days + 1);
                continue;
            }

            if (start >= 0 && !empty)
            {
                var last = d - 1;
                while (!DayUsual(any, last))
                {
                    last--;
                }

                table.Found(FindingKind.Gap, start * table.Slots, (last + 1) * table.Slots, double.NaN, double.NaN, string.Create(CultureInfo.InvariantCulture,
                    $"no data on {days} usually open {(days == 1 ? "day" : "days")}: {(days <= EventCalendar.LongestClosure ? "read as closed" : "unknown, left out")}"));
                (start, days) = (-1, 0);
            }

            if (!empty && d < table.Days)
            {
                InDay(table, any, closed, d, zone, step);
            }
        }
    }

    private static void InDay(HistoryCells table, bool[] any, bool[] closed, int d, TimeZoneInfo zone, TimeSpan step)
    {
        var from = -1;
        for (var s = 0; s <= table.Slots; s++)
        {
            var c = (d * table.Slots) + s;
            var gap = s < table.Slots && double.IsNaN(table.Known[c]) && !closed[c]
                && Usually(table, d, s, any) is var (has, of) && of >= 2 && has * 2 > of && !zone.IsInvalidTime(table.Date(d).ToDateTime(TimeOnly.MinValue) + (step * s));
            if (gap)
            {
                from = from < 0 ? c : from;
            }
            else if (from >= 0)
            {
                table.Found(FindingKind.Gap, from, c, double.NaN, double.NaN, $"{c - from} {(c - from == 1 ? "interval" : "intervals")} missing that the weekday usually has: unknown, left out");
                from = -1;
            }
        }
    }

    private static bool DayUsual(bool[] any, int d)
    {
        var (has, of) = (0, 0);
        for (var k = -Reach; k <= Reach; k++)
        {
            var other = d + (7 * k);
            if (k != 0 && other >= 0 && other < any.Length)
            {
                of++;
                has += any[other] ? 1 : 0;
            }
        }

        return has * 2 > of;
    }

    /// <summary>How many of the near same weekdays have the slot, and of how many: of those that have <paramref name="any"/>thing, or null: of all.</summary>
    private static (int Has, int Of) Usually(HistoryCells table, int d, int slot, bool[]? any)
    {
        var (has, of) = (0, 0);
        for (var k = -Reach; k <= Reach; k++)
        {
            var other = d + (7 * k);
            if (k == 0 || other < 0 || other >= table.Days)
            {
                continue;
            }

            var known = !double.IsNaN(table.Known[(other * table.Slots) + slot]);
            if (known || any is null || any[other])
            {
                of++;
                has += known ? 1 : 0;
            }
        }

        return (has, of);
    }
}
