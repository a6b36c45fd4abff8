using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class MstlEtsTests
{
    // Golden: stats::stl with jumps of 1 (tests/golden/classic_models.R).
    [Test]
    public void Stl_WeeklySeries_EqualsR()
    {
        var stl = Stl.Of(ClassicGolden.Days, 7, 11);
        Assert.That(Stl.TrendWindow(7, 11), Is.EqualTo(13));
        Assert.That(stl.Seasonal, Is.EqualTo(ClassicGolden.Values("stl_seasonal")).Within(1e-9));
        Assert.That(stl.Trend, Is.EqualTo(ClassicGolden.Values("stl_trend")).Within(1e-9));
    }

    // Golden: forecast::mstl with its defaults, which compute every second point and draw lines between: 0.25 of values near 100.
    [Test]
    public void Stl_WeeklySeries_IsCloseToMstl()
    {
        var stl = Stl.Of(ClassicGolden.Days, 7, 11);
        Assert.That(stl.Seasonal, Is.EqualTo(ClassicGolden.Values("mstl_seasonal")).Within(0.25));
        Assert.That(stl.Trend, Is.EqualTo(ClassicGolden.Values("mstl_trend")).Within(0.25));
    }

    // Golden: forecast::ets, its own parameters put in. 1e-6: R prints fitted values of states that it kept in single steps.
    [TestCase("ANN", false)]
    [TestCase("AAN", true)]
    public void Smoothing_ParametersOfR_GivesItsFitAndForecast(string kind, bool trend)
    {
        var p = ClassicGolden.Values($"ets_{kind}_par");
        var smooth = trend
            ? LevelSmoothing.With(ClassicGolden.PlainDays, p[0], p[1], p[2], p[3], p[4], true)
            : LevelSmoothing.With(ClassicGolden.PlainDays, p[0], 0, 1, p[1], 0, false);
        Assert.That(smooth.Fitted, Is.EqualTo(ClassicGolden.Values($"ets_{kind}_fitted")).Within(1e-6));
        Assert.That(smooth.LogLikelihood, Is.EqualTo(ClassicGolden.Value($"ets_{kind}_loglik")).Within(1e-6));
        Assert.That(smooth.Aicc, Is.EqualTo(ClassicGolden.Value($"ets_{kind}_aicc")).Within(1e-6));
        Assert.That(Enumerable.Range(1, 14).Select(smooth.Forecast), Is.EqualTo(ClassicGolden.Values($"ets_{kind}_mean")).Within(1e-6));
    }

    // Golden: forecast::ets. A likelihood at least as high as what R's optimiser found, less 0.01.
    [TestCase("ANN", false)]
    [TestCase("AAN", true)]
    public void Smoothing_OwnParameters_AreAsLikelyAsThoseOfR(string kind, bool trend)
    {
        var smooth = LevelSmoothing.Fit(ClassicGolden.PlainDays, trend);
        Assert.That(smooth.LogLikelihood, Is.GreaterThan(ClassicGolden.Value($"ets_{kind}_loglik") - 0.01));
        Assert.That(smooth.Phi, Is.InRange(0.8, 1));
    }

    [Test]
    public void Smoothing_BestOfTwo_HasTheLowerAicc()
    {
        var best = LevelSmoothing.Best(ClassicGolden.PlainDays, 1);
        Assert.That(best.HasTrend, Is.False, "R prefers the level, too: 685.5 to 687.1");
        var rising = Enumerable.Range(0, 60).Select(t => (2.0 * t) + Math.Sin((double)t * t)).ToArray();
        Assert.That(LevelSmoothing.Best(rising, 1).HasTrend);
    }

    [Test]
    public void Smoothing_FourWeeksAhead_MinimisesThoseErrors()
    {
        // Oracle: the mean squared error over all pairs of origin and step, by the plain double sum.
        var y = ClassicGolden.PlainDays;
        var smooth = LevelSmoothing.Fit(y, false, 28);
        double Cost(LevelSmoothing s)
        {
            var (level, sum, n) = (s.Level0, 0.0, 0);
            for (var t = 0; t < y.Length; t++)
            {
                for (var h = 0; h < 28 && t + h < y.Length; h++, n++)
                {
                    sum += Math.Pow(y[t + h] - level, 2);
                }

                level += s.Alpha * (y[t] - level);
            }

            return sum / n;
        }

        Assert.That(smooth.MeanSquare, Is.EqualTo(Cost(smooth)).Within(1e-9));
        foreach (var factor in new[] { 0.5, 0.9, 1.1, 2 })
        {
            Assert.That(Cost(LevelSmoothing.With(y, Math.Min(1, factor * smooth.Alpha), 0, 1, smooth.Level0, 0, false, 28)), Is.GreaterThanOrEqualTo(smooth.MeanSquare * (1 - 1e-3)), $"alpha x {factor}");
        }
    }

    [Test]
    public void Predict_OneWildDay_IsPassedOver()
    {
        static double Rule(DateOnly d, TimeSpan t) => (d.DayOfWeek == DayOfWeek.Monday ? 1.5 : 1) * (100 + (50 * Math.Sin(t.TotalHours * Math.PI / 12)));
        var series = Past.Series(112, (d, t) => (d.DayNumber - Past.Monday.DayNumber == 107 ? 6 : 1) * Rule(d, t));
        var forecast = new MstlEts().Fit(series).Predict(Past.After(series, 7));
        Assert.That(forecast.DaySum(0), Is.EqualTo(7200).Within(3).Percent);
        Assert.That(Enumerable.Range(1, 6).Select(forecast.DaySum), Has.All.EqualTo(4800).Within(3).Percent);
    }

    [Test]
    public void Predict_GrowthTwoYearsAhead_IsDamped()
    {
        // A tenth a month: prolonged over two years it would be tenfold.
        var series = Past.Series(182, (d, _) => 20 * Math.Pow(1.1, (d.DayNumber - Past.Monday.DayNumber) / 30.0));
        var forecast = new MstlEts().Fit(series).Predict(Past.After(series, 728));
        Assert.That(forecast.DaySum(727), Is.InRange(0.9 * 48 * series[181, 0], 1.5 * 48 * series[181, 0]));
    }

    [Test]
    public void Predict_WeekendsClosed_KeepsWorkdaysApart()
    {
        static double Rule(DateOnly d, TimeSpan t) => Past.Office(d, t) * (1 + (0.1 * (int)d.DayOfWeek));
        var series = Past.Series(112, Rule);
        var grid = Past.After(series, 35);
        var forecast = new MstlEts().Fit(series).Predict(grid);
        for (var i = 0; i < grid.Count; i++)
        {
            if (Rule(DateOnly.FromDateTime(grid[i].Start.Date), grid[i].Start.TimeOfDay) is var truth && !double.IsNaN(truth))
            {
                Assert.That(forecast[i], Is.EqualTo(truth).Within(1).Percent, $"{grid[i].Start:ddd HH:mm}");
            }
        }
    }
}
