namespace Wfm.Forecasting.Tests;

public class BacktestTests
{
    [Test]
    public void Run_ConstructedGrowth_GivesTheErrorsByHand()
    {
        // Day d brings 10 + (week of d) in each of 24 hours: last week's value one week ahead is 1 short, two weeks ahead 2 short.
        var history = Past.Of(56, (d, _) => 10 + ((d.DayNumber - Past.Monday.DayNumber) / 7), TimeSpan.FromHours(1));
        var report = Backtest.Run(history, new BacktestOptions { Origins = [Past.Monday.AddDays(28), Past.Monday.AddDays(42)], HorizonDays = 14, Models = ["seasonal_naive"] });

        // Origin 4 weeks: actual 14, 15, forecast 13; origin 6 weeks: 16, 17, forecast 15. Errors 1, 2, 1, 2 of 14 + 15 + 16 + 17; one week ahead 1, 1 of 30.
        var pooled = report.Pooled("seasonal_naive")!;
        Assert.That(pooled.Wape, Is.EqualTo(6.0 / 62).Within(1e-12));
        Assert.That(pooled.Bias, Is.EqualTo(-6.0 / 62).Within(1e-12));
        Assert.That(pooled.Count, Is.EqualTo(4 * 168));

        // In the past each hour changed by exactly 1 per week.
        Assert.That(pooled.Mase, Is.EqualTo(1.5).Within(1e-12));
        var week = report.Scores.Single(s => s.Origin is null && s.Level == "interval" && s.ToDay == 7);
        Assert.That(week.Wape, Is.EqualTo(2.0 / 30).Within(1e-12));
        var days = report.Scores.Single(s => s.Origin is null && s.Level == "day" && s.ToDay == 14);
        Assert.That((days.Wape, days.Count), Is.EqualTo((pooled.Wape, 28)));
        Assert.That(report.Scores.Count(s => s.Origin is not null), Is.EqualTo(8));
    }

    [Test]
    public void Run_Default_TakesOriginsFromTheEndAndAllModels()
    {
        var random = new Random(61);
        var history = Past.Of(84, (_, _) => Past.Poisson(random, 20), TimeSpan.FromHours(1));
        var report = Backtest.Run(history, new BacktestOptions { OriginCount = 2 });
        Assert.That(report.Scores.Select(s => s.Model).Distinct(), Is.EqualTo((string[])["auto", .. ForecastModels.All.Select(m => m.Name)]));
        Assert.That(report.Scores.Select(s => s.Origin).OfType<DateOnly>().Distinct(), Is.EqualTo(new[] { Past.Monday.AddDays(42), Past.Monday.AddDays(56) }));
        Assert.That(report.Pooled("auto")!.Wape, Is.LessThan(report.Pooled("seasonal_naive")!.Wape));

        // No forecaster beats the Poisson floor on Poisson counts by more than chance (672 counts).
        Assert.That(report.Pooled("auto")!.Wape, Is.GreaterThan(0.95 * report.Pooled("auto")!.PoissonFloor).And.LessThan(1.15 * report.Pooled("auto")!.PoissonFloor));
    }

    [Test]
    public void Run_ForecastsSeeOnlyWhatLiesBefore()
    {
        var history = Past.Of(84, (_, _) => 10, TimeSpan.FromHours(1));
        var changed = new ContactHistory(history.Queue, history.Zone, history.Points.Select((p, i) => i >= 70 * 24 ? p with { Offered = 1000 } : p));
        var options = new BacktestOptions { Origins = [Past.Monday.AddDays(70)], HorizonDays = 14, Models = ["auto"] };
        Assert.That(Backtest.Run(changed, options).Pooled("auto")!.Bias, Is.EqualTo(-0.99).Within(1e-3));
    }

    [Test]
    public void Run_OriginOutside_IsNotedAndNoneIsAnError()
    {
        var history = Past.Of(84, (_, _) => 10, TimeSpan.FromHours(1));
        var options = new BacktestOptions { Origins = [Past.Monday, Past.Monday.AddDays(70)], Models = ["seasonal_naive"] };
        Assert.That(Backtest.Run(history, options).Notes, Has.Count.EqualTo(1));
        Assert.That(() => Backtest.Run(history, options with { Origins = [Past.Monday] }), Throws.InstanceOf<WfmDataException>());
    }
}
