using System.Globalization;

namespace Wfm.Core.Tests.Time;

/// <summary>Masks by hand, written as the local starts of the open intervals.</summary>
public sealed class OpeningHoursTests
{
    [TestCase("2026-06-01", 2, "1 9-12", "01 09:00,01 10:00,01 11:00")]
    [TestCase("2026-06-01", 2, "1 9-10,11-12", "01 09:00,01 11:00")]
    [TestCase("2026-06-01", 2, "1 22-26", "01 22:00,01 23:00,02 00:00,02 01:00")]
    [TestCase("2026-06-02", 1, "1 22-26", "02 00:00,02 01:00")]
    [TestCase("2026-06-01", 1, "1 22-26", "01 22:00,01 23:00")]
    [TestCase("2026-06-01", 1, "1 9.5-11", "01 10:00")]
    [TestCase("2026-06-01", 1, "2 9-11", "")]
    [TestCase("2026-10-25", 1, "0 1-4", "25 01:00,25 02:00,25 02:00,25 03:00")]
    [TestCase("2026-03-29", 1, "0 1-4", "29 01:00,29 03:00")]
    [TestCase("2026-03-29", 1, "0 2-3", "")]
    [TestCase("2026-10-25", 1, "6 22-27", "25 00:00,25 01:00,25 02:00,25 02:00")]
    public void Mask_SpansOfAWeekday_AreTheIntervalsThatStartInside(string first, int days, string spans, string expected)
    {
        var grid = Grid(first, days);
        Assert.That(Open(grid, new OpeningHours([Spans(spans)])), Is.EqualTo(expected.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void Mask_DateOfItsOwn_ReplacesTheWeekdayAndItsNight()
    {
        var monday = new DateOnly(2026, 6, 1);
        var week = new[] { Spans("1 22-26"), Spans("2 9-10") };
        Assert.Multiple(() =>
        {
            Assert.That(Open(Grid("2026-06-01", 2), new OpeningHours(week).WithClosed([monday])), Is.EqualTo(new[] { "02 09:00" }));
            Assert.That(Open(Grid("2026-06-01", 2), new OpeningHours(week, [KeyValuePair.Create(monday, Spans("1 8-9").Value)])), Is.EqualTo(new[] { "01 08:00", "02 09:00" }));
        });
    }

    [TestCase("2026-10-25")]
    [TestCase("2026-03-29")]
    [TestCase("2026-06-01")]
    public void Mask_Always_IsOpenThroughout(string first) => Assert.That(OpeningHours.Always.Mask(Grid(first, 1)), Is.All.True);

    [TestCase(-1.0, 5.0)]
    [TestCase(24.0, 25.0)]
    [TestCase(9.0, 9.0)]
    [TestCase(9.0, 48.5)]
    public void OpenSpan_OutsideTheRange_Throws(double open, double close) =>
        Assert.That(() => new OpenSpan(TimeSpan.FromHours(open), TimeSpan.FromHours(close)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static TimeGrid Grid(string first, int days) =>
        new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"), DateOnly.ParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture), days, TimeSpan.FromHours(1));

    private static string[] Open(TimeGrid grid, OpeningHours hours)
    {
        var mask = hours.Mask(grid);
        return [.. Enumerable.Range(0, grid.Count).Where(t => mask[t]).Select(t => grid[t].Start.ToString("dd HH:mm", CultureInfo.InvariantCulture))];
    }

    // "1 9-12,14-26": day of the week, then spans in hours.
    private static KeyValuePair<DayOfWeek, IEnumerable<OpenSpan>> Spans(string text)
    {
        var parts = text.Split(' ');
        return KeyValuePair.Create((DayOfWeek)(parts[0][0] - '0'), (IEnumerable<OpenSpan>)[.. parts[1].Split(',').Select(s => s.Split('-').Select(h => TimeSpan.FromHours(double.Parse(h, CultureInfo.InvariantCulture))).ToArray())
            .Select(h => new OpenSpan(h[0], h[1]))]);
    }
}
