namespace Wfm.Staffing.Tests;

/// <summary>
/// One rule each, on contacts few enough to follow by hand. Intervals last one second, so that a contact "at 10" comes within [10, 11): waits are known to a second.
/// </summary>
public sealed class SimulationRulesTests
{
    private const int Horizon = 2_000;

    [Test]
    public void Run_ShiftEndsWithContactInHand_AgentFinishesItFirst()
    {
        var agents = new[] { new CentreAgent([new CentreSkill(0)], [new CentreSpan(0, 100)]) };
        var result = Once([Calls(60, 90)], agents);
        Assert.Multiple(() =>
        {
            Assert.That(result.Total.Answered.Mean, Is.EqualTo(1));
            Assert.That(result.Total.MeanInHand.Mean * Horizon, Is.EqualTo(60).Within(1e-9));

            // On for 100 s, then busy until 150-odd: both count.
            Assert.That(result.Total.Occupancy.Mean, Is.EqualTo(60 / 150.5).Within(0.01));
            Assert.That(result.Intervals[140].Occupancy.Mean, Is.EqualTo(1));
            Assert.That(result.Intervals[160].Occupancy.Mean, Is.NaN);
        });
    }

    [Test]
    public void Run_ShiftEndsWithContactInHand_HandBackGivesItToTheNext()
    {
        var agents = new[]
        {
            new CentreAgent([new CentreSkill(0)], [new CentreSpan(0, 100)]),
            new CentreAgent([new CentreSkill(0)], [new CentreSpan(120, Horizon)]),
        };
        var total = Once([Calls(60, 90)], agents, ShiftEnd.HandBack).Total;
        Assert.Multiple(() =>
        {
            Assert.That(total.Answered.Mean, Is.EqualTo(1));
            Assert.That(total.Asa().Mean, Is.Zero, "the wait before it was begun");
            Assert.That(total.MeanInHand.Mean * Horizon, Is.EqualTo(60).Within(1e-9), "10 s and then the rest");
            Assert.That(total.MeanQueue.Mean * Horizon, Is.EqualTo(20).Within(1e-9));
        });
    }

    [Test]
    public void Run_Break_ContactWaitsForItsEnd()
    {
        var agents = new[] { new CentreAgent([new CentreSkill(0)], [new CentreSpan(0, 50), new CentreSpan(350, Horizon)]) };
        Assert.That(Once([Calls(60, 100)], agents).Total.Asa().Mean, Is.EqualTo(249.5).Within(0.5));
    }

    [Test]
    public void Run_BreakBeginsWithContactInHand_AgentFinishesItAndComesBack()
    {
        var agents = new[] { new CentreAgent([new CentreSkill(0)], [new CentreSpan(0, 50), new CentreSpan(80, Horizon)]) };
        var total = Once([Calls(100, 40, 60)], agents).Total;
        Assert.Multiple(() =>
        {
            Assert.That(total.Answered.Mean, Is.EqualTo(2));
            Assert.That(total.Asa().Mean, Is.EqualTo(40).Within(0.5), "0 and 80: the second follows the first at 140");
            Assert.That(total.Occupancy.Mean, Is.EqualTo(200.0 / Horizon).Within(1e-3), "worked through the break, which then counts as staffed");
        });
    }

    [Test]
    public void Run_AllLeave_ContactsWithoutPatienceAreReported()
    {
        var agents = new[] { new CentreAgent([new CentreSkill(0)], [new CentreSpan(0, 100)]) };
        var total = Once([Calls(60, 10, 200, 300)], agents).Total;
        Assert.Multiple(() =>
        {
            Assert.That(total.Offered.Mean, Is.EqualTo(3));
            Assert.That(total.Answered.Mean, Is.EqualTo(1));
            Assert.That(total.Unanswered.Mean, Is.EqualTo(2));
            Assert.That(total.ServiceLevel().Mean, Is.EqualTo(1.0 / 3).Within(1e-12));
            Assert.That(total.Asa(AsaOf.All).Mean, Is.EqualTo((1799.5 + 1699.5) / 3).Within(0.5));
        });
    }

    [Test]
    public void Run_AllLeave_ContactsWithPatienceGiveUp()
    {
        var queue = Calls(60, 200) with { Patience = Duration.Fixed(30) };
        var total = Once([queue], [new CentreAgent([new CentreSkill(0)], [new CentreSpan(0, 100)])]).Total;
        Assert.Multiple(() =>
        {
            Assert.That(total.Abandonment.Mean, Is.EqualTo(1));
            Assert.That(total.Asa(AsaOf.All).Mean, Is.EqualTo(30).Within(1e-9));
            Assert.That(total.ServiceLevel(ServiceLevelOf.Answered).Mean, Is.NaN);
        });
    }

