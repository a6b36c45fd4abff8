using NUnit.Framework.Constraints;

namespace Wfm.Forecasting.Tests.Models;

/// <summary>What every model promises, whichever it is. A new model is covered as soon as it is registered.</summary>
[TestFixtureSource(typeof(ForecastModels), nameof(ForecastModels.All))]
public class ModelContractTests(IForecastModel model)
{
    private static Constraint Near(double value, double relative) => Is.EqualTo(value).Within(Math.Max(1e-9, relative * value));

    // Noise-free constructed data: the answer is the rule itself. 1 %: ridge penalties and the choice of smoothness pull a little.
    [Test]
    public void Predict_SameWeekAgainAndAgain_IsRecovered()
    {
        static double Rule(DateOnly d, TimeSpan t)
        {
            // A root that is a sum of harmonics, so that it lies in the reach of every model.
            var angle = 2 * Math.PI * (t.TotalHours + 0.25) / 24;
            var root = (d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.6 : 1) * (12 - (5 * Math.Cos(angle)) + (2 * Math.Sin(2 * angle)));
            return root * root;
        }

        var series = Past.Series(112, Rule);
        var forecast = model.Fit(series).Predict(Past.After(series, 28));
        for (var i = 0; i < forecast.Count; i++)
        {
            var start = forecast.Grid[i].Start;
            Assert.That(forecast[i], Near(Rule(DateOnly.FromDateTime(start.Date), start.TimeOfDay), 0.01), $"{start:ddd HH:mm}");
        }
    }

    [Test]
    public void Predict_TenTimesTheVolume_IsTenTimesTheForecast()
    {
        // Counts in the thousands: where counting noise matters, smoothing rightly depends on the scale.
        var random = new Random(3);
        var counts = Enumerable.Range(0, 84 * 48).Select(i => Past.Poisson(random, 4000 + (1500 * Math.Sin(i * Math.PI / 24)))).ToArray();
        var (small, large) = (new TrainingSeries(TimeZoneInfo.Utc, Past.Monday, Past.HalfHour, counts),
            new TrainingSeries(TimeZoneInfo.Utc, Past.Monday, Past.HalfHour, counts.Select(c => 10 * c)));
        var (a, b) = (model.Fit(small).Predict(Past.After(small, 7)), model.Fit(large).Predict(Past.After(large, 7)));
        Assert.That(Enumerable.Range(0, a.Count).Max(i => Math.Abs((b[i] / (10 * a[i])) - 1)), Is.LessThan(0.01));
    }

    [Test]
    public void Predict_NoisyCounts_AreFiniteNotNegativeAndCloserToTheTruthThanLastWeek()
    {
        var random = new Random(5);
        var series = Past.Series(140, (d, t) => Past.Poisson(random, Past.Office(d, t) / 8));
        var grid = Past.After(series, 28);
        var (forecast, naive) = (model.Fit(series).Predict(grid), new Wfm.Forecasting.Models.SeasonalNaive().Fit(series).Predict(grid));
        var (error, yardstick) = (0.0, 0.0);
        for (var i = 0; i < grid.Count; i++)
        {
            Assert.That(forecast[i], Is.GreaterThanOrEqualTo(0).And.LessThan(1000));
            var truth = Past.Office(DateOnly.FromDateTime(grid[i].Start.Date), grid[i].Start.TimeOfDay) / 8;
            error += double.IsNaN(truth) ? 0 : Math.Abs(truth - forecast[i]);
            yardstick += double.IsNaN(truth) ? 0 : Math.Abs(truth - naive[i]);
        }

        Assert.That(error, model.Name == "seasonal_naive" ? Is.EqualTo(yardstick) : Is.LessThan(0.5 * yardstick));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(9)]
    [TestCase(15)]
    public void Predict_FewDays_AreEnoughForTheRightOrder(int days)
    {
        var series = Past.Series(days, (_, t) => 10 + t.TotalHours);
        var forecast = model.Fit(series).Predict(Past.After(series, 14));
        var truth = Enumerable.Range(0, 48).Sum(s => 10 + (s / 2.0));
        for (var d = 0; d < 14; d++)
        {
            Assert.That(forecast.DaySum(d), Near(truth, 0.1), $"day {d}");
        }
    }

    [Test]
    public void Predict_NothingButZeros_IsZero()
    {
        var series = Past.Series(60, (_, _) => 0);
        Assert.That(model.Fit(series).Predict(Past.After(series, 7)).Sum(), Is.Zero);
    }

    [Test]
    public void Predict_HoldsOfGapsOfWeeksAndDays_StaysRight()
    {
        var series = Past.Series(112, (d, t) => (d.DayNumber - Past.Monday.DayNumber) is (> 30 and < 52) or 70 or 83 ? double.NaN : 20 + (10 * Math.Sin(t.TotalHours * Math.PI / 12)));
        var forecast = model.Fit(series).Predict(Past.After(series, 7));
        Assert.That(forecast.Sum(), Near(7 * 48 * 20, 0.03));
    }

    [Test]
    public void Predict_Twice_GivesTheSameBits()
    {
        var random = new Random(7);
        var series = Past.Series(90, (d, t) => Past.Poisson(random, 6));
        var grid = Past.After(series, 14);
        Assert.That(model.Fit(series).Predict(grid).Values.ToArray(), Is.EqualTo(model.Fit(series).Predict(grid).Values.ToArray()));
    }

    [Test]
    public void Predict_OtherStep_IsRefused()
    {
        var series = Past.Series(28, (_, _) => 1);
        Assert.That(() => model.Fit(series).Predict(new TimeGrid(TimeZoneInfo.Utc, series.End, 1, TimeSpan.FromMinutes(15))), Throws.ArgumentException);
    }

    [Test]
    public void Fit_Cancelled_Stops() =>
        Assert.That(() => Forecaster.Fit(Past.Of(90, (_, _) => 5), new ForecastOptions { Model = model.Name }, null, new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
}
