using System.Globalization;

namespace Wfm.Core.Tests.Time;

/// <summary>Local time to instant. Expected instants are those of the tz database, written out by hand.</summary>
public sealed class ZoneTimeTests
{
    [TestCase("Europe/Amsterdam", "2026-06-01 12:00", "2026-06-01 10:00")]
    [TestCase("Europe/Amsterdam", "2026-03-29 02:00", "2026-03-29 01:00")]
    [TestCase("Europe/Amsterdam", "2026-03-29 02:30", "2026-03-29 01:30")]
    [TestCase("Europe/Amsterdam", "2026-03-29 03:00", "2026-03-29 01:00")]
    [TestCase("Europe/Amsterdam", "2026-10-25 02:30", "2026-10-25 00:30")]
    [TestCase("Europe/Amsterdam", "2026-10-25 03:00", "2026-10-25 02:00")]
    [TestCase("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30")]
    [TestCase("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:45")]
    [TestCase("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45")]
    [TestCase("Asia/Kathmandu", "2026-04-05 00:00", "2026-04-04 18:15")]
    public void At_LocalTime_IsTheInstant(string zone, string local, string utc) => Assert.That(Zone(zone).At(Time(local)).UtcDateTime, Is.EqualTo(Time(utc)));

    [TestCase("Europe/Amsterdam", "2026-10-25 02:30", "2026-10-25 01:30")]
    [TestCase("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 15:15")]
    [TestCase("Europe/Amsterdam", "2026-10-25 03:30", "2026-10-25 02:30")]
    public void AtSecond_RepeatedTime_IsTheLaterInstant(string zone, string local, string utc) => Assert.That(Zone(zone).AtSecond(Time(local)).UtcDateTime, Is.EqualTo(Time(utc)));

    // Cairo skips 00:00 to 01:00; Havana has the hour from 00:00 twice.
    [TestCase("Africa/Cairo", "2026-04-24", "2026-04-23 22:00")]
    [TestCase("America/Havana", "2026-11-01", "2026-11-01 04:00")]
    public void StartOfDay_MidnightSkippedOrRepeated_IsTheFirstInstantOfTheDay(string zone, string day, string utc)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var start = Zone(zone).StartOfDay(date);
        Assert.That(start.UtcDateTime, Is.EqualTo(Time(utc)));
        Assert.That(Zone(zone).DayOf(start), Is.EqualTo(date));
        Assert.That(Zone(zone).DayOf(start - TimeSpan.FromTicks(1)), Is.EqualTo(date.AddDays(-1)));
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
