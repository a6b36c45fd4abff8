using Wfm.Samples.Calendar;

namespace Wfm.Samples.Tests;

public class DutchCalendarTests
{
    // Easter Sundays as published (United States Naval Observatory; also the Dutch government's holiday pages).
    [TestCase(2000, "2000-04-23")]
    [TestCase(2008, "2008-03-23")]
    [TestCase(2011, "2011-04-24")]
    [TestCase(2024, "2024-03-31")]
    [TestCase(2025, "2025-04-20")]
    [TestCase(2026, "2026-04-05")]
    [TestCase(2038, "2038-04-25")]
    public void Easter_OfAYear_IsThePublishedSunday(int year, string expected) =>
        Assert.That(Text.Date(DutchCalendar.Easter(year)), Is.EqualTo(expected));

    [TestCase(2024, "2024-04-27")]
    [TestCase(2025, "2025-04-26")]
    [TestCase(2026, "2026-04-27")]
    [TestCase(2031, "2031-04-26")]
    public void KingsDay_On27April_MovesToSaturdayWhenThatIsASunday(int year, string expected) =>
        Assert.That(Text.Date(DutchCalendar.KingsDay(year)), Is.EqualTo(expected));

    [TestCase("Hemelvaartsdag", "2026-05-14")]
    [TestCase("Eerste pinksterdag", "2026-05-24")]
    [TestCase("Tweede pinksterdag", "2026-05-25")]
    [TestCase("Tweede paasdag", "2026-04-06")]
    public void Closures_Of2026_AreTheDaysOfTheGovernmentsList(string name, string expected) =>
        Assert.That(Text.Date(DutchCalendar.Closures(2026).Single(c => c.Name == name).Date), Is.EqualTo(expected));

    [Test]
    public void Offset_EveryHourOf2025To2027_AgreesWithTheZoneTable()
    {
        TimeZoneInfo zone;
        try
        {
            zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
        }
        catch (TimeZoneNotFoundException)
        {
            Assert.Ignore("This machine has no zone table.");
            return;
        }

        for (var local = new DateTime(2025, 1, 1); local.Year < 2028; local = local.AddHours(1))
        {
            if (!zone.IsAmbiguousTime(local) && !zone.IsInvalidTime(local))
            {
                Assert.That(DutchCalendar.Offset(local), Is.EqualTo(zone.GetUtcOffset(local)), Text.Date(DateOnly.FromDateTime(local)));
            }
        }
    }

    [Test]
    public void Between_HistoryAndHorizon_ClosesThreeDaysAndMarksTheDaysAfter()
    {
        var events = SampleCalendar.Between(new DateOnly(2026, 4, 13), new DateOnly(2026, 11, 8));
        string[] Days(string kind) => [.. events.Where(e => e.Kind == kind).Select(e => Text.Date(DateOnly.FromDateTime(e.Start.DateTime)))];
        Assert.Multiple(() =>
        {
            Assert.That(Days("closed"), Is.EqualTo(new[] { "2026-04-27", "2026-05-14", "2026-05-25" }));
            Assert.That(Days("after_closure"), Is.EqualTo(new[] { "2026-04-28", "2026-05-15", "2026-05-26" }));
            Assert.That(Days("payday"), Is.EqualTo(new[] { "2026-04-24", "2026-05-22", "2026-06-24", "2026-07-24", "2026-08-24", "2026-09-24", "2026-10-23" }));
            Assert.That(Days("invoice").Take(4), Is.EqualTo(new[] { "2026-05-01", "2026-05-04", "2026-06-01", "2026-06-02" }));
        });
    }
}
