namespace Wfm;

/// <summary>One queue in the plan. Immutable.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Skill">Skill that its agents need.</param>
/// <param name="Target">What it promises.</param>
/// <param name="Open">When it takes contacts.</param>
public sealed record QueuePlan(QueueKey Queue, string Skill, ServiceTarget Target, OpeningHours Open)
{
    /// <summary>Handle time to assume where the history has none, or null.</summary>
    public TimeSpan? DefaultAht { get; init => field = value is { } v ? Guard.Positive(v, nameof(DefaultAht)) : null; }
}
