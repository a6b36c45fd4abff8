using System.Globalization;

namespace Wfm.Forecasting.Tests;

public class BacktestTests
{
    /// <summary>Enough to choose from where the choice itself is not what is tested.</summary>
    private static readonly IReadOnlyList<IForecastModel> Few = [ForecastModels.ByName("seasonal_naive"), ForecastModels.ByName("weekday_profile"), ForecastModels.ByName("top_down")];

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
        var days = report.Scores.Single(s => s.Origin is null && s.Level == "day" && s.FromDay == 1 && s.ToDay == 14);
        Assert.That((days.Wape, days.Count), Is.EqualTo((pooled.Wape, 28)));

        // The second week alone: 2, 2 of 15 + 17. As sums of a week: the same shares of 168 times as much; a week of the past changed by 168.
        var second = report.Scores.Single(s => s.Origin is null && s.Level == "week" && s.FromDay == 8);
        Assert.That((second.Count, second.ToDay), Is.EqualTo((2, 14)));
        Assert.That(second.Wape, Is.EqualTo(4.0 / 32).Within(1e-12));
        Assert.That(second.Mase, Is.EqualTo(2).Within(1e-12));
        Assert.That(second.Actual, Is.EqualTo(168 * 32));
        Assert.That(report.Scores.Any(s => s.Level == "month"), Is.False);

