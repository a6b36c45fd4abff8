namespace Wfm.Forecasting.Models;

/// <summary>The same slot of the last week that has it. The yardstick: whatever does not beat it is not worth its name.</summary>
public sealed class SeasonalNaive : IForecastModel
{
    /// <inheritdoc/>
    public string Name => "seasonal_naive";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var slots = series.SlotsPerDay;
        var week = WeekCurve.Empty(slots);
        for (var d = 0; d < series.Days; d++)
        {
            var at = series.Weekday(d) * slots;
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(series[d, s]))
                {
                    week[at + s] = series[d, s];
                }
            }
        }

        return WeekCurve.Fitted(series, week);
    }
}
