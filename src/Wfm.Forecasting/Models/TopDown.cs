namespace Wfm.Forecasting.Models;

/// <summary>
/// Daily totals first (ridge regression on their logs: weekday, a walking level, day of month, time of year), then shared out over the day by a profile per
/// weekday that is as smooth as the data are sparse. Strong where days differ by calendar and weekdays keep their shape.
/// </summary>
public sealed class TopDown : IForecastModel
{
    /// <inheritdoc/>
    public string Name => "top_down";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var totals = DailyTotals.Of(series);
        var level = DailyLevel.Fit(series, totals, token);
        var shape = IntradayShape.Fit(series, totals, token);
        var slots = series.SlotsPerDay;

        // A slot that no day has shown takes its neighbour's share; a weekday without history has the shared curve already.
        var seen = new bool[slots];
        for (var c = 0; c < series.Cells.Length; c++)
        {
            seen[c % slots] |= !double.IsNaN(series.Cells[c]);
        }

        var week = new double[7 * slots];
        for (var c = 0; c < week.Length; c++)
        {
            week[c] = seen[c % slots] ? shape[c] : double.NaN;
        }

        week = WeekCurve.Fill(week, slots);
        return new FittedByDay(series.Step, date =>
        {
            var total = level[date];
            var curve = week.AsSpan((int)date.DayOfWeek * slots, slots).ToArray();
            for (var s = 0; s < slots; s++)
            {
                curve[s] *= total;
            }

            return curve;
        });
    }
}
