namespace Wfm.Forecasting;

/// <summary>What one date of the backtest inside the history shows: the forecast and what came, interval by interval in order of time.</summary>
/// <param name="Cut">Day number of the series from which on it was forecast: the first day ahead.</param>
/// <param name="Mean">Mean forecast.</param>
/// <param name="Actual">What came.</param>
/// <param name="Day">Day number in the series, <paramref name="Cut"/> or later.</param>
/// <param name="Slot">Clock-time slot.</param>
internal sealed record FoldErrors(int Cut, double[] Mean, double[] Actual, int[] Day, int[] Slot);
