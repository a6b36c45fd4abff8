using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class TopDownTests
{
    [Test]
    public void Predict_DayOfMonthPattern_IsFoundAndProjected()
    {
        // Month starts 60 % above the rest, fading over five days; last two days 30 % above. 26 weeks, small noise.
        static double Month(DateOnly d) => d.Day <= 5 ? 1 + (0.12 * (6 - d.Day)) : DateTime.DaysInMonth(d.Year, d.Month) - d.Day < 2 ? 1.3 : 1;
        var random = new Random(11);
        var series = Past.Series(182, (d, _) => Past.Poisson(random, 60 * Month(d)));
        var forecast = new TopDown().Fit(series).Predict(Past.After(series, 28));
        var plain = new WeekdayProfile().Fit(series).Predict(Past.After(series, 28));
        double Miss(IntervalSeries f) => Enumerable.Range(0, 28).Sum(d => Math.Abs(f.DaySum(d) - (48 * 60 * Month(f.Grid.Day(d)))));
        Assert.That(Miss(forecast), Is.LessThan(0.4 * Miss(plain)));
    }

    [Test]
    public void Predict_OneWildDay_IsPassedOver()
    {
        static double Rule(DateOnly d, TimeSpan t) => 100 + (50 * Math.Sin(t.TotalHours * Math.PI / 12));
        var series = Past.Series(84, (d, t) => (d.DayNumber - Past.Monday.DayNumber == 79 ? 6 : 1) * Rule(d, t));
        var forecast = new TopDown().Fit(series).Predict(Past.After(series, 7));

        // A sixth of one day's extra volume in the mean would be 10 % per weekday mean; Huber's weight leaves far less.
        Assert.That(Enumerable.Range(0, 7).Select(forecast.DaySum), Has.All.EqualTo(4800).Within(3).Percent);
    }

    [Test]
    public void Shape_Weekdays_SumToOneOverOpenSlots()
    {
        var random = new Random(12);
        var series = Past.Series(70, (d, t) => Past.Poisson(random, Past.Office(d, t) / 20));
        var shape = IntradayShape.Fit(series, DailyTotals.Of(series), default);
        for (var w = 1; w <= 5; w++)
        {
            Assert.That(Enumerable.Range(0, 48).Where(s => series.IsOpen(w, s)).Sum(s => shape[(w * 48) + s]), Is.EqualTo(1).Within(1e-12));
        }
    }

    [Test]
    public void DailyTotals_HalfADayMissing_AreFilledUpInProportion()
    {
        var series = Past.Series(28, (d, t) => d.DayNumber - Past.Monday.DayNumber == 20 && t.TotalHours >= 18 ? double.NaN : 10);
        Assert.That(DailyTotals.Of(series)[20], Is.EqualTo(480).Within(1e-9));
    }
}
