namespace Wfm.Forecasting.Tests;

/// <summary>Public holidays by rule in a forecast, and how effects are learned, borrowed and believed.</summary>
public class HolidayTests
{
    private static readonly HolidayCalendar Dutch = HolidayCalendar.Find("NL");
    private static readonly HolidayCalendar Belgian = HolidayCalendar.Find("BE");

    /// <summary>Weekdays of 2400 contacts, Saturdays and Sundays of a quarter of that.</summary>
    private static double Weekly(DateOnly d, TimeSpan t) => (50 + (20 * Math.Sin(t.TotalHours * Math.PI / 12))) * (d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.25 : 1);

    private static double Flat(DateOnly d, TimeSpan t) => 50 + (20 * Math.Sin(t.TotalHours * Math.PI / 12));

    private static QueueForecast Run(ContactHistory history, int days, ForecastOptions options) =>
        Forecaster.Fit(history, options with { Model = "weekday_profile" }).Predict(Past.After(history, days));

    private static double Day(QueueForecast forecast, DateOnly day) => forecast.Volume.DaySum(day.DayNumber - forecast.Volume.Grid.FirstDay.DayNumber);

    [Test]
    public void Predict_HolidayWithoutAnyExample_GoesHalfWayToTheQuietestDay()
    {
        // No holiday from 6 January to 30 March; Easter Monday is 21 April. Half way in roots from 1 to √¼ is ¾, squared 0.5625.
        var history = Past.Of(84, Weekly);
        var with = Run(history, 35, new ForecastOptions { Holidays = [Dutch] });
        var without = Run(history, 35, new ForecastOptions());
        var monday = new DateOnly(2025, 4, 21);
        Assert.That(Day(with, monday) / Day(without, monday), Is.EqualTo(0.5625).Within(0.1).Percent);
        Assert.That(Day(with, monday.AddDays(-1)) / Day(without, monday.AddDays(-1)), Is.EqualTo(1).Within(0.1).Percent, "Easter Sunday is as quiet as any Sunday");
        Assert.That(Day(with, monday.AddDays(-3)) / Day(without, monday.AddDays(-3)), Is.EqualTo(1).Within(0.1).Percent, "most people work on Good Friday");
        Assert.That(with.Notes, Has.Some.Contains("'holiday'").And.Contains("2025-04-21").And.Contains("half of the way"));
    }

    [Test]
    public void Predict_HolidayOfYearsBefore_HasItsOwnEffect()
    {
        // Christmas at 0.3 and Belgium's other holidays at 0.8 of usual, three years long.
        var from = new DateOnly(2022, 1, 3);
        var off = Belgian.Between(from, from.AddDays(1200)).ToDictionary(h => h.Date, h => h.Date.Month == 12 ? 0.3 : 0.8);
        var history = Past.Of(1085, (d, t) => Flat(d, t) * off.GetValueOrDefault(d, 1), from: from, step: TimeSpan.FromHours(1));
        var fitted = Forecaster.Fit(history, new ForecastOptions { Holidays = [Belgian], Model = "weekday_profile" });
        var forecast = fitted.Predict(Past.After(history, 30));
        var (christmas, newYear) = (new DateOnly(2024, 12, 25), new DateOnly(2025, 1, 1));
        Assert.That(forecast.Volume.Grid.FirstDay, Is.LessThan(christmas));
        Assert.That(Day(forecast, christmas) / 1200, Is.InRange(0.28, 0.42));
        Assert.That(Day(forecast, newYear) / 1200, Is.InRange(0.75, 0.85));
        Assert.That(fitted.Effects["holiday"], Is.InRange(0.7, 0.8));
    }

    [Test]
    public void Predict_NameNeverSeen_TakesItsKindsEffect()
    {
        static CalendarEvent Fair(int day, string name) => Past.Event("fair", Past.Monday.AddDays(day)) with { Name = name };
        int[] days = [9, 20, 33, 47, 61];
        var history = Past.Of(84, (d, t) => Flat(d, t) * (days.Contains(d.DayNumber - Past.Monday.DayNumber) ? 0.5 : 1));
        var forecast = Run(history, 7, new ForecastOptions { Events = [.. days.Select((d, i) => Fair(d, $"town {i}")), Fair(87, "a new town")] });
        Assert.That(forecast.Volume.DaySum(3) / 2400, Is.InRange(0.48, 0.58));
    }

    [Test]
    public void Predict_KindOfHolidayNeverSeen_BorrowsFromTheOthers()
    {
        int[] days = [9, 20, 33, 47, 61];
        var history = Past.Of(84, (d, t) => Flat(d, t) * (days.Contains(d.DayNumber - Past.Monday.DayNumber) ? 0.5 : 1));
        var forecast = Run(history, 7, new ForecastOptions
        {
            Events = [.. days.Select(d => Past.Event("holiday", Past.Monday.AddDays(d))), Past.Event("bank_holiday", Past.Monday.AddDays(87))],
        });
        Assert.That(forecast.Volume.DaySum(3) / 2400, Is.InRange(0.48, 0.6));
        Assert.That(forecast.Notes, Has.Some.Contains("'bank_holiday'").And.Contains("other public holidays"));
    }

