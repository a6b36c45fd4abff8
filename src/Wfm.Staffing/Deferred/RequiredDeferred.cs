namespace Wfm.Staffing;

/// <summary>
/// The least people that keep the promises of deferred work: on top of time that is free anyway (for instance of agents who wait for calls), a level of agents per
/// group of intervals. Fractions stay fractions.
/// </summary>
/// <remarks>
/// <para>With one group: the least flat level, max over windows of (work that comes and is due within the window − free time in it) ÷ window. With several, for instance one per day:
/// the highest level as low as it can be, then the second highest, and so on, which is the smoothest plan (F. Yao, A. Demers, S. Shenker, FOCS 1995, find it by
/// critical windows; here by bisection).</para>
/// <para>A share below 1 of a single stream is exact: the most contacts that can be in time is concave in the people, and earliest deadline first with late work last
/// attains it when contacts of the stream cost the same (see <see cref="DeferredFlow"/>). With several streams of which some allow lateness the answer keeps every share, and is not proven
/// least.</para>
/// <para>The plan hands over what it was handed: all work is to be done by the end of the horizon, in time or late, but for as many contacts as waited at its start. A share
/// below 1 lets work be late, never be left.</para>
/// <para>Contacts that no number of people can do in time, since the groups leave no interval between their coming and their deadline, or only free time that is too short,
/// are set aside and counted.</para>
/// </remarks>
public static class RequiredDeferred
{
    private const double Tie = 1e-12;
    private const double Nudge = 1e-6;
    private const double Endless = 1e30;
    private const int Halvings = 60;

    /// <summary>The least flat level over all intervals that are staffed.</summary>
    /// <param name="streams">One or more streams of work on the same people.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="staffed">Whether people can work in the interval.</param>
    /// <param name="free">Agents per interval who have time for this work anyway, 0 or more, fractions allowed; null for none.</param>
    /// <exception cref="ArgumentException">Numbers of intervals that differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    /// <exception cref="WfmDataException">A backlog without a handle time, its own or that of arrivals.</exception>
    public static DeferredRequirement Flat(IReadOnlyList<DeferredStream> streams, double intervalSeconds, IReadOnlyList<bool> staffed, IReadOnlyList<double>? free = null)
    {
        ArgumentNullException.ThrowIfNull(staffed);
        return Find(streams, intervalSeconds, [.. staffed.Select(s => s ? 0 : -1)], free);
    }

    /// <summary>A level per local day of the grid.</summary>
    /// <param name="streams">One or more streams of work on the same people.</param>
    /// <param name="grid">Grid of the plan.</param>
    /// <param name="staffed">Whether people can work in the interval.</param>
    /// <param name="free">Agents per interval who have time for this work anyway, 0 or more, fractions allowed; null for none.</param>
    /// <exception cref="ArgumentException">Numbers of intervals that differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    /// <exception cref="WfmDataException">A backlog without a handle time, its own or that of arrivals.</exception>
    public static DeferredRequirement PerDay(IReadOnlyList<DeferredStream> streams, TimeGrid grid, IReadOnlyList<bool> staffed, IReadOnlyList<double>? free = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(staffed);
        return Find(streams, grid.Step.TotalSeconds, [.. staffed.Select((s, i) => s ? grid.DayOfInterval(i) : -1)], free);
    }

    /// <summary>A level per group.</summary>
    /// <param name="streams">One or more streams of work on the same people.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="groups">Number of the group of each interval, 0 or more; −1 where nobody can be added.</param>
    /// <param name="free">Agents per interval who have time for this work anyway, 0 or more, fractions allowed; null for none.</param>
    /// <exception cref="ArgumentException">Numbers of intervals that differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    /// <exception cref="WfmDataException">A backlog without a handle time, its own or that of arrivals.</exception>
    public static DeferredRequirement Find(IReadOnlyList<DeferredStream> streams, double intervalSeconds, IReadOnlyList<int> groups, IReadOnlyList<double>? free = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Guard.Positive(intervalSeconds);
        var spare = (free ?? new double[groups.Count]).Select(f => Guard.NotNegative(f, nameof(free))).ToArray();
        if (spare.Length != groups.Count)
        {
            throw new ArgumentException($"Free agents must be {groups.Count} numbers, not {spare.Length}.", nameof(free));
        }

        var (levels, impossible) = Levels(
            streams, groups, [.. groups.Zip(spare, (g, f) => g >= 0 || f > 0)], (t, level) => (spare[t] + level) * intervalSeconds);
        return new DeferredRequirement(levels, DeferredFlow.Run(streams, [.. levels.Zip(spare, (a, f) => a + f)], intervalSeconds, LateWork.Last), impossible);
    }

