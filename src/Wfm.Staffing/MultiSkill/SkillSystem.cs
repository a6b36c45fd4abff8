namespace Wfm.Staffing;

/// <summary>Queues and groups of one interval, matched: who can take what, and how fast.</summary>
internal sealed class SkillSystem
{
    private readonly GroupSkill?[,] _skills;

    public SkillSystem(IReadOnlyList<SkillGroup> groups, IReadOnlyList<QueueLoad> loads)
    {
        // A queue without contacts that asks for nobody has no say.
        (Groups, Loads) = (groups, [.. loads.Where(l => l.Erlangs > 0 || l.Target.MinAgents > 0)]);
        if (Loads.Count > 63)
        {
            throw new ArgumentOutOfRangeException(nameof(loads), Loads.Count, "At most 63 queues can be staffed together.");
        }

        _skills = new GroupSkill?[groups.Count, Loads.Count];
        (Touches, BestPace) = (new ulong[groups.Count], new double[Loads.Count]);
        for (var g = 0; g < groups.Count; g++)
        {
            for (var q = 0; q < Loads.Count; q++)
            {
                if (groups[g].Skills.FirstOrDefault(s => s.Skill == Loads[q].Skill) is { } skill)
                {
                    _skills[g, q] = skill;
                    Touches[g] |= 1UL << q;
                    BestPace[q] = Math.Max(BestPace[q], skill.Efficiency);
                }
            }
        }

        var nobody = Loads.Where((_, q) => BestPace[q] == 0).Select(l => $"Queue '{l.Queue}' needs skill '{l.Skill}', which nobody has.").ToList();
        if (nobody.Count > 0)
        {
            throw new WfmDataException(nobody);
        }
    }

    public IReadOnlyList<SkillGroup> Groups { get; }

    /// <summary>Queues that have contacts, or a minimum of agents.</summary>
    public IReadOnlyList<QueueLoad> Loads { get; }

    /// <summary>Queues that a group can take, as bits.</summary>
    public ulong[] Touches { get; }

    /// <summary>Highest efficiency that any group has at a queue.</summary>
    public double[] BestPace { get; }

    public GroupSkill? Skill(int group, int queue) => _skills[group, queue];

    public double Pace(int group, int queue) => _skills[group, queue]?.Efficiency ?? 0;

    /// <summary>Queues that share no group with those of another part, as bits. Groups are those with anybody in <paramref name="crew"/>, or all.</summary>
    public IEnumerable<ulong> Parts(IReadOnlyList<int>? crew = null)
    {
        var left = (1UL << Loads.Count) - 1;
        while (left != 0)
        {
            var part = left & (~left + 1);
            for (var grown = true; grown;)
            {
                grown = false;
                for (var g = 0; g < Touches.Length; g++)
                {
                    if ((crew is null || crew[g] > 0) && (Touches[g] & part) != 0 && (Touches[g] & ~part) != 0)
                    {
                        part |= Touches[g];
                        grown = true;
                    }
                }
            }

            yield return part;
            left &= ~part;
        }
    }

    public static IEnumerable<int> Bits(ulong set)
    {
        for (; set != 0; set &= set - 1)
        {
            yield return System.Numerics.BitOperations.TrailingZeroCount(set);
        }
    }
}