    [Test]
    public void Run_NoAgents_NobodyAnswers()
    {
        var total = Once([Calls(60, 10, 20)], []).Total;
        Assert.That((total.Unanswered.Mean, total.ServiceLevel().Mean, total.Occupancy.Mean, total.Asa().Mean), Is.EqualTo((2.0, 0.0, double.NaN, double.NaN)));
    }

    [Test]
    public void Run_NoContacts_HasNoServiceLevel()
    {
        var total = Once([Calls(60)], [CentreAgent.Always(0)]).Total;
        Assert.That((total.Offered.Mean, total.Occupancy.Mean, total.ServiceLevel().Mean), Is.EqualTo((0.0, 0.0, double.NaN)));
    }

    [Test]
    public void Run_AgentComesLate_ContactWaitsForIt()
    {
        var total = Once([Calls(60, 10)], [new CentreAgent([new CentreSkill(0)], [new CentreSpan(500, 501)])]).Total;
        Assert.That(total.Asa().Mean, Is.EqualTo(489.5).Within(0.5));
    }

    [Test]
    public void Run_SpansThatTouch_NobodyLeavesBetween()
    {
        var touching = new CentreAgent([new CentreSkill(0)], [new CentreSpan(-50, 0), new CentreSpan(0, 30), new CentreSpan(30, 60)]);
        var total = Once([Calls(60, 20)], [touching], ShiftEnd.HandBack).Total;
        Assert.That((total.Answered.Mean, total.Unanswered.Mean), Is.EqualTo((0.0, 1.0)), "it is handed back at 60, not taken up again at 30");
        Assert.That(total.MeanInHand.Mean * Horizon, Is.EqualTo(39.5).Within(0.5));
    }

    [TestCase(0, 0, 60)]
    [TestCase(1, 60, 0)]
    [TestCase(-1, 0, 60)]
    public void Run_Priorities_HigherGoesFirst(int priorityOfSecond, double moreForFirst, double moreForSecond)
    {
        // Busy from 10 to 70; then whoever is first, 60 s for each.
        var centre = new[] { Calls(60, 10), Calls(60, 20), Calls(60, 30) with { Priority = priorityOfSecond } };
        var result = Run(centre, [CentreAgent.Always(0, 1, 2)]);
        Assert.That(result.Queues[1].Total.Asa().Mean, Is.EqualTo(50 + moreForFirst).Within(1));
        Assert.That(result.Queues[2].Total.Asa().Mean, Is.EqualTo(40 + moreForSecond).Within(1));
    }

    [Test]
    public void Run_Ranks_LowerIsAskedFirst()
    {
        var (second, first) = (new CentreSkill(0) { Rank = 1 }, new CentreSkill(0));
        var result = Run([Calls(60, 10), Calls(60)], [new CentreAgent([second, new CentreSkill(1)], [Day]), new CentreAgent([first], [Day])]);
        Assert.That(result.Queues[1].Total.Occupancy.Mean, Is.Zero, "the one who also has the other skill stays free");
    }

    [Test]
    public void Run_EqualRanks_WhoHasBeenIdleLongestGoesFirst()
    {
        // The first agent has worked until 70, so the contact at 100 goes to the second, who has the other skill too.
        var result = Run([Calls(60, 10, 100), Calls(60)], [CentreAgent.Always(0), CentreAgent.Always(0, 1)]);
        Assert.That(result.Queues[1].Total.Occupancy.Mean, Is.EqualTo(60.0 / Horizon).Within(1e-9));
    }

    [TestCase(30, 30)]
    [TestCase(80, 50)]
    public void Run_Overflow_HelpsOnlyAfterTheWait(double after, double wait)
    {
        // The queue's own agent is busy from 10 to 70; the second contact comes at 20.
        var helper = new CentreAgent([new CentreSkill(0) { OverflowAfterSeconds = after }], [Day]);
        var total = Once([Calls(60, 10, 20) with { TargetSeconds = 30 }], [CentreAgent.Always(0), helper]).Total;
        Assert.That(total.Asa().Mean * 2, Is.EqualTo(wait).Within(1));
        Assert.That(total.ServiceLevel().Mean, Is.EqualTo(after <= 30 ? 1 : 0.5), "a wait of just the threshold is in time");
    }

    [Test]
    public void Run_FreedHelper_TakesOnlyThoseWhoHaveWaitedLongEnough()
    {
        // The helper is free at 30 and may take what has waited 40 s: at 60.
        var helper = new CentreAgent([new CentreSkill(0) { OverflowAfterSeconds = 40 }, new CentreSkill(1)], [Day]);
        var result = Run([Calls(200, 10, 20), Calls(25, 5)], [CentreAgent.Always(0), helper]);
        Assert.That(result.Queues[0].Total.Asa().Mean * 2, Is.EqualTo(40).Within(1e-6));
    }

