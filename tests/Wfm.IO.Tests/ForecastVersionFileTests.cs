using System.Globalization;

namespace Wfm.IO.Tests;

/// <summary>Forecasts from any maker.</summary>
public sealed class ForecastVersionFileTests
{
    [Test]
    public void Read_FewestColumns_FindsTheIntervalAndKnowsNoBands()
    {
        var version = Read("queue,start,volume\nhelp,2026-10-05T09:30,4.5\nhelp,2026-10-05T09:00,3\nhelp,2026-10-06T09:00,2\n").Single();
        Assert.That((version.Name, version.Queue, version.Step, version.Model), Is.EqualTo(("old.csv", new QueueKey("help"), TimeSpan.FromMinutes(30), "")));
        Assert.That(version.Points.Select(p => (p.Start.ToString("MM-dd HH:mm zzz", CultureInfo.InvariantCulture), p.Volume)),
            Is.EqualTo(new[] { ("10-05 09:00 +02:00", 3.0), ("10-05 09:30 +02:00", 4.5), ("10-06 09:00 +02:00", 2.0) }));
        Assert.That(version.Points.SelectMany(p => new[] { p.Low95, p.Low80, p.High80, p.High95, p.AhtSeconds }), Is.All.NaN);
    }

    [Test]
    public void Read_OurOwnForecastFile_HasAllOfIt()
    {
        var grid = new TimeGrid(TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"), new DateOnly(2026, 10, 25), 1, TimeSpan.FromMinutes(60));
        IntervalSeries Series(double add) => new(grid, Enumerable.Range(0, grid.Count).Select(i => i + add));
        var forecast = new QueueForecast(new QueueKey("help", Channel.Chat), Series(0.25), Series(100), QueueForecast.Levels.Select(Series), "top_down");
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        ForecastFile.Write(text, [forecast]);

        var version = Read(text.ToString()).Single();

        // The day has 25 hours; each of the repeated ones is there.
        Assert.That((version.Queue, version.Step, version.Model, version.Points.Count), Is.EqualTo((forecast.Queue, grid.Step, "top_down", 25)));
        for (var i = 0; i < grid.Count; i++)
        {
            Assert.That(version.Points[i], Is.EqualTo(new ForecastPoint(grid[i].Start, i + 0.25, i + 100, i + 0.025, i + 0.1, i + 0.9, i + 0.975)));
        }
    }

    [Test]
    public void Read_RepeatedHourWithoutOffset_IsToldApartByOrder()
    {
        var points = Read("queue,start,volume\na,2026-10-25T01:00,1\na,2026-10-25T02:00,2\na,2026-10-25T02:00,3\na,2026-10-25T03:00,4\n").Single().Points;
        Assert.That(points.Select(p => p.Start.Offset.Hours), Is.EqualTo(new[] { 2, 2, 1, 1 }));
        Assert.That(points.Select(p => p.Volume), Is.EqualTo(new[] { 1.0, 2, 3, 4 }));
    }

    [TestCase("queue,start,volume\na,2026-10-05T09:00,1\na,2026-10-05T09:00,2\n", "old.csv, line 3, column 'start': '2026-10-05T09:00' must be listed once per queue; line 2 has the same interval.")]
    [TestCase("queue,start,volume\na,2026-10-05T09:00,-1\n", "old.csv, line 2, column 'volume': '-1' must be")]
    [TestCase("queue,start,volume\na,2026-10-05T09:00,1\n", "old.csv has no column interval_s, and the starts of queue 'a' do not tell the length of its intervals: 5, 10, 15, 20, 30 or 60 minutes.")]
    [TestCase("queue,start,interval_s,volume\na,2026-10-05T09:00,1800,1\na,2026-10-05T09:30,900,1\n", "old.csv, line 3, column 'interval_s': '900' must be 1800, as in the queue's first row.")]
    [TestCase("queue,start,interval_s,volume\na,2026-10-05T09:00,1000,1\n", "old.csv, line 2, column 'interval_s': '1000' must be 300, 600, 900, 1200, 1800 or 3600.")]
    [TestCase("queue,start\na,2026-10-05T09:00\n", "old.csv")]
    public void Read_Broken_SaysWhere(string text, string fault)
    {
        var thrown = Assert.Throws<WfmDataException>(() => Read(text))!;
        Assert.That(thrown.Faults[0], Does.StartWith(fault));
    }

    [Test]
    public void Read_TwoQueuesAndAName_KeepsTheirOrder()
    {
        var versions = ForecastVersionFile.Read(Sample.Text("old.csv", "volume;start;queue\n1,5;2026-10-05T09:00;b\n2;2026-10-05T09:15;b\n3;2026-10-05T09:00;a\n4;2026-10-05T10:00;a\n"), Sample.Options, "spring").Value;
        Assert.That(versions.Select(v => (v.Name, v.Queue.Name, v.Step.TotalMinutes)), Is.EqualTo(new[] { ("spring", "b", 15.0), ("spring", "a", 60.0) }));
        Assert.That(versions[0].Points[0].Volume, Is.EqualTo(1.5));
    }

    private static IReadOnlyList<ForecastVersion> Read(string text) => ForecastVersionFile.Read(Sample.Text("old.csv", text), Sample.Options).Value;
}
