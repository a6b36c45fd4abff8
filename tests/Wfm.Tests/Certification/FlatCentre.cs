using Wfm.Staffing;

namespace Wfm.Tests.Certification;

/// <summary>A centre that is open all day with as many agents throughout: what the queue model is about.</summary>
internal static class FlatCentre
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    public static readonly DateOnly Monday = new(2026, 3, 2);
    public static readonly Contract Full = new("full", TimeSpan.FromHours(40));

    public static TimeGrid Grid(int days = 1, int minutes = 60, DateOnly? from = null) => new(Zone, from ?? Monday, days, TimeSpan.FromMinutes(minutes));

    public static QueuePlan Queue(string name = "help", string? skill = null, double? patience = 120, OpeningHours? open = null) =>
        new(new QueueKey(name), skill ?? name, new ServiceTarget { Patience = patience is { } p ? TimeSpan.FromSeconds(p) : null }, open ?? OpeningHours.Always);

    public static Plan Plan(TimeGrid grid, params QueuePlan[] queues) => new(grid, queues, [Full]) { Seed = 5, Load = LoadMethod.Stationary };

    /// <summary>The same volume in every interval, with quantiles that say nothing.</summary>
    public static QueueForecast Forecast(TimeGrid grid, double volume, double aht = 240, string queue = "help") => Forecast(grid, _ => volume, aht, queue);

    public static QueueForecast Forecast(TimeGrid grid, Func<int, double> volume, double aht = 240, string queue = "help")
    {
        var mean = new IntervalSeries(grid, Enumerable.Range(0, grid.Count).Select(volume));
        return new QueueForecast(new QueueKey(queue), mean, new IntervalSeries(grid, Enumerable.Repeat(aht, grid.Count)), QueueForecast.Levels.Select(_ => mean), "test");
    }

    /// <summary>Agents who are there throughout, a shift per day.</summary>
    public static IEnumerable<Shift> Always(TimeGrid grid, int agents, string? skill = "help") => Enumerable.Range(0, agents).SelectMany(a =>
        Enumerable.Range(0, grid.Days).Select(d => Shift($"a{a}", grid.Day(d), grid.Zone.StartOfDay(grid.Day(d)), grid.Zone.StartOfDay(grid.Day(d + 1)), skill)));

    public static Shift Shift(string person, DateOnly date, DateTimeOffset from, DateTimeOffset to, string? skill = "help") =>
        new(person, date, "day", [new ActivitySegment(Activity.Contacts, new Interval(from, to), skill)]);

    public static CertifyInput Input(Plan plan, IEnumerable<Shift> shifts, params QueueForecast[] forecasts) =>
        new() { Plan = plan, Forecasts = forecasts, Roster = new Roster(plan.Grid, shifts) };

    public static CertificateLine Horizon(this Certificate certificate, string? queue = "help") =>
        certificate.At(CertificateLevel.Horizon).Single(l => l.Queue?.Name == queue);
}
