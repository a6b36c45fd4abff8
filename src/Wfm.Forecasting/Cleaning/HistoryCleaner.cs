namespace Wfm.Forecasting;

/// <summary>
/// Finds what is wrong with a history before models learn from it. <see cref="Forecaster.Fit"/> does the same by itself; this shows the result.
/// </summary>
/// <remarks>
/// Every decision is a tail probability: how likely chance alone, as over-dispersed as the series itself shows (negative binomial, variance φ·μ + θ·μ², both
/// fitted robustly), would bring a count as far off. An interval or a run of intervals is called wrong below 1e-6, a partial slump below 1e-9, a day below
/// 1e-5: on clean simulated histories that left fewer than five findings in 21 years (the tests hold it to that). A new level that lasts four days or more,
/// and what comes back by day of month, working day of month or every second week, is not an anomaly and stays.
/// </remarks>
public static class HistoryCleaner
{
    /// <summary>Cleans a history.</summary>
    /// <param name="history">The past of one queue.</param>
    /// <param name="options">Events that explain odd days, opening hours, and whether to clean; null: all defaults.</param>
    /// <exception cref="WfmDataException">The history's step cannot be a grid's, a count is negative, or no count is known.</exception>
    public static CleanHistory Clean(ContactHistory history, ForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new CleanHistory(history, HistorySheet.Build(history, options ?? new ForecastOptions()));
    }
}
