namespace Wfm.Staffing;

/// <summary>How long and how exactly to simulate. The result depends on everything here except <see cref="Parallelism"/>.</summary>
public sealed record SimulationOptions
{
    /// <summary>Seed of the randomness. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Independent replications, 1 or more; with <see cref="HalfWidth"/>, at least so many. Default 100.</summary>
    public int Replications { get; init => field = Guard.Positive(value); } = 100;

    /// <summary>
    /// Stop rule: go on until the half-width of every queue's service level over the whole time (of its share on time, for deferred work) is at most this, above 0;
    /// or null for exactly <see cref="Replications"/>. It is looked at after each quarter more of the replications so far.
    /// </summary>
    public double? HalfWidth { get; init => field = value is { } v ? Guard.Positive(v, nameof(HalfWidth)) : null; }

    /// <summary>Most replications with <see cref="HalfWidth"/>, 1 or more. Default 10,000.</summary>
    public int MaxReplications { get; init => field = Guard.Positive(value); } = 10_000;

    /// <summary>Confidence of the intervals, above 0 and below 1. Default 0.95.</summary>
    public double Confidence
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Confidence), value, "Confidence must be above 0 and below 1.");
    } = 0.95;

    /// <summary>A group per interval, from 0 (for instance its day), or −1 for none; the result then also has each group's measures. Default: no groups.</summary>
    public IReadOnlyList<int> GroupOfInterval { get; init => field = Groups(value); } = [];

    /// <summary>
    /// Intervals at the start that only warm the centre up: they appear in no group, no total and no stop rule. 0 or more; default 0.
    /// </summary>
    public int WarmupIntervals { get; init => field = Guard.NotNegative(value); }

    /// <summary>Replications at a time, 1 or more. Default: one per processor. Without influence on the result.</summary>
    public int Parallelism { get; init => field = Guard.Positive(value); } = Environment.ProcessorCount;

    private static int[] Groups(IReadOnlyList<int> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.All(g => g >= -1) ? [.. value] : throw new ArgumentOutOfRangeException(nameof(value), value.Min(), "A group of an interval must be -1 (none) or more.");
    }
}
