using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class BoostedTreesTests
{
    [Test]
    public void Predict_PayDaysThatMatterInTheMorningOnly_AreFound()
    {
        // What no additive model has: the first five days of a month double the mornings, not the afternoons.
        static double Mean(DateOnly d, TimeSpan t) => 30 * (d.Day <= 5 && t.TotalHours < 12 ? 2 : 1);
        var random = new Random(31);
        var series = Past.Series(330, (d, t) => Past.Poisson(random, Mean(d, t)), TimeSpan.FromHours(1));
        Assert.That(series.End, Is.EqualTo(new DateOnly(2025, 12, 2)));
        var forecast = new BoostedTrees().Fit(series).Predict(Past.After(series, 14));
        var (early, late) = (forecast.Grid.DayRange(1), forecast.Grid.DayRange(8));
        double Sum(int from, int to) => Enumerable.Range(from, to - from).Sum(i => forecast[i]);
        Assert.That(Sum(early.Item1, early.Item1 + 12) / Sum(late.Item1, late.Item1 + 12), Is.GreaterThan(1.6));
        Assert.That(Sum(early.Item1 + 12, early.Item1 + 24) / Sum(late.Item1 + 12, late.Item1 + 24), Is.EqualTo(1).Within(0.15));
    }

    [Test]
    public void Predict_ShortHistory_IsTheBaseLine()
    {
        var series = Past.Series(42, (d, t) => Past.Office(d, t));
        var forecast = new BoostedTrees().Fit(series).Predict(Past.After(series, 7));
        for (var d = 0; d < 5; d++)
        {
            var day = series.End.AddDays(d);
            var truth = Enumerable.Range(0, 48).Select(s => Past.Office(day, s * Past.HalfHour)).Where(v => !double.IsNaN(v)).Sum();
            var (from, to) = forecast.Grid.DayRange(d);
            var open = Enumerable.Range(from, to - from).Where(i => !double.IsNaN(Past.Office(day, forecast.Grid[i].Start.TimeOfDay))).Sum(i => forecast[i]);
            Assert.That(open, Is.EqualTo(truth).Within(0.01 * truth), day.ToString("ddd", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Test]
    public void Predict_TwoYearsAhead_StaysInBounds()
    {
        var random = new Random(33);
        var series = Past.Series(560, (d, _) => Past.Poisson(random, 20 + (0.05 * (d.DayNumber - Past.Monday.DayNumber))), TimeSpan.FromHours(1));
        var forecast = new BoostedTrees().Fit(series).Predict(Past.After(series, 728));
        Assert.That(Enumerable.Range(0, forecast.Count).Select(i => forecast[i]), Is.All.InRange(20, 80));
    }
}
