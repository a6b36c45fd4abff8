namespace Wfm.IO.Tests.Report;

/// <summary>Expected values are added up by hand from the table in <see cref="TinyReport"/>.</summary>
public sealed class ReportKpisTests
{
    private readonly ReportKpis _kpis = ReportKpis.Of(TinyReport.Data());

    [Test]
    public void Of_TinyRoster_AddsUpHours() => Assert.Multiple(() =>
    {
        Assert.That(_kpis.Contacts, Is.EqualTo(100).Within(1e-9));
        Assert.That(_kpis.RequiredHours, Is.EqualTo(3 + 2 + 2 + 1));
        Assert.That(_kpis.ScheduledHours, Is.EqualTo(2 + 2 + 1 + 2));
        Assert.That(_kpis.UnderHours, Is.EqualTo(1 + 1));
        Assert.That(_kpis.UnderShare, Is.EqualTo(2.0 / 8).Within(1e-12));
        Assert.That(_kpis.OverHours, Is.EqualTo(1));
        Assert.That(_kpis.OverShare, Is.EqualTo(1.0 / 8).Within(1e-12));
        Assert.That(_kpis.PaidHours, Is.EqualTo(3 + 4 + 3));
    });

    [Test]
    public void Of_TinyRoster_WeighsServiceWithContacts() => Assert.Multiple(() =>
    {
        Assert.That(_kpis.ServiceLevel, Is.EqualTo(((40 * 0.5) + (30 * 0.8) + (20 * 0.2) + (10 * 1)) / 100).Within(1e-12));
        Assert.That(_kpis.AsaSeconds, Is.EqualTo(((40 * 60) + (30 * 20) + (10 * 0)) / 80.0).Within(1e-12));
        Assert.That(_kpis.OverloadedIntervals, Is.EqualTo(1));
        Assert.That(_kpis.Occupancy, Is.EqualTo(((2 * 0.9) + (2 * 0.8) + 1 + (2 * 0.4)) / 7).Within(1e-12));
    });

    [Test]
    public void Of_TinyRoster_CountsLeads() => Assert.Multiple(() =>
    {
        Assert.That(_kpis.HardViolations, Is.EqualTo(1));
        Assert.That(_kpis.SoftViolations, Is.EqualTo(1));
        Assert.That(_kpis.IntervalsShortOfLeads, Is.EqualTo(1));
        Assert.That(_kpis.IntervalsWithAgents, Is.EqualTo(4));
        Assert.That(_kpis.SpanMedian, Is.EqualTo(2));
        Assert.That((_kpis.Leads, _kpis.LeadsByRule, _kpis.AgentHeads, _kpis.AgentFte), Is.EqualTo((1, 1, 2, 1.5)));
        Assert.That(_kpis.Gap, Is.EqualTo(0.25).Within(1e-12));
    });

    [Test]
    public void Of_TenIntervals_SpanIsNearestRank()
    {
        // 1, 2, ..., 10 agents under one lead: half of them are at most 5, nine of ten at most 9.
        var data = TinyReport.Data();
        var floor = Enumerable.Range(0, 24).Select(i => i is >= 1 and <= 10 ? new FloorPoint(i, 1, 1) : default);
        var kpis = ReportKpis.Of(data with { Coverage = new Coverage(data.Coverage.Grid, data.Coverage.Skills, floor) });
        Assert.That((kpis.SpanMedian, kpis.SpanP90, kpis.SpanMax), Is.EqualTo((5.0, 9.0, 10.0)));
    }

    [TestCase(15)]
    [TestCase(30)]
    public void Of_ForecastOnAnotherStep_WeighsTheSame(int minutes)
    {
        var data = TinyReport.Data();
        var step = TimeSpan.FromMinutes(minutes);
        var forecast = data.Forecasts[0];
        var finer = new QueueForecast(forecast.Queue, forecast.Volume.ResampleCounts(step), forecast.AhtSeconds.ResampleLevels(step), forecast.Quantiles.Select(q => q.ResampleCounts(step)), "naive");
        Assert.That(ReportKpis.Of(data with { Forecasts = [finer] }).ServiceLevel, Is.EqualTo(_kpis.ServiceLevel).Within(1e-12));
    }

    [Test]
    public void Of_NothingToWeigh_IsNotANumberRatherThanZero()
    {
        var kpis = ReportKpis.Of(TinyReport.Data() with { Forecasts = [], LowerBound = null });
        Assert.Multiple(() =>
        {
            Assert.That(kpis.ServiceLevel, Is.NaN);
            Assert.That(kpis.Gap, Is.Null);
        });
    }
}
