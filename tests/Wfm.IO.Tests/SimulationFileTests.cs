using System.Globalization;
using Wfm.IO.Tests.Report;

namespace Wfm.IO.Tests;

public sealed class SimulationFileTests
{
    private static readonly TimeGrid Grid = new(Sample.Zone, new DateOnly(2026, 10, 25), 1, TimeSpan.FromHours(1));

    [Test]
    public void Write_Lines_AreRowsWithEmptyCellsForWhatIsUnknown()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        SimulationFile.Write(writer, Certificate());

        Assert.That(writer.ToString().Split('\n'), Is.EqualTo(new[]
        {
            "level,queue,channel,start,interval_s,offered,agents,service_level,service_level_low,service_level_high,asa_s,asa_low_s,asa_high_s,abandonment,abandonment_low,"
            + "abandonment_high,occupancy,occupancy_low,occupancy_high,target,p_target_met,expected_service_level,expected_asa_s,expected_abandonment,expected_occupancy,verdict,reason",
            "interval,help,chat,2026-10-25T02:00:00+01:00,3600,12.5,3,0.75,0.7,0.8,5,4,6,0,0,0.01,0.6,0.5,0.7,0.8,0.25,0.9,Infinity,0,1,lower,breaks -15.0",
            "day,help,chat,2026-10-25T00:00:00+02:00,90000,12.5,3,0.75,0.7,0.8,5,4,6,0,0,0.01,0.6,0.5,0.7,,,0.78,,,,agrees,",
            "horizon,,,2026-10-25T00:00:00+02:00,90000,0,0,,,,,,,,,,,,,,,,,,,,",
            "",
        }));
    }

    [TestCase(0.69, 0.90, Verdict.Agrees)]
    [TestCase(0.91, 0.99, Verdict.Higher)]
    [TestCase(0.10, 0.20, Verdict.Lower)]
    [TestCase(double.NaN, double.NaN, Verdict.None)]
    public void Verdict_ComparesTheExpectationWithTheInterval(double low, double high, Verdict expected) =>
        Assert.That(Line(CertificateLevel.Day, 0) with { ServiceLevel = new Estimate((low + high) / 2, low, high), ExpectedServiceLevel = 0.9 }, Has.Property("Verdict").EqualTo(expected));

    [Test]
    public void Render_Page_IsWellFormedAndEscapesNames()
    {
        var plan = Sample.Plan with { Name = "<b>A & B</b>" };
        var page = SimulationReport.Render(plan, Certificate() with { Notes = ["<i>note</i>"] });

        var document = System.Xml.Linq.XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.That(document.Descendants("h1").Single().Value, Is.EqualTo("<b>A & B</b>: simulated"));
        Assert.That(document.Descendants("li").Single().Value, Is.EqualTo("<i>note</i>"));
        Assert.That(document.Descendants("td").Select(d => d.Value), Has.Some.EqualTo("agrees").And.Some.EqualTo("75.0\u00A0%"));
        Assert.That(page, Does.Contain("(25\u00A0h)").And.Not.Contain("://").And.Not.Contain("NaN"));
    }

    [Test]
    public void Render_Report_HasTheSectionOnlyWhenSimulated()
    {
        var data = TinyReport.Data();
        Assert.That(HtmlReport.Render(data), Does.Not.Contain("id=\"simulation\""));
        Assert.That(HtmlReport.Render(data with { Certificate = Certificate() }), Does.Contain("<section id=\"simulation\"><h2>Does it come true?</h2>").And.Contain("<a href=\"#simulation\">"));
    }

    private static Certificate Certificate() => new(Grid, [
        Line(CertificateLevel.Interval, 3) with
        {
            Target = 0.8, TargetMet = 0.25, ExpectedServiceLevel = 0.9, ExpectedAsaSeconds = double.PositiveInfinity, ExpectedAbandonment = 0, ExpectedOccupancy = 1, Reason = "breaks -15.0",
        },
        Line(CertificateLevel.Day, 0) with { ExpectedServiceLevel = 0.78 },
        new CertificateLine(CertificateLevel.Horizon, null, Whole)
        {
            Offered = 0, Agents = 0, ServiceLevel = Estimate.Unknown, AsaSeconds = Estimate.Unknown, Abandonment = Estimate.Unknown, Occupancy = Estimate.Unknown,
        },
    ])
    { Replications = 10, Confidence = 0.95, Seed = 1 };

    private static Interval Whole => new(Grid.Start, Grid.End);

    private static CertificateLine Line(CertificateLevel level, int interval) => new(level, new QueueKey("help", Channel.Chat), level == CertificateLevel.Interval ? Grid[interval] : Whole)
    {
        Offered = 12.5,
        Agents = 3,
        ServiceLevel = new Estimate(0.75, 0.7, 0.8),
        AsaSeconds = new Estimate(5, 4, 6),
        Abandonment = new Estimate(0, 0, 0.01),
        Occupancy = new Estimate(0.6, 0.5, 0.7),
    };
}
