namespace Wfm.Staffing;

/// <summary>Agents with the same skills.</summary>
internal sealed record AgentGroup(int Number, CentreSkill[] Skills, int MaxInHand);

/// <summary>A group that serves a queue, and the position of that skill among the group's.</summary>
internal readonly record struct Server(int Group, int Skill, double OverflowAfter);

/// <summary>An agent comes or leaves.</summary>
internal readonly record struct ShiftChange(double Time, bool Comes, int Agent);

/// <summary>What the replications of a centre share: groups of agents who are alike, who serves which queue, and when agents come and leave.</summary>
internal sealed class CentreLayout
{
    public CentreLayout(Centre centre)
    {
        Centre = centre;
        var groups = new Dictionary<SkillKey, AgentGroup>();
        GroupOf = new int[centre.Agents.Count];
        for (var a = 0; a < GroupOf.Length; a++)
        {
            var key = new SkillKey([.. centre.Agents[a].Skills]);
            if (!groups.TryGetValue(key, out var group))
            {
                group = new AgentGroup(groups.Count, key.Skills, key.Skills.Select(s => centre.Queues[s.Queue].Concurrency?.Max ?? 1).DefaultIfEmpty(1).Max());
                groups.Add(key, group);
            }

            GroupOf[a] = group.Number;
        }

        Groups = [.. groups.Values.OrderBy(g => g.Number)];
        MaxInHand = Groups.Select(g => g.MaxInHand).DefaultIfEmpty(1).Max();
        Tiers = [.. Enumerable.Range(0, centre.Queues.Count).Select(TiersOf)];
        OverflowTimes = [.. Tiers.Select(t => t.SelectMany(s => s).Select(s => s.OverflowAfter).Where(s => s > 0).Distinct().Order().ToArray())];
        Shifts = [.. Enumerable.Range(0, GroupOf.Length).SelectMany(ShiftsOf).OrderBy(s => s.Time).ThenByDescending(s => s.Comes)];
        Absences = centre.Absences is { } absences && absences.Shares.Any(s => s > 0) ? new AbsenceClock(absences, centre.IntervalSeconds, centre.Intervals) : null;
        StaffedTime = new double[Groups.Length * centre.Intervals];
        for (var a = 0; a < GroupOf.Length; a++)
        {
            foreach (var span in centre.Agents[a].On)
            {
                Tally.AddTime(StaffedTime, GroupOf[a] * centre.Intervals, 1, centre.Intervals, centre.IntervalSeconds, span.Start, span.End);
            }
        }
    }

    public Centre Centre { get; }

    public AgentGroup[] Groups { get; }

    public int[] GroupOf { get; }

    /// <summary>Most contacts that any agent has in hand.</summary>
    public int MaxInHand { get; }

    /// <summary>By queue: who serves it, in tiers of equal rank, the first asked first.</summary>
    public Server[][][] Tiers { get; }

    /// <summary>By queue: the waits after which more agents may help, in seconds.</summary>
    public double[][] OverflowTimes { get; }

    /// <summary>Who comes and leaves, in order of time; at the same instant those who come first, so that nothing falls between.</summary>
    public ShiftChange[] Shifts { get; }

    /// <summary>How absence falls due, or null when nobody is ever absent.</summary>
    public AbsenceClock? Absences { get; }

    /// <summary>Scheduled agent-seconds by group and interval.</summary>
    public double[] StaffedTime { get; }

    private Server[][] TiersOf(int queue) =>
    [
        .. Groups.SelectMany(g => g.Skills.Select((s, at) => (Skill: s, Server: new Server(g.Number, at, s.OverflowAfterSeconds))).Where(s => s.Skill.Queue == queue))
            .GroupBy(s => s.Skill.Rank).OrderBy(t => t.Key).Select(t => t.Select(s => s.Server).ToArray()),
    ];

    /// <summary>Spans that touch are one: nobody leaves at an instant and comes at the same.</summary>
    private IEnumerable<ShiftChange> ShiftsOf(int agent)
    {
        var on = Centre.Agents[agent].On;
        for (var i = 0; i < on.Count; i++)
        {
            if (on[i].End <= 0)
            {
                continue;
            }

            if (i == 0 || on[i - 1].End < on[i].Start || on[i - 1].End <= 0)
            {
                yield return new ShiftChange(Math.Max(0, on[i].Start), true, agent);
            }

            if (double.IsFinite(on[i].End) && (i + 1 == on.Count || on[i + 1].Start > on[i].End))
            {
                yield return new ShiftChange(on[i].End, false, agent);
            }
        }
    }

    private readonly record struct SkillKey(CentreSkill[] Skills)
    {
        public bool Equals(SkillKey other) => Skills.AsSpan().SequenceEqual(other.Skills);

        public override int GetHashCode() => Skills.Aggregate(Skills.Length, HashCode.Combine);
    }
}
