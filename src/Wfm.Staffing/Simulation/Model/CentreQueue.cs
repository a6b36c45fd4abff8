namespace Wfm.Staffing;

/// <summary>One stream of contacts. Immutable.</summary>
public sealed record CentreQueue
{
    /// <summary>A queue.</summary>
    /// <param name="name">Name, for the reader.</param>
    /// <param name="arrivals">How contacts arrive.</param>
    /// <param name="handleTime">How long one takes an agent with efficiency 1 and nothing else in hand.</param>
    public CentreQueue(string name, ArrivalSource arrivals, Duration handleTime)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(handleTime);
        (Name, Arrivals, HandleTime) = (Guard.Text(name), arrivals, handleTime);
    }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>How contacts arrive.</summary>
    public ArrivalSource Arrivals { get; init; }

    /// <summary>How long one takes an agent with efficiency 1 and nothing else in hand: talk, hold and after-call work.</summary>
    public Duration HandleTime { get; init; }

    /// <summary>How long a contact waits before giving up, or null for one that never does.</summary>
    public Duration? Patience { get; init; }

    /// <summary>Service-level threshold in seconds, 0 or more. Default 20.</summary>
    public double TargetSeconds { get; init => field = Guard.NotNegative(value); } = 20;

    /// <summary>Giving up this soon is early, for <see cref="ServiceLevelOf.ExcludingShortAbandons"/>; in seconds, or null for <see cref="TargetSeconds"/>.</summary>
    public double? ShortAbandonSeconds { get; init => field = value is { } v ? Guard.NotNegative(v, nameof(ShortAbandonSeconds)) : null; }

    /// <summary>Share to answer within <see cref="TargetSeconds"/> that <see cref="SimulationMeasures.TargetMet"/> tests, above 0 and at most 1. Default 0.80.</summary>
    public double TargetServiceLevel { get; init => field = Guard.Share(value, nameof(TargetServiceLevel)); } = 0.80;

    /// <summary>What that share is of. Default: all offered contacts.</summary>
    public ServiceLevelOf TargetServiceLevelOf { get; init; } = ServiceLevelOf.Offered;

    /// <summary>What a freed agent takes first: the higher priority, then who has waited longest. Default 0.</summary>
    public int Priority { get; init; }

    /// <summary>Contacts that an agent has at a time (chat), or null for one. An agent has such contacts in hand, or one of another kind, never both.</summary>
    public Concurrency? Concurrency { get; init; }

    /// <summary>What makes the queue one of deferred work, or null for contacts that wait for an agent.</summary>
    public DeferredWork? Deferred { get; init; }

    /// <summary>
    /// Opening hours, in order and without overlap: who waits after closing when the last agent with the skill leaves, or has left, is gone, unanswered. None (the
    /// default): contacts wait for the next agent, however long. Arrivals and deferred work do not look at them.
    /// </summary>
    public IReadOnlyList<CentreSpan> Open { get; init => field = [.. value]; } = [];

    /// <summary>Most contacts of this queue at a time, waiting or in hand; one more is blocked. 0 or more, or null for no limit.</summary>
    public int? Capacity { get; init => field = value is { } v ? Guard.NotNegative(v, nameof(Capacity)) : null; }

    /// <summary>Who calls again, or null for nobody.</summary>
    public Redial? Redial { get; init; }
}
