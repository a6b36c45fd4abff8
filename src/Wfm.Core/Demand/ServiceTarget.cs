namespace Wfm;

/// <summary>What a queue promises. All that are given must hold at once. Immutable.</summary>
public sealed record ServiceTarget
{
    /// <summary>Share of offered contacts to answer within <see cref="AnswerWithin"/>, in (0, 1], or null for no such target. Default 0.80.</summary>
    public double? ServiceLevel { get; init => field = value is { } v ? Guard.Share(v, nameof(ServiceLevel)) : null; } = 0.80;

    /// <summary>Service-level threshold, not the mean wait. Default 20 s.</summary>
    public TimeSpan AnswerWithin { get; init => field = Guard.NotNegative(value); } = TimeSpan.FromSeconds(20);

    /// <summary>Largest mean wait of answered contacts, or null.</summary>
    public TimeSpan? AsaMax { get; init => field = value is { } v ? Guard.NotNegative(v, nameof(AsaMax)) : null; }

    /// <summary>Largest occupancy, in (0, 1], or null.</summary>
    public double? OccupancyMax { get; init => field = value is { } v ? Guard.Share(v, nameof(OccupancyMax)) : null; }

    /// <summary>Largest share of contacts that give up, in (0, 1], or null. Needs <see cref="Patience"/>.</summary>
    public double? AbandonmentMax { get; init => field = value is { } v ? Guard.Share(v, nameof(AbandonmentMax)) : null; }

    /// <summary>Mean patience before giving up: Erlang A. Null: nobody gives up, Erlang C.</summary>
    public TimeSpan? Patience { get; init => field = value is { } v ? Guard.Positive(v, nameof(Patience)) : null; }

    /// <summary>Fewest agents while open, whatever the forecast. Default 0.</summary>
    public int MinAgents { get; init => field = Guard.NotNegative(value); }

    /// <summary>What <see cref="ServiceLevel"/> is a share of. Default: all offered contacts.</summary>
    public ServiceLevelOf ServiceLevelOf { get; init; } = ServiceLevelOf.Offered;

    /// <summary>Whose wait <see cref="AsaMax"/> limits. Default: answered contacts.</summary>
    public AsaOf AsaOf { get; init; } = AsaOf.Answered;

    /// <summary>How soon giving up is early, for <see cref="ServiceLevelOf.ExcludingShortAbandons"/>, or null for <see cref="AnswerWithin"/>.</summary>
    public TimeSpan? ShortAbandon { get; init => field = value is { } v ? Guard.NotNegative(v, nameof(ShortAbandon)) : null; }

    /// <summary>Probability with which the targets must be kept, given how uncertain the forecast is, above 0 and below 1; or null for the forecast's mean alone.</summary>
    public double? Certainty
    {
        get;
        init => field = value is null or (> 0 and < 1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Certainty), value, "Certainty must be above 0 and below 1.");
    }
}
