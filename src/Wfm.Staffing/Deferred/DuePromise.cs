namespace Wfm.Staffing;

/// <summary>
/// Until when a contact that comes in is done in time. The promise counts opening hours ("within 8 open hours": the clock stops at closing, and what comes in while
/// closed begins at the next opening) or all hours ("within 24 h"). Days of 23 and 25 hours have the intervals they have.
/// </summary>
/// <remarks>Time within an interval is not resolved: a contact of interval i with D intervals of promise may be done until the end of interval i + D. For a promise
/// that is kept in full this is exact when contacts come in, and work is done, evenly within each interval (both sides of C(t + D) ≥ A(t) are straight lines between interval ends). For
/// what is late it is lenient by less than an interval. A promise that is not a whole number of intervals is rounded down.</remarks>
public static class DuePromise
{
    /// <summary>For each interval of the grid the last interval in which a contact of it is done in time.</summary>
    /// <param name="grid">Grid.</param>
    /// <param name="open">Opening hours; with <paramref name="inOpenHours"/> false not looked at.</param>
    /// <param name="within">The promise, 0 or longer. 0: in the same interval.</param>
    /// <param name="inOpenHours">Whether the promise counts opening hours only.</param>
    /// <returns>Indices into the grid; <see cref="TimeGrid.Count"/> where the promise ends after the grid does.</returns>
    public static int[] LastIntervals(TimeGrid grid, OpeningHours open, TimeSpan within, bool inOpenHours)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(open);
        Guard.NotNegative(within);
        return LastIntervals(inOpenHours ? open.Mask(grid) : [.. Enumerable.Repeat(true, grid.Count)], within.Ticks / grid.Step.Ticks);
    }

    /// <summary>The same from a flag per interval that counts.</summary>
    /// <param name="counts">Whether the clock of the promise runs in the interval.</param>
    /// <param name="intervals">Promise in intervals, 0 or more.</param>
    public static int[] LastIntervals(IReadOnlyList<bool> counts, long intervals)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(intervals);
        var running = new List<int>();
        var last = new int[counts.Count];
        for (var i = 0; i < last.Length; i++)
        {
            if (counts[i])
            {
                running.Add(i);
            }
        }

        // What comes in while the clock stands has the whole promise before it, counted from the next opening: one interval fewer than what comes in during it.
        var passed = 0;
        for (var i = 0; i < last.Length; i++)
        {
            var at = passed + intervals - (counts[i] || intervals == 0 ? 0 : 1);
            last[i] = at < running.Count ? running[(int)at] : last.Length;
            passed += counts[i] ? 1 : 0;
        }

        return last;
    }
}
