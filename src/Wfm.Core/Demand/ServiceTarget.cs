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
}
