namespace Wfm.Forecasting;

/// <summary>How to forecast several queues together.</summary>
public sealed record HierarchyOptions
{
    /// <summary>How each queue, and each sum of queues, is forecast. Opening hours are per queue: give them in <see cref="PerQueue"/>.</summary>
    public ForecastOptions Forecast { get; init => field = value ?? throw new ArgumentNullException(nameof(Forecast)); } = new();

    /// <summary>Options of a queue that differ from <see cref="Forecast"/>. Default: none.</summary>
    public IReadOnlyDictionary<QueueKey, ForecastOptions> PerQueue { get; init => field = value ?? throw new ArgumentNullException(nameof(PerQueue)); } =
        new Dictionary<QueueKey, ForecastOptions>();

    /// <summary>Site of each queue by name; a queue that is not listed has none. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Sites { get; init => field = value ?? throw new ArgumentNullException(nameof(Sites)); } = new Dictionary<string, string>();

    /// <summary>Whether forecasts of channel, site and total correct those of the queues. Without it totals are plain sums. Default true.</summary>
    public bool Reconcile { get; init; } = true;
}
