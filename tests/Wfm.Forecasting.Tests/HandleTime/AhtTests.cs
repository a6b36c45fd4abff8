namespace Wfm.Forecasting.Tests;

public class AhtTests
{
    private static IntervalSeries Aht(ContactHistory history, ForecastOptions? options = null) =>
        Forecaster.Fit(history, (options ?? new ForecastOptions()) with { Model = "seasonal_naive" }).Predict(Past.After(history, 7)).AhtSeconds;

    [Test]
    public void Predict_NoHandleTimes_AssumesTheDefaultAndSaysSo()
    {
        var history = Past.Of(30, (_, _) => 10);
        Assert.That(Aht(history, new ForecastOptions { DefaultAht = TimeSpan.FromSeconds(240) }).Values.ToArray(), Has.All.EqualTo(240));
        Assert.That(Forecaster.Fit(history).Predict(Past.After(history, 1)).Notes, Has.Some.Contains("no handle time"));
    }

    [Test]
    public void Predict_ShapeWithoutNoise_IsRecovered()
    {
        static double Rule(DateOnly d, TimeSpan t) => (d.DayOfWeek == DayOfWeek.Monday ? 1.1 : 1) * (300 + (60 * Math.Sin(t.TotalHours * Math.PI / 12)));
        var aht = Aht(Past.Of(56, (_, _) => 50, aht: Rule));
        for (var i = 0; i < aht.Count; i++)
        {
            var start = aht.Grid[i].Start;
            Assert.That(aht[i], Is.EqualTo(Rule(DateOnly.FromDateTime(start.Date), start.TimeOfDay)).Within(0.2).Percent);
        }
    }

    [Test]
    public void Predict_NoiseOnly_IsNearlyFlat()
    {
        // One contact in most intervals, each of exponential length 300 s: a raw slot mean would swing by 100 % ÷ √60 ≈ 13 %, the shrunken one must not.
        var random = new Random(51);
        var aht = Aht(Past.Of(60, (_, _) => 1, aht: (_, _) => 1 - (300 * Math.Log(1 - random.NextDouble()))));
        var values = aht.Values.ToArray();
        Assert.That(values.Average(), Is.EqualTo(301).Within(6).Percent);
        Assert.That(values.Max() / values.Min(), Is.LessThan(1.12));
    }

    [Test]
    public void Predict_VolumeWeighted_BusyIntervalsCountMore()
    {
        // 90 contacts at 200 s, 10 at 400 s, at random times of the week: 220 s, not 300 s.
        var random = new Random(52);
        var busy = new HashSet<(DateOnly, TimeSpan)>();
        var history = Past.Of(60, (d, t) => random.Next(2) == 0 && busy.Add((d, t)) ? 90 : 10, aht: (d, t) => busy.Contains((d, t)) ? 200 : 400);
        Assert.That(Aht(history).Values.ToArray().Average(), Is.EqualTo(220).Within(2).Percent);
    }

    [Test]
    public void Predict_HandledKnown_WeighsByIt()
    {
        var history = new ContactHistory(new QueueKey("calls"), TimeZoneInfo.Utc,
            Past.Of(30, (_, _) => 10).Points.Select((p, i) => p with { Handled = i % 2 == 0 ? 9 : 1, AhtSeconds = i % 2 == 0 ? 100 : 200 }));
        Assert.That(Aht(history).Values.ToArray().Average(), Is.InRange(100, 160));
        var weighted = AhtProfile.Fit(history)!;
        Assert.That((weighted[Past.Monday, 0] * 0.9) + (weighted[Past.Monday, 1] * 0.1), Is.EqualTo(110).Within(1).Percent);
    }

    [Test]
    public void Predict_OneAbsurdValue_DoesNotSpoilTheRest()
    {
        // A whole day as handle time of one interval; uncapped it would make its slot 1,600 % longer. Capped at five medians and shrunk: 5 %.
        var history = Past.Of(30, (_, _) => 2, aht: (d, t) => d == Past.Monday.AddDays(28) && t.Hours == 3 ? 86400 : 180);
        Assert.That(Aht(history).Values.ToArray(), Has.All.EqualTo(180).Within(6).Percent);
    }
}
