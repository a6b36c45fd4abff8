namespace Wfm.Forecasting;

/// <summary>Opening hours of a week: given by the planner, or read off the last weeks of the history.</summary>
internal static class LearnedHours
{
    /// <summary>The week's flags under given hours, as they hold in the last four weeks of the history and the four after; counts outside become unknown.</summary>
    public static bool[] Given(OpeningHours hours, TimeZoneInfo zone, DateOnly first, int days, TimeSpan step, int slots, double[] values)
    {
        // Four weeks beyond the history show the hours that are usual from here on.
        var grid = new TimeGrid(zone, first, Math.Min(3700, days + 28), step);
        var (mask, map) = (hours.Mask(grid), ClockMap.Of(grid));
        var openCells = new bool[grid.Days * slots];
        var week = new bool[7 * slots];
        for (var i = 0; i < grid.Count; i++)
        {
            if (mask[i])
            {
                openCells[(map.Day[i] * slots) + map.Slot[i]] = true;
                if (map.Day[i] >= days - 28)
                {
                    week[((int)grid.Day(map.Day[i]).DayOfWeek * slots) + map.Slot[i]] = true;
                }
            }
        }

        for (var c = 0; c < values.Length; c++)
        {
            values[c] = openCells[c] ? values[c] : double.NaN;
        }

        return week;
    }

    /// <summary>
    /// Open is what at least two of the last six weeks with data have (one, when there are fewer than three such weeks). Strays do not count: a run of at most
    /// an hour (two intervals, if longer) in slots that under half of those weeks have.
    /// </summary>
    public static bool[] Of(double[] values, DateOnly first, int days, TimeSpan step, int slots)
    {
        var last = new List<int>();
        for (var end = days; end > 0 && last.Count < 6; end -= 7)
        {
            if (values.AsSpan(Math.Max(0, end - 7) * slots, (end - Math.Max(0, end - 7)) * slots).ContainsAnyExcept(double.NaN))
            {
                last.Add(end);
            }
        }

        var all = Seen(values, first, last, slots, null);
        var weeks = last.Count;
        var longest = Math.Max(2, (int)(TimeSpan.TicksPerHour / step.Ticks));

        // In the first two weeks a slot that another weekday has too is no stray.
        bool IsHabit(int w, int s)
        {
            if (weeks >= 3)
            {
                return all[(w * slots) + s] * 2 >= weeks;
            }

            var n = 0;
            for (var other = 0; other < 7; other++)
            {
                n += all[(other * slots) + s];
            }

            return n >= 2 || days < 3;
        }

        var stray = new bool[values.Length];
        for (var c = Math.Max(0, (days - 70) * slots); c < values.Length; c++)
        {
            if (double.IsNaN(values[c]))
            {
                continue;
            }

            var (from, habit) = (c, false);
            for (; c < values.Length && !double.IsNaN(values[c]); c++)
            {
                habit |= IsHabit((int)first.AddDays(c / slots).DayOfWeek, c % slots);
            }

            if (!habit && c - from <= longest)
            {
                stray.AsSpan(from, c - from).Fill(true);
            }
        }

        var seen = Seen(values, first, last, slots, stray);
        var open = new bool[7 * slots];
        for (var c = 0; c < open.Length; c++)
        {
            open[c] = seen[c] >= (weeks < 3 ? 1 : 2);
        }

        // Nothing but strays, as in a queue of very few contacts: then they are all there is.
        if (!open.AsSpan().Contains(true))
        {
            for (var c = 0; c < open.Length; c++)
            {
                open[c] = all[c] > 0;
            }
        }

        return days < 7 ? LikeTheOthers(open, first, days, slots) : open;
    }

    /// <summary>Weekdays that the history does not reach are unknown, not closed: they take the hours of the others.</summary>
    private static bool[] LikeTheOthers(bool[] open, DateOnly first, int days, int slots)
    {
        var reached = Enumerable.Range(0, days).Select(d => (int)first.AddDays(d).DayOfWeek).ToHashSet();
        foreach (var w in Enumerable.Range(0, 7).Where(w => !reached.Contains(w)))
        {
            for (var s = 0; s < slots; s++)
            {
                open[(w * slots) + s] = reached.Any(r => open[(r * slots) + s]);
            }
        }

        return open;
    }

    private static int[] Seen(double[] values, DateOnly first, List<int> weekEnds, int slots, bool[]? without)
    {
        var seen = new int[7 * slots];
        foreach (var end in weekEnds)
        {
            for (var d = Math.Max(0, end - 7); d < end; d++)
            {
                var at = (int)first.AddDays(d).DayOfWeek * slots;
                for (var s = 0; s < slots; s++)
                {
                    var c = (d * slots) + s;
                    seen[at + s] += double.IsNaN(values[c]) || without?[c] == true ? 0 : 1;
                }
            }
        }

        return seen;
    }
}
