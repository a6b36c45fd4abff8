namespace Wfm.Staffing.Tests;

/// <summary>Shrinkage by date, weekday and clock, against a reading of the wall clock minute by minute.</summary>
public sealed class ShrinkageCalendarTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly Shrinkage Breaks = new("breaks", 0.08, ShrinkageBase.Present);

    // Meetings of 5 % on Tuesdays 09:10-11:00, a shift handover round midnight, coaching of what is left on two dates.
    private static readonly Shrinkage[] Mixed =
    [
        Breaks,
        new("meeting", 0.05, ShrinkageBase.Present) { Weekdays = [DayOfWeek.Tuesday], Clock = Span(9, 10, 11, 0) },
        new("handover", 0.20, ShrinkageBase.Present) { Clock = Span(23, 45, 24, 20), Weekdays = [DayOfWeek.Saturday, DayOfWeek.Monday] },
        new("coaching", 0.10, ShrinkageBase.Present) { From = new(2026, 3, 24), To = new(2026, 3, 26), Combination = ShrinkageCombination.Multiplicative },
        new("training", 0.25, ShrinkageBase.Present) { From = new(2026, 3, 25), Clock = Span(13, 0, 15, 0), Combination = ShrinkageCombination.Multiplicative },
    ];

    /// <summary>Oracle: each minute's local date and time, looked up by hand. Weeks with 23 and 25 hour days.</summary>
    [TestCase("2026-03-23", 5)]
    [TestCase("2026-03-23", 30)]
    [TestCase("2026-03-23", 60)]
    [TestCase("2026-10-19", 15)]
    [TestCase("2026-03-24", 20)]
    public void Over_WeekWithAClockChange_IsTheMeanOfItsMinutes(string first, int minutes)
    {
        var grid = new TimeGrid(Amsterdam, DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), 7, TimeSpan.FromMinutes(minutes));
        var calendar = new ShrinkageCalendar(Mixed);
        var series = calendar.Over(grid);
        for (var i = 0; i < grid.Count; i++)
        {
            var sum = 0.0;
            for (var m = 0; m < minutes; m++)
            {
                var instant = grid[i].Start.AddMinutes(m);
                var share = Share(TimeZoneInfo.ConvertTime(instant, Amsterdam).DateTime);
                Assert.That(calendar.At(Amsterdam, instant), Is.EqualTo(share).Within(1e-15), $"{instant:O}");
                sum += share;
            }

            Assert.That(series[i], Is.EqualTo(sum / minutes).Within(1e-14), $"{grid[i].Start:O}");
        }

        static double Share(DateTime t)
        {
            var clock = t.TimeOfDay;
            var added = 0.08;
            added += t.DayOfWeek == DayOfWeek.Tuesday && clock >= new TimeSpan(9, 10, 0) && clock < new TimeSpan(11, 0, 0) ? 0.05 : 0;
            added += t.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Monday && clock >= new TimeSpan(23, 45, 0) ? 0.20 : 0;
            added += t.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Tuesday && clock < new TimeSpan(0, 20, 0) ? 0.20 : 0;
            var left = 1 - added;
            left *= t.Date == new DateTime(2026, 3, 24) || t.Date == new DateTime(2026, 3, 25) ? 0.9 : 1;
            left *= t.Date >= new DateTime(2026, 3, 25) && clock.Hours is 13 or 14 ? 0.75 : 1;
            return 1 - left;
        }
    }

    /// <summary>02:00-03:00 does not exist on the last Sunday of March and lasts two hours on the last of October.</summary>
    [TestCase(2026, 3, 29, 0)]
    [TestCase(2026, 10, 25, 4)]
    [TestCase(2026, 10, 26, 2)]
    public void Over_WindowInTheHourOfAClockChange_HasTheLengthThatHourHas(int year, int month, int day, int halfHours)
    {
        var grid = new TimeGrid(Amsterdam, new(year, month, day), 1, TimeSpan.FromMinutes(30));
        var series = new ShrinkageCalendar([new("system work", 0.5, ShrinkageBase.Present) { Clock = Span(2, 0, 3, 0) }]).Over(grid);
        Assert.That(series.Values.ToArray().Count(v => v == 0.5), Is.EqualTo(halfHours));
        Assert.That(series.Sum(), Is.EqualTo(0.5 * halfHours));
    }

    [Test]
    public void Over_HoldsAlways_IsCombineToTheLastDigit()
    {
        Shrinkage[] parts = [Breaks, new("coaching", 0.07, ShrinkageBase.Present), new("system", 0.03, ShrinkageBase.Present) { Combination = ShrinkageCombination.Multiplicative }];
        var series = new ShrinkageCalendar(parts).Over(new TimeGrid(Amsterdam, new(2026, 3, 29), 1, TimeSpan.FromMinutes(15)));
        Assert.That(series.Values.ToArray().Distinct().Single(), Is.EqualTo(ShrinkageMath.Combine(parts)).And.EqualTo(1 - (0.85 * 0.97)).Within(1e-15));
    }

    [Test]
    public void Over_SharesThatReachOne_NamesTheInterval()
    {
        var calendar = new ShrinkageCalendar([new("breaks", 0.6, ShrinkageBase.Present), new("town hall", 0.4, ShrinkageBase.Present) { From = new(2026, 3, 3), Clock = Span(10, 0, 11, 0) }]);
        var grid = new TimeGrid(Amsterdam, new(2026, 3, 2), 3, TimeSpan.FromMinutes(30));
        Assert.That(() => calendar.Over(grid), Throws.InstanceOf<WfmDataException>().With.Message.Contains("2026-03-03T10:00+01:00").And.Message.Contains("'town hall' 0.4"));
        Assert.That(calendar.Over(new TimeGrid(Amsterdam, new(2026, 3, 2), 1, TimeSpan.FromMinutes(30))).Values.ToArray(), Is.All.EqualTo(0.6));
    }

    [Test]
    public void New_TwoBases_Refuses() =>
        Assert.That(() => new ShrinkageCalendar([Breaks, new("leave", 0.1, ShrinkageBase.Paid)]), Throws.ArgumentException.With.Message.Contains("leave"));

    [Test]
    public void Combine_HoldsOnlyAtTimes_Refuses() =>
        Assert.That(() => ShrinkageMath.Combine([Breaks, Mixed[1]]), Throws.ArgumentException.With.Message.Contains("meeting"));

    [Test]
    public void InOffice_OfAPlan_TakesOnlySharesOfPresence()
    {
        var grid = new TimeGrid(Amsterdam, new(2026, 3, 24), 1, TimeSpan.FromMinutes(30));
        var plan = new Plan(grid, [new QueuePlan(new QueueKey("care"), "voice", new ServiceTarget(), OpeningHours.Always)], [])
        {
            Shrinkage = [new("leave", 0.2, ShrinkageBase.Paid), Breaks, Mixed[1] with { Clock = Span(9, 0, 11, 0) }, new("aux", 0.1, ShrinkageBase.LoggedIn)],
        };
        var series = ShrinkageMath.InOffice(plan);
        Assert.That(new[] { series[17], series[18], series[21], series[22] }, Is.EqualTo(new[] { 0.08, 0.13, 0.13, 0.08 }).Within(1e-15));
    }

    private static OpenSpan Span(int h1, int m1, int h2, int m2) => new(new TimeSpan(h1, m1, 0), new TimeSpan(h2, m2, 0));
}
