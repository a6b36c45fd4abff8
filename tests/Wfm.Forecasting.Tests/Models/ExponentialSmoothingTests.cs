using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class ExponentialSmoothingTests
{
    // Golden: forecast::dshw (tests/golden/classic_models.R), same parameters and start, 15 digits printed.
    [Test]
    public void Update_TaylorsRecursion_EqualsDshw()
    {
        const double Phi = 0.4;
        var week = ClassicGolden.Values("dshw_week0");
        var information = new double[28];
        Array.Fill(information, 1 / 0.15);
        var model = new DoubleSeasonal(ClassicGolden.Value("dshw_level0"), ClassicGolden.Value("dshw_trend0"), [.. ClassicGolden.Values("dshw_day0").Take(4)], week, 1 / 0.12, 1 / 0.2, information, false)
        {
            Alpha = 0.12,
            Beta = 0.03,
            Gamma = 0.2,
            Omega = 0.15,
        };
        var series = ClassicGolden.TwoCycles;
        var (fitted, expected) = (ClassicGolden.Values("dshw_fitted"), ClassicGolden.Values("dshw_mean"));
        var last = 0.0;
        for (var i = 0; i < series.Length; i++)
        {
            Assert.That(model.Expect(i % 4, i % 28) + (Phi * last), Is.EqualTo(fitted[i]).Within(1e-9), $"value {i}");
            last = model.Update(i % 4, i % 28, series[i]);
        }

        for (var h = 1; h <= expected.Length; h++)
        {
            var i = series.Length + h - 1;
            Assert.That(model.Expect(i % 4, i % 28, h) + (Math.Pow(Phi, h) * last), Is.EqualTo(expected[h - 1]).Within(1e-9), $"step {h}");
        }
    }

    [Test]
    public void Update_WeightedWithoutDiscount_IsTheLeastSquaresMean()
    {
        // Oracle: with level and week fixed (gain 0 on endless information) the day's slot is Σ x·y ÷ Σ x² over its values.
        var week = Enumerable.Range(0, 7).Select(w => 0.5 + (0.2 * w)).ToArray();
        var endless = new double[7];
        Array.Fill(endless, double.MaxValue);
        var model = new DoubleSeasonal(10, 0, [1], week, double.MaxValue, 0, endless, true);
        var random = new Random(4);
        var (xy, xx) = (0.0, 0.0);
        for (var i = 0; i < 50; i++)
        {
            var y = 20 * random.NextDouble();
            var x = 10 * week[i % 7];
            (xy, xx) = (xy + (x * y), xx + (x * x));
            model.Update(0, i % 7, y);
        }

        Assert.That(model.Expect(0, 3), Is.EqualTo(10 * week[3] * xy / xx).Within(1e-9));
    }

    [Test]
    public void Update_WildValue_CountsAsTheLimit()
    {
        DoubleSeasonal Model() => new(10, 0, [1], [1], 5, 5, [5], true) { Alpha = 0.1, Gamma = 0.1, Omega = 0.1 };
        var (wild, limited) = (Model(), Model());
        Assert.That(wild.Update(0, 0, 1000, 2), Is.EqualTo(990));
        limited.Update(0, 0, 12);
        Assert.That(wild.Expect(0, 0), Is.EqualTo(limited.Expect(0, 0)));
    }

    [Test]
    public void Predict_LevelMoved_IsFollowed()
    {
        // Half as much again since four weeks ago.
        var random = new Random(2);
        var series = Past.Series(140, (d, t) => Past.Poisson(random, (d.DayNumber - Past.Monday.DayNumber >= 112 ? 1.5 : 1) * Past.Office(d, t)));
        var (forecast, profile) = (new ExponentialSmoothing().Fit(series).Predict(Past.After(series, 7)), Past.After(series, 7));
        var truth = Enumerable.Range(0, profile.Count).Select(i => 1.5 * Past.Office(DateOnly.FromDateTime(profile[i].Start.Date), profile[i].Start.TimeOfDay)).Where(v => !double.IsNaN(v)).Sum();
        var open = Enumerable.Range(0, profile.Count).Where(i => !double.IsNaN(Past.Office(DateOnly.FromDateTime(profile[i].Start.Date), profile[i].Start.TimeOfDay))).Sum(i => forecast[i]);
        Assert.That(open, Is.EqualTo(truth).Within(5).Percent);
    }

    [Test]
    public void Predict_LowCounts_HasNoBias()
    {
        // Two contacts an hour, Poisson: a plain square of mean roots would lose an eighth of them.
        var random = new Random(6);
        var series = Past.Series(182, (_, t) => Past.Poisson(random, 1 + (0.8 * Math.Sin(t.TotalHours * Math.PI / 12))));
        Assert.That(new ExponentialSmoothing().Fit(series).Predict(Past.After(series, 28)).Sum(), Is.EqualTo(28 * 48).Within(5).Percent);
    }
}
