namespace Wfm.Forecasting.Tests;

/// <summary>Kept forecasts against what came.</summary>
public class FrozenForecastsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Ten weeks of 20 an hour, then two weeks of 24.
    private static readonly ContactHistory History = Past.Of(84, (d, _) => d < Past.Monday.AddDays(70) ? 20 : 24, Hour);

    [Test]
    public void Compare_TwoVersions_GivesTheErrorsByHand()
    {
        var report = FrozenForecasts.Compare(History, [Version("january", 63, 21, 18), Version("march", 70, 14, 25, 21, 23, 25, 27)]);
        Assert.That((report.IsFrozen, report.Headline, report.Models), Is.EqualTo((true, "march", new[] { "january", "march" })));

        // January: 2 short in the first week, 6 in two more. March: 1 too many of 24.
        var january = report.Pooled("january")!;
        Assert.That(january.Wape, Is.EqualTo((2 + 6 + 6) / 68.0).Within(1e-12));
        Assert.That(january.Bias, Is.EqualTo(-14 / 68.0).Within(1e-12));
        Assert.That((january.Coverage80, january.Winkler95), Is.EqualTo((double.NaN, double.NaN)));
        Assert.That((january.Count, january.Origin), Is.EqualTo((21 * 24, (DateOnly?)null)));
        Assert.That(report.Scores.Single(s => s.Model == "january" && s.Origin is not null && s.Level == "week" && s.FromDay == 1 && s.ToDay == 7).Wape, Is.EqualTo(0.1).Within(1e-12));
        var march = report.Pooled("march")!;
        Assert.That(march.Wape, Is.EqualTo(1 / 24.0).Within(1e-12));

        // 24 lies in [23, 25] and in [21, 27].
        Assert.That((march.Coverage80, march.Coverage95), Is.EqualTo((1.0, 1.0)));
        Assert.That(march.Winkler80, Is.EqualTo(2 / 24.0).Within(1e-12));

        // Last week's 20 for 24.
        Assert.That(march.NaiveWape, Is.EqualTo(4 / 24.0).Within(1e-12));
        Assert.That(march.Skill, Is.EqualTo(0.75).Within(1e-12));

        var gap = report.Gaps.Single(g => g.Level == "interval");
        Assert.That((gap.First, gap.Second, gap.Count), Is.EqualTo(("january", "march", 14 * 24)));
        Assert.That(gap.FirstWape, Is.EqualTo(6 / 24.0).Within(1e-12));
        Assert.That(gap.Difference, Is.EqualTo(-5 / 24.0).Within(1e-12));
        Assert.That(gap.Change, Is.EqualTo(7 / 18.0).Within(1e-12));
        Assert.That((gap.StandardError, gap.IsClear), Is.EqualTo((0.0, true)));
        Assert.That(report.Gaps.Single(g => g.Level == "day").Count, Is.EqualTo(14));
    }

    [Test]
    public void Compare_GapsOfDaysThatDiffer_HaveTheStandardErrorByHand()
    {
        // Two days of one hour each: 10 and 10 came; A says 10 and 10, B 11 and 13. Daily differences 1 and 3, spread √2, error √2·√2 ÷ 20.
        var history = Past.Of(2, (_, t) => t.Hours == 9 ? 10 : double.NaN, Hour);
        ForecastVersion Two(string name, double first, double second) => new(name, history.Queue, Hour,
            [new ForecastPoint(history.Points[0].Time.Start, first), new ForecastPoint(history.Points[1].Time.Start, second)], "");
        var gap = FrozenForecasts.Compare(history, [Two("a", 10, 10), Two("b", 11, 13)]).Gaps[0];
        Assert.That(gap.Difference, Is.EqualTo(0.2).Within(1e-12));
        Assert.That(gap.StandardError, Is.EqualTo(0.1).Within(1e-12));
        Assert.That(gap.IsClear, Is.False);
    }

    [Test]
    public void Compare_NoHistoryBefore_HasNoYardstickAndSaysSo()
    {
        var report = FrozenForecasts.Compare(History, [Version("first", 0, 7, 20)]);
        Assert.That((report.Pooled("first")!.Wape, report.Pooled("first")!.Skill, report.Pooled("first")!.Mase), Is.EqualTo((0.0, double.NaN, double.NaN)));
        Assert.That(report.Notes.Single(), Does.Contain("nothing before 2025-01-06"));
    }

    [Test]
    public void Compare_IntervalsWithoutAForecast_AreNotedAndNotScored()
    {
        var whole = Version("gappy", 70, 7, 24);
        var report = FrozenForecasts.Compare(History, [whole with { Points = [.. whole.Points.Where((_, i) => i % 24 != 3)] }]);
        Assert.That((report.Pooled("gappy")!.Count, report.Pooled("gappy")!.Wape), Is.EqualTo((7 * 23, 0.0)));
        Assert.That(report.Notes.Single(), Does.StartWith("gappy: 7 intervals"));
    }

    [Test]
    public void Compare_WhatCannotBeCompared_IsADataFault()
    {
        Assert.That(() => FrozenForecasts.Compare(History, [Version("late", 200, 7, 20)]), Throws.InstanceOf<WfmDataException>().With.Message.Contains("the history has none of these intervals"));
        Assert.That(() => FrozenForecasts.Compare(History, [Version("fine", 70, 7, 20) with { Step = Past.HalfHour }]), Throws.InstanceOf<WfmDataException>().With.Message.Contains("intervals of 30 min, the history of 60 min"));
        Assert.That(() => FrozenForecasts.Compare(History, [Version("a", 70, 7, 20), Version("a", 70, 7, 21)]), Throws.InstanceOf<WfmDataException>().With.Message.Contains("two versions"));
        Assert.That(() => FrozenForecasts.Compare(History, []), Throws.InstanceOf<WfmDataException>());
    }

    [Test]
    public void ScorePool_TwoQueues_IsTheScoreOfAllTheirIntervals()
    {
        // Queue one: 6 short of 24 on 7 days; queue two, twice as busy: right.
        var one = FrozenForecasts.Compare(History, [Version("v", 70, 7, 18, 10, 12, 20, 24)]).Pooled("v")!;
        var busy = new ContactHistory(new QueueKey("two"), History.Zone, History.Points.Select(p => p with { Offered = 2 * p.Offered }));
        var two = FrozenForecasts.Compare(busy, [Version("v", 70, 7, 48, 40, 44, 52, 56) with { Queue = busy.Queue }]).Pooled("v")!;
        var pool = ScorePool.Of([one, two])!;
        Assert.That(pool.Wape, Is.EqualTo(6 / 72.0).Within(1e-12));
        Assert.That(pool.Bias, Is.EqualTo(-6 / 72.0).Within(1e-12));
        Assert.That((pool.Coverage80, pool.Coverage95, pool.Count), Is.EqualTo((0.5, 1.0, 2 * 168)));

        // 80 %: (8 + 10 · 4 + 8) over 24 + 48; the floor by means 18 and 48.
        Assert.That(pool.Winkler80, Is.EqualTo(56 / 72.0).Within(1e-12));
        Assert.That(pool.PoissonFloor, Is.EqualTo(Metrics.PoissonFloor([18, 48])).Within(1e-12));
        Assert.That(pool.NaiveWape, Is.EqualTo(12 / 72.0).Within(1e-12));
        Assert.That(ScorePool.Of([]), Is.Null);
    }

    private static ForecastVersion Version(string name, int fromDay, int days, double volume, double low95 = double.NaN, double low80 = double.NaN, double high80 = double.NaN, double high95 = double.NaN) =>
        new(name, History.Queue, Hour, [.. Enumerable.Range(0, 24 * days).Select(i => new ForecastPoint(TimeZoneInfo.Utc.StartOfDay(Past.Monday.AddDays(fromDay)).AddHours(i), volume, double.NaN, low95, low80, high80, high95))], "");
}
