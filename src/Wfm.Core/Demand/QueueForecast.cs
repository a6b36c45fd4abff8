namespace Wfm;

/// <summary>Forecast of one queue: mean volume, quantiles of volume, and handle time per interval. Immutable.</summary>
public sealed record QueueForecast
{
    /// <summary>Levels of the quantiles that every forecast carries.</summary>
    public static readonly IReadOnlyList<double> Levels = [0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975];

    /// <summary>A forecast.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="volume">Mean number of contacts offered per interval; 0 when closed.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds.</param>
    /// <param name="quantiles">One series per level of <see cref="Levels"/>, in that order.</param>
    /// <param name="model">Name of the model that made it.</param>
    /// <exception cref="ArgumentException">Series of different grids, or another number of quantiles.</exception>
    public QueueForecast(QueueKey queue, IntervalSeries volume, IntervalSeries ahtSeconds, IEnumerable<IntervalSeries> quantiles, string model)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(ahtSeconds);
        (Queue, Volume, AhtSeconds, Quantiles, Model) = (queue, volume, ahtSeconds, [.. quantiles], model);
        if (Quantiles.Count != Levels.Count)
        {
            throw new ArgumentException($"A forecast carries {Levels.Count} quantiles, not {Quantiles.Count}.", nameof(quantiles));
        }

        if (!AhtSeconds.Grid.Equals(Volume.Grid) || Quantiles.Any(q => !q.Grid.Equals(Volume.Grid)))
        {
            throw new ArgumentException("All series of a forecast must share one grid.", nameof(quantiles));
        }
    }

    /// <summary>The queue.</summary>
    public QueueKey Queue { get; }

    /// <summary>Mean number of contacts offered per interval.</summary>
    public IntervalSeries Volume { get; }

    /// <summary>Mean handle time in seconds per interval.</summary>
    public IntervalSeries AhtSeconds { get; }

    /// <summary>Quantiles of volume, one series per level of <see cref="Levels"/>.</summary>
    public IReadOnlyList<IntervalSeries> Quantiles { get; }

    /// <summary>Name of the model that made it.</summary>
    public string Model { get; }

    /// <summary>The planner's factors on top of the model that touch the horizon, in order of time; <see cref="Volume"/> and the quantiles include them.</summary>
    public IReadOnlyList<ForecastOverride> Overrides { get; init; } = [];

    /// <summary>Volume as the model alone would have it, without <see cref="Overrides"/>: the same as <see cref="Volume"/> where there are none.</summary>
    /// <exception cref="ArgumentException">Set to a series on another grid.</exception>
    public IntervalSeries ModelVolume
    {
        get => field ?? Volume;
        init => field = value is null || value.Grid.Equals(Volume.Grid)
            ? value
            : throw new ArgumentException("The model's volume must be on the forecast's grid.", nameof(ModelVolume));
    }

    /// <summary>Totals of the days and weeks of the grid with quantiles of their own, where the forecaster gives them. Empty when it does not: sums of the
    /// intervals' quantiles are then the only, too wide, bands of a day.</summary>
    public IReadOnlyList<PeriodTotal> Totals { get; init; } = [];

    /// <summary>Talk time in seconds per interval, or null when the history does not keep it apart. With hold and wrap it adds up to <see cref="AhtSeconds"/>.</summary>
    public IntervalSeries? TalkSeconds { get; init; }

    /// <summary>Hold time in seconds per interval, or null.</summary>
    public IntervalSeries? HoldSeconds { get; init; }

    /// <summary>After-call work in seconds per interval, or null.</summary>
    public IntervalSeries? WrapSeconds { get; init; }

    /// <summary>What the user should know: short history, repaired data, a model that fell back.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
