using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class NegativeBinomialRegressionTests
{
    private static double Rate(DateOnly d, TimeSpan t) =>
        (d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.05 : 0.125) * (1 - (0.9 * Math.Cos(2 * Math.PI * (t.TotalHours - 2) / 24)));

    [Test]
    public void Predict_FiveContactsADay_FindsTheRateUnderTheZeros()
    {
        // 180 days, about 5 contacts each: 900 in all, so a level with an error of 3 % and a curve of some 10 %. The plain mean per weekday and slot has
        // about 26 days to each of 336 cells, 2.7 contacts on average, and is off by half.
        var random = new Random(21);
        var series = Past.Series(180, (d, t) => Past.Poisson(random, Rate(d, t)));
        var grid = Past.After(series, 14);
        var (forecast, plain) = (new NegativeBinomialRegression().Fit(series).Predict(grid), new WeekdayProfile().Fit(series).Predict(grid));
        double Error(IntervalSeries f) => Enumerable.Range(0, grid.Count).Sum(i => Math.Abs(f[i] - Rate(DateOnly.FromDateTime(grid[i].Start.Date), grid[i].Start.TimeOfDay)));
        var truth = Enumerable.Range(0, grid.Count).Sum(i => Rate(DateOnly.FromDateTime(grid[i].Start.Date), grid[i].Start.TimeOfDay));
        Assert.That(Error(forecast), Is.LessThan(0.2 * truth));
        Assert.That(Error(forecast), Is.LessThan(0.4 * Error(plain)));
        Assert.That(forecast.Sum(), Is.EqualTo(truth).Within(0.12 * truth));
    }

    [Test]
    public void Predict_ADayOfStorm_LeavesTheCurveAlone()
    {
        var random = new Random(22);
        var storm = Past.Monday.AddDays(100);
        double Count(DateOnly d, TimeSpan t, bool with) => Past.Poisson(random, 6 * (with && d == storm && t.TotalHours >= 12 ? 8 : 1));
        var calm = Past.Series(126, (d, t) => Count(d, t, false));
        random = new Random(22);
        var rough = Past.Series(126, (d, t) => Count(d, t, true));
        var (a, b) = (new NegativeBinomialRegression().Fit(calm).Predict(Past.After(calm, 7)), new NegativeBinomialRegression().Fit(rough).Predict(Past.After(rough, 7)));
        Assert.That(b.Sum(), Is.EqualTo(a.Sum()).Within(0.05 * a.Sum()));
    }
}
