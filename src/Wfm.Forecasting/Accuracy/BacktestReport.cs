namespace Wfm.Forecasting;

/// <summary>What a backtest found.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Scores">Per model: each origin and all pooled (origin null), week 1 and the whole horizon, by interval and by day.</param>
/// <param name="Notes">Origins that could not be used, and why.</param>
public sealed record BacktestReport(QueueKey Queue, IReadOnlyList<BacktestScore> Scores, IReadOnlyList<string> Notes)
{
    /// <summary>Pooled score of a model over the whole horizon, by interval, or null.</summary>
    public BacktestScore? Pooled(string model) =>
        Scores.Where(s => s.Model == model && s.Origin is null && s.Level == "interval").OrderByDescending(s => s.ToDay).FirstOrDefault();
}
