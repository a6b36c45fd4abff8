using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class WeekdayProfileTests
{
    [TestCase(7)]
    [TestCase(56)]
    public void WeekMean_AnySeries_IsTheWeightedMean(double halfLife)
    {
        var random = new Random(2);
        var series = Past.Series(40, (_, _) => random.Next(10) == 0 ? double.NaN : random.Next(30));
        var mean = Recency.WeekMean(series, 40, halfLife);
        for (var w = 0; w < 7; w++)
        {
            for (var s = 0; s < 48; s++)
            {
                // Brute force, weekday by weekday.
                var seen = Enumerable.Range(0, 40).Where(d => (int)Past.Monday.AddDays(d).DayOfWeek == w && !double.IsNaN(series[d, s])).ToList();
                var expected = seen.Sum(d => Math.Pow(0.5, (40 - d) / halfLife) * series[d, s]) / seen.Sum(d => Math.Pow(0.5, (40 - d) / halfLife));
                Assert.That(mean[(w * 48) + s], Is.EqualTo(expected).Within(1e-9));
            }
        }
    }

    [Test]
    public void ChooseHalfLife_LevelThatJumps_IsShorterThanForSteadyNoise()
    {
        var random = new Random(4);
        var steady = Past.Series(140, (_, _) => Past.Poisson(random, 5));
        var growing = Past.Series(140, (d, _) => 1000 * Math.Exp((d.DayNumber - Past.Monday.DayNumber) / 60.0));
        Assert.That(Recency.ChooseHalfLife(growing, default), Is.EqualTo(7));
        Assert.That(Recency.ChooseHalfLife(steady, default), Is.GreaterThanOrEqualTo(56));
    }

    [Test]
    public void Predict_WeekdayNeverSeen_TakesTheOthersMean()
    {
        var series = Past.Series(28, (d, t) => d.DayOfWeek == DayOfWeek.Wednesday ? double.NaN : t.Hours);
        var forecast = new WeekdayProfile().Fit(series).Predict(Past.After(series, 7));
        Assert.That(forecast.Values.Slice(2 * 48, 48).ToArray(), Is.EqualTo(Enumerable.Range(0, 48).Select(s => (double)(s / 2))).Within(1e-9));
    }
}
