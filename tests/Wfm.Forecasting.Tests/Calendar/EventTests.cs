namespace Wfm.Forecasting.Tests;

public class EventTests
{
    private static double Level(DateOnly d, TimeSpan t) => 50 + (20 * Math.Sin(t.TotalHours * Math.PI / 12));

    private static QueueForecast Run(ContactHistory history, params CalendarEvent[] events) =>
        Forecaster.Fit(history, new ForecastOptions { Events = events, Model = "top_down" }).Predict(Past.NextWeek(history, 14));

    [Test]
    public void Predict_Closure_IsZeroEverywhere()
    {
        var history = Past.Of(84, Level);
        var closed = Past.Monday.AddDays(87);
        var forecast = Run(history, Past.Event("closed", closed));
        Assert.That(forecast.Volume.DaySum(3), Is.Zero);
        Assert.That(forecast.Quantiles.Sum(q => q.DaySum(3)), Is.Zero);
        Assert.That(forecast.Volume.DaySum(5), Is.EqualTo(2400).Within(1).Percent);
    }

    [Test]
    public void Predict_ClosedForTwoHours_OnlyThoseAreZero()
    {
        var history = Past.Of(84, Level);
        var start = TimeZoneInfo.Utc.StartOfDay(Past.Monday.AddDays(85)).AddHours(10);
        var forecast = Run(history, new CalendarEvent(null, new Interval(start, TimeSpan.FromHours(2)), "closed", "drill"));
        var day = forecast.Volume.Values.Slice(48, 48).ToArray();
        Assert.That(Enumerable.Range(0, 48).Where(s => day[s] == 0), Is.EqualTo(new[] { 20, 21, 22, 23 }));
    }

    [Test]
    public void Predict_KindSeenBefore_MovesByItsShrunkenEffect()
    {
        // Four campaign days of exactly +50 %: (√1.5 − 1) × w / (w + 1/τ²), τ² = 0.0225; w = 4 examples × 5/4 (none is odd) ÷ (noise (0.0125·2 + 0) / (2 + 3) + counting 1/(4·2400)).
        int[] days = [20, 33, 47, 61];
        var history = Past.Of(84, (d, t) => Level(d, t) * (days.Contains(d.DayNumber - Past.Monday.DayNumber) ? 1.5 : 1));
        var events = days.Append(87).Select(d => Past.Event("campaign", Past.Monday.AddDays(d))).ToArray();
        var weight = 4 * 1.25 / (0.005 + (0.25 / 2400));
        var expected = Math.Pow(1 + ((Math.Sqrt(1.5) - 1) * weight / (weight + (1 / 0.0225))), 2);
        var fitted = Forecaster.Fit(history, new ForecastOptions { Events = events, Model = "top_down" });
        var forecast = fitted.Predict(Past.After(history, 14));
        Assert.That(fitted.Effects["campaign"], Is.EqualTo(expected).Within(1e-9));
        Assert.That(forecast.Volume.DaySum(3) / forecast.Volume.DaySum(10), Is.EqualTo(expected).Within(1).Percent);

        // The campaign days did not lift the other days.
        Assert.That(forecast.Volume.DaySum(10), Is.EqualTo(2400).Within(1).Percent);
    }

    [Test]
    public void Effects_FewOrContraryExamples_AreBelievedLess()
    {
        static double Factor(params double[] actual)
        {
            var days = actual.Select((_, i) => 15 + (11 * i)).ToArray();
            var history = Past.Of(84, (d, t) => Level(d, t) * (Array.IndexOf(days, d.DayNumber - Past.Monday.DayNumber) is >= 0 and var at ? actual[at] : 1));
            return Forecaster.Fit(history, new ForecastOptions { Events = [.. days.Select(d => Past.Event("special", Past.Monday.AddDays(d)))], Model = "weekday_profile" }).Effects["special"];
        }

        Assert.That(Factor(2), Is.InRange(1.3, 1.8));
        Assert.That(Factor(2, 2, 2, 2), Is.InRange(1.9, 2.0));
        Assert.That(Factor(2, 0.5, 2, 0.5), Is.EqualTo(1).Within(0.1));
    }

    [Test]
    public void Predict_PlannersEffect_Multiplies()
    {
        var history = Past.Of(84, Level);
        var forecast = Run(history, Past.Event("override", Past.Monday.AddDays(86), effect: 1.2));
        Assert.That(forecast.Volume.DaySum(2) / forecast.Volume.DaySum(9), Is.EqualTo(1.2).Within(1).Percent);
    }

    [Test]
    public void Predict_TwoEventsOfAKindOnADay_CountOnce()
    {
        int[] days = [20, 33, 47, 61];
        var history = Past.Of(84, (d, t) => Level(d, t) * (days.Contains(d.DayNumber - Past.Monday.DayNumber) ? 1.5 : 1));
        var once = days.Append(87).Select(d => Past.Event("campaign", Past.Monday.AddDays(d))).ToArray();
        Assert.That(Run(history, [.. once, once[^1]]).Volume.Sum(), Is.EqualTo(Run(history, once).Volume.Sum()).Within(1e-6));
    }

    [Test]
    public void Predict_EventOfAnotherQueue_ChangesNothing()
    {
        var history = Past.Of(84, Level);
        var other = Past.Event("closed", Past.Monday.AddDays(86)) with { Queue = "chat" };
        Assert.That(Run(history, other).Volume.Values.ToArray(), Is.EqualTo(Run(history).Volume.Values.ToArray()));
    }

    [Test]
    public void Predict_UnknownKind_IsOrdinaryAndSaid()
    {
        var forecast = Run(Past.Of(84, Level), Past.Event("eclipse", Past.Monday.AddDays(86)));
        Assert.That(forecast.Volume.DaySum(2), Is.EqualTo(2400).Within(1).Percent);
        Assert.That(forecast.Notes, Has.Some.Contains("'eclipse'"));
    }

    [Test]
    public void Predict_DayAfterAClosure_LearnsFromDaysAfterClosures()
    {
        // Open Monday to Friday. Closed on three Fridays in the past, and the Mondays after them were 40 % higher.
        var fridays = new[] { 18, 39, 60 };
        var history = Past.Of(84, (d, t) => d.DayNumber - Past.Monday.DayNumber is var n && fridays.Contains(n) ? double.NaN : Past.Office(d, t) * (fridays.Contains(n - 3) ? 1.4 : 1));
        var forecast = Run(history, [.. fridays.Append(88).Select(f => Past.Event("closed", Past.Monday.AddDays(f)))]);
        var plain = Run(history);
        Assert.That(forecast.Volume.DaySum(4), Is.Zero);
        Assert.That(forecast.Volume.DaySum(7) / plain.Volume.DaySum(7), Is.InRange(1.25, 1.41));
        Assert.That(plain.Volume.DaySum(7), Is.EqualTo(Past.Of(1, Past.Office).Points.Sum(p => p.Offered)).Within(2).Percent, "closures without a label were noticed, too");
    }

    [Test]
    public void Predict_KindThatHoldsMostOfTheTime_IsOrdinary()
    {
        var history = Past.Of(84, Level);
        var forecast = Run(history, Past.Event("season", Past.Monday.AddDays(10), 80));
        Assert.That(forecast.Volume.DaySum(0), Is.EqualTo(2400).Within(1).Percent);
    }
}
