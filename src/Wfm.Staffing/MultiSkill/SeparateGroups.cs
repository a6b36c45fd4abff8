namespace Wfm.Staffing;

/// <summary>
/// The other extreme: everybody takes one queue only. Each queue then is a single queue with an exact answer, and the flexible people who are left over take none.
/// Where efficiencies differ, a queue takes people from a pace up and counts them all at that pace: the answer keeps its promise with room to spare.
/// </summary>
internal sealed class SeparateGroups
{
    private SeparateGroups(int times, double[] pace, int[] need, int[,] assigned) => (Times, Pace, Need, Assigned) = (times, pace, need, assigned);

    /// <summary>The people as they are (1), or so many of each: the fewest with which separate groups are possible.</summary>
    public int Times { get; }

    /// <summary>Pace per queue that everybody assigned to it has, or more.</summary>
    public double[] Pace { get; }

    /// <summary>Agents per queue.</summary>
    public int[] Need { get; }

    /// <summary>Agents per group and queue.</summary>
    public int[,] Assigned { get; }

    public int Total => Need.Sum();

    /// <summary>Agents per group.</summary>
    public int[] Crew => [.. Enumerable.Range(0, Assigned.GetLength(0)).Select(g => Enumerable.Range(0, Need.Length).Sum(q => Assigned[g, q]))];

    /// <summary>Most agents of each group.</summary>
    public int[] Limits(SkillSystem system) => [.. system.Groups.Select(g => (int)Math.Min(int.MaxValue, (long)g.People * Times))];

    public static SeparateGroups Find(SkillSystem system)
    {
        var levels = system.Loads.Select((load, q) => Levels(system, load, q)).ToArray();
        var slowest = levels.Select(l => l[^1]).ToArray();
        var times = 1;
        while (Assign(system, slowest, times).Short != 0)
        {
            times *= 2;
        }

        for (var step = times / 4; step > 0; step /= 2)
        {
            if (Assign(system, slowest, times - step).Short == 0)
            {
                times -= step;
            }
        }

        // From the fastest people down, a queue at a time where they do not suffice: the queue to which it costs the fewest agents.
        var pick = new int[levels.Length];
        while (true)
        {
            var chosen = levels.Select((l, q) => l[pick[q]]).ToArray();
            var (assigned, lacking) = Assign(system, chosen, times);
            if (lacking == 0)
            {
                return new SeparateGroups(times, [.. chosen.Select(c => c.Pace)], [.. chosen.Select(c => c.Agents)], assigned);
            }

            var next = SkillSystem.Bits(lacking).Where(q => pick[q] + 1 < levels[q].Count).DefaultIfEmpty(-1)
                .MinBy(q => q < 0 ? 0 : levels[q][pick[q] + 1].Agents - levels[q][pick[q]].Agents);
            pick = next >= 0 ? [.. pick.Select((p, q) => q == next ? p + 1 : p)] : [.. levels.Select(l => l.Count - 1)];
        }
    }

    private static List<(double Pace, int Agents)> Levels(SkillSystem system, QueueLoad load, int queue) =>
    [
        .. Enumerable.Range(0, system.Groups.Count).Select(g => system.Pace(g, queue)).Where(p => p > 0).Distinct().OrderDescending()
            .Select(pace => (pace, Math.Max(load.Target.MinAgents, RequiredAgents.Find(load.Erlangs / pace, load.Aht.TotalSeconds / pace, load.Target).Agents))),
    ];

    // Largest flow from queues to groups. Short: queues among which people are lacking, none when all have theirs.
    private static (int[,] Assigned, ulong Short) Assign(SkillSystem system, IReadOnlyList<(double Pace, int Agents)> chosen, int times)
    {
        var (groups, queues) = (system.Groups.Count, chosen.Count);
        var assigned = new int[groups, queues];
        var left = system.Groups.Select(g => (long)g.People * times).ToArray();
        var lacking = 0UL;
        for (var q = 0; q < queues; q++)
        {
            for (var need = chosen[q].Agents; need > 0;)
            {
                var (moved, reached) = Augment(system, chosen, assigned, left, q, need);
                if (moved == 0)
                {
                    lacking |= reached;
                    break;
                }

                need -= moved;
            }
        }

        return (assigned, lacking);
    }

    // One breadth-first path from a queue, over people whom other queues could give up, to a group that has people left.
    private static (int Moved, ulong Reached) Augment(SkillSystem system, IReadOnlyList<(double Pace, int Agents)> chosen, int[,] assigned, long[] left, int from, int need)
    {
        var (groups, queues) = (left.Length, chosen.Count);
        var groupFrom = Enumerable.Repeat(-1, groups).ToArray();
        var queueFrom = Enumerable.Repeat(-1, queues).ToArray();
        var reached = 1UL << from;
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var q))
        {
            for (var g = 0; g < groups; g++)
            {
                if (groupFrom[g] >= 0 || system.Pace(g, q) < chosen[q].Pace)
                {
                    continue;
                }

                groupFrom[g] = q;
                if (left[g] > 0)
                {
                    return (Move(assigned, left, groupFrom, queueFrom, from, g, need), 0);
                }

                for (var other = 0; other < queues; other++)
                {
                    if (assigned[g, other] > 0 && (reached & (1UL << other)) == 0)
                    {
                        (reached, queueFrom[other]) = (reached | (1UL << other), g);
                        open.Enqueue(other);
                    }
                }
            }
        }

        return (0, reached);
    }

    private static int Move(int[,] assigned, long[] left, int[] groupFrom, int[] queueFrom, int from, int last, int need)
    {
        var most = Math.Min(need, left[last]);
        for (var (g, q) = (last, groupFrom[last]); q != from; (g, q) = (queueFrom[q], groupFrom[queueFrom[q]]))
        {
            most = Math.Min(most, assigned[queueFrom[q], q]);
        }

        left[last] -= most;
        var (group, queue) = (last, groupFrom[last]);
        assigned[group, queue] += (int)most;
        while (queue != from)
        {
            group = queueFrom[queue];
            assigned[group, queue] -= (int)most;
            queue = groupFrom[group];
            assigned[group, queue] += (int)most;
        }

        return (int)most;
    }
}
