namespace Wfm.Staffing.Tests;

/// <summary>Skills whose agents have work that can wait, alone and beside calls.</summary>
public sealed class BlendedPlanTests
{
    private static readonly QueuePlan Calls = new(new QueueKey("calls"), "all", new ServiceTarget { Patience = TimeSpan.FromSeconds(240) }, PlanCase.Until(20));

    /// <summary>Reference case of backlog staffing: 40 an hour for 8 hours, 300 s each, all within 4 hours, work until 4 hours later: 26.67 an hour, 2.22 agents.</summary>
    [Test]
    public void Require_WorkThatWaitsAlone_NeedsTheFlatNumberOfTheReference()
    {
        var mail = Mail(4, 1) with { DeferredOccupancy = 1 };
        var plan = PlanCase.Plan(mail);
        var staffing = StaffingPlanner.Plan([PlanCase.Forecast(mail, 300, i => i % 48 is >= 16 and < 32 ? 20 : 0)], plan);
        var points = staffing.Requirements.Single().Points;
        for (var i = 0; i < points.Count; i++)
        {
            Assert.That(points[i].NetAgents, Is.EqualTo(i % 48 is >= 16 and < 40 ? 40 * 8 / 12.0 * 300 / 3600 : 0).Within(1e-6), $"interval {i}");
        }

        Assert.That(points[20].Erlangs, Is.EqualTo(20 * 300 / 1800.0).Within(1e-12));
        Assert.That(points[20].ServiceLevel, Is.EqualTo(1).Within(1e-9));
        Assert.That(points[20].AsaSeconds, Is.NaN, "a backlog has no mean wait of its own here");
        Assert.That(staffing.Backlogs.Single().OnTime, Is.EqualTo(1).Within(1e-9));
        Assert.That(staffing.Groups, Is.Empty);
    }

    [Test]
    public void Require_WorkThatWaitsBesideCalls_FillsTheTroughs()
    {
        var mail = Mail(12, 1);
        static double Volume(int i) => i % 48 is >= 16 and < 40 ? 120 - (8 * Math.Abs((i % 48) - 28)) : 0;
        var calls = PlanCase.Forecast(Calls, 240, Volume);
        var mails = PlanCase.Forecast(mail, 360, i => i % 48 is >= 16 and < 40 ? 6 : 1);
        var alone = StaffingPlanner.Require([calls], PlanCase.Plan(Calls)).Single().Points;
        var staffing = StaffingPlanner.Plan([calls, mails], PlanCase.Plan(Calls, mail));
        var both = staffing.Requirements.Single().Points;
        Assert.That(staffing.Backlogs.Single().OnTime, Is.EqualTo(1).Within(1e-6));
        foreach (var day in new[] { 0, 48 })
        {
            var added = Enumerable.Range(day, 48).Where(i => both[i].NetAgents > alone[i].NetAgents + 1e-9).ToList();
            Assert.That(added, Has.Count.InRange(2, 22));

            // Where agents are added the day is even, and nobody is added where calls alone need more than that.
            var level = both[added[0]].NetAgents;
            Assert.That(added.Select(i => both[i].NetAgents), Is.All.EqualTo(level).Within(1e-6));
            foreach (var i in Enumerable.Range(day + 16, 24).Except(added))
            {
                Assert.That(both[i].NetAgents, Is.EqualTo(alone[i].NetAgents).And.GreaterThanOrEqualTo(level - 1e-6));
            }
        }

        // Not one agent-hour more than the work takes beyond what calls leave of whole agents; and calls keep their promise everywhere.
        var work = Enumerable.Range(0, 96).Sum(i => mails.Volume[i]) * 360 / 0.92 / 1800;
        Assert.That(both.Sum(p => p.NetAgents) - alone.Sum(p => p.NetAgents), Is.LessThan(work).And.GreaterThan(work - (48 * 1.0)));
        var expectation = new ServiceExpectation([calls, mails], PlanCase.Plan(Calls, mail));
        var cover = expectation.Cover(staffing.Requirements.Single(), [.. both.Select(p => p.GrossAgents)]);
        for (var i = 0; i < cover.Count; i++)
        {
            Assert.That(cover[i].ExpectedServiceLevel, Is.EqualTo(both[i].ServiceLevel).Within(1e-9).And.GreaterThan(0.8 - 1e-6), $"interval {i}");
            Assert.That(cover[i].ExpectedOccupancy, Is.EqualTo(both[i].Occupancy).Within(1e-9).And.LessThanOrEqualTo(1));
        }
    }

    /// <summary>A promise too short to wait for a trough leaves the work where it comes.</summary>
    [Test]
    public void Require_ShortPromise_IsKeptWhereTroughsComeTooLate()
    {
        var mail = Mail(1, 1);
        var calls = PlanCase.Forecast(Calls, 240, i => i % 48 is >= 16 and < 28 ? 100 : 5);
        var mails = PlanCase.Forecast(mail, 360, i => i % 48 is >= 16 and < 40 ? 12 : 0);
        var staffing = StaffingPlanner.Plan([calls, mails], PlanCase.Plan(Calls, mail));
        Assert.That(staffing.Backlogs.Single().OnTime, Is.EqualTo(1).Within(1e-6));
        Assert.That(staffing.Backlogs.Single().MostWaiting, Is.LessThan(12 * 2.5));
    }

