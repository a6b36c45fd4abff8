using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class SeasonalNaiveTests
{
    [Test]
    public void Predict_AnySeries_EqualsLastWeek()
    {
        var random = new Random(1);
        var series = Past.Series(30, (_, _) => random.Next(50));
        var forecast = new SeasonalNaive().Fit(series).Predict(Past.After(series, 14));
        for (var i = 0; i < forecast.Count; i++)
        {
            Assert.That(forecast[i], Is.EqualTo(series[23 + (i / 48 % 7), i % 48]));
        }
    }

    [Test]
    public void Predict_LastWeekUnknown_TakesTheOneBefore()
    {
        var series = Past.Series(21, (d, _) => (d.DayNumber - Past.Monday.DayNumber) is 15 ? double.NaN : d.DayNumber - Past.Monday.DayNumber);
        Assert.That(new SeasonalNaive().Fit(series).Predict(Past.After(series, 7)).Values[48], Is.EqualTo(8));
    }

    [Test]
    public void Predict_RepeatedHour_SharesItsSlot()
    {
        // 26 October 2025 has 25 hours in Amsterdam; 30 March has 23.
        var series = new TrainingSeries(Past.Amsterdam, new DateOnly(2025, 10, 13), TimeSpan.FromHours(1), Enumerable.Range(0, 7 * 24).Select(c => (double)(c % 24)));
        var autumn = new SeasonalNaive().Fit(series).Predict(new TimeGrid(Past.Amsterdam, new DateOnly(2025, 10, 26), 1, TimeSpan.FromHours(1)));
        var spring = new SeasonalNaive().Fit(series).Predict(new TimeGrid(Past.Amsterdam, new DateOnly(2025, 3, 30), 1, TimeSpan.FromHours(1)));
        Assert.That(autumn.Values.ToArray(), Is.EqualTo(new double[] { 0, 1, 2, 2 }.Concat(Enumerable.Range(3, 21).Select(h => (double)h))));
        Assert.That(spring.Values.ToArray(), Is.EqualTo(new double[] { 0, 1 }.Concat(Enumerable.Range(3, 21).Select(h => (double)h))));
    }
}
