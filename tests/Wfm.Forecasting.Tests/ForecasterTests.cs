using FsCheck;
using FsCheck.Fluent;

namespace Wfm.Forecasting.Tests;

public class ForecasterTests
{
    private static readonly ContactHistory OfficeHistory = Noisy(112, Past.Office, 41);

    private static ContactHistory Noisy(int days, Func<DateOnly, TimeSpan, double> mean, int seed, TimeSpan? step = null, DateOnly? from = null, TimeZoneInfo? zone = null)
    {
        var random = new Random(seed);
        return Past.Of(days, (d, t) => Past.Poisson(random, mean(d, t)), step, from, zone);
    }

    [Test]
    public void Predict_Office_ClosedHoursAreZeroAndBandsAreOrdered()
    {
        var forecast = Forecaster.Fit(OfficeHistory).Predict(Past.NextWeek(OfficeHistory, 28));
        for (var i = 0; i < forecast.Volume.Count; i++)
        {
            var start = forecast.Volume.Grid[i].Start;
            var column = forecast.Quantiles.Select(q => q[i]).ToArray();
            if (double.IsNaN(Past.Office(DateOnly.FromDateTime(start.Date), start.TimeOfDay)))
            {
                Assert.That(forecast.Volume[i], Is.Zero);
                Assert.That(column, Has.All.Zero);
            }
            else
            {
                Assert.That(forecast.Volume[i], Is.EqualTo(Past.Office(DateOnly.FromDateTime(start.Date), start.TimeOfDay)).Within(20).Percent);
                Assert.That(column, Is.Ordered);
                Assert.That(column[0], Is.GreaterThanOrEqualTo(0));
                Assert.That(column[3], Is.EqualTo(forecast.Volume[i]).Within(10).Percent);
                Assert.That(column[1], Is.LessThan(column[5]));
            }
        }
    }

    [Test]
    public void Predict_PoissonCounts_BandsHoldTheirShareOnFreshData()
    {
        // Fresh days of the same law: 4 weeks x 5 days x 24 intervals = 480 counts; standard error of the 80 % share 0.018, taken three times and a model's
        // error on top.
        var future = Noisy(28, Past.Office, 97, from: Past.Monday.AddDays(112));
        var forecast = Forecaster.Fit(OfficeHistory).Predict(Past.NextWeek(OfficeHistory, 28));
        double[] Of(IntervalSeries s) => [.. future.Points.Select(p => s[forecast.Volume.Grid.IndexAt(p.Time.Start)])];
        double[] actual = [.. future.Points.Select(p => p.Offered)];
        Assert.That(Metrics.Coverage(actual, Of(forecast.Quantiles[1]), Of(forecast.Quantiles[5])), Is.EqualTo(0.80).Within(0.06));
        Assert.That(Metrics.Coverage(actual, Of(forecast.Quantiles[0]), Of(forecast.Quantiles[6])), Is.EqualTo(0.95).Within(0.035));
    }

    [TestCase(5)]
    [TestCase(10)]
    [TestCase(15)]
    [TestCase(20)]
    [TestCase(30)]
    [TestCase(60)]
    public void Predict_AnyStepOfHistory_AddsUpOnAnyStepOfHorizon(int minutes)
    {
        var history = Past.Of(56, (d, t) => Past.Office(d, t) * minutes / 60, TimeSpan.FromMinutes(minutes));
        var fitted = Forecaster.Fit(history, new ForecastOptions { Model = "weekday_profile" });
        var own = fitted.Predict(Past.NextWeek(history, 7));
        foreach (var other in new[] { 5, 10, 15, 20, 30, 60 })
        {
            var forecast = fitted.Predict(Past.NextWeek(history, 7, TimeSpan.FromMinutes(other)));
            Assert.That(forecast.Volume.Grid.Step.TotalMinutes, Is.EqualTo(other));
            for (var d = 0; d < 7; d++)
            {
                Assert.That(forecast.Volume.DaySum(d), Is.EqualTo(own.Volume.DaySum(d)).Within(1e-6));
            }
        }
    }