    /// <summary>The levels per interval that keep every promise, and the contacts that none keeps.</summary>
    /// <param name="streams">Streams of work.</param>
    /// <param name="groups">Number of the group of each interval, −1 where the level is 0.</param>
    /// <param name="works">Whether anybody can work in the interval.</param>
    /// <param name="seconds">Agent-seconds for this work by interval and level, rising with the level without end where the interval has a group.</param>
    internal static (double[] Levels, double[] Impossible) Levels(
        IReadOnlyList<DeferredStream> streams, IReadOnlyList<int> groups, bool[] works, Func<int, double, double> seconds)
    {
        var line = Within(new DeferredLine(streams, groups.Count), streams, works, out var impossible, out var whole);
        var needed = new double[streams.Count];
        foreach (var batch in line.Batches)
        {
            needed[batch.Stream] += batch.Contacts;
        }

        // Free time where nobody can be added has an end: what is beyond it stays late with any number of people elsewhere.
        double Most(int t) => groups[t] < 0 ? seconds(t, 0) : Endless;
        var most = line.Run(Most, LateWork.Last, null);
        for (var s = 0; s < needed.Length; s++)
        {
            var beyond = needed[s] - most[s];
            if (beyond > Nudge * needed[s])
            {
                (needed[s], impossible[s]) = (most[s], impossible[s] + beyond);
            }

            // What cannot be in time is late already: of the rest so much more must be.
            needed[s] = Math.Min(needed[s], streams[s].OnTime * (needed[s] + impossible[s])) * (1 - Tie);
        }

        // Where all of it is in time, all of it is done.
        var mayBeLate = streams.Any(s => s.OnTime < 1) || impossible.Any(i => i > 0);
        var work = whole.Run(Most, LateWork.Last, null).Sum() * (1 - Tie);
        var levels = new double[groups.Count == 0 ? 0 : groups.Max() + 1];
        double Level(int t) => groups[t] < 0 ? 0 : levels[groups[t]];
        double Seconds(int t) => seconds(t, Level(t));
        bool Kept() => line.Run(Seconds, LateWork.Last, null).Zip(needed, (a, b) => a >= b).All(k => k)
            && (!mayBeLate || whole.Run(Seconds, LateWork.Last, null).Sum() >= work);

        Lower(levels, Kept);
        return ([.. Enumerable.Range(0, groups.Count).Select(Level)], impossible);
    }

    // Batches that can be in time, cut to the horizon; and the whole of the work, which is to be done by the end.
    private static DeferredLine Within(DeferredLine line, IReadOnlyList<DeferredStream> streams, bool[] works, out double[] impossible, out DeferredLine whole)
    {
        var end = works.Length;
        var (handedOver, none) = (streams.Select(s => s.Backlog).ToArray(), new double[streams.Count]);

        // First interval from each on in which anybody works.
        var next = new int[end + 1];
        next[end] = end;
        for (var t = end - 1; t >= 0; t--)
        {
            next[t] = works[t] ? t : next[t + 1];
        }

        var (kept, all) = (new List<DeferredLine.Batch>(), new List<DeferredLine.Batch>());
        foreach (var batch in line.Batches.Reverse())
        {
            var contacts = batch.Contacts;
            var over = next[batch.From] == end ? contacts : Math.Min(contacts, handedOver[batch.Stream]);
            handedOver[batch.Stream] = Math.Max(0, handedOver[batch.Stream] - over);
            if (contacts > over)
            {
                all.Add(batch with { Contacts = contacts - over, Due = end - 1 });
            }

            if (batch.Due >= end)
            {
                contacts -= over;
            }
            else if (next[batch.From] > batch.Due)
            {
                none[batch.Stream] += contacts;
                contacts = 0;
            }

            if (contacts > 0)
            {
                kept.Add(batch with { Contacts = contacts, Due = Math.Min(batch.Due, end - 1) });
            }
        }

        impossible = none;
        kept.Reverse();
        all.Reverse();
        whole = line.With(all);
        return line.With(kept);
    }

    // Round by round: all levels that are still free come down together until a promise would break; those that cannot come down alone stay there.
    private static void Lower(double[] levels, Func<bool> kept)
    {
        var free = Enumerable.Range(0, levels.Length).ToList();
        if (kept())
        {
            return;
        }

        var high = 1.0;
        for (Set(levels, free, high); !kept(); Set(levels, free, high))
        {
            high *= 2;
        }

        while (free.Count > 0)
        {
            var low = 0.0;
            Set(levels, free, low);
            if (kept())
            {
                return;
            }

            for (var i = 0; i < Halvings && high - low > Tie / 10 * high; i++)
            {
                var middle = (low + high) / 2;
                Set(levels, free, middle);
                (low, high) = kept() ? (low, middle) : (middle, high);
            }

            Set(levels, free, high);
            var tight = free.Count == 1 ? free : free.Where(g => !Without(levels, g, high * (1 - Nudge), kept)).ToList();
            free = tight.Count == 0 ? [] : [.. free.Except(tight)];
        }
    }

    private static bool Without(double[] levels, int group, double level, Func<bool> kept)
    {
        var was = levels[group];
        levels[group] = level;
        var still = kept();
        levels[group] = was;
        return still;
    }

    private static void Set(double[] levels, List<int> groups, double level)
    {
        foreach (var g in groups)
        {
            levels[g] = level;
        }
    }
}
