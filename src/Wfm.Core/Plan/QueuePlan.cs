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

    /// <summary>Contacts that an agent has at a time (chat, messaging), or null for one.</summary>
    public Concurrency? Concurrency { get; init; }

    /// <summary>Rank in the queue of a shared agent: the higher goes first. Default 0. Deferred work always goes after contacts that wait.</summary>
    public int Priority { get; init; }

    /// <summary>How long a contact waits for agents whose first skill is this queue's before others who have it may take it, or null for all of them at once.</summary>
    public TimeSpan? OverflowAfter { get; init => field = value is { } v ? Guard.NotNegative(v, nameof(OverflowAfter)) : null; }

    /// <summary>Coefficient of variation of handle time (standard deviation ÷ mean) where it is not exponential: lognormal then. Null: exponential.</summary>
    public double? AhtCv { get; init => field = value is { } v ? Guard.Positive(v, nameof(AhtCv)) : null; }

    /// <summary>Deferred work: contacts waiting when the plan begins, 0 or more.</summary>
    public double Backlog { get; init => field = Guard.NotNegative(value); }

    /// <summary>Deferred work: share of an agent's time that such work can fill, above 0 and at most 1. Default 0.92.</summary>
    public double DeferredOccupancy { get; init => field = Guard.Share(value, nameof(DeferredOccupancy)); } = 0.92;

    /// <summary>Deferred work: whether <see cref="ServiceTarget.AnswerWithin"/> counts opening hours only. Default true.</summary>
    public bool InOpenHours { get; init; } = true;

    /// <summary>Whether the work waits in a backlog against a promise (e-mail, tickets, outbound lists) instead of in a queue against a threshold.</summary>
    public bool IsDeferred => Queue.Channel is Channel.Email or Channel.Ticket or Channel.Outbound;
}