    [Test]
    public void Predict_FinerStep_BandsAreRelativelyWider()
    {
        var fitted = Forecaster.Fit(OfficeHistory);
        double Width(int minutes) => fitted.Predict(Past.NextWeek(OfficeHistory, 7, TimeSpan.FromMinutes(minutes))) is var f
            ? (f.Quantiles[5].Sum() - f.Quantiles[1].Sum()) / f.Volume.Sum() : 0;
        Assert.That(Width(15), Is.GreaterThan(1.2 * Width(30)));
        Assert.That(Width(60), Is.LessThan(Width(30)));
    }

    [Test]
    public void Predict_OpeningHoursGiven_CutTheForecastAndSplitHoursAreNotLost()
    {
        // Hourly history of office hours; planned hours open at 08:30: the first hour's contacts fall into its open half.
        var history = Past.Of(56, Past.Office, TimeSpan.FromHours(1));
        var open = new OpeningHours(Enumerable.Range(1, 5).Select(w =>
            KeyValuePair.Create((DayOfWeek)w, (IEnumerable<OpenSpan>)[new OpenSpan(TimeSpan.FromHours(8.5), TimeSpan.FromHours(18))])));
        var forecast = Forecaster.Fit(history, new ForecastOptions { Open = open, Model = "weekday_profile" }).Predict(Past.NextWeek(history, 7, Past.HalfHour));
        Assert.That(forecast.Volume[16], Is.Zero);
        Assert.That(forecast.Volume[36], Is.Zero);
        Assert.That(forecast.Volume.DaySum(5), Is.Zero);
        Assert.That(forecast.Volume.Values.ToArray().Select((v, i) => v > 0 == open.Mask(forecast.Volume.Grid)[i]), Has.All.True);
    }

    [Test]
    public void Predict_OpeningHoursBeyondTheHistory_TakeTheNeighboursLevel()
    {
        var open = new OpeningHours(Enumerable.Range(1, 6).Select(w =>
            KeyValuePair.Create((DayOfWeek)w, (IEnumerable<OpenSpan>)[new OpenSpan(TimeSpan.FromHours(8), TimeSpan.FromHours(21))])));
        foreach (var model in ForecastModels.All)
        {
            var forecast = Forecaster.Fit(OfficeHistory, new ForecastOptions { Open = open, Model = model.Name }).Predict(Past.NextWeek(OfficeHistory, 7));
            Assert.That(forecast.Volume[41], Is.GreaterThan(5).And.LessThan(100), $"{model.Name}: 20:30, never open before");
            Assert.That(forecast.Volume.DaySum(5), Is.EqualTo(forecast.Volume.DaySum(3)).Within(40).Percent, $"{model.Name}: a Saturday, never open before");
        }
    }

    [Test]
    public void Predict_ClockChanges_DaysHave23And25Hours()
    {
        // Open round the clock; the rule follows the clock on the wall.
        static double Rule(DateOnly d, TimeSpan t) => 30 + t.TotalHours;
        var autumn = Past.Of(90, Rule, from: new DateOnly(2025, 7, 28), zone: Past.Amsterdam);
        var forecast = Forecaster.Fit(autumn).Predict(new TimeGrid(Past.Amsterdam, new DateOnly(2025, 10, 26), 7, Past.HalfHour));
        Assert.That(forecast.Volume.Grid.DayRange(0), Is.EqualTo((0, 50)));
        Assert.That(forecast.Volume[6], Is.EqualTo(forecast.Volume[4]).Within(1e-9), "02:00 comes twice");
        Assert.That(forecast.Volume.DaySum(0), Is.EqualTo(Enumerable.Range(0, 48).Sum(s => 30 + (s / 2.0)) + 64.5).Within(1).Percent);

        // And a history that spans both changes is read by clock time.
        var year = Past.Of(300, Rule, from: new DateOnly(2025, 2, 1), zone: Past.Amsterdam);
        Assert.That(Forecaster.Fit(year, new ForecastOptions { Model = "weekday_profile" }).Predict(Past.After(year, 1)).Volume[20], Is.EqualTo(40).Within(0.01));
    }

