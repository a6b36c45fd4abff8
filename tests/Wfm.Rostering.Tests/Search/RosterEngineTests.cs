using Wfm.OrTools;
using Wfm.Rostering.Tests.Kit;
using static Wfm.Rostering.Tests.Kit.Make;

namespace Wfm.Rostering.Tests.Search;

/// <summary>What holds for every problem: legal rosters, honest scores and bounds, the same answer twice, an end when asked.</summary>
public sealed class RosterEngineTests
{
    [Test]
    public async Task SolveAsync_RandomProblem_IsLegalAndHonest([Range(1, 15)] int seed)
    {
        var problem = RandomProblem.Of(seed);

        // Few rounds on every other problem: a search that ends early has to be legal as well.
        var options = Quick with { Seed = seed, RoundsPerPersonWeek = seed % 2 == 0 ? 30 : seed % 4 };
        var result = await new RosterEngine().SolveAsync(problem, options);

        var audit = Audit.Check(problem, result.Roster);
        Assert.Multiple(() =>
        {
            Assert.That(audit.Violations.Where(v => v.Severity == Severity.Hard).Select(v => v.Rule), Is.EqualTo(Unavoidable(problem)));
            Assert.That(result.Score, Is.EqualTo(audit.Score));
            Assert.That(result.Status == RosterStatus.Infeasible, Is.EqualTo(Unavoidable(problem).Length > 0));
            Assert.That(result.LowerBound, Is.InRange(0, result.Penalty));
            Assert.That(result.StoppedByClock, Is.False);
            Assert.That(result.Notes, Is.Empty);
        });
    }

    [Test]
    public void Cost_RandomProblem_IsTheAuditsScoreAndAboveTheBound([Range(1, 8)] int seed)
    {
        var problem = RandomProblem.Of(seed);
        var model = new RosterModel(problem);
        var search = new RuinAndRecreate(model, seed);
        search.Construct(default);
        Check("constructed");
        search.Anneal(200, 300, 8, () => false, null);
        Check("annealed");
        search.DropAim();
        search.Anneal(100, 300, 8, () => false, null);
        search.Settle();
        Assert.That(search.State.Unled(), Is.Zero);
        Check("settled");
        var bound = new LowerBound(model);
        bound.Climb(25, search.Cost(), () => false);
        Assert.That(bound.Best, Is.LessThanOrEqualTo(search.Cost() + 1e-6));

        void Check(string when)
        {
            var audit = Audit.Check(problem, RosterWriter.Write(model, search.Tours)).Score.Total;
            var own = search.Cost() - (search.State.LeadAimPrice * search.State.ShortOfAim()) - (model.FloorPrice * search.State.Unled());
            Assert.That(own, Is.EqualTo(audit).Within(1e-6 * Math.Max(1, audit)), when);
        }
    }

    [Test]
    public void Settle_AgentWithoutALead_StaysAway()
    {
        var grid = Grid(1);
        var problem = new RosterProblem(grid, [Agent("p", Contract(40)), Agent("q", Contract(40)), Lead("l", Contract(40))], [Template("d", 8, 16, 8, 8, 8)], [], [Need(grid, _ => 1)]);
        var model = new RosterModel(problem);
        var search = new RuinAndRecreate(model, 1);
        search.Construct(default);
        search.DropAim();
        WeekTour At(int p, int start) => new([new ShiftPlacement(model.People[p].Weeks[0].Options[0].Single(o => o.Start == start), 0, [], [])], 8, 0);
        search.Replace(0, [(0, At(0, 8)), (1, At(1, 16)), (2, At(2, 8))]);
        Assert.That(search.State.Unled(), Is.EqualTo(8));

        search.Settle();

        Assert.That(search.State.Unled(), Is.Zero);
        Assert.That(Audit.Check(problem, RosterWriter.Write(model, search.Tours)).HardCount, Is.Zero);
        Assert.That(search.Tours[0][0].Days[0]!.Option.Start, Is.EqualTo(8), "who has a lead stays");
    }

    [Test]
    public async Task SolveAsync_SameSeed_SameShifts()
    {
        for (var seed = 2; seed <= 8; seed += 3)
        {
            var problem = RandomProblem.Of(seed);
            var first = await new RosterEngine().SolveAsync(problem, Quick with { Seed = seed });
            var second = await new RosterEngine().SolveAsync(problem, Quick with { Seed = seed });
            Assert.That(Lines(second.Roster), Is.EqualTo(Lines(first.Roster)));
            Assert.That((second.Penalty, second.LowerBound), Is.EqualTo((first.Penalty, first.LowerBound)));
        }
    }

