using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class ThetaTests
{
    // Golden: forecast::thetaf (tests/golden/classic_models.R), with R's smoothing parameter; R's start of the level comes from its optimiser and fades: 1e-4
    // of values near 120.
    [Test]
    public void Lines_PlainSeries_EqualThetaf()
    {
        var lines = ThetaLines.Fit(ClassicGolden.PlainDays, ClassicGolden.Value("theta_alpha"));
        Assert.That(lines.Slope / 2, Is.EqualTo(ClassicGolden.Value("theta_drift")).Within(1e-9));
        Assert.That(Enumerable.Range(1, 14).Select(h => lines.Forecast(h, 0.5)), Is.EqualTo(ClassicGolden.Values("theta_mean")).Within(1e-4));
    }

    [Test]
    public void Lines_OwnParameter_IsCloseToThetaf()
    {
        var alpha = LevelSmoothing.Fit(ClassicGolden.PlainDays, false).Alpha;
        Assert.That(alpha, Is.EqualTo(ClassicGolden.Value("theta_alpha")).Within(0.005));
        Assert.That(ThetaLines.Fit(ClassicGolden.PlainDays, alpha).Forecast(1, 0.5), Is.EqualTo(ClassicGolden.Value("theta_mean")).Within(0.05));
    }

    [Test]
    public void Lines_AnyTheta_AreTheSmoothedThetaLineAndTheStraightOne()
    {
        // Oracle: the definition. Z = θy + (1 − θ)line, smoothed; forecast = (1 − 1/θ)·line + (1/θ)·SES(Z). Starts fade: 200 values with α = 0.2.
        const double Theta = 3, Alpha = 0.2;
        var y = Enumerable.Range(0, 200).Select(t => 50 + (0.3 * t) + (5 * Math.Sin((double)t * t))).ToArray();
        var slope = 12 * Enumerable.Range(0, 200).Sum(t => (t - 99.5) * y[t]) / (200.0 * ((200 * 200) - 1));
        var start = y.Average() - (99.5 * slope);
        var level = y[0];
        for (var t = 0; t < 200; t++)
        {
            level += Alpha * ((Theta * y[t]) + ((1 - Theta) * (start + (slope * t))) - level);
        }

        for (var h = 1; h <= 28; h++)
        {
            var expected = ((1 - (1 / Theta)) * (start + (slope * (199 + h)))) + (level / Theta);
            Assert.That(ThetaLines.Fit(y, Alpha).Forecast(h, 1 - (1 / Theta)), Is.EqualTo(expected).Within(1e-9), $"step {h}");
        }
    }

    [Test]
    public void WeekdayIndex_RisingSeries_IsFoundApartFromTheTrend()
    {
        double[] rule = [1.4, 1.1, 1, 0.9, 0.6];
        var totals = Enumerable.Range(0, 100).Select(i => i is 33 or 50 ? double.NaN : (1000 + (3 * i)) * rule[i % 5]).ToArray();
        var index = WeekdayIndex.Of(totals, 5);
        Assert.That(Enumerable.Range(100, 5).Select(i => index[i]), Is.EqualTo(rule).Within(0.01));
    }

    [Test]
    public void Predict_Growth_IsFollowedForWeeksAndFadesOverYears()
    {
        // 1 % of the first level per week.
        static double Rule(double day) => 50 * (1 + (0.01 * day / 7));
        var random = new Random(5);
        var series = Past.Series(364, (d, _) => Past.Poisson(random, Rule(d.DayNumber - Past.Monday.DayNumber)));
        var forecast = new Theta().Fit(series).Predict(Past.After(series, 728));
        Assert.That(forecast.DaySum(27), Is.EqualTo(48 * Rule(391)).Within(3).Percent);
        Assert.That(forecast.DaySum(727), Is.InRange(48 * Rule(364) * 0.97, 48 * Rule(364) * 1.15));
    }

    [Test]
    public void Shares_EveryWeekday_SumToOneOverOpenSlots()
    {
        var random = new Random(1);
        var series = Past.Series(84, (d, t) => Past.Poisson(random, Past.Office(d, t)));
        var shares = WeekdayShares.Fit(series, DailyTotals.Of(series), WeekdayShares.Exponential, CancellationToken.None);
        for (var w = 0; w < 7; w++)
        {
            Assert.That(Enumerable.Range(0, 48).Where(s => w is 0 or 6 ? s is >= 16 and < 40 : series.IsOpen(w, s)).Sum(s => shares[(w * 48) + s]), Is.EqualTo(1).Within(1e-9), $"weekday {w}");
        }
    }

    [Test]
    public void Shares_SparseCounts_AreCloserToTheTruthThanPlainMeans()
    {
        // Two contacts per interval and the same shape every day: weekdays lend each other strength.
        static double Rule(TimeSpan t) => 2 + Math.Sin(t.TotalHours * Math.PI / 12);
        var random = new Random(2);
        var series = Past.Series(112, (_, t) => Past.Poisson(random, Rule(t)));
        var shares = WeekdayShares.Fit(series, DailyTotals.Of(series), WeekdayShares.Exponential, CancellationToken.None);
        var plain = Recency.WeekMean(series, series.Days, 112);
        double Miss(double[] week) => Enumerable.Range(0, 7 * 48).Sum(c => Math.Abs((week[c] * 96 / week.Skip(c / 48 * 48).Take(48).Sum()) - Rule(TimeSpan.FromHours(c % 48 / 2.0))));
        Assert.That(Miss(shares), Is.LessThan(0.6 * Miss(plain)));
    }
}