        // Per origin: three parts (week 1, week 2, both) on three levels.
        Assert.That(report.Scores.Count(s => s.Origin is not null), Is.EqualTo(2 * 3 * 3));
        Assert.That(report.Scores.Select(s => s.Level).Distinct(), Is.SubsetOf(BacktestScore.Levels));
    }

    [Test]
    public void Run_FourWeeksAhead_ScoresTheMonthAsOneSum()
    {
        // As above: last week's value is 1, 2, 3 and 4 short of 14 to 17, so 10 of 62; over the past 28-day sums changed by 4 a slot.
        var history = Past.Of(91, (d, _) => 10 + ((d.DayNumber - Past.Monday.DayNumber) / 7), TimeSpan.FromHours(1));
        var report = Backtest.Run(history, new BacktestOptions { Origins = [Past.Monday.AddDays(56)], HorizonDays = 35, Models = ["seasonal_naive"] });
        var month = report.Pooled("seasonal_naive", "month")!;

        // Actual 18, 19, 20, 21 in weeks 9 to 12; forecast 17.
        Assert.That((month.Count, month.Wape, month.Mase), Is.EqualTo((1, 10.0 / 78, 10.0 / 16)));
        Assert.That(report.Scores.Where(s => s.Origin is null && s.Level == "interval").Select(s => (s.FromDay, s.ToDay)),
            Is.EqualTo(new[] { (1, 7), (1, 28), (1, 35), (8, 14), (15, 21), (22, 28), (29, 35) }));
    }

    [Test]
    public void Run_WeekdaysAndHours_SplitTheErrorByHand()
    {
        // Fridays bring 30 a slot in week 5 instead of 10; 08 h on other days brings 12.
        var history = Past.Of(35, (d, t) => d < Past.Monday.AddDays(28) ? 10 : d.DayOfWeek == DayOfWeek.Friday ? 30 : t.Hours == 8 ? 12 : 10);
        var report = Backtest.Run(history, new BacktestOptions { Origins = [Past.Monday.AddDays(28)], HorizonDays = 7, Models = ["seasonal_naive"] });
        var weekdays = report.ByGroup("seasonal_naive", "interval_weekday");
        Assert.That(weekdays.Select(s => s.Weekday), Is.EqualTo(Enumerable.Range(1, 7).Select(w => (DayOfWeek?)(w % 7))));
        Assert.That(weekdays.Single(s => s.Weekday == DayOfWeek.Friday).Wape, Is.EqualTo(20.0 / 30).Within(1e-12));
        Assert.That(weekdays.Single(s => s.Weekday == DayOfWeek.Monday).Wape, Is.EqualTo(4.0 / 484).Within(1e-12));
        Assert.That(report.ByGroup("seasonal_naive", "day_weekday").Single(s => s.Weekday == DayOfWeek.Friday).Count, Is.EqualTo(1));
        var hours = report.ByGroup("seasonal_naive", "interval_hour");
        Assert.That(hours.Select(s => s.Hour), Is.EqualTo(Enumerable.Range(0, 24).Select(h => (int?)h)));

        // 08 h: Friday 20 twice, six days 2 twice; of 60 + 6·24.
        Assert.That(hours[8].Wape, Is.EqualTo(64.0 / 204).Within(1e-12));
        Assert.That(hours[9].Wape, Is.EqualTo(40.0 / 180).Within(1e-12));
        Assert.That(hours.Sum(s => s.Count), Is.EqualTo(report.Pooled("seasonal_naive")!.Count));
    }

    [Test]
    public void Run_SkillIsAgainstTheSeasonalNaiveForecastOfTheSameOrigins()
    {
        var random = new Random(62);
        var history = Past.Of(84, (_, _) => Past.Poisson(random, 20), TimeSpan.FromHours(1));
        var options = new BacktestOptions { OriginCount = 2, Models = ["weekday_profile", "seasonal_naive"] };
        var both = Backtest.Run(history, options);
        var naive = both.Pooled("seasonal_naive")!;
        var profile = both.Pooled("weekday_profile")!;
        Assert.That((naive.Skill, naive.NaiveWape), Is.EqualTo((0.0, naive.Wape)));
        Assert.That(profile.Skill, Is.EqualTo(1 - (profile.Wape / naive.Wape)).Within(1e-12).And.GreaterThan(0.1));

        // Also when the yardstick is not among the models asked for.
        var alone = Backtest.Run(history, options with { Models = ["weekday_profile"] }).Pooled("weekday_profile")!;
        Assert.That(alone, Is.EqualTo(profile));
    }

    [Test]
    public void Run_BandsOfDays_AreScoredOnWholeDaysOnly()
    {
        // Each day brings 240; day 3 of week 5 has half its hours, day 5 brings 480.
        var start = Past.Monday.AddDays(28);
        var history = Past.Of(35, (d, t) => d == start.AddDays(2) && t.Hours >= 12 ? double.NaN : d == start.AddDays(4) ? 20 : 10, TimeSpan.FromHours(1));
        var report = Backtest.Run(history, new BacktestOptions { Origins = [start], HorizonDays = 7, Models = ["seasonal_naive"] }, null, null,
            (_, horizon, days) => days == 1 ? [.. Enumerable.Repeat(new double[] { 200, 220, 260, 280 }, horizon.Days)] : null, default);
        var day = report.Pooled("seasonal_naive", "day")!;
        Assert.That((day.Count, day.BandCount), Is.EqualTo((7, 6)));
        Assert.That((day.Coverage80, day.Coverage95), Is.EqualTo((5.0 / 6, 5.0 / 6)));

        // 80 %: width 40, the miss 220 away at 10 each; 95 %: width 80, 200 away at 40 each; over the mean of 5 · 240 + 480.
        Assert.That(day.Winkler80, Is.EqualTo(((6 * 40) + 2200) / 1680.0).Within(1e-12));
        Assert.That(day.Winkler95, Is.EqualTo(((6 * 80) + 8000) / 1680.0).Within(1e-12));
        Assert.That(report.Pooled("seasonal_naive", "week")!.Coverage80, Is.NaN);
        var worst = report.WorstDays[0];
        Assert.That((worst.Day.Date, worst.Day.Beyond), Is.EqualTo((start.AddDays(4), 200.0)));
        Assert.That(report.Days.Single(d => d.Date == start.AddDays(2)).Beyond, Is.NaN);
    }

    [Test]
    public void Run_PoissonCounts_DaysAndWeeksLieInTheirBands()
    {
        var random = new Random(65);
        var history = Past.Of(210, (_, _) => Past.Poisson(random, 20), TimeSpan.FromHours(1));
        var options = new BacktestOptions { OriginCount = 5, Models = ["weekday_profile"] };
        var report = Backtest.Run(history, options);
        var day = report.Pooled("weekday_profile", "day")!;
        Assert.That((day.Count, day.BandCount), Is.EqualTo((140, 140)));

        // 140 days, some of them forecast twice: three standard errors of 84 independent ones.
        Assert.That(day.Coverage80, Is.EqualTo(0.80).Within(3 * Math.Sqrt(0.8 * 0.2 / 84)));
        Assert.That(day.Coverage95, Is.EqualTo(0.95).Within(3 * Math.Sqrt(0.95 * 0.05 / 84)));
        var week = report.Pooled("weekday_profile", "week")!;
        Assert.That((week.BandCount, report.Pooled("weekday_profile", "month")!.BandCount), Is.EqualTo((20, 5)));
        Assert.That(week.Winkler80, Is.LessThan(day.Winkler80));

        // The bands are the forecaster's own totals.
        var origin = report.Origins[0];
        var grid = new TimeGrid(history.Zone, origin, 28, history.Step);
        var totals = Forecaster.Fit(history.Before(history.Zone.StartOfDay(origin))!, new ForecastOptions { Model = "weekday_profile" }).Totals(grid, Period.Day);
        Assert.That(report.Days.Where(d => d.Origin == origin).Select(d => (d.Low95, d.Low80, d.High80, d.High95)), Is.EqualTo(totals.Select(t => (t.Quantiles[0], t.Quantiles[1], t.Quantiles[5], t.Quantiles[6]))));
    }

    [Test]
    public void Run_HandleTimes_WeighByContacts()
    {
        // Two hours a day: 10 contacts of 100 s and 30 of 200 s, in week 5 of 110 and 180 s.
        var start = Past.Monday.AddDays(28);
        var history = Past.Of(35, (_, t) => t.Hours switch { 8 => 10, 9 => 30, _ => double.NaN }, TimeSpan.FromHours(1),
            aht: (d, t) => (t.Hours == 8 ? 100 : 200) + (d < start ? 0 : t.Hours == 8 ? 10 : -20));
        var before = Forecaster.Fit(history.Before(history.Zone.StartOfDay(start))!, new ForecastOptions { Model = "seasonal_naive" }).Predict(new TimeGrid(history.Zone, start, 1, history.Step));
        var (early, late) = (before.AhtSeconds[8], before.AhtSeconds[9]);
        var report = Backtest.Run(history, new BacktestOptions { Origins = [start], HorizonDays = 7, Models = ["seasonal_naive"] });
        var interval = report.Pooled("seasonal_naive")!;
        Assert.That(interval.AhtError, Is.EqualTo(((10 * Math.Abs(110 - early)) + (30 * Math.Abs(180 - late))) / 40).Within(1e-9));
        Assert.That(interval.AhtBias, Is.EqualTo(((10 * (early - 110)) + (30 * (late - 180))) / 40).Within(1e-9));

        // By day the two errors cancel in part: one mean handle time against another.
        var day = report.Pooled("seasonal_naive", "day")!;
        Assert.That(day.AhtError, Is.EqualTo(Math.Abs(interval.AhtBias)).Within(1e-9));
        Assert.That(Backtest.Run(Past.Of(35, (_, _) => 10), new BacktestOptions { OriginCount = 1, HorizonDays = 7, Models = ["seasonal_naive"] }).Pooled("seasonal_naive")!.AhtError, Is.NaN);
    }

    [Test]
    public void Run_ThreadsAndCulture_ChangeNothing()
    {
        var random = new Random(63);
        var history = Past.Of(70, (d, t) => Past.Poisson(random, Past.Office(d, t)), zone: Past.Amsterdam);
        var options = new BacktestOptions { OriginCount = 3, HorizonDays = 14, Models = ["auto", "seasonal_naive"], Threads = 1 };
        var events = new ForecastOptions { Models = Few, Events = [Past.Event("campaign", Past.Monday.AddDays(60), 2, zone: Past.Amsterdam)] };
        var one = Backtest.Run(history, options, events);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");
            var other = Backtest.Run(history, options with { Threads = 4 }, events);
            Assert.That(other.Scores, Is.EqualTo(one.Scores));
            Assert.That(other.WorstDays, Is.EqualTo(one.WorstDays));
            Assert.That(other.Choices.Select(c => c.Reason), Is.EqualTo(one.Choices.Select(c => c.Reason)));
            Assert.That(other.Notes, Is.EqualTo(one.Notes));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void Run_Auto_TellsWhatItChoseAtEachOriginAndWhy()
    {
        var random = new Random(64);
        var history = Past.Of(98, (_, _) => Past.Poisson(random, 20), TimeSpan.FromHours(1));
        var options = new BacktestOptions { Origins = [Past.Monday.AddDays(5), Past.Monday.AddDays(84)], HorizonDays = 7, Models = ["auto"] };
        var report = Backtest.Run(history, options, new ForecastOptions { Models = Few });
        Assert.That(report.Choices.Select(c => c.Origin), Is.EqualTo(options.Origins));
        Assert.That(report.Choices[0].Scores, Is.Empty);
        Assert.That(report.Choices[0].Reason, Does.Contain("too short"));
        var fitted = Forecaster.Fit(history.Before(history.Zone.StartOfDay(options.Origins[1]))!, new ForecastOptions { Models = Few });
        Assert.That(report.Choices[1].Model, Is.EqualTo(fitted.Model));
        Assert.That(report.Choices[1].Scores, Is.EqualTo(fitted.Scores));
        Assert.That(report.Choices[1].Reason, Does.Contain("inside the history"));
    }

    [Test]
    public void Run_Cancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        var history = Past.Of(84, (_, _) => 10, TimeSpan.FromHours(1));
        var progress = new Stop(stop);
        Assert.That(() => Backtest.Run(history, new BacktestOptions { OriginCount = 3, Models = ["seasonal_naive", "weekday_profile"] }, null, progress, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(progress.Told, Is.GreaterThan(0));
    }

    [Test]
    public void Run_UnknownModel_IsTheCallersMistake() =>
        Assert.That(() => Backtest.Run(Past.Of(84, (_, _) => 10), new BacktestOptions { OriginCount = 3, Models = ["crystal_ball"] }), Throws.ArgumentException.With.Message.Contains("crystal_ball"));

    private sealed class Stop(CancellationTokenSource stop) : IProgress<ForecastProgress>
    {
        public int Told { get; private set; }

        public void Report(ForecastProgress value)
        {
            Told++;
            stop.Cancel();
        }
    }

    [Test]
    public void Run_Default_TakesOriginsFromTheEndAndAllModels()
    {
        var random = new Random(61);
        var history = Past.Of(84, (_, _) => Past.Poisson(random, 20), TimeSpan.FromHours(1));
        var report = Backtest.Run(history, new BacktestOptions { OriginCount = 2 });
        Assert.That(report.Scores.Select(s => s.Model).Distinct(), Is.EqualTo(ForecastModels.All.Select(m => m.Name).Prepend("auto")));
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
