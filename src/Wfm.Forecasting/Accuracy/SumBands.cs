namespace Wfm.Forecasting;

/// <summary>Bands of sums from a fitted forecaster, for <see cref="PeriodBands"/>.</summary>
internal static class SumBands
{
    /// <summary>A fitted forecaster tells no distribution of sums: no bands of days, weeks and months are known.</summary>
    public static double[]?[]? Of(FittedForecaster fitted, TimeGrid horizon, int days) => null;
}