    [Test]
    public void Predict_RowsOfThePlanner_WinOverTheHoliday()
    {
        var history = Past.Of(84, Weekly);
        var monday = new DateOnly(2025, 4, 21);
        var plain = Day(Run(history, 35, new ForecastOptions()), monday);
        double With(CalendarEvent e) => Day(Run(history, 35, new ForecastOptions { Holidays = [Dutch], Events = [e] }), monday) / plain;
        Assert.That(With(Past.Event("closed", monday)), Is.Zero);
        Assert.That(With(Past.Event("override", monday, effect: 0.9)), Is.EqualTo(0.9).Within(0.1).Percent);
        Assert.That(With(Past.Event("closed", monday.AddDays(-10), 20)), Is.Zero);
        Assert.That(With(Past.Event("school_holiday", monday.AddDays(-7), 14)), Is.EqualTo(0.5625).Within(0.1).Percent, "a season says nothing about one day in it");
        Assert.That(With(Past.Event("override", monday, effect: 0.9) with { Queue = "chat" }), Is.EqualTo(0.5625).Within(0.1).Percent, "a row of another queue");
    }

    [Test]
    public void HolidayEvents_BridgeDays_AreWorkingDaysBetweenFreeOnes()
    {
        List<CalendarEvent> rows = [Past.Event("campaign", new DateOnly(2027, 5, 7))];
        var events = HolidayEvents.Of([Dutch], rows, TimeZoneInfo.Utc, new DateOnly(2024, 1, 1), new DateOnly(2028, 12, 31));
        var bridges = events.Where(e => e.Kind == "bridge_day").Select(e => DateOnly.FromDateTime(e.Time.Start.DateTime)).ToList();

        // By hand from the calendar: Fridays after Ascension, after a Thursday's New Year or Boxing Day, the days beside a Tuesday's or Thursday's King's Day; 2027's Ascension Friday has a row of its own.
        Assert.That(bridges.Select(d => $"{d:yyyy-MM-dd}").Order(), Is.EqualTo(new[] { "2024-05-10", "2024-12-27", "2025-05-30", "2026-01-02", "2026-05-15", "2027-04-26", "2028-04-28", "2028-05-26" }));
        Assert.That(events.Where(e => e.Kind == "working_holiday").Select(e => e.Name).Distinct(), Is.EquivalentTo(new[] { "Goede Vrijdag", "Bevrijdingsdag" }));
        Assert.That(events.Select(e => e.Time.Start), Is.Unique);
    }

    [Test]
    public void Predict_BridgeDays_AreLearned()
    {
        var from = new DateOnly(2022, 1, 3);
        var fridays = new[] { new DateOnly(2022, 5, 27), new DateOnly(2023, 5, 19), new DateOnly(2024, 5, 10) };
        var history = Past.Of(1200, (d, t) => Flat(d, t) * (fridays.Contains(d) ? 0.6 : 1), from: from, step: TimeSpan.FromHours(1));
        var forecast = Run(history, 60, new ForecastOptions { Holidays = [Dutch] });
        Assert.That(Day(forecast, new DateOnly(2025, 5, 30)) / 1200, Is.InRange(0.58, 0.8));
    }

    [Test]
    public void Predict_HolidaysAlwaysClosed_AreClosedAndFollowed()
    {
        // Open Monday to Friday, shut on every day off of 2024, with half as much again on the next open day; Easter Monday 2025 is ahead.
        var from = new DateOnly(2024, 1, 1);
        var off = Dutch.Between(from, new DateOnly(2025, 12, 31)).Where(h => h.IsDayOff).Select(h => h.Date).ToHashSet();
        bool Shut(DateOnly d) => off.Contains(d) || d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        double Count(DateOnly d, TimeSpan t)
        {
            var before = d.AddDays(-1);
            while (before.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                before = before.AddDays(-1);
            }

            return Shut(d) ? double.NaN : Past.Office(d, t) * (off.Contains(before) ? 1.5 : 1);
        }

        var history = Past.Of(462, Count, from: from);
        var forecast = Run(history, 28, new ForecastOptions { Holidays = [Dutch] });
        var plain = Run(history, 28, new ForecastOptions());
        var monday = new DateOnly(2025, 4, 21);
        Assert.That(Day(plain, monday), Is.GreaterThan(1000));
        Assert.That(Day(forecast, monday), Is.Zero);
        Assert.That(Day(forecast, monday.AddDays(1)) / Day(plain, monday.AddDays(1)), Is.InRange(1.35, 1.51));
        Assert.That(forecast.Notes, Has.Some.Contains("2025-04-21").And.Contains("read as closed"));
        Assert.That(forecast.Quantiles.Sum(q => q.DaySum(monday.DayNumber - forecast.Volume.Grid.FirstDay.DayNumber)), Is.Zero);
    }

