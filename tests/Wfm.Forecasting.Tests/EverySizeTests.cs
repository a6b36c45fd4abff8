using Wfm.Forecasting.Tests.Cleaning;

namespace Wfm.Forecasting.Tests;

/// <summary>From three days to ten years, from a contact a day to thousands, at every step.</summary>
public class EverySizeTests
{
    // Two weeks, or three days, of a centre: within a fifth of the truth over four weeks (three days: the level of three days, 35 %).
    [TestCase(3, 35)]
    [TestCase(7, 20)]
    [TestCase(14, 15)]
    [TestCase(28, 12)]
    public void Predict_FewDays_AreNearTheTruthAndSayWhatMoreWouldAdd(int days, int percent)
    {
        var history = Centre.Clean(days, 20, 31);
        var forecast = Forecaster.Fit(history).Predict(Past.NextWeek(history, 28));
        // Sundays that a week without one has never seen are taken as open: unknown is not closed.
        var volume = Enumerable.Range(0, 28).Where(d => d % 7 != 6).Sum(forecast.Volume.DaySum);
        var truth = 4 * Past.Of(7, (d, t) => Centre.Shape(d, t, 20)).Points.Sum(p => p.Offered);
        Assert.That(volume, Is.EqualTo(truth).Within(percent).Percent);
        Assert.That(forecast.Notes, Has.Some.Contains($"covers {(days == 3 ? 3 : days - 1)} days"), "it ends on a Saturday");
        Assert.That(forecast.Quantiles[1].Sum(), Is.LessThan(0.9 * forecast.Volume.Sum()));
        Assert.That(forecast.Quantiles[5].Sum(), Is.GreaterThan(1.1 * forecast.Volume.Sum()));
    }

    [TestCase(5)]
    [TestCase(10)]
    [TestCase(15)]
    [TestCase(20)]
    [TestCase(30)]
    [TestCase(60)]
    public void Predict_TwoWeeksAtAnyStep_AreUsable(int minutes)
    {
        var history = Centre.Clean(14, minutes / 3.0, 32, step: TimeSpan.FromMinutes(minutes));
        var forecast = Forecaster.Fit(history).Predict(Past.NextWeek(history, 28));
        Assert.That(forecast.Volume.Sum() / 2, Is.EqualTo(history.Points.Sum(p => p.Offered)).Within(15).Percent);
        Assert.That(forecast.Volume.DaySum(6), Is.Zero, "closed on Sundays");
    }

    [TestCase(0.2)]
    [TestCase(1)]
    [TestCase(5)]
    public void Predict_FewContactsADay_AreSensible(double perDay)
    {
        // 24 half hours a day, six days a week; the mean is known to ±1 ÷ √(contacts seen).
        var history = Centre.Clean(182, perDay / 24, 33, shape: (d, t) => d.DayOfWeek == DayOfWeek.Sunday || t.TotalHours is < 8 or >= 20 ? double.NaN : perDay / 24);
        var forecast = Forecaster.Fit(history).Predict(Past.NextWeek(history, 28));
        var seen = history.Points.Sum(p => p.Offered);
        Assert.That(forecast.Volume.Sum() / 24, Is.EqualTo(perDay).Within(perDay * (0.1 + (3 / Math.Sqrt(seen)))));
        Assert.That(forecast.Quantiles.Select(q => q.Values.ToArray().Min()), Has.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public void Clean_TenYearsOfQuarterHours_IsNoProblem()
    {
        var history = Centre.Clean(3650, 8, 34, step: TimeSpan.FromMinutes(15), factor: d => 1 + (0.3 * Math.Sin(d.DayNumber * 2 * Math.PI / 365.25)));
        var clean = HistoryCleaner.Clean(history);
        Assert.That(clean.Findings, Has.Count.LessThan(10), "at most one a year");
        Assert.That(clean.Training.Days, Is.EqualTo(3650).Within(1));
    }
}
