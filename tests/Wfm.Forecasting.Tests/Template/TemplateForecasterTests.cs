using Wfm.Forecasting.Tests.Cleaning;

namespace Wfm.Forecasting.Tests.Template;

public class TemplateForecasterTests
{
    private static readonly ContactHistory Like = Centre.Clean(112, 30, 61);
    private static readonly ForecastOptions Quick = new() { Model = "weekday_profile" };
    private static readonly TimeGrid Horizon = Past.NextWeek(Like, 28);

    private static TemplateForecaster Of(TemplateOptions? options = null) => Forecaster.FromTemplate(new QueueKey("new"), Like, options, Quick);

    private static double Width(QueueForecast f) => (f.Quantiles[5].Sum() - f.Quantiles[1].Sum()) / f.Volume.Sum();

    [Test]
    public void Predict_VolumeGiven_HasThatVolumeAndTheTemplatesShape()
    {
        var (forecast, like) = (Of(new TemplateOptions { VolumePerWeek = 1000 }).Predict(Horizon), Forecaster.Fit(Like, Quick).Predict(Horizon));
        Assert.That(forecast.Volume.Sum() / 4, Is.EqualTo(1000).Within(0.5).Percent);
        for (var i = 0; i < Horizon.Count; i++)
        {
            Assert.That(forecast.Volume[i] * like.Volume.Sum(), Is.EqualTo(like.Volume[i] * forecast.Volume.Sum()).Within(1e-6 * like.Volume.Sum()));
        }

        Assert.That(forecast.Queue.Name, Is.EqualTo("new"));
        Assert.That(forecast.Model, Is.EqualTo("like(calls)"));
        Assert.That(forecast.Notes, Has.Some.Contains("borrows the pattern of 'calls' at 1000 contacts a week, as given"));
    }

    [Test]
    public void Predict_NothingKnown_BandsSayThatTheLevelIsAGuess()
    {
        var (guess, given, own) = (Of().Predict(Horizon), Of(new TemplateOptions { VolumePerWeek = Forecaster.Fit(Like, Quick).Predict(Horizon).Volume.Sum() / 4 }).Predict(Horizon),
            Forecaster.Fit(Like, Quick).Predict(Horizon));
        Assert.That(Width(guess), Is.GreaterThan(1.4 * Width(given)));
        Assert.That(Width(given), Is.GreaterThan(1.2 * Width(own)));
        Assert.That(guess.Notes, Has.Some.Contains("which is a guess").And.Some.Contains("may be off by 65 %"));

        // At the busiest interval the level dominates: 80 % of a log-normal of spread 0.5 lie between 0.53 and 1.9 times the median.
        var busiest = Enumerable.Range(0, Horizon.Count).MaxBy(i => guess.Volume[i]);
        Assert.That(guess.Quantiles[1][busiest] / guess.Volume[busiest], Is.InRange(0.2, 0.6));
        Assert.That(guess.Quantiles[5][busiest] / guess.Volume[busiest], Is.InRange(1.5, 2.1));
    }

    // New queues of another size whose level the planner guesses with a spread of 25 %: the 80 % bands must hold about 80 % of what comes.
    [Test]
    public void Predict_SimulatedNewQueues_BandsHoldTheirShare()
    {
        var random = new Random(62);
        var (inside, all) = (0, 0);
        for (var n = 0; n < 40; n++)
        {
            var truth = Centre.Clean(7, 12, 700 + n);
            var week = truth.Points.Sum(p => p.Offered);
            var forecast = Of(new TemplateOptions { VolumePerWeek = week * Math.Exp(0.25 * Centre.Normal(random)) }).Predict(new TimeGrid(TimeZoneInfo.Utc, Past.Monday.AddDays(112), 7, Past.HalfHour));
            for (var i = 0; i < truth.Points.Count; i++)
            {
                var at = forecast.Volume.Grid.IndexAt(truth.Points[i].Time.Start.AddDays(112));
                inside += truth.Points[i].Offered >= forecast.Quantiles[1][at] && truth.Points[i].Offered <= forecast.Quantiles[5][at] ? 1 : 0;
                all++;
            }
        }

        Assert.That((double)inside / all, Is.InRange(0.76, 0.92));
    }

