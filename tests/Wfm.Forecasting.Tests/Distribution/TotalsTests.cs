namespace Wfm.Forecasting.Tests.Distribution;

public class TotalsTests
{
    // One model: what is tested here is the same whichever forecasts.
    private static readonly ForecastOptions Quick = new() { Model = "weekday_profile" };

    private static ContactHistory Calls(int days, int seed, double dayEffect = 0.1, TimeSpan? step = null, DateOnly? from = null)
    {
        var random = new Random(seed);
        var effect = Enumerable.Range(0, 2000).Select(_ => Math.Exp((dayEffect * Simulated.Normal(random)) - (dayEffect * dayEffect / 2))).ToArray();
        var first = from ?? Past.Monday;
        return Past.Of(days, (day, clock) => Past.Poisson(random, Past.Office(day, clock) * effect[day.DayNumber - first.DayNumber]), step, first, Past.Amsterdam);
    }

    [Test]
    public void Totals_AnyPeriod_AddUpToTheIntervals()
    {
        var past = Calls(120, 91);
        var fit = Forecaster.Fit(past, Quick);
        var grid = new TimeGrid(Past.Amsterdam, new DateOnly(2025, 5, 8), 100, Past.HalfHour);
        var sum = fit.Predict(grid).Volume;
        foreach (var period in Enum.GetValues<Period>())
        {
            var totals = fit.Totals(grid, period);
            Assert.That(totals.Sum(t => t.Days), Is.EqualTo(100));
            Assert.That(totals.Sum(t => t.Mean), Is.EqualTo(sum.Sum()).Within(1e-9 * sum.Sum()));
            foreach (var t in totals)
            {
                var at = grid.DayIndex(t.Start);
                Assert.That(t.Mean, Is.EqualTo(Enumerable.Range(at, t.Days).Sum(sum.DaySum)).Within(1e-9 * (1 + t.Mean)));
                Assert.That(t.Quantiles, Is.Ordered);
                Assert.That(t.Quantiles, Has.All.GreaterThanOrEqualTo(0));
            }
        }

        Assert.That(fit.Totals(grid, Period.Week).Skip(1).Select(t => t.Start.DayOfWeek), Has.All.EqualTo(DayOfWeek.Monday));
        Assert.That(fit.Totals(grid, Period.Month).Skip(1).Select(t => t.Start.Day), Has.All.EqualTo(1));
    }

    [Test]
    public void Totals_OfADay_AreNarrowerThanItsIntervalsAddedUp()
    {
        var past = Calls(120, 92, 0.05);
        var fit = Forecaster.Fit(past, Quick);
        var grid = Past.NextWeek(past, 5);
        var forecast = fit.Predict(grid);
        foreach (var (t, d) in fit.Totals(grid, Period.Day).Select((t, d) => (t, d)))
        {
            Assert.That(t.Quantiles[6] - t.Quantiles[0], Is.LessThan(0.8 * (forecast.Quantiles[6].DaySum(d) - forecast.Quantiles[0].DaySum(d))));
        }
    }

    [Test]
    public void Totals_AnotherStep_AreTheSame()
    {
        var past = Calls(90, 93);
        var fit = Forecaster.Fit(past, Quick);
        var (half, hour) = (Past.After(past, 7), Past.After(past, 7, TimeSpan.FromHours(1)));
        Assert.That(fit.Totals(hour, Period.Day).Select(t => t.Mean), Is.EqualTo(fit.Totals(half, Period.Day).Select(t => t.Mean)));
    }

    // Oracle: what comes in the four weeks after. 24 queues, 480 days with errors of their own: about 2.5 points of noise in the coverage of days.
    [Test]
    public void Totals_SimulatedQueues_CoverWhatComes()
    {
        var (n, in80, in95) = (0, 0, 0);
        for (var seed = 0; seed < 24; seed++)
        {
            var all = Calls(126, 200 + seed);
            var cut = Past.Amsterdam.StartOfDay(Past.Monday.AddDays(98));
            var grid = new TimeGrid(Past.Amsterdam, Past.Monday.AddDays(98), 28, Past.HalfHour);
            var came = all.Points.Where(p => p.Time.Start >= cut).GroupBy(p => Past.Amsterdam.DayOf(p.Time.Start)).ToDictionary(g => g.Key, g => g.Sum(p => p.Offered));
            foreach (var t in Forecaster.Fit(all.Before(cut)!, Quick).Totals(grid, Period.Day).Where(t => came.ContainsKey(t.Start)))
            {
                n++;
                in80 += came[t.Start] >= t.Quantiles[1] && came[t.Start] <= t.Quantiles[5] ? 1 : 0;
                in95 += came[t.Start] >= t.Quantiles[0] && came[t.Start] <= t.Quantiles[6] ? 1 : 0;
            }
        }

        Assert.That(n, Is.EqualTo(480));
        Assert.That((double)in80 / n, Is.EqualTo(0.80).Within(0.06));
        Assert.That((double)in95 / n, Is.EqualTo(0.95).Within(0.035));
    }

    [Test]
    public void PredictDays_TwoYears_StaysFiniteAndWidens()
    {
        var past = Calls(400, 94, step: TimeSpan.FromMinutes(15));
        var days = Forecaster.Fit(past, Quick).PredictDays(new DateOnly(2026, 2, 10), 728);
        Assert.That(days, Has.Count.EqualTo(728));
        Assert.That(days.SelectMany(d => d.Quantiles).All(double.IsFinite), Is.True);
        var mondays = days.Where(d => d.Start.DayOfWeek == DayOfWeek.Monday).Select(d => (d.Quantiles[6] - d.Quantiles[0]) / d.Mean).ToArray();
        Assert.That(mondays, Is.Ordered);
        Assert.That(mondays[^1], Is.InRange(1.2 * mondays[0], 6));
    }

    // The clocks change on 30 March 2025 and 26 October 2025; a queue that is open all hours has 23 and 25 of them.
    [TestCase(2025, 3, 30, 23)]
    [TestCase(2025, 10, 26, 25)]
    public void Totals_ClockChange_CountTheHoursOfTheDay(int year, int month, int day, int hours)
    {
        var change = new DateOnly(year, month, day);
        var past = Past.Of(70, (_, _) => 10, TimeSpan.FromHours(1), change.AddDays(-76), Past.Amsterdam);
        var total = Forecaster.Fit(past, Quick).PredictDays(change, 1).Single();
        Assert.That(total.Mean, Is.EqualTo(10 * hours).Within(1e-6));
    }

    [Test]
    public void Predict_EighteenWeeksAtFiveMinutes_Works()
    {
        var past = Calls(60, 95, step: TimeSpan.FromMinutes(5));
        var forecast = Forecaster.Fit(past, Quick).Predict(Past.After(past, 126));
        Assert.That(forecast.Volume.Values.ToArray().All(double.IsFinite), Is.True);
    }
}