    [TestCase(1)]
    [TestCase(4)]
    [TestCase(14)]
    [TestCase(30)]
    public void Predict_ShortHistory_IsUsableAndSaysWhatMoreWouldAdd(int days)
    {
        var history = Noisy(days, (_, t) => 20 + t.TotalHours, 43);
        var forecast = Forecaster.Fit(history).Predict(Past.After(history, 14));
        Assert.That(forecast.Volume.Sum() / 14, Is.EqualTo(Enumerable.Range(0, 48).Sum(s => 20 + (s / 2.0))).Within(15).Percent);
        Assert.That(forecast.Notes, Has.Some.Contains($"covers {days} day{(days == 1 ? "" : "s")}."));
    }

    [Test]
    public void Predict_FiveContactsADay_AreSensibleCounts()
    {
        var history = Noisy(140, (d, t) => t.TotalHours is >= 8 and < 20 ? 5.0 / 24 : double.NaN, 44);
        var forecast = Forecaster.Fit(history).Predict(Past.After(history, 28));
        Assert.That(forecast.Volume.Sum() / 28, Is.EqualTo(5).Within(15).Percent);
        Assert.That(forecast.Quantiles[1].Values.ToArray(), Has.All.LessThan(0.1));
        Assert.That(forecast.Quantiles[6].Values.ToArray().Max(), Is.InRange(0.5, 3));
    }

    [Test]
    public void Predict_ZerosLeftOutOfTheExport_AreReadAsZeros()
    {
        var full = Noisy(140, (d, t) => t.TotalHours is >= 8 and < 20 ? 0.7 : double.NaN, 45);
        var sparse = new ContactHistory(full.Queue, full.Zone, full.Points.Where(p => p.Offered > 0));
        var forecast = Forecaster.Fit(sparse).Predict(Past.After(full, 28));
        Assert.That(forecast.Volume.Sum() / 28, Is.EqualTo(24 * 0.7).Within(10).Percent);
        Assert.That(forecast.Notes, Has.Some.Contains("read as 0 contacts"));
    }

    [Test]
    public void Predict_HolidaysExportedAsZeros_AreReadAsClosedAndSaid()
    {
        // Two Thursdays and the last Friday of nothing but zeros: unread they would pull those weekdays down.
        var history = Past.Of(84, (d, t) => (d.DayNumber - Past.Monday.DayNumber is 45 or 73 or 81 ? 0 : 1) * Past.Office(d, t));
        var forecast = Forecaster.Fit(history).Predict(Past.NextWeek(history, 7));
        var usual = Past.Of(2, Past.Office, from: Past.Monday.AddDays(1)).Points.Sum(p => p.Offered) / 2;
        Assert.That(forecast.Volume.DaySum(3), Is.EqualTo(usual).Within(1).Percent);
        Assert.That(forecast.Volume.DaySum(4), Is.EqualTo(usual).Within(1).Percent);
        Assert.That(forecast.Notes, Has.Some.Contains("3 days without a single contact").And.Some.Contains("2025-02-20, 2025-03-20, 2025-03-28"));
    }

    [Test]
    public void Predict_AllZeros_IsZero()
    {
        var history = Past.Of(90, (_, _) => 0);
        var forecast = Forecaster.Fit(history).Predict(Past.After(history, 7));
        Assert.That(forecast.Volume.Sum() + forecast.Quantiles.Sum(q => q.Sum()), Is.Zero);
    }

    [Test]
    public void Fit_Auto_ChoosesWhatTheBacktestFoundGood()
    {
        var fitted = Forecaster.Fit(OfficeHistory);
        Assert.That(fitted.Scores.Select(s => s.Value), Is.Ordered);
        Assert.That(fitted.Scores.Single(s => s.Key == fitted.Model).Value, Is.LessThanOrEqualTo(1.02 * fitted.Scores[0].Value));
        Assert.That(fitted.Scores.Single(s => s.Key == "seasonal_naive").Value, Is.GreaterThan(1.1 * fitted.Scores[0].Value));
    }

    [Test]
    public void Fit_Twice_GivesTheSameBits()
    {
        var (a, b) = (Forecaster.Fit(OfficeHistory).Predict(Past.NextWeek(OfficeHistory, 28)), Forecaster.Fit(OfficeHistory).Predict(Past.NextWeek(OfficeHistory, 28)));
        Assert.That(a.Volume.Values.ToArray(), Is.EqualTo(b.Volume.Values.ToArray()));
        for (var q = 0; q < 7; q++)
        {
            Assert.That(a.Quantiles[q].Values.ToArray(), Is.EqualTo(b.Quantiles[q].Values.ToArray()));
        }
    }

