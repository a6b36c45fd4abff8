using System.Globalization;
using System.Xml.Linq;

namespace Wfm.IO.Tests.Report.Accuracy;

public sealed class AccuracyReportTests
{
    private const string Nasty = "<b onload='x'>\"A&B\"</b>";
    private static readonly DateOnly Origin = new(2026, 10, 19);

    [Test]
    public void Render_TwoQueuesAndVersions_IsWellFormedWithEachSection()
    {
        var document = XDocument.Parse(AccuracyReport.Render(Data("help", "sales") with { Versions = [Report("help", "v1.csv") with { IsFrozen = true, Gaps = [Gap("v0.csv", "v1.csv")] }] }));
        Assert.That(document.Descendants("section").Select(s => (string?)s.Attribute("id")), Is.EqualTo(new[] { "overview", "queue1", "queue2", "versions1", "measures" }));
        var drawings = document.Descendants("svg").Where(s => (string?)s.Attribute("role") == "img").ToList();

        // Per queue: days, seven panels, weeks ahead, two by weekday, one by hour.
        Assert.That(drawings, Has.Count.EqualTo(3 * 12));
        Assert.That(drawings.All(s => s.Element("title") is { Value.Length: > 0 }), "each chart has a title");
        Assert.That(document.Descendants("svg").Where(s => (string?)s.Attribute("role") != "img").All(s => (string?)s.Attribute("aria-hidden") == "true"), "each ornament is hidden from screen readers");
        Assert.That(document.Descendants("table").All(t => t.Element("caption") is { Value.Length: > 0 }), "each table has a caption");
        Assert.That(document.Descendants("th").All(t => (string?)t.Attribute("scope") is "col" or "row"), "each heading cell says what it heads");
        var ids = document.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.That(ids, Is.Unique);
        Assert.That(document.Descendants("nav").Single().Elements("a").Select(a => ((string)a.Attribute("href")!)[1..]), Is.SubsetOf(ids));
        foreach (var path in document.Descendants("path"))
        {
            Assert.That((string?)path.Attribute("d"), Does.Match(@"^([MLHVZ](-?\d+(\.\d)?( -?\d+(\.\d)?)?)?)+$"));
        }
    }

    [Test]
    public void Render_NeedsNothingFromOutside()
    {
        var document = XDocument.Parse(AccuracyReport.Render(Data("help", "sales")));
        Assert.That(document.Descendants().Select(e => e.Name.LocalName), Has.None.AnyOf("script", "link", "img", "iframe", "object"));
        Assert.That(document.Descendants().Attributes().Select(a => a.Value), Has.None.Contains("//"));
        Assert.That(document.Descendants("style").Single().Value, Does.Not.Contain("@import").And.Not.Contain("url(http"));
    }

    [Test]
    public void Render_NastyNames_AreTextAndNothingElse()
    {
        var data = new AccuracyReportData
        {
            Title = Nasty,
            Warnings = [Nasty],
            Backtests = [Report(Nasty, Nasty), Report("other", Nasty)],
            Versions = [Report(Nasty, Nasty) with { IsFrozen = true, Gaps = [Gap(Nasty, Nasty)] }],
        };
        var document = XDocument.Parse(AccuracyReport.Render(data));
        Assert.That(document.Descendants("b"), Is.Empty);
        Assert.That(document.Descendants("h1").Single().Value, Is.EqualTo(Nasty));
        Assert.That(document.Descendants("td").Select(t => t.Value), Has.Some.EqualTo(Nasty));
        Assert.That(document.Descendants("section").Elements("h2").Select(h => h.Value), Does.Contain(Nasty).And.Contain(Nasty + ": frozen versions"));
    }

    [Test]
    public void Render_Numbers_StandInTheTables()
    {
        var rows = XDocument.Parse(AccuracyReport.Render(Data("help"))).Descendants("tr").Select(r => string.Join('|', r.Elements().Select(e => e.Value.Replace('\u00A0', ' ')))).ToList();
        Assert.That(rows, Does.Contain("interval|40|10.0 %|12.5 %|2.3 %|20.0 %|-1.0 %|0.800|79.0 %|94.0 %|0.300|0.450|12.3 s|-1.5 s"));
        Assert.That(rows, Does.Contain("day|40|4.0 %|5.0 %|2.3 %|20.0 %|-1.0 %|0.800|–|–|–|–|12.3 s|-1.5 s"));
        Assert.That(rows, Does.Contain("Tue 2026-10-20|2026-10-19 on|120|100|+20|5|on the day: campaign, Mailing"));
        Assert.That(rows, Does.Contain("Mon 2026-10-19|mean(a + b). because"));
        Assert.That(rows, Does.Contain("2026-10-19|4.5 %|5.0 %|6.0 %"));
    }