    [Test]
    public async Task Climb_OneThreadOrMany_GivesTheSameBits()
    {
        var problem = RandomProblem.Of(5);
        double Bound()
        {
            var bound = new LowerBound(new RosterModel(problem));
            bound.Climb(40, 5000, () => false);
            return bound.Best;
        }

        // A scheduler of one lane makes the parallel loops inside run on that lane alone; several bounds at once make them share the pool.
        using var lane = new ConcurrentExclusiveSchedulerPairHolder();
        var alone = await Task.Factory.StartNew(Bound, CancellationToken.None, TaskCreationOptions.None, lane.Exclusive);
        var crowd = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Bound)));
        Assert.That(crowd, Is.All.EqualTo(alone));
    }

    [Test]
    public async Task SolveAsync_PeopleWithoutWork_StayAtHome()
    {
        var grid = Grid(7);
        var problem = new RosterProblem(grid, [Agent("p", null, new SkillLevel("unasked")), Agent("q")], [], [], [Need(grid, _ => 1)]) { LeadRule = new LeadRule { OnFloor = false } };
        var result = await new RosterEngine().SolveAsync(problem, Quick);
        Assert.That(result.Roster.Shifts, Is.Empty);
        Assert.That(result.Penalty, Is.EqualTo((7 * 24 * (100 + 90)) + (2 * 40 * 150)).Within(1e-6));
        Assert.That(result.Status, Is.EqualTo(RosterStatus.Optimal));
    }

    [Test]
    public async Task SolveAsync_NobodyAndNothing_IsOptimal()
    {
        var result = await new RosterEngine().SolveAsync(new RosterProblem(Grid(3), [], [], [], []), Quick);
        Assert.That((result.Roster.Shifts.Count, result.Penalty, result.Status, result.Gap), Is.EqualTo((0, 0.0, RosterStatus.Optimal, 0.0)));
    }

    [Test]
    public async Task SolveAsync_MoreLeadsThanATableOnceHeld_Works()
    {
        var grid = Grid(1);
        var problem = new RosterProblem(grid, Enumerable.Range(0, 600).Select(i => Lead($"l{i}")), [Template("d", 9, 9, 1, 8, 8)], [], [Need(grid, _ => 1)]);
        var result = await new RosterEngine().SolveAsync(problem, Quick with { RoundsPerPersonWeek = 0, BoundRounds = 1 });
        Assert.That(result.Roster.Shifts, Has.Count.EqualTo(600));
    }

    [Test]
    public void SolveAsync_TokenCancelledBefore_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.That(() => new RosterEngine().SolveAsync(RandomProblem.Of(2), Quick, null, source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void SolveAsync_TokenCancelledWhileAnnealing_StopsAtTheNextCheck()
    {
        using var source = new CancellationTokenSource();
        var clock = new FakeClock(TimeSpan.FromTicks(1));
        long looks = -1;
        var watcher = new Watcher(_ =>
        {
            if (!source.IsCancellationRequested)
            {
                source.Cancel();
                looks = clock.Looks;
            }
        });
        var options = Quick with { RoundsPerPersonWeek = 1_000_000, BoundRounds = 0, Clock = clock, TimeLimit = TimeSpan.FromDays(1) };
        Assert.That(() => new RosterEngine().SolveAsync(RandomProblem.Of(2), options, watcher, source.Token), Throws.InstanceOf<OperationCanceledException>());

        // Each check looks at the clock after the token: not one more than was under way.
        Assert.That(clock.Looks - looks, Is.LessThanOrEqualTo(1));
        Assert.That(watcher.Heard, Has.Count.EqualTo(1));
    }

    [Test]
    public void SolveAsync_TokenCancelledWhileRepairing_Throws()
    {
        using var source = new CancellationTokenSource();
        var runtime = new FakeRuntime(_ =>
        {
            source.Cancel();
            return FakeRuntime.Unknown;
        });
        Assert.That(() => new RosterEngine(runtime).SolveAsync(Small(), Quick with { RepairRounds = 9 }, null, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(runtime.Asked, Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task SolveAsync_TimeLimit_EndsWithALegalRosterAndSaysSo([Values(5, 10)] int seed, [Values(1, 20)] int seconds)
    {
        var problem = RandomProblem.Of(seed);
        var clock = new FakeClock(TimeSpan.FromSeconds(1));
        var options = Quick with { RoundsPerPersonWeek = 1_000_000, BoundRounds = 1_000_000, Clock = clock, TimeLimit = TimeSpan.FromSeconds(seconds) };
        var result = await new RosterEngine().SolveAsync(problem, options);
        Assert.Multiple(() =>
        {
            Assert.That(result.StoppedByClock, Is.True);
            Assert.That(result.Status, Is.EqualTo(RosterStatus.Feasible));
            Assert.That(Audit.Check(problem, result.Roster).HardCount, Is.Zero);
            Assert.That(clock.Looks, Is.LessThanOrEqualTo(seconds + 5));
        });
    }

    [Test]
    public async Task SolveAsync_Progress_RisesToTheEnd()
    {
        var watcher = new Watcher();
        var runtime = new FakeRuntime(_ => FakeRuntime.Unknown);
        var result = await new RosterEngine(runtime).SolveAsync(Small(), Quick with { RoundsPerPersonWeek = 500, RepairRounds = 2 }, watcher);
        var done = watcher.Heard.Select(h => h.Done).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(done, Is.Ordered.And.All.InRange(0, 1));
            Assert.That(done[^1], Is.EqualTo(1).Within(1e-9));
            Assert.That(watcher.Heard.Select(h => h.Step).Distinct(), Is.EqualTo(new[] { "annealing", "repairing" }));
            Assert.That(watcher.Heard[^1].Penalty, Is.EqualTo(result.Penalty).Within(1e-6));
        });
    }

    [Test]
    public async Task SolveAsync_SolverFails_RosterStandsAndANoteSaysWhy()
    {
        var without = await new RosterEngine().SolveAsync(Small(), Quick with { RepairRounds = 1 });
        var runtime = new FakeRuntime(_ => throw new CpSatRuntimeException(CpSatFailure.NodeMissing, "Install Node 26."));
        var result = await new RosterEngine(runtime).SolveAsync(Small(), Quick with { RepairRounds = 3 });
        Assert.Multiple(() =>
        {
            Assert.That(runtime.Asked, Is.GreaterThan(0));
            Assert.That(result.Notes, Has.Count.EqualTo(1).And.One.Contains("skipped").And.One.Contains("Install Node 26."));
            Assert.That(Lines(result.Roster), Is.EqualTo(Lines(without.Roster)));
            Assert.That(result.Status, Is.AnyOf(RosterStatus.Feasible, RosterStatus.Optimal));
        });
    }

    [Test]
    public async Task SolveAsync_SolverFindsNothing_RosterStands([Values] bool infeasible)
    {
        var without = await new RosterEngine().SolveAsync(Small(), Quick);
        var runtime = new FakeRuntime(_ => infeasible ? FakeRuntime.Infeasible : FakeRuntime.Unknown);
        var result = await new RosterEngine(runtime).SolveAsync(Small(), Quick with { RepairRounds = 1, RepairWork = 0.25, Seed = 7 } with { Seed = 1 });
        Assert.Multiple(() =>
        {
            Assert.That(runtime.Options, Is.Not.Empty.And.All.Property(nameof(CpSatOptions.DeterministicTimeLimit)).EqualTo(0.25));
            Assert.That(runtime.Options, Is.All.Property(nameof(CpSatOptions.TimeLimit)).Null);
            Assert.That(result.Notes, Is.Empty);
            Assert.That(Lines(result.Roster), Is.EqualTo(Lines(without.Roster)));
        });
    }

    private static RosterProblem Small()
    {
        var grid = Grid(7, 30);
        var people = Enumerable.Range(0, 4).Select(i => Agent($"p{i}", Contract(24))).Append(Lead("l0", Contract(32))).Append(Lead("l1", Contract(32)));
        return new RosterProblem(grid, people, [Template("d", 8, 11, 0.5, 6, 8, Meal(0.5, 2, 5))], [], [Need(grid, t => t % 48 is >= 16 and < 38 ? 1 + (t % 5 * 0.4) : 0)]);
    }

    private static string[] Lines(Roster roster) =>
        [.. roster.Shifts.Select(s => $"{s.Person} {s.Date:O} {s.Template} {string.Join(' ', s.Segments.Select(g => $"{g.Activity.Code}/{g.Skill}@{g.Time.Start:O}+{g.Time.Length}"))}")];

    private sealed class ConcurrentExclusiveSchedulerPairHolder : IDisposable
    {
        private readonly ConcurrentExclusiveSchedulerPair _pair = new();

        public TaskScheduler Exclusive => _pair.ExclusiveScheduler;

        public void Dispose() => _pair.Complete();
    }
}
