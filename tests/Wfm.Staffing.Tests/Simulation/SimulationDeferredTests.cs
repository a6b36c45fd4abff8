namespace Wfm.Staffing.Tests;

/// <summary>Deferred work, on items few enough to follow by hand.</summary>
public sealed class SimulationDeferredTests
{
    [Test]
    public void Run_DeferredWork_WaitsUntilNoContactDoes()
    {
        // Begun at 5, the e-mail holds the agent until 105; then the calls of 10 and 20 follow.
        var early = SimulationRulesTests.Run([SimulationRulesTests.Calls(60, 10, 20), Mail(100, 500, 5)], [CentreAgent.Always(0, 1)]);
        Assert.That(early.Queues[0].Total.Asa().Mean, Is.EqualTo((95 + 145) / 2.0).Within(1), "begun work is finished first");

        // It comes at 15, when a call is in hand until 70 and the next one is about to wait.
        var late = SimulationRulesTests.Run([SimulationRulesTests.Calls(60, 10, 20), Mail(100, 500, 15)], [CentreAgent.Always(0, 1)]);
        Assert.That(late.Queues[0].Total.Asa().Mean, Is.EqualTo(25).Within(1));
        Assert.That(late.Queues[1].Total.Asa().Mean, Is.EqualTo(115).Within(1), "after both calls");
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    public void Run_Reserve_KeepsAgentsIdle(int reserve, int begun)
    {
        var mail = Mail(100, 500, 15) with { Deferred = new DeferredWork { DueSeconds = 500, Reserve = reserve } };
        var result = SimulationRulesTests.Run([SimulationRulesTests.Calls(60), mail], [CentreAgent.Always(0, 1)]).Queues[1].Total;
        Assert.That((result.Answered.Mean, result.Unanswered.Mean), Is.EqualTo(((double)begun, 1.0 - begun)));
    }

    [Test]
    public void Run_EarliestDeadline_GoesFirstAcrossQueues()
    {
        // Both wait for the call to end at 60: the later item is due earlier.
        var result = SimulationRulesTests.Run([SimulationRulesTests.Calls(60, 0), Mail(100, 900, 10), Mail(100, 300, 20)], [CentreAgent.Always(0, 1, 2)]);
        Assert.That(result.Queues[2].Total.Asa().Mean, Is.EqualTo(40).Within(1));
        Assert.That(result.Queues[1].Total.Asa().Mean, Is.EqualTo(150).Within(1));
    }

    [Test]
    public void Run_Backlog_IsWorkedOffByDeadline()
    {
        // 100 s each from 0: those due at 90 and 150 are late, those due at 300 and the arrival (at 10, due at 410) in time; last the one due at 1,000.
        var mail = Mail(100, 400, 10) with { Deferred = new DeferredWork { DueSeconds = 400, BacklogDue = [1_000, 300, 90, 150] } };
        var result = SimulationRulesTests.Run([mail], [CentreAgent.Always(0)]).Queues[0];
        Assert.Multiple(() =>
        {
            Assert.That(result.Total.OnTime.Mean, Is.EqualTo(3 / 5.0).Within(1e-12));
            Assert.That(result.Intervals[0].Backlog.Mean, Is.EqualTo(3));
            Assert.That(result.Intervals[50].Backlog.Mean, Is.EqualTo(4));
            Assert.That(result.Intervals[350].Backlog.Mean, Is.EqualTo(1));
            Assert.That(result.Total.Backlog.Mean, Is.Zero);
            Assert.That(result.Intervals[10].Asa().Mean, Is.EqualTo(289.5).Within(0.5), "the arrival is begun at 300");
            Assert.That(result.Total.Offered.Mean, Is.EqualTo(1), "what was there before did not arrive");
            Assert.That(result.Total.ServiceLevel().Mean, Is.NaN);
        });
    }

    [Test]
    public void Run_NeverBegun_IsLateWhenItFellDue()
    {
        var agents = new[] { new CentreAgent([new CentreSkill(0)], [new CentreSpan(0, 50)]) };
        var result = SimulationRulesTests.Run([Mail(100, 500, 10, 100, 1_900)], agents).Queues[0].Total;
        Assert.That(result.OnTime.Mean, Is.EqualTo(0.5), "of the one done in time and the one due at 600; the one due at 2,400 is open");
        Assert.That(result.Unanswered.Mean, Is.EqualTo(2));
        Assert.That(result.Backlog.Mean, Is.EqualTo(2));
    }

    [TestCase(0, 100)]
    [TestCase(50, 1_050)]
    [TestCase(100, 1_100)]
    [TestCase(500, 1_100)]
    [TestCase(1_080, 1_180)]
    [TestCase(1_150, double.PositiveInfinity)]
    public void DueAt_OpenHours_CountsOnlyThem(double arrival, double due)
    {
        var work = new DeferredWork { DueSeconds = 100, Open = [new CentreSpan(0, 100), new CentreSpan(1_000, 1_200)] };
        Assert.That(work.DueAt(arrival), Is.EqualTo(due));
    }

    private static CentreQueue Mail(double seconds, double due, params int[] at) =>
        SimulationRulesTests.Calls(seconds, at) with { Deferred = new DeferredWork { DueSeconds = due } };
}
