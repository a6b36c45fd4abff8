namespace Wfm;

/// <summary>One local day of a backtest: what came and what had been forecast, over the intervals that the history has.</summary>
/// <param name="Origin">First day of the forecast.</param>
/// <param name="Date">The day.</param>
/// <param name="Actual">Contacts that came.</param>
/// <param name="Forecast">Contacts forecast for the same intervals.</param>
/// <param name="Low95">2.5 % quantile of the day's sum; NaN when the forecast has none, or when the history has only a part of the day.</param>
/// <param name="Low80">10 % quantile of the day's sum, or NaN.</param>
/// <param name="High80">90 % quantile of the day's sum, or NaN.</param>
/// <param name="High95">97.5 % quantile of the day's sum, or NaN.</param>
public sealed record BacktestDay(DateOnly Origin, DateOnly Date, double Actual, double Forecast, double Low95, double Low80, double High80, double High95)
{
    /// <summary>Contacts by which the day lies outside its 95 % band; 0 inside, NaN without a band.</summary>
    public double Beyond => double.IsNaN(Low95) || double.IsNaN(High95) ? double.NaN : Math.Max(0, Math.Max(Low95 - Actual, Actual - High95));
}
