namespace Wfm;

/// <summary>What a backtest of one queue found: rolling origins, or frozen forecast versions held against what came.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Scores">Per model: each origin and all pooled (origin null), by part of the horizon and level.</param>
/// <param name="Notes">Origins that could not be used, and why; what else the reader should know.</param>
public sealed record BacktestReport(QueueKey Queue, IReadOnlyList<BacktestScore> Scores, IReadOnlyList<string> Notes)
{
    /// <summary>Model that the report is about: <c>auto</c> when it was asked for, otherwise the first one; of frozen versions the last.</summary>
    public string Headline { get; init; } = Scores.Count > 0 ? Scores[0].Model : "";

    /// <summary>Whether versions made earlier were compared, and not forecasts made for the backtest.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Which model <c>auto</c> chose at each origin, and why; in order of origin.</summary>
    public IReadOnlyList<BacktestChoice> Choices { get; init; } = [];

    /// <summary>Days forecast by the headline model, per origin in order.</summary>
    public IReadOnlyList<BacktestDay> Days { get; init; } = [];

    /// <summary>The days that the headline model missed most, worst first; a day that several origins forecast counts once, with the latest.</summary>
    public IReadOnlyList<WorstDay> WorstDays { get; init; } = [];

    /// <summary>Differences between frozen versions on the intervals that both forecast.</summary>
    public IReadOnlyList<VersionGap> Gaps { get; init; } = [];

    /// <summary>The headline model's forecast from the last origin by interval, or null.</summary>
    public QueueForecast? LastForecast { get; init; }

    /// <summary>What came in the intervals of <see cref="LastForecast"/>; NaN where not known.</summary>
    public IntervalSeries? LastActual { get; init; }

    /// <summary>Names of the models or versions, in the order asked for.</summary>
    public IReadOnlyList<string> Models => [.. Scores.Select(s => s.Model).Distinct()];

    /// <summary>Last day ahead that is scored.</summary>
    public int HorizonDays => Scores.Count == 0 ? 0 : Scores.Max(s => s.ToDay);

    /// <summary>Origins that are scored, in order.</summary>
    public IReadOnlyList<DateOnly> Origins => [.. Scores.Select(s => s.Origin).OfType<DateOnly>().Distinct().Order()];

    /// <summary>Pooled score of a model over the whole horizon, by interval, or null.</summary>
    public BacktestScore? Pooled(string model) => Pooled(model, "interval");

    /// <summary>Pooled score of a model over the whole horizon on a level without groups, or null.</summary>
    public BacktestScore? Pooled(string model, string level) =>
        Scores.Where(s => s.Model == model && s.Origin is null && s.Level == level && s.FromDay == 1).OrderByDescending(s => s.ToDay).FirstOrDefault();

    /// <summary>Pooled scores of a model by each week ahead, on intervals: days 1-7, 8-14 and so on.</summary>
    public IReadOnlyList<BacktestScore> ByWeekAhead(string model) =>
        [.. Scores.Where(s => s.Model == model && s.Origin is null && s.Level == "interval" && s.FromDay % 7 == 1 && s.ToDay - s.FromDay < 7).OrderBy(s => s.FromDay)];

    /// <summary>Pooled scores of a model over the whole horizon in the groups of a level: <c>interval_weekday</c>, <c>day_weekday</c> or <c>interval_hour</c>.</summary>
    public IReadOnlyList<BacktestScore> ByGroup(string model, string level) =>
        [.. Scores.Where(s => s.Model == model && s.Origin is null && s.Level == level).OrderBy(s => s.Hour ?? (((int)s.Weekday.GetValueOrDefault() + 6) % 7))];
}
