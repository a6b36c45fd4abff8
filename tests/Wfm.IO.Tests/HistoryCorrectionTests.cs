namespace Wfm.IO.Tests;

/// <summary>Rows that come again: late corrections, double exports, and times that the clock repeats.</summary>
public sealed class HistoryCorrectionTests
{
    private const string Header = "queue,start,interval_s,offered,aht_s\n";

    private static ReadResult<IReadOnlyList<ContactHistory>> Read(string rows) => HistoryFile.Read(Sample.Text("history.csv", Header + rows), Sample.Options);

    [Test]
    public void Read_LaterRowWithOtherNumbers_ReplacesTheEarlier()
    {
        var read = Read("q,2026-09-01T08:00,1800,10,180\nq,2026-09-01T08:30,1800,12,180\nq,2026-09-01T08:00,1800,14,200\nq,2026-09-01T09:00,1800,5,180\nq,2026-09-01T08:30,1800,13,180\n");

        Assert.That(read.Value.Single().Points.Select(p => (p.Offered, p.AhtSeconds)), Is.EqualTo(new[] { (14.0, 200.0), (13.0, 180.0), (5.0, 180.0) }));
        Assert.That(read.Warnings, Is.EqualTo(new[] { "history.csv: 2 rows have an interval of an earlier row with other numbers: the later row replaces the earlier (the first on line 4)." }));
    }

    [Test]
    public void Read_LastOfThree_Holds() =>
        Assert.That(Read("q,2026-09-01T08:00,1800,10,180\nq,2026-09-01T08:00,1800,11,180\nq,2026-09-01T08:00,1800,12,180\n").Value.Single().Points.Single().Offered, Is.EqualTo(12));

    [Test]
    public void Read_SameRowAgain_IsDroppedAndCounted()
    {
        const string Rows = "q,2026-09-01T08:00,1800,10,\nq,2026-09-01T08:30,1800,12,180\n";
        var read = Read(Rows + Rows);

        Assert.That(read.Value.Single().Points.Select(p => p.Offered), Is.EqualTo(new[] { 10.0, 12.0 }));
        Assert.That(read.Warnings, Is.EqualTo(new[] { "history.csv: 2 rows have the same interval and numbers as an earlier row: dropped (the first on line 4)." }));
    }

    [Test]
    public void Read_SameInstantInAnotherOffset_IsTheSameInterval() =>
        Assert.That(Read("q,2026-09-01T10:00+02:00,3600,1,\nq,2026-09-01T09:30+01:30,3600,2,\n").Value.Single().Points.Single().Offered, Is.EqualTo(2));

    [Test]
    public void Read_TwoQueues_DoNotCorrectEachOther() =>
        Assert.That(Read("q,2026-09-01T08:00,1800,10,\nr,2026-09-01T08:00,1800,11,\n").Value.Select(h => h.Points.Single().Offered), Is.EqualTo(new[] { 10.0, 11.0 }));

    [Test]
    public void Read_RepeatedHour_IsNoCorrection()
    {
        // 2026-10-25, 03:00 becomes 02:00: four half hours from 02:00 on, in order.
        var read = Read("q,2026-10-25T02:00,1800,1,\nq,2026-10-25T02:30,1800,2,\nq,2026-10-25T02:00,1800,3,\nq,2026-10-25T02:30,1800,4,\n");

        Assert.That(read.Value.Single().Points.Select(p => (p.Time.Start.UtcDateTime.Hour, p.Offered)), Is.EqualTo(new[] { (0, 1.0), (0, 2.0), (1, 3.0), (1, 4.0) }));
        Assert.That(read.Warnings, Is.Empty);
    }

    [Test]
    public void Read_RepeatedHourCorrectedWithItsOffset_IsTold()
    {
        var read = Read("q,2026-10-25T02:00+02:00,1800,1,\nq,2026-10-25T02:00+01:00,1800,3,\nq,2026-10-25T02:00+01:00,1800,5,\n");

        Assert.That(read.Value.Single().Points.Select(p => p.Offered), Is.EqualTo(new[] { 1.0, 5.0 }));
        Assert.That(read.Warnings, Has.Count.EqualTo(1));
    }

    [Test]
    public void ReadAndWrite_TalkHoldWrap_AreKept()
    {
        const string Text = "queue,start,interval_s,offered,talk_s,hold_s,wrap_s\nq,2026-09-01T08:00,1800,10,100,20,30\nq,2026-09-01T08:30,1800,10,,,\nq,2026-09-01T09:00,1800,10,90,,15\n";
        var read = HistoryFile.Read(Sample.Text("history.csv", Text), Sample.Options).Value;
        var writer = new StringWriter();
        HistoryFile.Write(writer, read);
        var again = HistoryFile.Read(Sample.Text("history.csv", writer.ToString()), Sample.Options).Value;

        foreach (var points in new[] { read.Single().Points, again.Single().Points })
        {
            Assert.That(points.Select(p => p.AhtSeconds), Is.EqualTo(new[] { 150, double.NaN, 105 }));
            Assert.That(points.Select(p => p.TalkSeconds), Is.EqualTo(new[] { 100, double.NaN, 90 }));
            Assert.That(points.Select(p => p.HoldSeconds), Is.EqualTo(new[] { 20, double.NaN, 0 }));
            Assert.That(points.Select(p => p.WrapSeconds), Is.EqualTo(new[] { 30, double.NaN, 15 }));
        }
    }

    [Test]
    public void ForecastWithTalkHoldWrap_ReadsBack()
    {
        var grid = new TimeGrid(TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"), new DateOnly(2026, 9, 1), 1, TimeSpan.FromHours(1));
        IntervalSeries Of(double value) => new(grid, Enumerable.Range(0, 24).Select(i => value + i));
        var forecast = new QueueForecast(new QueueKey("q"), Of(1), Of(150), QueueForecast.Levels.Select(_ => Of(1)), "m") { TalkSeconds = Of(100), HoldSeconds = Of(20), WrapSeconds = Of(30) };
        var writer = new StringWriter();
        ForecastFile.Write(writer, [forecast]);
        var again = ForecastFile.Read(Sample.Text("forecast.csv", writer.ToString()), Sample.Options).Value.Single();

        Assert.That(again.TalkSeconds!.Values.ToArray(), Is.EqualTo(forecast.TalkSeconds.Values.ToArray()));
        Assert.That(again.HoldSeconds!.Values.ToArray(), Is.EqualTo(forecast.HoldSeconds.Values.ToArray()));
        Assert.That(again.WrapSeconds!.Values.ToArray(), Is.EqualTo(forecast.WrapSeconds.Values.ToArray()));
    }
}
