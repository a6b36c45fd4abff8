namespace Wfm.Forecasting.Tests;

/// <summary>Days made bad on purpose: the cause that was built in is the one that is told.</summary>
public class DayCauseTests
{
    private static readonly DateOnly Origin = Past.Monday.AddDays(84);
    private static readonly DateOnly Wednesday = Origin.AddDays(9);

    private static readonly BacktestOptions Options = new() { Origins = [Origin], HorizonDays = 14, Models = ["weekday_profile"] };

    [Test]
    public void Worst_OneOddDay_HasNoKnownCause()
    {
        var worst = Worst((d, _) => d == Wednesday ? 40 : 20);
        Assert.That((worst.Day.Date, worst.Cause, worst.Text), Is.EqualTo((Wednesday, DayCause.NoneKnown, "none known")));
        Assert.That((worst.Day.Actual, worst.Day.Forecast), Is.EqualTo((400.0, 200.0)));
    }

    [Test]
    public void Worst_HoursWithoutAnyContact_IsAnOutage()
    {
        var worst = Worst((d, t) => d == Wednesday && t.Hours is >= 10 and < 14 ? 0 : 20);
        Assert.That((worst.Day.Date, worst.Cause), Is.EqualTo((Wednesday, DayCause.Outage)));
        Assert.That(worst.Text, Does.StartWith("no contact in 4 intervals in a row, from 10 h on, where 80 were expected"));
    }

    [Test]
    public void Worst_FewZerosOfASmallQueue_AreNoOutage() =>
        Assert.That(Worst((d, t) => d == Wednesday && t.Hours is >= 10 and < 14 ? 0 : 2).Cause, Is.EqualTo(DayCause.NoneKnown));

    [Test]
    public void Worst_HalfADayInTheHistory_IsPartialData()
    {
        var worst = Worst((d, t) => d == Wednesday ? t.Hours < 13 ? 30 : double.NaN : 20);
        Assert.That((worst.Cause, worst.Text), Is.EqualTo((DayCause.PartialData, "the history has only a part of the day (intervals with 50 % of what was forecast)")));
    }

    [Test]
    public void Worst_EventOnTheDayOrBeside_IsNamed()
    {
        double Odd(DateOnly d, TimeSpan t) => d == Wednesday ? 60 : 20;
        Assert.That(Worst(Odd, new CalendarEvent("calls", Day(Wednesday), "campaign", "Spring mailing")).Text, Is.EqualTo("on the day: campaign, Spring mailing"));
        Assert.That(Worst(Odd, new CalendarEvent("other", Day(Wednesday), "campaign", "Spring mailing")).Cause, Is.EqualTo(DayCause.NoneKnown));
        var beside = Worst(Odd, new CalendarEvent(null, Day(Wednesday.AddDays(-1)), "invoice", ""));
        Assert.That((beside.Cause, beside.Text), Is.EqualTo((DayCause.NearEvent, "the day before: invoice")));
        Assert.That(Worst(Odd, new CalendarEvent(null, Day(Wednesday), "closed", "Works outing")).Cause, Is.EqualTo(DayCause.MarkedClosed));
    }

    [Test]
    public void Worst_FirstDayAfterADayWithoutData_IsAfterAClosure()
    {
        var closed = Wednesday.AddDays(-1);
        var worst = Worst((d, _) => d == closed ? double.NaN : d == Wednesday ? 50 : 20);
        Assert.That((worst.Day.Date, worst.Cause, worst.Text), Is.EqualTo((Wednesday, DayCause.AfterClosure, $"first open day after a closure on {closed:yyyy-MM-dd}")));

        // The weekend is no closure: a bad Monday has no known cause.
        var monday = Origin.AddDays(7);
        Assert.That(Worst((d, _) => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? double.NaN : d == monday ? 50 : 20).Cause, Is.EqualTo(DayCause.NoneKnown));
    }

    [Test]
    public void Worst_AllDaysAroundOffTheSameWay_IsALevelShift()
    {
        var worst = Worst((d, _) => d >= Wednesday.AddDays(-3) ? d == Wednesday ? 32 : 30 : 20);
        Assert.That((worst.Day.Date, worst.Cause), Is.EqualTo((Wednesday, DayCause.LevelShift)));
        Assert.That(worst.Text, Does.Contain("above the forecast too, by 50 %"));
    }

    [Test]
    public void Worst_SameDayOfOtherMonthsHighToo_IsTheDayOfTheMonth()
    {
        // Origin is a Monday, 31 March; every 8th of the month brings twice as much, and nothing else does.
        Assert.That(Origin, Is.EqualTo(new DateOnly(2025, 3, 31)));
        var worst = Worst((d, _) => d.Day == 8 ? 40 : 20);
        Assert.That((worst.Day.Date, worst.Cause, worst.Text),
            Is.EqualTo((new DateOnly(2025, 4, 8), DayCause.DayOfMonth, "day 8 of the month: 3 of 3 other months were above the weekday's usual too")));
    }

    [Test]
    public void Worst_OverlappingOrigins_CountADayOnceWithTheLatest()
    {
        var history = Past.Of(112, (d, t) => Open(t, d == Wednesday ? 60 : 20), TimeSpan.FromHours(1));
        var report = Backtest.Run(history, Options with { Origins = [Origin.AddDays(-7), Origin], HorizonDays = 21 });
        Assert.That(report.Days.Count(d => d.Date == Wednesday), Is.EqualTo(2));
        Assert.That(report.WorstDays.Where(w => w.Day.Date == Wednesday).Select(w => w.Day.Origin), Is.EqualTo(new[] { Origin }));
        Assert.That(report.WorstDays.Select(w => w.Day.Date), Is.Unique);
    }

    private static double Open(TimeSpan clock, double value) => clock.Hours is >= 8 and < 18 ? value : double.NaN;

    private static Interval Day(DateOnly day) => new(TimeZoneInfo.Utc.StartOfDay(day), TimeSpan.FromDays(1));

    /// <summary>The worst day of a queue that is open from 8 to 18, learned from what lies before the origin.</summary>
    private static WorstDay Worst(Func<DateOnly, TimeSpan, double> count, params CalendarEvent[] events)
    {
        var history = Past.Of(98, (d, t) => Open(t, count(d, t)), TimeSpan.FromHours(1));
        return Backtest.Run(history, Options, new ForecastOptions { Events = events }).WorstDays[0];
    }
}
