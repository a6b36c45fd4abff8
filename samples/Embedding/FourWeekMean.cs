using Wfm.Forecasting;

namespace Wfm.Samples.Embedding;

public sealed class FourWeekMean : IForecastModel
{
    public string Name => "four_week_mean";
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default) => new FittedByDay(series.Step, date =>
        [.. Enumerable.Range(0, series.SlotsPerDay).Select(slot => Enumerable.Range(0, series.Days).TakeLast(28)
            .Where(day => series.Weekday(day) == (int)date.DayOfWeek && !double.IsNaN(series[day, slot]))
            .Select(day => series[day, slot]).DefaultIfEmpty().Average())]);
}
