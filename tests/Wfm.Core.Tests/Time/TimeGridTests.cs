using System.Globalization;

namespace Wfm.Core.Tests.Time;

/// <summary>Grids over clock changes. Day lengths and instants are those of the tz database, written out by hand.</summary>
public sealed class TimeGridTests
{
    private static TimeGrid Grid(string zone, string first, int days, int minutes) =>
        new(TimeZoneInfo.FindSystemTimeZoneById(zone), DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture), days, TimeSpan.FromMinutes(minutes));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);

    [TestCase("Europe/Amsterdam", "2026-03-28", 60, new[] { 24, 23, 24 })]
    [TestCase("Europe/Amsterdam", "2026-10-24", 60, new[] { 24, 25, 24 })]
    [TestCase("Europe/Amsterdam", "2026-10-24", 15, new[] { 96, 100, 96 })]
    [TestCase("Europe/Copenhagen", "2026-03-28", 30, new[] { 48, 46, 48 })]
    [TestCase("America/New_York", "2026-03-07", 30, new[] { 48, 46, 48 })]
    [TestCase("America/New_York", "2026-10-31", 30, new[] { 48, 50, 48 })]
    [TestCase("Asia/Kathmandu", "2026-03-28", 60, new[] { 24, 24, 24 })]
    [TestCase("Australia/Lord_Howe", "2026-04-04", 30, new[] { 48, 49, 48 })]
    [TestCase("Australia/Lord_Howe", "2026-10-03", 30, new[] { 48, 47, 48 })]
    [TestCase("Australia/Lord_Howe", "2026-04-04", 60, new[] { 24, 25, 24 })]
    [TestCase("Australia/Lord_Howe", "2026-10-03", 60, new[] { 24, 24, 24 })]
    public void DayRange_AroundAClockChange_CountsTheIntervalsThatStartInTheDay(string zone, string first, int minutes, int[] counts)
    {
        var grid = Grid(zone, first, counts.Length, minutes);
        var ranges = Enumerable.Range(0, grid.Days).Select(grid.DayRange).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(ranges.Select(r => r.To - r.From), Is.EqualTo(counts));
            Assert.That(ranges[0].From, Is.Zero);
            Assert.That(ranges.Skip(1).Select(r => r.From), Is.EqualTo(ranges.SkipLast(1).Select(r => r.To)));
            Assert.That(grid.Count, Is.EqualTo(counts.Sum()));
            for (var t = 0; t < grid.Count; t++)
            {
                Assert.That(grid.Day(grid.DayOfInterval(t)), Is.EqualTo(DateOnly.FromDateTime(grid[t].Start.DateTime)), $"interval {t}");
            }
        });
    }

    [TestCase("Europe/Amsterdam", "2026-03-28", 30)]
    [TestCase("Europe/Amsterdam", "2026-10-24", 15)]
    [TestCase("Australia/Lord_Howe", "2026-04-04", 60)]
    [TestCase("Asia/Kathmandu", "2026-04-04", 20)]
    public void IndexAt_EveryInstantOfAnInterval_IsItsIndex(string zone, string first, int minutes)
    {
        var grid = Grid(zone, first, 3, minutes);
        for (var t = -5; t < grid.Count + 5; t++)
        {
            Assert.That(grid.IndexAt(grid[t].Start), Is.EqualTo(t));
            Assert.That(grid.IndexAt(grid[t].End - TimeSpan.FromTicks(1)), Is.EqualTo(t));
            Assert.That(grid.IndexAt(grid[t].Start - TimeSpan.FromTicks(1)), Is.EqualTo(t - 1));
            Assert.That(grid.IsOnGrid(grid[t].Start), Is.True);
            Assert.That(grid.IsOnGrid(grid[t].Start + TimeSpan.FromMinutes(1)), Is.False);
            Assert.That(grid[t].End, Is.EqualTo(grid[t + 1].Start));
        }
    }

    [Test]
    public void Item_AcrossTheClockChange_IsWrittenWithTheOffsetOfItsTime()
    {
        var grid = Grid("Europe/Amsterdam", "2026-10-25", 1, 60);
        Assert.That(Enumerable.Range(1, 4).Select(t => grid[t].Start.ToString("HH:mm zzz", CultureInfo.InvariantCulture)),
            Is.EqualTo(new[] { "01:00 +02:00", "02:00 +02:00", "02:00 +01:00", "03:00 +01:00" }));
        Assert.That(grid.Start.UtcDateTime, Is.EqualTo(Utc("2026-10-24T22:00:00").UtcDateTime));
        Assert.That(grid.End.UtcDateTime, Is.EqualTo(Utc("2026-10-25T23:00:00").UtcDateTime));
    }

    [TestCase(0)]
    [TestCase(3701)]
    public void Constructor_DaysOutsideTheRange_AreNamed(int days) =>
        Assert.That(() => Grid("Europe/Amsterdam", "2026-06-01", days, 30), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains($"{days}").And.Message.Contains("1 to 3,700"));

    [TestCase(7)]
    [TestCase(0)]
    [TestCase(45)]
    [TestCase(120)]
    public void Constructor_StepThatIsNotAllowed_IsNamed(int minutes) =>
        Assert.That(() => Grid("Europe/Amsterdam", "2026-06-01", 1, minutes), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ActualValue").EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public void IsAllowedStep_MinutesWithSeconds_AreNot() => Assert.That(TimeGrid.IsAllowedStep(TimeSpan.FromSeconds(15.5 * 60)), Is.False);

    [Test]
    public void Equals_SameDaysAndStep_IsEqual()
    {
        var grid = Grid("Europe/Amsterdam", "2026-06-01", 7, 30);
        Assert.That(grid, Is.EqualTo(Grid("Europe/Amsterdam", "2026-06-01", 7, 30)));
        Assert.That(grid.WithStep(TimeSpan.FromMinutes(15)).WithStep(grid.Step), Is.EqualTo(grid));
        Assert.That(grid, Is.Not.EqualTo(Grid("Europe/Copenhagen", "2026-06-01", 7, 30)));
        Assert.That(grid, Is.Not.EqualTo(Grid("Europe/Amsterdam", "2026-06-02", 7, 30)));
        Assert.That(grid, Is.Not.EqualTo(Grid("Europe/Amsterdam", "2026-06-01", 7, 15)));
    }
}
