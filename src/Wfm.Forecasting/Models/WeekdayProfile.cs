namespace Wfm.Forecasting.Models;

/// <summary>
/// Weighted mean of the same slot on the same weekday, recent weeks counting more: weight 2^(−age ÷ half-life). The half-life (1 to 26 weeks) is the one
/// that would have forecast the last weeks of the history best.
/// </summary>
public sealed class WeekdayProfile : IForecastModel
{
    /// <inheritdoc/>
    public string Name => "weekday_profile";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var halfLife = Recency.ChooseHalfLife(series, token);
        return WeekCurve.Fitted(series, Recency.WeekMean(series, series.Days, halfLife));
    }
}