    [Test]
    public void Run_Efficiency_TakesLonger()
    {
        var slow = new CentreAgent([new CentreSkill(0) { Efficiency = 0.8 }], [Day]);
        Assert.That(Once([Calls(60, 10)], [slow]).Total.MeanHandleSeconds.Mean, Is.EqualTo(75).Within(1e-9));
    }

    [Test]
    public void Run_Capacity_BlocksTheOneTooMany()
    {
        var total = Once([Calls(60, 10, 20, 30) with { Capacity = 2 }], [CentreAgent.Always(0)]).Total;
        Assert.That((total.Blocked.Mean, total.Answered.Mean), Is.EqualTo((1.0, 2.0)));
        Assert.That(total.Asa().Mean, Is.EqualTo(25).Within(1));
    }

    [Test]
    public void Run_ShortAbandons_AreLeftOut()
    {
        var queue = Calls(60, 10, 20, 30) with { Patience = Duration.Fixed(15) };
        var total = Once([queue with { ShortAbandonSeconds = 15 }], [CentreAgent.Always(0)]).Total;
        Assert.That(total.ServiceLevel().Mean, Is.EqualTo(1.0 / 3).Within(1e-12));
        Assert.That(total.ServiceLevel(ServiceLevelOf.ExcludingShortAbandons).Mean, Is.EqualTo(1));
        Assert.That(Once([queue with { ShortAbandonSeconds = 14 }], [CentreAgent.Always(0)]).Total.ServiceLevel(ServiceLevelOf.ExcludingShortAbandons).Mean, Is.EqualTo(1.0 / 3).Within(1e-12));
    }

    [Test]
    public void Run_VirtualWait_IsThatOfAPatientCaller()
    {
        // Those who come at 20 and 55 would have been reached at 70, as nobody stays before them: after 50 and 15 s.
        var queue = Calls(60, 10, 20, 55) with { Patience = Duration.Fixed(5) };
        var total = Once([queue], [CentreAgent.Always(0)]).Total;
        Assert.That(total.ServiceLevel().Mean, Is.EqualTo(1.0 / 3).Within(1e-12));
        Assert.That(total.ServiceLevel(ServiceLevelOf.VirtualWait).Mean, Is.EqualTo(2.0 / 3).Within(1e-12));
    }

    [Test]
    public void Run_Redial_ComesAgain()
    {
        var queue = Calls(1_000, 10, 20) with { Patience = Duration.Fixed(5), Redial = new Redial { AfterAbandoning = 0.999, MeanDelaySeconds = 1 } };
        var total = Once([queue], [CentreAgent.Always(0)]).Total;
        Assert.That(total.Answered.Mean, Is.EqualTo(2), "it is answered in the end, at 1010");
        Assert.That(total.Abandoned.Mean, Is.EqualTo(990 / 6.0).Within(15), "patience and delay come to 6 s");
    }

    [Test]
    public void Run_ContactBelongsToTheIntervalOfItsArrival_TimeToTheOneInWhichItPasses()
    {
        var series = Once([Calls(60, 10, 11)], [CentreAgent.Always(0)]);
        Assert.Multiple(() =>
        {
            Assert.That(series.Intervals[11].Asa().Mean, Is.EqualTo(59).Within(1));
            Assert.That(series.Intervals[50].Offered.Mean, Is.Zero);
            Assert.That(series.Intervals[50].Asa().Mean, Is.NaN);
            Assert.That(series.Intervals[50].MeanQueue.Mean, Is.EqualTo(1).Within(1e-9));
            Assert.That(series.Intervals[50].Occupancy.Mean, Is.EqualTo(1).Within(1e-9));
            Assert.That(series.Intervals[200].Occupancy.Mean, Is.Zero);
        });
    }

    internal static CentreSpan Day => new(0, Horizon);

    /// <summary>A queue with a handle time of so many seconds, and a contact within the second that begins at each of the times.</summary>
    internal static CentreQueue Calls(double seconds, params int[] at) =>
        new("calls", ArrivalSource.FromPaths([Enumerable.Range(0, Horizon).Select(s => at.Count(a => a == s))]), Duration.Fixed(seconds));

    internal static SimulationResult Run(IEnumerable<CentreQueue> queues, IEnumerable<CentreAgent> agents, ShiftEnd shiftEnd = ShiftEnd.FinishContact) =>
        CentreSimulation.Run(new Centre(1, Horizon, queues, agents) { ShiftEnd = shiftEnd }, new SimulationOptions { Replications = 1 });

    private static SimulationSeries Once(IEnumerable<CentreQueue> queues, IEnumerable<CentreAgent> agents, ShiftEnd shiftEnd = ShiftEnd.FinishContact) =>
        Run(queues, agents, shiftEnd).All;
}
