using Wfm.Forecasting.Counts;

namespace Wfm.Forecasting.Tests.Counts;

public class CountLevelTests
{
    private static double[] Totals(int days, Func<DateOnly, double> mean, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, days).Select(d => Past.Poisson(random, mean(Past.Monday.AddDays(d))))];
    }

    private static double Weekly(DateOnly d) => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 3 : 6;

    [Test]
    public void Fit_FewContactsADay_IsNotBiasedByZeros()
    {
        // 168 days of about 5: the mean has a standard error of 1.3 to 2.3 % per weekday; logs with a floor would be off by more than 10 %.
        var fit = CountLevel.Fit(Past.Monday, Totals(168, Weekly, 2), 3000, 1e7);
        for (var d = 0; d < 7; d++)
        {
            var day = Past.Monday.AddDays(168 + d);
            Assert.That(fit[day], Is.EqualTo(Weekly(day)).Within(0.25 * Weekly(day)), day.DayOfWeek.ToString());
        }

        Assert.That(Enumerable.Range(0, 7).Sum(d => fit[Past.Monday.AddDays(168 + d)]), Is.EqualTo(36).Within(2));
    }

    [Test]
    public void Fit_OneStorm_HardlyMovesTheLevel()
    {
        var totals = Totals(140, _ => 200, 3);
        var before = CountLevel.Fit(Past.Monday, totals, 300, 1e7)[Past.Monday.AddDays(145)];
        totals[130] = 2000;
        var after = CountLevel.Fit(Past.Monday, totals, 300, 1e7)[Past.Monday.AddDays(145)];
        Assert.That(after, Is.EqualTo(before).Within(0.03 * before));
    }

    [Test]
    public void Fit_MonthBeginsBusy_IsSeen()
    {
        static double Mean(DateOnly d) => d.Day <= 3 ? 600 : 400;
        var fit = CountLevel.Fit(Past.Monday, Totals(330, Mean, 4), 300, 5);
        Assert.That(fit[new DateOnly(2026, 1, 2)] / fit[new DateOnly(2026, 1, 15)], Is.EqualTo(1.5).Within(0.1));
        Assert.That(CountLevel.Fit(Past.Monday, Totals(330, Mean, 4), 300, 1e7)[new DateOnly(2026, 1, 2)], Is.LessThan(480));
    }

    [Test]
    public void Fit_TimeOfYear_OnlyWhenAsked()
    {
        static double Mean(DateOnly d) => 1000 * Math.Exp(0.3 * Math.Cos(2 * Math.PI * d.DayOfYear / 365.25));
        var totals = Totals(900, Mean, 5);
        var day = Past.Monday.AddDays(900 + 180);
        Assert.That(CountLevel.Fit(Past.Monday, totals, 3000, 1e7, true)[day], Is.EqualTo(Mean(day)).Within(0.08 * Mean(day)));
        Assert.That(CountLevel.Fit(Past.Monday, totals, 3000, 1e7)[day], Is.Not.EqualTo(Mean(day)).Within(0.15 * Mean(day)));
    }

    [Test]
    public void Fit_NoContactAtAll_IsZero() => Assert.That(CountLevel.Fit(Past.Monday, new double[30], 300, 1e7)[Past.Monday.AddDays(31)], Is.Zero);
}
