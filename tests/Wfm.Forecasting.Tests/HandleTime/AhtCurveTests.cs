namespace Wfm.Forecasting.Tests;

public class AhtCurveTests
{
    private static double Noise(Random random, double mean, int contacts) => Enumerable.Range(0, contacts).Average(_ => -mean * Math.Log(1 - random.NextDouble()));

    [Test]
    public void Fit_LevelThatMoves_IsFollowed()
    {
        // 240 s for half a year, then 300 s for six weeks: half a year's memory would say 255 s.
        var random = new Random(71);
        var history = Past.Of(224, (_, _) => 8, TimeSpan.FromHours(1), aht: (d, _) => Noise(random, d.DayNumber - Past.Monday.DayNumber < 182 ? 240 : 300, 8));
        var profile = AhtProfile.Fit(history)!;
        Assert.That(profile.HalfLife, Is.LessThanOrEqualTo(28));
        Assert.That(profile[Past.Monday, 12], Is.EqualTo(300).Within(3).Percent);
    }

    [Test]
    public void Fit_LevelThatStays_IsAveragedLong()
    {
        var random = new Random(72);
        var history = Past.Of(224, (_, _) => 2, TimeSpan.FromHours(1), aht: (_, _) => Noise(random, 240, 2));
        var profile = AhtProfile.Fit(history)!;
        Assert.That(profile.HalfLife, Is.GreaterThanOrEqualTo(84));
        Assert.That(profile[Past.Monday, 12], Is.EqualTo(240).Within(4).Percent);
    }

    [Test]
    public void Predict_TalkHoldWrap_AddUpAndKeepTheirOwnShapes()
    {
        // Talk is longer in the evening, wrap is always 40 s, hold is 10 s.
        var source = Past.Of(56, (_, _) => 20, aht: (_, t) => 50 + (t.Hours < 18 ? 150 : 250));
        var history = new ContactHistory(source.Queue, source.Zone, source.Points.Select(p => p with { TalkSeconds = p.AhtSeconds - 50, HoldSeconds = 10, WrapSeconds = 40 }));
        foreach (var minutes in (int[])[15, 30, 60])
        {
            var f = Forecaster.Fit(history, new ForecastOptions { Model = "seasonal_naive" }).Predict(Past.After(history, 7, TimeSpan.FromMinutes(minutes)));
            for (var i = 0; i < f.Volume.Count; i++)
            {
                Assert.That(f.TalkSeconds![i] + f.HoldSeconds![i] + f.WrapSeconds![i], Is.EqualTo(f.AhtSeconds[i]).Within(1e-9));
                Assert.That(f.TalkSeconds[i], Is.EqualTo(f.Volume.Grid[i].Start.Hour < 18 ? 150 : 250).Within(1).Percent);
                Assert.That(f.WrapSeconds[i], Is.EqualTo(40).Within(1).Percent);
            }
        }
    }

    [Test]
    public void Predict_NoParts_HasNone()
    {
        var history = Past.Of(30, (_, _) => 5, aht: (_, _) => 180);
        Assert.That(Forecaster.Fit(history).Predict(Past.After(history, 1)).TalkSeconds, Is.Null);
    }

    // Real handle times of a small bank, February 1999: learned from three weeks, held against the fourth, weighed by contacts.
    [Test]
    public void Fit_RealMonth_IsNoWorseThanAFlatMean()
    {
        var file = SharedData.File("data/anonymous_bank/february_1999_aht_30min.csv");
        double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var points = File.ReadLines(file).Skip(1).Select(l => l.Split(',')).Select(c => new HistoryPoint(
            new Interval(new DateTimeOffset(DateTime.Parse(c[1], System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero), Past.HalfHour),
            Number(c[3]), Number(c[6]), Number(c[4]), Number(c[5]))).ToList();
        var start = new DateTimeOffset(1999, 2, 22, 0, 0, 0, TimeSpan.Zero);
        var profile = AhtProfile.Fit(new ContactHistory(new QueueKey("bank"), TimeZoneInfo.Utc, points.Where(p => p.Time.Start < start)))!;
        var past = points.Where(p => p.Time.Start < start && p.Handled > 0 && p.AhtSeconds > 0).ToList();
        var flat = past.Sum(p => p.Handled * p.AhtSeconds) / past.Sum(p => p.Handled);
        var (missed, missedFlat, contacts) = (0.0, 0.0, 0.0);
        foreach (var p in points.Where(p => p.Time.Start >= start && p.Handled > 0 && p.AhtSeconds > 0))
        {
            var at = p.Time.Start;
            missed += p.Handled * Math.Abs(p.AhtSeconds - profile[DateOnly.FromDateTime(at.DateTime), ClockMap.SlotOf(at, Past.HalfHour)]);
            missedFlat += p.Handled * Math.Abs(p.AhtSeconds - flat);
            contacts += p.Handled;
        }

        TestContext.Out.WriteLine($"volume-weighted MAE {missed / contacts:0.00} s; flat mean {missedFlat / contacts:0.00} s; half-life {profile.HalfLife} days");
        Assert.That(missed, Is.LessThanOrEqualTo(missedFlat));
    }
}
