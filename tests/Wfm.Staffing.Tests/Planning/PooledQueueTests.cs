namespace Wfm.Staffing.Tests;

/// <summary>Queues that share agents: the measures of each, and the fewest agents that keep every promise, against the simulated centre.</summary>
public sealed class PooledQueueTests
{
    private const double Interval = 1800;

    private static readonly TimeGrid Grid = new(TimeZoneInfo.Utc, new DateOnly(2026, 3, 2), 1, TimeSpan.FromSeconds(Interval));

    // Contacts per half hour, AHT, cv of AHT, patience (0: none), priority, service level, threshold; per queue. Then how far the model may be from the simulation in
    // points of service level and of abandonment: 0 where it is exact, up to the simulation's own error.
    private static readonly TestCaseData[] Cases =
    [
        Case("SameAht", 0, new(100, 200, 1, 0, 0, 0.8, 20), new(40, 200, 1, 0, 0, 0.9, 60)),
        Case("SameAhtWithPatience", 0, new(100, 200, 1, 240, 0, 0.8, 20), new(40, 200, 1, 240, 0, 0.9, 60)),
        Case("AhtsThatDiffer", 2, new(100, 180, 1, 0, 0, 0.8, 20), new(60, 400, 1, 0, 0, 0.8, 45)),
        Case("AhtsThatDifferWithPatience", 1, new(100, 180, 1, 240, 0, 0.8, 20), new(60, 400, 1, 240, 0, 0.8, 45)),
        Case("PatiencesThatDiffer", 2.5, new(100, 180, 1, 60, 0, 0.8, 20), new(60, 180, 1, 240, 0, 0.8, 45)),
        Case("WideHandleTimes", 2, new(100, 200, 1.5, 0, 0, 0.8, 20), new(40, 200, 1.5, 0, 0, 0.8, 60)),
        Case("EvenHandleTimesWithPatience", 2.5, new(100, 200, 0.5, 240, 0, 0.8, 20), new(40, 200, 0.5, 240, 0, 0.8, 60)),
        Case("TopPriority", 3, new(50, 200, 1, 0, 1, 0.9, 20), new(100, 200, 1, 0, 0, 0.7, 60)),
        Case("TopPriorityWithPatience", 2, new(100, 200, 1, 240, 1, 0.9, 20), new(50, 200, 1, 240, 0, 0.7, 60)),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Require_QueuesThatShareAgents_KeepEveryPromiseWithTheFewest(double off, PooledQueue[] queues)
    {
        var (plan, forecasts) = Plan(queues);
        var agents = (int)StaffingPlanner.Require(forecasts, plan).Single().Points[24].NetAgents;
        var expectation = new ServiceExpectation(forecasts, plan);
        var kept = Simulate(queues, agents);
        var fewer = Simulate(queues, agents - 1);
        for (var q = 0; q < queues.Length; q++)
        {
            foreach (var (result, crew) in new[] { (kept, agents), (fewer, agents - 1) })
            {
                var expected = expectation.Expect(plan.Queues[q].Queue, 24, crew);
                var (level, lost) = (result.Queues[q].Total.ServiceLevel(), result.Queues[q].Total.Abandonment);
                Assert.That(expected.ServiceLevel, Is.EqualTo(level.Mean).Within((off / 100) + level.HalfWidth), $"service level of queue {q} with {crew}");
                Assert.That(expected.Abandonment, Is.EqualTo(lost.Mean).Within((off / 100) + lost.HalfWidth), $"abandonment of queue {q} with {crew}");
            }
        }

        // Every promise is kept with these agents, and with one fewer some is not, within what the model may be off.
        Assert.That(queues.Select((q, i) => kept.Queues[i].Total.ServiceLevel().High - q.Level), Is.All.GreaterThanOrEqualTo(-off / 100));
        Assert.That(queues.Select((q, i) => fewer.Queues[i].Total.ServiceLevel().Low - q.Level).Min(), Is.LessThan(off / 100));
    }

    // With equal handle times the top level is exact: whoever waits, waits as if only her level came. P(W > T) = C(n, A) e^(-(n - A1) T / AHT), ASA = C AHT / (n - A1).
    [TestCase(60, 12)]
    [TestCase(1, 12)]
    [TestCase(1e-3, 14)]
    [TestCase(1e-9, 40)]
    [TestCase(1e-3, 300)]
    public void Expect_TopPriorityOfAnySize_IsTheClosedForm(double contacts, int agents)
    {
        const double Aht = 200;
        var rest = (0.92 * agents * Interval / Aht) - contacts;
        var (plan, forecasts) = Plan([new(contacts, Aht, 1, 0, 1, 0.8, 20), new(rest, Aht, 1, 0, 0, 0.8, 20)]);
        var got = new ServiceExpectation(forecasts, plan).Expect(plan.Queues[0].Queue, 24, agents);
        var (waits, spare) = (ErlangC.WaitProbability(0.92 * agents, agents), agents - (contacts * Aht / Interval));
        Assert.That(got.ServiceLevel, Is.EqualTo(1 - (waits * Math.Exp(-spare * 20 / Aht))).Within(1e-9));
        Assert.That(got.AsaSeconds, Is.EqualTo(waits * Aht / spare).Within(1e-9));
        Assert.That(got.Occupancy, Is.EqualTo(0.92).Within(1e-9));
    }

    [TestCase(1e-6)]
    [TestCase(1e-10)]
    [TestCase(1e-13)]
    [TestCase(1e-16)]
    [TestCase(1e-300)]
    public void Expect_NextToNoContactsBelowThePriority_IsTheLimitOfFewer(double contacts)
    {
        var (plan, forecasts) = Plan([new(100, 200, 1, 240, 1, 0.8, 20), new(contacts, 200, 1, 240, 0, 0.8, 20)]);
        var (reference, few) = Plan([new(100, 200, 1, 240, 1, 0.8, 20), new(1e-4, 200, 1, 240, 0, 0.8, 20)]);
        var (next, limit) = (new ServiceExpectation(forecasts, plan), new ServiceExpectation(few, reference));
        foreach (var agents in new[] { 9.0, 12, 14, 30, 200 })
        {
            foreach (var queue in plan.Queues)
            {
                var (got, of) = (next.Expect(queue.Queue, 24, agents), limit.Expect(queue.Queue, 24, agents));
                Assert.That(got.ServiceLevel, Is.EqualTo(of.ServiceLevel).Within(1e-5), $"{agents} agents");
                Assert.That(got.AsaSeconds, Is.EqualTo(of.AsaSeconds).Within(1e-4).Percent.Or.EqualTo(of.AsaSeconds).Within(1e-3), $"{agents} agents");
                Assert.That(got.Abandonment, Is.EqualTo(of.Abandonment).Within(1e-5), $"{agents} agents");
            }
        }

        Assert.That(StaffingPlanner.Require(forecasts, plan).Single().Points[24].NetAgents, Is.EqualTo(StaffingPlanner.Require(few, reference).Single().Points[24].NetAgents));
    }

    // 60 contacts of 200 s to 10:00, then none: what is left of them is 6.67 x 200/1800 = 0.74 erlangs on average to 10:30, and a ten-thousandth of that after.
    [Test]
    public void Require_OpenAndNoMoreContacts_NobodyOnceTheyAreDone()
    {
        var (plan, forecasts) = Plan([new(60, 200, 1, 0, 0, 0.8, 20)]);
        var volume = new IntervalSeries(Grid, Enumerable.Range(0, Grid.Count).Select(i => i < 20 ? 60.0 : 0));
        var ending = new QueueForecast(forecasts[0].Queue, volume, forecasts[0].AhtSeconds, QueueForecast.Levels.Select(_ => volume), "test");
        var net = StaffingPlanner.Require([ending], plan with { Load = LoadMethod.OfferedLoad }).Single().Points.Select(p => p.NetAgents).ToList();
        Assert.That(net.Take(20), Is.All.GreaterThan(6));
        Assert.That(net[20], Is.GreaterThanOrEqualTo(1));
        Assert.That(net.Skip(21), Is.All.Zero);
    }

    private static TestCaseData Case(string name, double off, params PooledQueue[] queues) => new TestCaseData(off, queues).SetArgDisplayNames(name);

    private static SimulationResult Simulate(PooledQueue[] queues, int agents)
    {
        // Ten hours a batch, the first to warm up.
        var centre = new Centre(36_000, 61,
            queues.Select((q, i) => new CentreQueue($"q{i}", ArrivalSource.Poisson(Enumerable.Repeat(q.Contacts * 20, 61)),
                q.Cv == 1 ? Duration.Exponential(q.Aht) : Duration.LogNormal(q.Aht, q.Cv))
            {
                Patience = q.Patience > 0 ? Duration.Exponential(q.Patience) : null,
                Priority = q.Priority,
                TargetSeconds = q.Within,
            }),
            Enumerable.Range(0, agents).Select(_ => CentreAgent.Always([.. Enumerable.Range(0, queues.Length)])));
        return CentreSimulation.RunBatches(centre, new SimulationOptions { WarmupIntervals = 1, Confidence = 0.999, Seed = 7 });
    }

    private static (Plan Plan, QueueForecast[] Forecasts) Plan(PooledQueue[] queues)
    {
        var plans = queues.Select((q, i) => new QueuePlan(
            new QueueKey($"q{i}"),
            "all",
            new ServiceTarget { ServiceLevel = q.Level, AnswerWithin = TimeSpan.FromSeconds(q.Within), Patience = q.Patience > 0 ? TimeSpan.FromSeconds(q.Patience) : null },
            OpeningHours.Always)
        { Priority = q.Priority, AhtCv = q.Cv == 1 ? null : q.Cv });
        var forecasts = queues.Select((q, i) =>
        {
            var volume = new IntervalSeries(Grid, Enumerable.Repeat(q.Contacts, Grid.Count));
            return new QueueForecast(new QueueKey($"q{i}"), volume, new IntervalSeries(Grid, Enumerable.Repeat(q.Aht, Grid.Count)), QueueForecast.Levels.Select(_ => volume), "test");
        });
        return (new Plan(Grid, plans, []) { Load = LoadMethod.Stationary }, [.. forecasts]);
    }

    public sealed record PooledQueue(double Contacts, double Aht, double Cv, double Patience, int Priority, double Level, double Within);
}