    [Test]
    public void Require_LittleWorkThatWaits_FitsIntoWhatWholeAgentsLeave()
    {
        var mail = Mail(12, 1);
        var calls = PlanCase.Forecast(Calls, 240, _ => 60);
        var alone = StaffingPlanner.Require([calls], PlanCase.Plan(Calls)).Single().Points;
        var both = StaffingPlanner.Require([calls, PlanCase.Forecast(mail, 100, i => i % 48 is >= 16 and < 30 ? 0.1 : 0)], PlanCase.Plan(Calls, mail)).Single().Points;
        Assert.That(both.Select(p => p.NetAgents), Is.EqualTo(alone.Select(p => p.NetAgents)).Within(1e-9));
    }

    [Test]
    public void Cover_TooFewForBoth_LeavesTheBacklogToWait()
    {
        var mail = Mail(4, 1);
        QueueForecast[] forecasts = [PlanCase.Forecast(Calls, 240, i => i % 48 is >= 16 and < 40 ? 60 : 0), PlanCase.Forecast(mail, 300, i => i % 48 is >= 16 and < 32 ? 20 : 0)];
        var plan = PlanCase.Plan(Calls, mail);
        var expectation = new ServiceExpectation(forecasts, plan);
        var requirement = StaffingPlanner.Require(forecasts, plan).Single();
        var calls = StaffingPlanner.Require(forecasts, PlanCase.Plan(Calls)).Single();
        var short1 = expectation.Cover(requirement, [.. calls.Points.Select(p => p.GrossAgents)]);
        Assert.That(Enumerable.Range(16, 12).Select(i => short1[i].ExpectedServiceLevel), Is.All.LessThan(0.9));
        for (var i = 16; i < 40; i++)
        {
            // Calls have what they need all the same.
            Assert.That(expectation.Expect(Calls.Queue, i, calls.Points[i].GrossAgents).ServiceLevel, Is.GreaterThanOrEqualTo(0.8));
        }

        Assert.That(() => expectation.Expect(mail.Queue, 20, 3), Throws.ArgumentException);
    }

    /// <summary>What the requirement says of blended days comes true contact by contact: calls keep their promise, and mail is done in time by agents who take it up while more than a
    /// few are idle.</summary>
    [Test]
    public void Require_BlendedDays_ComeTrueInTheSimulatedCentre()
    {
        var mail = Mail(8, 0.95);
        static double Volume(int i) => i % 48 is >= 16 and < 40 ? 120 - (8 * Math.Abs((i % 48) - 28)) : 0;
        static double Mails(int i) => i % 48 is >= 16 and < 40 ? 12 : 0;
        QueueForecast[] forecasts = [PlanCase.Forecast(Calls, 240, Volume), PlanCase.Forecast(mail, 360, Mails)];
        var points = StaffingPlanner.Require(forecasts, PlanCase.Plan(Calls, mail)).Single().Points;

        // People are whole: of agent k the intervals in which more than k are needed.
        var agents = Enumerable.Range(0, (int)Math.Ceiling(points.Max(p => p.NetAgents)))
            .Select(k => new CentreAgent([new CentreSkill(0), new CentreSkill(1)], Spans(i => points[i].NetAgents > k + 1e-9)));
        var centre = new Centre(1800, 96,
        [
            new CentreQueue("calls", ArrivalSource.Poisson(Enumerable.Range(0, 96).Select(Volume)), Duration.Exponential(240)) { Patience = Duration.Exponential(240) },
            new CentreQueue("mail", ArrivalSource.Poisson(Enumerable.Range(0, 96).Select(Mails)), Duration.Exponential(360 / 0.92))
            {
                Deferred = new DeferredWork { DueSeconds = 8 * 3600, Open = Spans(i => i % 48 is >= 16 and < 40), Reserve = 5 },
            },
        ], agents);
        var result = CentreSimulation.Run(centre, new SimulationOptions { Replications = 60, GroupOfInterval = [.. Enumerable.Range(0, 96).Select(i => i / 48)], Confidence = 0.99 });
        TestContext.Out.WriteLine($"calls {result.Queues[0].Total.ServiceLevel().Mean}, mail {result.Queues[1].Total.OnTime.Mean}, occupancy {result.All.Total.Occupancy.Mean}");
        foreach (var day in new[] { 0, 1 })
        {
            Assert.That(result.Queues[0].Groups[day].ServiceLevel().High, Is.GreaterThanOrEqualTo(0.8), $"calls of day {day}");
        }

        Assert.That(result.Queues[1].Total.OnTime.High, Is.GreaterThanOrEqualTo(0.95));
    }

    private static IReadOnlyList<CentreSpan> Spans(Func<int, bool> on)
    {
        var spans = new List<CentreSpan>();
        for (var i = 0; i < 96; i++)
        {
            if (on(i))
            {
                var start = i * 1800.0;
                var joins = spans.Count > 0 && spans[^1].End == start;
                spans.Add(new CentreSpan(joins ? spans[^1].Start : start, start + 1800));
                if (joins)
                {
                    spans.RemoveAt(spans.Count - 2);
                }
            }
        }

        return spans;
    }

    private static QueuePlan Mail(double hours, double share) => new(
        new QueueKey("mail", Channel.Email), "all", new ServiceTarget { ServiceLevel = share, AnswerWithin = TimeSpan.FromHours(hours) }, PlanCase.Until(20));
}