    [Test]
    public void Predict_SeasonOfWeeks_StaysInTrainingWithItsFactorTakenOut()
    {
        // 2400 a day, a fifth more from day 70 on; four weeks of school holidays at 0.7 from day 35 and again from day 84, which end a week into the horizon.
        static double Level(DateOnly d) => d >= Past.Monday.AddDays(70) ? 1.2 : 1;
        var starts = new[] { 35, 84 };
        bool Season(DateOnly d) => starts.Any(s => d.DayNumber - Past.Monday.DayNumber - s is >= 0 and < 28);
        var history = Past.Of(105, (d, t) => Flat(d, t) * Level(d) * (Season(d) ? 0.7 : 1));
        var events = starts.Select(s => Past.Event("school_holiday", Past.Monday.AddDays(s), 28)).ToArray();
        var sheet = HistorySheet.Build(history, new ForecastOptions { Events = events });
        Assert.That(Enumerable.Range(0, 105).All(d => !double.IsNaN(sheet.Ordinary[d, 20])), "no day is lost");
        Assert.That(sheet.Ordinary.Day(40).ToArray().Sum() / 2400, Is.InRange(0.93, 1.07));
        var forecast = Run(history, 21, new ForecastOptions { Events = events });
        Assert.That(forecast.Volume.DaySum(2) / 2400, Is.InRange(0.75, 0.92), "in the season");
        Assert.That(forecast.Volume.DaySum(15) / 2400, Is.InRange(1.08, 1.25), "after it");
        Assert.That(forecast.Volume.DaySum(2) / forecast.Volume.DaySum(16), Is.InRange(0.65, 0.8));
    }

    // Factors of examples, and the range in which the kind's factor must lie.
    [TestCase(new[] { 0.5, 1.4, 0.6, 1.5 }, 0.93, 1.07)]
    [TestCase(new[] { 0.7, 0.72, 0.68, 2.7 }, 0.7, 0.97)]
    [TestCase(new[] { 0.5, 0.5, 0.5, 0.5 }, 0.5, 0.55)]
    [TestCase(new[] { 0.5 }, 0.55, 0.75)]
    [TestCase(new[] { 0.0, 0.0, 0.0 }, 0.0, 0.15)]
    public void Effects_ShrinkByWhatTheExamplesSay(double[] actual, double low, double high)
    {
        var days = actual.Select((_, i) => 15 + (11 * i)).ToArray();
        var history = Past.Of(84, (d, t) => Flat(d, t) * (Array.IndexOf(days, d.DayNumber - Past.Monday.DayNumber) is >= 0 and var at ? actual[at] : 1));
        var fitted = Forecaster.Fit(history, new ForecastOptions { Events = [.. days.Select(d => Past.Event("fair", Past.Monday.AddDays(d)))], Model = "weekday_profile", Open = OpeningHours.Always });
        if (actual.Sum() > 0)
        {
            Assert.That(fitted.Effects["fair"], Is.InRange(low, high));
        }
        else
        {
            // Days of nothing but zeros are read as closed and teach nothing.
            Assert.That(fitted.Effects.ContainsKey("fair"), Is.False);
        }
    }

    [Test]
    public void Predict_Overrides_StayVisibleOnTopOfTheModel()
    {
        var history = Past.Of(84, Flat);
        var day = Past.Monday.AddDays(86);
        var planned = Past.Event("override", day, 2, effect: 1.2) with { Name = "mailing", Reason = "40,000 letters" };
        var with = Run(history, 14, new ForecastOptions { Events = [planned] });
        var without = Run(history, 14, new ForecastOptions());
        Assert.That(with.ModelVolume.Values.ToArray(), Is.EqualTo(without.Volume.Values.ToArray()).Within(1e-9));
        for (var i = 0; i < with.Volume.Grid.Count; i++)
        {
            var factor = with.Volume.Grid.DayOfInterval(i) is 2 or 3 ? 1.2 : 1;
            Assert.That(with.Volume[i], Is.EqualTo(factor * without.Volume[i]).Within(1e-9));
        }

        var at = (2 * 48) + 24;
        Assert.That(with.Quantiles.Zip(without.Quantiles).All(q => q.First[at] >= q.Second[at]), "quantiles move with it");
        Assert.That(with.Quantiles[3][at] / without.Quantiles[3][at], Is.InRange(1.1, 1.3));
        Assert.That(with.Overrides.Single(), Is.EqualTo(new ForecastOverride(planned.Time, "override", "mailing", 1.2, "40,000 letters")));
        Assert.That(with.Notes, Has.Some.Contains("2025-04-02 to 2025-04-03").And.Contains("x 1.2").And.Contains("40,000 letters"));
        Assert.That(without.Overrides, Is.Empty);
        Assert.That(without.ModelVolume.Values.ToArray(), Is.EqualTo(without.Volume.Values.ToArray()));
    }

    [Test]
    public void Predict_TwoOverridesAtATime_Multiply()
    {
        var history = Past.Of(84, Flat);
        var day = Past.Monday.AddDays(86);
        var with = Run(history, 7, new ForecastOptions { Events = [Past.Event("override", day, effect: 1.2), Past.Event("campaign", day, effect: 0.5)] });
        Assert.That(with.Volume.DaySum(2) / with.ModelVolume.DaySum(2), Is.EqualTo(0.6).Within(1e-9));
        Assert.That(with.Overrides, Has.Count.EqualTo(2));
    }
}
