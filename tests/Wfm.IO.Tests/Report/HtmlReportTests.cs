using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Wfm.IO.Tests.Report;

public sealed class HtmlReportTests
{
    private const string Nasty = "<b onload='x'>\"A&B\"</b>";

    [Test]
    public void Render_Sample_IsWellFormedToTheLastTag()
    {
        var document = Parse(HtmlReport.Render(ReportSample.Centre(20, 14)));
        var drawings = document.Descendants("svg").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(drawings, Has.Count.GreaterThan(100));
            Assert.That(drawings.Where(s => (string?)s.Attribute("role") == "img").All(s => s.Element("title") is { Value.Length: > 0 }), "each chart has a title");
            Assert.That(drawings.Where(s => (string?)s.Attribute("role") != "img").All(s => (string?)s.Attribute("aria-hidden") == "true"), "each ornament is hidden from screen readers");
        });
    }

    [Test]
    public void Render_Sample_PathsHoldOnlyFiniteNumbers()
    {
        foreach (var path in Parse(HtmlReport.Render(ReportSample.Centre(20, 14))).Descendants("path"))
        {
            Assert.That((string?)path.Attribute("d"), Does.Match(@"^([MLHVZ](-?\d+(\.\d)?( -?\d+(\.\d)?)?)?)+$"));
        }
    }

    [Test]
    public void Render_Sample_HasTheSectionsInOrder()
    {
        var ids = Parse(HtmlReport.Render(TinyReport.Data())).Descendants("section").Select(s => (string?)s.Attribute("id"));
        Assert.That(ids, Is.EqualTo(new[] { "kpis", "warnings", "forecast", "coverage", "leads", "service", "roster", "people", "violations", "method" }));
    }

    [Test]
    public void Render_Sample_NeedsNothingFromOutside()
    {
        var html = HtmlReport.Render(ReportSample.Centre(20, 14));
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Not.Contain("http://").And.Not.Contain("https://").And.Not.Contain("@import").And.Not.Contain("<script").And.Not.Contain("<link"));
            Assert.That(Regex.Matches(html, @"(?:src|href)\s*=\s*""(?!#)"), Is.Empty);
            Assert.That(Regex.Matches(html, @"url\((?!#)"), Is.Empty);
        });
    }

    [Test]
    public void Render_TwiceAndInOtherCultures_GivesTheSameText()
    {
        var data = ReportSample.Centre(20, 14);
        var first = HtmlReport.Render(data);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in (string[])["nl-NL", "ar-SA", "fa-IR", "sv-SE"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.That(HtmlReport.Render(ReportSample.Centre(20, 14)), Is.EqualTo(first), name);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Render_NamesWithMarkup_ShowsThemAsText()
    {
        var data = TinyReport.Data();
        var contract = new Contract(Nasty, TimeSpan.FromHours(40));
        var queue = new QueueKey(Nasty);
        var volume = data.Forecasts[0].Volume;
        var html = HtmlReport.Render(data with
        {
            Title = Nasty,
            Plan = new Plan(data.Plan.Grid, [new QueuePlan(queue, Nasty, new ServiceTarget(), OpeningHours.Always)], [contract]) { Law = [Nasty], Shrinkage = [new Shrinkage(Nasty, 0.1, ShrinkageBase.Present)] },
            Coverage = new Coverage(data.Coverage.Grid, [KeyValuePair.Create(Nasty, data.Coverage.Skills[0].Value)], data.Coverage.Floor),
            People = [new Person(Nasty, PersonRole.Agent, contract, 1, [new(Nasty)]) { Team = Nasty }],
            Forecasts = [new QueueForecast(queue, volume, volume, Enumerable.Repeat(volume, 7), Nasty) { Notes = [Nasty] }],
            Warnings = [Nasty],
            Violations = [new Violation(Nasty, Severity.Hard, Nasty, TinyReport.Monday, 1, 1, 1, Nasty) { Citation = Nasty }],
        });
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Not.Contain("<b onload").And.Not.Contain("onload='"));
            Assert.That(Parse(html).Descendants("h1").Single().Value, Is.EqualTo(Nasty));
            Assert.That(Parse(html).Descendants("td").Select(t => t.Value), Has.Some.EqualTo(Nasty));
        });
    }

    [Test]
    public void Render_ControlCharactersAndHalfSurrogates_StillParses()
    {
        var html = HtmlReport.Render(TinyReport.Data() with { Title = "a\u0001b\ud800c\uffff😀" });
        Assert.That(Parse(html).Descendants("h1").Single().Value, Is.EqualTo("a\uFFFDb\uFFFDc\uFFFD😀"));
    }

    [Test]
    public void Render_TinyRoster_ShowsTheNumbers()
    {
        var tiles = Parse(HtmlReport.Render(TinyReport.Data())).Descendants("li").Where(l => l.Element("b") is not null)
            .ToDictionary(l => l.Element("span")!.Value, l => l.Element("b")!.Value.Replace('\u00A0', ' '));
        Assert.Multiple(() =>
        {
            Assert.That(tiles["Required"], Is.EqualTo("8.0 h"));
            Assert.That(tiles["Scheduled"], Is.EqualTo("7.0 h"));
            Assert.That(tiles["Under-cover"], Is.EqualTo("25.0 %"));
            Assert.That(tiles["Over-cover"], Is.EqualTo("12.5 %"));
            Assert.That(tiles["Expected service level"], Is.EqualTo("58.0 %"));
            Assert.That(tiles["Expected mean wait (ASA)"], Is.EqualTo("38 s"), "37.5 s");
            Assert.That(tiles["Hard rules broken"], Is.EqualTo("1"));
            Assert.That(tiles["Intervals without enough leads"], Is.EqualTo("1"));
            Assert.That(tiles["Team leads on the payroll"], Is.EqualTo("1 (rule: 1)"));
            Assert.That(tiles["Gap to the lower bound"], Is.EqualTo("25.0 %"));
        });
    }

    [Test]
    public void Render_TinyRoster_BoardHasShiftsLeaveAndWishes()
    {
        var data = TinyReport.Data();
        var day = new Interval(data.Plan.Grid.Start, TimeSpan.FromDays(1));
        var off = new Roster(data.Roster.Grid, data.Roster.Shifts.Where(s => s.Person == "Ann"));
        var html = HtmlReport.Render(data with { Roster = off, Absences = [new Absence("Bob", day, AbsenceKind.Leave), new Absence("Lea", day, AbsenceKind.WishOff)] });
        var rows = Parse(html).Descendants("table").Single(t => (string?)t.Attribute("class") == "gantt").Descendants("tr").Select(r => string.Join('|', r.Elements().Select(e => e.Value))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(rows, Does.Contain("Ann|09:00–13:00|3.0"));
            Assert.That(rows, Does.Contain("Bob|leave|0.0"));
            Assert.That(rows, Does.Contain("Lea lead|off *|0.0"));
            Assert.That(rows.IndexOf("Lea lead|off *|0.0"), Is.LessThan(rows.IndexOf("Ann|09:00–13:00|3.0")), "the lead stands first in the own team");
        });
    }

    [Test]
    public void Render_NothingGiven_SaysSo()
    {
        var html = HtmlReport.Render(TinyReport.Data() with { Forecasts = [], People = [], Violations = [], Penalty = null, Roster = new Roster(TinyReport.Data().Plan.Grid, []) });
        Assert.Multiple(() =>
        {
            Assert.That(() => Parse(html), Throws.Nothing);
            Assert.That(html, Does.Contain("No forecast was given").And.Contain("0 – none").And.Contain("no bound was computed").And.Contain("✓ No warnings."));
        });
    }

    [Test]
    public void Render_ManyViolations_ListsTheFirstTwoHundredHardFirst()
    {
        var many = Enumerable.Range(0, 500).Select(i => new Violation("R", i == 499 ? Severity.Hard : Severity.Soft, $"P{i}", TinyReport.Monday, 1, 1, 1, $"text {i}")).ToList();
        var table = Parse(HtmlReport.Render(TinyReport.Data() with { Violations = many })).Descendants("table").Single(t => (string?)t.Attribute("class") == "words");
        var rows = table.Element("tbody")!.Elements("tr").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(200));
            Assert.That(rows[0].Value, Does.Contain("text 499"));
        });
    }

    [TestCase(0.5, "ok")]
    [TestCase(0.9, "warn")]
    public void Render_SkillBelowItsOwnPromise_IsNotCalledGood(double promise, string expected)
    {
        // The mean over contacts is 58 %.
        var data = TinyReport.Data();
        var queue = data.Plan.Queues[0] with { Target = new ServiceTarget { ServiceLevel = promise } };
        var tile = Parse(HtmlReport.Render(data with { Plan = new Plan(data.Plan.Grid, [queue], data.Plan.Contracts) })).Descendants("li").Single(l => l.Element("span")?.Value == "Expected service level");
        Assert.That((string?)tile.Attribute("class"), Is.EqualTo("tile " + expected));
    }

    [Test]
    public void Render_TinyRoster_DrawsTheShortfallWhereItIs()
    {
        // Drawn are 09:00 to 13:00, so an hour is a quarter of 142; the scale goes to 3 over 77. Short at 09:00 (3 - 2) and at 11:00 (2 - 1).
        var panel = Parse(HtmlReport.Render(TinyReport.Data())).Descendants("section").Single(s => (string?)s.Attribute("id") == "coverage").Descendants("svg").Single(s => (string?)s.Attribute("class") == "panel");
        var under = (string?)panel.Elements("path").Single(p => (string?)p.Attribute("class") == "under").Attribute("d");
        Assert.That(under, Is.EqualTo("M25 22H60.5V47.7H25ZM96 47.7H131.5V73.3H96Z"));
    }

    [Test]
    public void Render_History_SumsLocalDaysBeforeTheForecastOnly()
    {
        // Two contacts an hour: 48 on a day of 24 hours, 50 on 25 October; the day of the forecast itself is left out.
        var zone = ReportSample.Amsterdam;
        var data = TinyReport.Data();
        var past = new TimeGrid(zone, TinyReport.Monday.AddDays(-14), 15, TimeSpan.FromHours(1));
        var history = new ContactHistory(data.Forecasts[0].Queue, zone, Enumerable.Range(0, past.Count).Select(i => new HistoryPoint(past[i], 2)));
        var rows = Parse(HtmlReport.Render(data with { Histories = [history] })).Descendants("tr").Where(r => (string?)r.Attribute("class") == "was").Select(r => string.Join('|', r.Elements().Select(e => e.Value)));
        Assert.That(rows, Is.EqualTo(new[] { "2026-W43|came in|7|338||||", "2026-W44|came in|7|336||||" }));
    }

    internal static XDocument Parse(string html) => XDocument.Parse(html);
}
