namespace Wfm.Staffing;

/// <summary>A requirement with what led to it. Immutable.</summary>
public sealed record StaffingResult
{
    /// <summary>The requirement of each skill, in the order in which the plan's queues name them.</summary>
    public required IReadOnlyList<SkillRequirement> Requirements { get; init; }

    /// <summary>Groups of agents by skill.</summary>
    public required IReadOnlyList<StaffingGroup> Groups { get; init; }

    /// <summary>Queues whose work can wait, by skill.</summary>
    public required IReadOnlyList<StaffingBacklog> Backlogs { get; init; }

    /// <summary>What the user should act on or allow for; one line each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
