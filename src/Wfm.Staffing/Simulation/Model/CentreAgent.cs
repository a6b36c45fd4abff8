namespace Wfm.Staffing;

/// <summary>One person who takes contacts. Immutable.</summary>
public sealed class CentreAgent
{
    /// <summary>An agent.</summary>
    /// <param name="skills">What the agent can take; at most one per queue, copied.</param>
    /// <param name="on">When the agent is on contacts: shifts without their breaks, in order and without overlap; copied. None: never there.</param>
    /// <exception cref="ArgumentException">A queue is named twice, or the spans overlap or are out of order.</exception>
    public CentreAgent(IEnumerable<CentreSkill> skills, IEnumerable<CentreSpan> on)
    {
        ArgumentNullException.ThrowIfNull(skills);
        ArgumentNullException.ThrowIfNull(on);
        Skills = [.. skills.OrderBy(s => s.Queue)];
        On = [.. on];
        if (Skills.Zip(Skills.Skip(1)).Any(p => p.First.Queue == p.Second.Queue))
        {
            throw new ArgumentException("An agent's skills must name each queue at most once.", nameof(skills));
        }

        for (var i = 0; i < On.Count; i++)
        {
            if (!(On[i].End > On[i].Start) || (i > 0 && On[i].Start < On[i - 1].End))
            {
                throw new ArgumentException(FormattableString.Invariant($"Spans of an agent must be in order and must not overlap: the one that starts at {On[i].Start} s does."), nameof(on));
            }
        }
    }

    /// <summary>What the agent can take, by queue.</summary>
    public IReadOnlyList<CentreSkill> Skills { get; }

    /// <summary>When the agent is on contacts.</summary>
    public IReadOnlyList<CentreSpan> On { get; }

    /// <summary>An agent who takes contacts of some queues alike, at any time.</summary>
    /// <param name="queues">Positions of the queues in <see cref="Centre.Queues"/>.</param>
    public static CentreAgent Always(params int[] queues)
    {
        ArgumentNullException.ThrowIfNull(queues);
        return new CentreAgent(queues.Select(q => new CentreSkill(q)), [new CentreSpan(0, double.PositiveInfinity)]);
    }
}
