using System.Globalization;
using System.Xml.Linq;

namespace Wfm.IO.Tests.Report;

/// <summary>Amsterdam in 2026: 29 March has 23 hours, 25 October 25.</summary>
public sealed class ReportClockChangeTests
{
    private static readonly TimeZoneInfo _zone = ReportSample.Amsterdam;

    [TestCase("2026-03-29", 23)]
    [TestCase("2026-10-25", 25)]
    [TestCase("2026-10-26", 24)]
    public void Render_DayOfAnyLength_DrawsEachIntervalOnceWithLocalLabels(string date, int hours)
    {
        // Busy around the clock with another number of agents each hour, so each interval makes a step of its own.
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        var svg = Panel(RoundTheClock(day), "coverage");
        var line = (string)svg.Elements("path").Single(p => (string?)p.Attribute("class") == "req").Attribute("d")!;
        var labels = svg.Elements("text").Select(t => t.Value).Where(t => t.EndsWith('h') && t.Length == 3);
        Assert.Multiple(() =>
        {
            Assert.That(line.Count(c => c == 'H'), Is.EqualTo(hours));
            Assert.That(labels, Is.EqualTo(new[] { "00h", "06h", "12h", "18h" }));
            Assert.That(svg.Element("title")!.Value.Contains($"({hours}", StringComparison.Ordinal), Is.EqualTo(hours != 24));
        });
    }

    [TestCase("2026-03-29", 11)]
    [TestCase("2026-10-25", 13)]
    [TestCase("2026-10-26", 12)]
    public void Render_DayOfAnyLength_NoonStandsAfterTheHoursThatPassed(string date, int passed)
    {
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        var svg = Panel(RoundTheClock(day), "coverage");
        var noon = double.Parse((string)svg.Elements("text").Single(t => t.Value == "12h").Attribute("x")!, CultureInfo.InvariantCulture);
        var length = (_zone.StartOfDay(day.AddDays(1)) - _zone.StartOfDay(day)).TotalHours;
        Assert.That(noon, Is.EqualTo(25 + (142 * passed / length)).Within(0.051), "left edge 25, width 142");
    }

    [Test]
    public void Render_RepeatedHour_HeatmapDrawsBothPasses()
    {
        var svg = XDocument.Parse(HtmlReport.Render(RoundTheClock(new DateOnly(2026, 10, 25)))).Descendants("section").Single(s => (string?)s.Attribute("id") == "service")
            .Descendants("svg").Single(s => ((string?)s.Attribute("class"))!.Contains("heat", StringComparison.Ordinal));
        var boxes = svg.Elements("path").Sum(p => ((string)p.Attribute("d")!).Count(c => c == 'M'));
        Assert.That(boxes, Is.EqualTo(25));
    }

    [Test]
    public void Render_ShiftAcrossTheChange_ShowsLocalTimesAndElapsedHours()
    {
        var day = new DateOnly(2026, 10, 25);
        var data = RoundTheClock(day);
        var start = _zone.StartOfDay(day);
        Shift Night(string person, int hours) => new(person, day, "night", [new ActivitySegment(Activity.Contacts, new Interval(start, TimeSpan.FromHours(hours)), "help")]);
        var rows = XDocument.Parse(HtmlReport.Render(data with { Roster = new Roster(data.Plan.Grid, [Night("Ann", 9), Night("Bob", 5)]) })).Descendants("table")
            .Single(t => (string?)t.Attribute("class") == "gantt").Descendants("tr").ToList();
        var (ann, bob) = (rows.Single(r => r.Value.StartsWith("Ann", StringComparison.Ordinal)), rows.Single(r => r.Value.StartsWith("Bob", StringComparison.Ordinal)));
        Assert.Multiple(() =>
        {
            // The window is 00:00 to 08:00, nine hours long on this day.
            Assert.That(ann.Value, Is.EqualTo("Ann00:00–08:009.0"));
            Assert.That((string)ann.Descendants("path").Single().Attribute("d")!, Is.EqualTo("M0 0H100V6H0Z"));
            Assert.That(bob.Value, Is.EqualTo("Bob00:00–04:005.0"));
            Assert.That((string)bob.Descendants("path").Single().Attribute("d")!, Is.EqualTo("M0 0H55.6V6H0Z"), "five ninths");
        });
    }

    private static XElement Panel(ReportData data, string section) =>
        XDocument.Parse(HtmlReport.Render(data)).Descendants("section").Single(s => (string?)s.Attribute("id") == section)
            .Descendants("svg").Single(s => (string?)s.Attribute("class") == "panel");

    private static ReportData RoundTheClock(DateOnly day)
    {
        var grid = new TimeGrid(_zone, day, 1, TimeSpan.FromHours(1));
        var tiny = TinyReport.Data();
        var points = Enumerable.Range(0, grid.Count).Select(i => new CoveragePoint(i + 1, i + 1, 0.8, 20, 0.8)).ToList();
        return tiny with
        {
            Plan = new Plan(grid, tiny.Plan.Queues, tiny.Plan.Contracts),
            Roster = new Roster(grid, []),
            Coverage = new Coverage(grid, [KeyValuePair.Create("help", (IReadOnlyList<CoveragePoint>)points)], points.Select((_, i) => new FloorPoint(i + 1, 2, 1))),
            Forecasts = [],
        };
    }
}
