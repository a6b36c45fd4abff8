namespace Wfm.Staffing;

/// <summary>One group of agents of the plan, and what decided its size. Immutable.</summary>
public sealed record StaffingGroup
{
    /// <summary>Skill of its agents.</summary>
    public required string Skill { get; init; }

    /// <summary>Queues whose contacts it takes, in the plan's order.</summary>
    public required IReadOnlyList<QueuePlan> Queues { get; init; }

    /// <summary>The model, in words.</summary>
    public required string Model { get; init; }

    /// <summary>Intervals in which it needs anybody.</summary>
    public required int Intervals { get; init; }

    /// <summary>What one agent fewer would break, the most frequent first. In an interval several queues can bind.</summary>
    public required IReadOnlyList<BindingTarget> Binding { get; init; }

    /// <summary>Intervals in which the size is a queue's minimum of agents.</summary>
    public required int AtMinimum { get; init; }
}
