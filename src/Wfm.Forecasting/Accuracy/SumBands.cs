namespace Wfm.Forecasting;

/// <summary>Bands of sums from a fitted forecaster, for <see cref="PeriodBands"/>.</summary>
internal static class SumBands
{
    /// <summary>Low95, low80, high80 and high95 of each whole period of a horizon.</summary>
    public static double[]?[]? Of(FittedForecaster fitted, TimeGrid horizon, int days) =>
        [.. fitted.SumQuantiles(horizon, days).Select(q => new[] { q[0], q[1], q[5], q[6] })];
}
