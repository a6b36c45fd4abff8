namespace Wfm.Staffing.Tests;

/// <summary>Plans of two days in half hours, with forecasts from formulas.</summary>
internal static class PlanCase
{
    public static readonly TimeGrid Grid = new(TimeZoneInfo.Utc, new DateOnly(2026, 3, 2), 2, TimeSpan.FromMinutes(30));

    /// <summary>Every day from eight to a closing hour.</summary>
    public static OpeningHours Until(int close) => new(Enum.GetValues<DayOfWeek>().Select(d =>
        KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new OpenSpan(TimeSpan.FromHours(8), TimeSpan.FromHours(close))])));

    public static Plan Plan(params QueuePlan[] queues) => new(Grid, queues, []);

    public static QueueForecast Forecast(QueuePlan queue, double aht, Func<int, double> volume, double? cv = null)
    {
        var volumes = new IntervalSeries(Grid, Enumerable.Range(0, Grid.Count).Select(volume));
        var quantiles = QueueForecast.Levels.Select(level => cv is { } c ? new IntervalSeries(Grid, volumes.Values.ToArray().Select(v => v * (1 + ((level - 0.5) * 4 * c)))) : volumes);
        return new QueueForecast(queue.Queue, volumes, new IntervalSeries(Grid, Enumerable.Repeat(aht, Grid.Count)), quantiles, "test");
    }
}
