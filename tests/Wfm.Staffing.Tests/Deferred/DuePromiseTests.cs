namespace Wfm.Staffing.Tests;

public class DuePromiseTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly OpeningHours Office = new(
        new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
            .Select(d => KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new OpenSpan(TimeSpan.FromHours(9), TimeSpan.FromHours(17))])));

    // Friday 2026-03-06 to Monday 2026-03-09, hours; by hand.
    [TestCase(15, 4, 72 + 11, Description = "Friday 15:00-16:00 has two hours left on Friday: due in Monday's third hour, 11:00-12:00")]
    [TestCase(9, 4, 13, Description = "Friday 9:00-10:00 within 4 h: 13:00-14:00")]
    [TestCase(20, 4, 72 + 12, Description = "Friday night begins on Monday 9:00: due by 13:00, the end of the hour 12:00-13:00")]
    [TestCase(30, 4, 72 + 12, Description = "Saturday likewise")]
    [TestCase(16, 0, 16, Description = "at once")]
    [TestCase(20, 0, 72 + 9, Description = "at once, when it opens")]
    [TestCase(72 + 15, 4, 96, Description = "Monday 15:00 is due on Tuesday, after the grid")]
    public void LastIntervals_OpenHours_StopAtClosing(int interval, int hours, int expected)
    {
        var grid = new TimeGrid(Amsterdam, new DateOnly(2026, 3, 6), 4, TimeSpan.FromHours(1));
        Assert.That(DuePromise.LastIntervals(grid, Office, TimeSpan.FromHours(hours), true)[interval], Is.EqualTo(expected));
    }

    // 29 March 2026 has 23 hours, 25 October 25: by the clock a promise of 24 h ends an hour later or earlier on the dial; an always open queue's 24 open hours as well.
    [TestCase(3, 29, 23)]
    [TestCase(10, 25, 25)]
    public void LastIntervals_ClockChange_CountsHoursThatPass(int month, int day, int hoursOfTheDay)
    {
        var grid = new TimeGrid(Amsterdam, new DateOnly(2026, month, day), 3, TimeSpan.FromMinutes(30));
        var last = DuePromise.LastIntervals(grid, OpeningHours.Always, TimeSpan.FromHours(24), false);
        var open = DuePromise.LastIntervals(grid, OpeningHours.Always, TimeSpan.FromHours(24), true);
        Assert.Multiple(() =>
        {
            Assert.That(grid.DayRange(0).To, Is.EqualTo(2 * hoursOfTheDay));
            Assert.That(last[0], Is.EqualTo(48));
            Assert.That(grid[last[0]].Start - grid[0].Start, Is.EqualTo(TimeSpan.FromHours(24)));
            Assert.That(open, Is.EqualTo(last));
        });

        // Open 9:00 to 17:00 on every day: eight hours a day whatever the clock does at night.
        var office = new OpeningHours(Enum.GetValues<DayOfWeek>().Select(d => KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new OpenSpan(TimeSpan.FromHours(9), TimeSpan.FromHours(17))])));
        var first = grid.IndexAt(Amsterdam.At(new DateTime(2026, month, day, 9, 0, 0)));
        var due = DuePromise.LastIntervals(grid, office, TimeSpan.FromHours(8), true)[first];
        Assert.That(grid[due].Start.DateTime, Is.EqualTo(new DateTime(2026, month, day, 9, 0, 0).AddDays(1)));
    }

    [Test]
    public void LastIntervals_NotAWholeNumberOfIntervals_RoundsDown()
    {
        var grid = new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 3, 2), 1, TimeSpan.FromMinutes(30));
        Assert.That(DuePromise.LastIntervals(grid, OpeningHours.Always, TimeSpan.FromMinutes(75), false)[0], Is.EqualTo(2));
    }
}
