namespace Wfm.Staffing;

/// <summary>
/// The other extreme: everybody takes one line of contacts only. Each line then has an exact answer of its own, and flexible people take none but theirs. A line is a
/// queue, or several of one skill that wait in one line: same handle time, patience and priority, exponential. Where efficiencies differ, a line takes people from a
/// pace up and counts them all at that pace: the answer keeps its promises with room to spare.
/// </summary>
internal sealed class SeparateGroups
{
    private SeparateGroups(IReadOnlyList<int[]> lines, int times, IReadOnlyList<(double Pace, int Agents)> chosen, int[,] assigned) =>
        (Lines, Times, Chosen, Assigned) = (lines, times, chosen, assigned);

    /// <summary>Queues of each line.</summary>
    public IReadOnlyList<int[]> Lines { get; }

    /// <summary>The people as they are (1), or so many of each: the fewest with which separate groups are possible.</summary>
    public int Times { get; }

    /// <summary>Agents per line, and the pace that all of them have, or more.</summary>
    public IReadOnlyList<(double Pace, int Agents)> Chosen { get; }

    /// <summary>Agents per group and line.</summary>
    public int[,] Assigned { get; }

    public int Total => Chosen.Sum(c => c.Agents);

    /// <summary>Agents per group.</summary>
    public int[] Crew => [.. Enumerable.Range(0, Assigned.GetLength(0)).Select(g => Enumerable.Range(0, Lines.Count).Sum(l => Assigned[g, l]))];

    /// <summary>What each queue needs of its line's agents: in proportion to its load.</summary>
    public double[] Need(SkillSystem system)
    {
        var need = new double[system.Loads.Count];
        for (var l = 0; l < Lines.Count; l++)
        {
            var load = Lines[l].Sum(q => system.Loads[q].Erlangs);
            foreach (var q in Lines[l])
            {
                need[q] = Math.Max(1e-9, Chosen[l].Agents * (load > 0 ? system.Loads[q].Erlangs / load : 1.0 / Lines[l].Length));
            }
        }

        return need;
    }

    /// <summary>Most agents of each group.</summary>
    public int[] Limits(SkillSystem system) => [.. system.Groups.Select(g => (int)Math.Min(int.MaxValue, (long)g.People * Times))];

    public static SeparateGroups Find(SkillSystem system)
    {
        List<int[]> lines = [.. Enumerable.Range(0, system.Loads.Count).GroupBy(q => system.Loads[q].Line(q)).Select(g => g.ToArray())];
        var levels = lines.Select(line => Levels(system, line)).ToArray();
        var slowest = levels.Select(l => l[^1]).ToArray();
        var times = 1;
        while (Assign(system, lines, slowest, times).Short != 0)
        {
            times *= 2;
        }

        for (var step = times / 4; step > 0; step /= 2)
        {
            if (Assign(system, lines, slowest, times - step).Short == 0)
            {
                times -= step;
            }
        }

        // From the fastest people down, a line at a time where they do not suffice: the line to which it costs the fewest agents.
        var pick = new int[lines.Count];
        while (true)
        {
            var chosen = levels.Select((l, i) => l[pick[i]]).ToArray();
            var (assigned, lacking) = Assign(system, lines, chosen, times);
            if (lacking == 0)
            {
                return new SeparateGroups(lines, times, chosen, assigned);
            }

            var next = SkillSystem.Bits(lacking).Where(i => pick[i] + 1 < levels[i].Count).DefaultIfEmpty(-1)
                .MinBy(i => i < 0 ? 0 : levels[i][pick[i] + 1].Agents - levels[i][pick[i]].Agents);
            pick = next >= 0 ? [.. pick.Select((p, i) => i == next ? p + 1 : p)] : [.. levels.Select(l => l.Count - 1)];
        }
    }

    private static List<(double Pace, int Agents)> Levels(SkillSystem system, int[] line) =>
    [
        .. Enumerable.Range(0, system.Groups.Count).Select(g => system.Pace(g, line[0])).Where(p => p > 0).Distinct().OrderDescending()
            .Select(pace => (pace, line.Max(q => Agents(system.Loads[q], line.Sum(i => system.Loads[i].Erlangs), pace)))),
    ];

    private static int Agents(QueueLoad load, double erlangs, double pace) =>
        Math.Max(load.Target.MinAgents, load.Erlangs > 0 ? RequiredAgents.Find(erlangs / pace, load.Aht.TotalSeconds / pace, load.Target).Agents : 0);

    // Largest flow from lines to groups. Short: lines among which people are lacking, none when all have theirs.
    private static (int[,] Assigned, ulong Short) Assign(SkillSystem system, List<int[]> lines, (double Pace, int Agents)[] chosen, int times)
    {
        var assigned = new int[system.Groups.Count, lines.Count];
        var left = system.Groups.Select(g => (long)g.People * times).ToArray();
        var lacking = 0UL;
        for (var l = 0; l < lines.Count; l++)
        {
            for (var need = chosen[l].Agents; need > 0;)
            {
                var (moved, reached) = Augment((g, i) => system.Pace(g, lines[i][0]) >= chosen[i].Pace, assigned, left, l, need);
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

    // One breadth-first path from a line, over people whom other lines could give up, to a group that has people left.
    private static (int Moved, ulong Reached) Augment(Func<int, int, bool> fits, int[,] assigned, long[] left, int from, int need)
    {
        var (groups, lines) = (assigned.GetLength(0), assigned.GetLength(1));
        var groupFrom = Enumerable.Repeat(-1, groups).ToArray();
        var lineFrom = Enumerable.Repeat(-1, lines).ToArray();
        var reached = 1UL << from;
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var line))
        {
            for (var g = 0; g < groups; g++)
            {
                if (groupFrom[g] >= 0 || !fits(g, line))
                {
                    continue;
                }

                groupFrom[g] = line;
                if (left[g] > 0)
                {
                    return (Move(assigned, left, groupFrom, lineFrom, from, g, need), 0);
                }

                for (var other = 0; other < lines; other++)
                {
                    if (assigned[g, other] > 0 && (reached & (1UL << other)) == 0)
                    {
                        (reached, lineFrom[other]) = (reached | (1UL << other), g);
                        open.Enqueue(other);
                    }
                }
            }
        }

        return (0, reached);
    }

    private static int Move(int[,] assigned, long[] left, int[] groupFrom, int[] lineFrom, int from, int last, int need)
    {
        var most = Math.Min(need, left[last]);
        for (var line = groupFrom[last]; line != from; line = groupFrom[lineFrom[line]])
        {
            most = Math.Min(most, assigned[lineFrom[line], line]);
        }

        left[last] -= most;
        for (var group = last; ; group = lineFrom[groupFrom[group]])
        {
            var line = groupFrom[group];
            assigned[group, line] += (int)most;
            if (line == from)
            {
                return (int)most;
            }

            assigned[lineFrom[line], line] -= (int)most;
        }
    }
}