    [Test]
    public void Headline_SaysItInPlainWords()
    {
        var lines = AccuracyHeadline.Of(Report("help", "auto")).Select(l => l.Replace('\u00A0', ' ')).ToList();
        Assert.That(lines, Is.EqualTo(new[]
        {
            "help: forecasts (auto) made on 1 earlier date for 14 days missed the contacts of an interval by 10.0 %, 4.0 % for a day.",
            "Last week's values would have missed by 12.5 %: the forecast has 20.0 % less error.",
            "Chance alone leaves 2.3 % that no forecast can avoid.",
            "On balance it was 1.0 % too low.",
            "Of the intervals 79.0 % lay in the 80 % band (as it should be) and 94.0 % in the 95 % band (as it should be).",
            "Handle time was missed by 12.3 s on average, 1.5 s too low on balance.",
        }));
    }

    [Test]
    public void Render_AnyCulture_GivesTheSameText()
    {
        var html = AccuracyReport.Render(Data("help", "sales"));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");
            Assert.That(AccuracyReport.Render(Data("help", "sales")), Is.EqualTo(html));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void Render_NothingScored_SaysSo()
    {
        var html = AccuracyReport.Render(new AccuracyReportData { Backtests = [new BacktestReport(new QueueKey("empty"), [], ["no origin"])] });
        Assert.That(() => XDocument.Parse(html), Throws.Nothing);
        Assert.That(html, Does.Contain("Nothing could be scored.").And.Contain("no origin"));
    }

    [Test]
    public void Render_NoBandsOfDays_SaysSo()
    {
        var report = Report("help", "auto");
        var html = AccuracyReport.Render(new AccuracyReportData { Backtests = [report with { Days = [.. report.Days.Select(d => d with { Low95 = double.NaN, Low80 = double.NaN, High80 = double.NaN, High95 = double.NaN })] }] });
        Assert.That(html, Does.Contain("The forecast tells no band for sums of a day"));
        Assert.That(AccuracyReport.Render(new AccuracyReportData { Backtests = [report] }), Does.Not.Contain("The forecast tells no band for sums of a day"));
    }

    private static AccuracyReportData Data(params string[] queues) => new() { Backtests = [.. queues.Select(q => Report(q, "auto"))] };

    private static VersionGap Gap(string first, string second) => new(first, second, "interval", 40, 0.12, 0.10, 0.01, -0.01, 0.005, 0.02);

    /// <summary>A report of one queue: 14 days ahead from one origin, numbers that can be told apart.</summary>
    private static BacktestReport Report(string queue, string model)
    {
        BacktestScore Score(string level, double wape, int from = 1, int to = 14, DateOnly? origin = null) => new(model, origin, level, from, to, 40, wape, -0.01, 0.8,
            level == "day" ? double.NaN : 0.79, level == "day" ? double.NaN : 0.94, level == "day" ? double.NaN : 0.3, level == "day" ? double.NaN : 0.45, 0.0234)
        {
            NaiveWape = wape * 1.25,
            Actual = 1000,
            Forecast = 990,
            AhtError = 12.34,
            AhtBias = -1.5,
            AhtContacts = 900,
            BandCount = level == "day" ? 0 : 40,
        };
        var grid = new TimeGrid(ReportSample.Amsterdam, Origin, 14, TimeSpan.FromHours(1));
        IntervalSeries Series(Func<int, double> value) => new(grid, Enumerable.Range(0, grid.Count).Select(value));
        bool Open(int i) => grid[i].Start.Hour is >= 9 and < 17 && grid[i].Start.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var forecast = new QueueForecast(new QueueKey(queue), Series(i => Open(i) ? 10 : 0), Series(_ => 180), QueueForecast.Levels.Select(p => Series(i => Open(i) ? 5 + (10 * p) : 0)), model);
        var days = Enumerable.Range(0, 14).Where(d => Origin.AddDays(d).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(d => new BacktestDay(Origin, Origin.AddDays(d), d == 1 ? 120 : 101, 100, 85, 90, 110, 115)).ToList();
        return new BacktestReport(new QueueKey(queue),
            [
                Score("interval", 0.1, origin: Origin), Score("interval", 0.1), Score("day", 0.04), Score("interval", 0.09, 1, 7), Score("interval", 0.11, 8, 14),
                .. Enumerable.Range(1, 5).Select(w => Score("interval_weekday", 0.1 + (0.01 * w)) with { Weekday = (DayOfWeek)w }),
                .. Enumerable.Range(1, 5).Select(w => Score("day_weekday", 0.1 + (0.01 * w)) with { Weekday = (DayOfWeek)w }),
                .. Enumerable.Range(9, 8).Select(h => Score("interval_hour", 0.1 + (0.01 * h)) with { Hour = h }),
            ], [])
        {
            Headline = model,
            Days = days,
            WorstDays = [new WorstDay(days[1], DayCause.Event, "on the day: campaign, Mailing")],
            Choices = [new BacktestChoice(Origin, "mean(a+b)", "because", [KeyValuePair.Create("mean(a+b)", 0.045), KeyValuePair.Create("a", 0.05), KeyValuePair.Create("b", 0.06)])],
            LastForecast = forecast,
            LastActual = Series(i => Open(i) ? 11 : double.NaN),
        };
    }
}