    [Test]
    public void Predict_FiveOwnDays_SetTheLevelAndNarrowTheBands()
    {
        // A third of the template's size; the planner thought it would be the same.
        var own = new ContactHistory(new QueueKey("new"), TimeZoneInfo.Utc, Centre.Clean(5, 10, 63).Points);
        var (with, without) = (Of(new TemplateOptions { Own = own }), Of());
        Assert.That(with.LevelError, Is.LessThan(0.1).And.GreaterThan(0.05));
        Assert.That(with.Predict(Horizon).Volume.Sum() / without.Predict(Horizon).Volume.Sum(), Is.EqualTo(1.0 / 3).Within(15).Percent);
        Assert.That(Width(with.Predict(Horizon)), Is.LessThan(Width(without.Predict(Horizon))));
        Assert.That(with.Predict(Horizon).Notes, Has.Some.Contains("5 own days"));
    }

    [Test]
    public void Predict_TwoOwnWeeksOfAnotherShape_BendTheTemplate()
    {
        // The new queue is busy in the last hours, the template at eleven.
        static double Late(DateOnly d, TimeSpan t) => d.DayOfWeek == DayOfWeek.Sunday || t.TotalHours is < 8 or >= 20 ? double.NaN : t.TotalHours < 17 ? 10 : 60;
        var (own, future) = (Centre.Clean(14, 0, 64, shape: Late), Centre.Clean(28, 0, 65, shape: Late));
        var fitted = Of(new TemplateOptions { Own = new ContactHistory(new QueueKey("new"), TimeZoneInfo.Utc, own.Points) }).Predict(new TimeGrid(TimeZoneInfo.Utc, Past.Monday.AddDays(112), 28, Past.HalfHour));
        var plain = Of(new TemplateOptions { VolumePerWeek = own.Points.Sum(p => p.Offered) / 2 }).Predict(fitted.Volume.Grid);
        double Miss(QueueForecast f) => future.Points.Sum(p => Math.Abs(p.Offered - f.Volume[f.Volume.Grid.IndexAt(p.Time.Start.AddDays(112))]));
        Assert.That(Miss(fitted), Is.LessThan(0.5 * Miss(plain)));
        Assert.That(fitted.Volume.Sum() / 4, Is.EqualTo(own.Points.Sum(p => p.Offered) / 2).Within(10).Percent);
    }

    [Test]
    public void Predict_HandleTime_IsGivenOrBorrowedOrOwn()
    {
        var like = new ContactHistory(Like.Queue, Like.Zone, Like.Points.Select(p => p with { AhtSeconds = 200 }));
        var own = new ContactHistory(new QueueKey("new"), TimeZoneInfo.Utc, Centre.Clean(5, 30, 66).Points.Select(p => p with { AhtSeconds = 400 }));
        double Aht(TemplateOptions options) => Forecaster.FromTemplate(new QueueKey("new"), like, options, Quick).Predict(Horizon).AhtSeconds[20];
        Assert.That(Aht(new TemplateOptions()), Is.EqualTo(200).Within(1e-6));
        Assert.That(Aht(new TemplateOptions { Aht = TimeSpan.FromSeconds(300) }), Is.EqualTo(300).Within(1e-6));
        Assert.That(Aht(new TemplateOptions { Own = own }), Is.EqualTo(400).Within(5).And.LessThan(400));
    }

    [Test]
    public void FromTemplate_BadInput_IsRefused()
    {
        Assert.That(() => new TemplateOptions { Scale = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TemplateOptions { VolumePerWeek = -1 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Of(new TemplateOptions { Own = Past.Of(5, (_, _) => 3, TimeSpan.FromHours(1)) }), Throws.ArgumentException);
        Assert.That(() => Forecaster.FromTemplate(new QueueKey("new"), Past.Of(30, (_, _) => 0)), Throws.InstanceOf<WfmDataException>());
    }
}
