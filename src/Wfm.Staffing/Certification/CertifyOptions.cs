namespace Wfm.Staffing;

/// <summary>How to certify a roster. The result depends on everything here except <see cref="Parallelism"/>. Immutable.</summary>
public sealed record CertifyOptions
{
    /// <summary>Seed of the randomness, or null for the plan's. Default null.</summary>
    public int? Seed { get; init; }

    /// <summary>Replications, 1 or more; with <see cref="HalfWidth"/>, at least so many. Default 100.</summary>
    public int Replications { get; init => field = Guard.Positive(value); } = 100;

    /// <summary>Stop rule: go on until the half-width of every queue's service level over the horizon is at most this, above 0; or null. Default null.</summary>
    public double? HalfWidth { get; init => field = value is { } v ? Guard.Positive(v, nameof(HalfWidth)) : null; }

    /// <summary>Most replications with <see cref="HalfWidth"/>, 1 or more. Default 10,000.</summary>
    public int MaxReplications { get; init => field = Guard.Positive(value); } = 10_000;

    /// <summary>Confidence of the intervals, above 0 and below 1. Default 0.95.</summary>
    public double Confidence
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Confidence), value, "Confidence must be above 0 and below 1.");
    } = 0.95;

    /// <summary>Replications at a time, 1 or more. Default: one per processor. Without influence on the result.</summary>
    public int Parallelism { get; init => field = Guard.Positive(value); } = Environment.ProcessorCount;

    /// <summary>How uncertain the number of contacts is. Default <see cref="ArrivalLaw.Forecast"/>.</summary>
    public ArrivalLaw Arrivals { get; init; } = ArrivalLaw.Forecast;

    /// <summary>Whether people use all their skills, also in shifts for which the roster names one. Default false: they do what the roster says.</summary>
    public bool Pooling { get; init; }

    /// <summary>Mean length of a short absence: how the plan's shrinkage of hours present is taken. Default 5 minutes.</summary>
    public TimeSpan AbsenceLength { get; init => field = Guard.Positive(value); } = TimeSpan.FromMinutes(5);

    /// <summary>Replications of each variant that looks for the cause of a difference; 0 leaves the causes out. Default 40.</summary>
    public int ExplainReplications { get; init => field = Guard.NotNegative(value); } = 40;
}
