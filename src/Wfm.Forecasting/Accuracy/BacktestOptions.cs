namespace Wfm.Forecasting;

/// <summary>What to try in a backtest.</summary>
public sealed record BacktestOptions
{
    /// <summary>First days to forecast, each from the history before it. Empty: <see cref="OriginCount"/> of them, two weeks apart, the last one horizon
    /// before the end. Default empty.</summary>
    public IReadOnlyList<DateOnly> Origins { get; init => field = [.. value ?? throw new ArgumentNullException(nameof(Origins))]; } = [];

    /// <summary>Number of origins when none are given. Default 8.</summary>
    public int OriginCount { get; init => field = Guard.Positive(value, nameof(OriginCount)); } = 8;

    /// <summary>Days to forecast from each origin. Default 28.</summary>
    public int HorizonDays { get; init => field = Guard.Positive(value, nameof(HorizonDays)); } = 28;

    /// <summary>Names of models, <c>auto</c> among them. Default: <c>auto</c> and every model of the library.</summary>
    public IReadOnlyList<string> Models
    {
        get;
        init => field = value is { Count: > 0 } ? [.. value] : throw new ArgumentException("At least one model is needed.", nameof(Models));
    } = ["auto", .. ForecastModels.All.Select(m => m.Name)];

    /// <summary>How many of the worst days to list. Default 10.</summary>
    public int WorstDays { get; init => field = Guard.NotNegative(value, nameof(WorstDays)); } = 10;

    /// <summary>Origins worked on at the same time. The result does not depend on it. Default: the number of processors.</summary>
    public int Threads { get; init => field = Guard.Positive(value, nameof(Threads)); } = Environment.ProcessorCount;
}