    [Test]
    public void Fit_UnknownModel_ListsTheKnownOnes() =>
        Assert.That(() => Forecaster.Fit(OfficeHistory, new ForecastOptions { Model = "crystal_ball" }),
            Throws.ArgumentException.With.Message.Contains("crystal_ball").And.Message.Contains($"auto, {string.Join(", ", ForecastModels.All.Select(m => m.Name))}"));

    [Test]
    public void Fit_NegativeCountOrOddStep_IsBadData()
    {
        var point = OfficeHistory.Points[0];
        Assert.That(() => Forecaster.Fit(new ContactHistory(OfficeHistory.Queue, TimeZoneInfo.Utc, [point with { Offered = -1 }])), Throws.InstanceOf<WfmDataException>());
        Assert.That(() => Forecaster.Fit(new ContactHistory(OfficeHistory.Queue, TimeZoneInfo.Utc, [point with { Offered = double.NaN }])), Throws.InstanceOf<WfmDataException>());
        Assert.That(() => Forecaster.Fit(new ContactHistory(OfficeHistory.Queue, TimeZoneInfo.Utc, [point with { Time = new Interval(point.Time.Start, TimeSpan.FromMinutes(45)) }])),
            Throws.InstanceOf<WfmDataException>());
    }

    [Test]
    public void Predict_OtherZone_IsRefused() =>
        Assert.That(() => Forecaster.Fit(OfficeHistory).Predict(new TimeGrid(Past.Amsterdam, Past.Monday, 7, Past.HalfHour)), Throws.ArgumentException);

    [Test]
    public void Fit_Progress_RisesToOne()
    {
        var seen = new List<double>();
        Forecaster.Fit(OfficeHistory, null, new Collect(seen));
        Assert.That(seen, Is.Ordered);
        Assert.That(seen[^1], Is.EqualTo(1));
        Assert.That(seen, Has.Count.GreaterThan(4));
    }

    [Test]
    public void Fit_OwnModel_PlugsIn()
    {
        var fitted = Forecaster.Fit(OfficeHistory, new ForecastOptions { Models = [new Constant()], Model = "constant" });
        Assert.That(fitted.Predict(Past.NextWeek(OfficeHistory, 7)).Volume.DaySum(0), Is.EqualTo(24 * 7).Within(1e-9));
    }

    // Whatever the history (level, step, length, gaps), a forecast is finite, not negative and ordered.
    [FsCheck.NUnit.Property(MaxTest = 25)]
    public Property Predict_AnyHistory_IsFiniteNotNegativeAndOrdered() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var (days, level, gap) = (1 + random.Next(60), Math.Pow(10, (4 * random.NextDouble()) - 1), random.NextDouble() * 0.5);
            var history = Past.Of(days, (_, t) => random.NextDouble() < gap ? double.NaN : Past.Poisson(random, level * (1 + Math.Sin(t.TotalHours))), TimeSpan.FromHours(1));
            var forecast = Forecaster.Fit(history).Predict(Past.After(history, 9));
            return Enumerable.Range(0, forecast.Volume.Count).All(i =>
                double.IsFinite(forecast.Volume[i]) && forecast.Volume[i] >= 0 && forecast.Quantiles[0][i] >= 0 && forecast.AhtSeconds[i] > 0
                && Enumerable.Range(1, 6).All(q => forecast.Quantiles[q][i] >= forecast.Quantiles[q - 1][i] && double.IsFinite(forecast.Quantiles[q][i])));
        });

    private sealed class Collect(List<double> seen) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => seen.Add(value.Fraction);
    }

    private sealed class Constant : IForecastModel
    {
        public string Name => "constant";

        public IFittedModel Fit(TrainingSeries series, CancellationToken token = default) =>
            new FittedByDay(series.Step, _ => [.. Enumerable.Repeat(7.0, series.SlotsPerDay)]);
    }
}
