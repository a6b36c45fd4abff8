using Wfm.OrTools;
using Wfm.Rostering.Tests.Kit;
using static Wfm.Rostering.Tests.Kit.Make;

namespace Wfm.Rostering.Tests.Search;

/// <summary>Repairs with the real solver. Ignored, with the reason, where Node or its package is absent.</summary>
public sealed class RepairTests : IAsyncDisposable
{
    private NodeCpSatRuntime _runtime = null!;

    [OneTimeSetUp]
    public void Start()
    {
        try
        {
            _runtime = new NodeCpSatRuntime();
        }
        catch (CpSatRuntimeException e)
        {
            Assert.Ignore($"No solver here: {e.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_runtime is not null)
        {
            await _runtime.DisposeAsync();
        }
    }

    /// <summary>The master's choice against every combination of candidates, priced by the search's own cost, which the audit confirms elsewhere.</summary>
    [Test]
    public async Task Build_FewCandidates_IsTheBestCombination([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        var grid = Grid(5, new[] { 15, 30, 60 }[seed % 3]);
        var step = grid.StepHours;
        double[] paces = [1, 0.85, 1.1];
        var people = paces.Select((pace, i) => Agent($"p{i}", Contract(20), new SkillLevel("a", pace), new SkillLevel("b", 0.5))).Append(Lead("l0", Contract(20))).Append(Lead("l1", Contract(20)));
        var problem = new RosterProblem(grid, people, [Template("d", 8, 12, step, 5, 6, Meal(Math.Max(0.5, step), 2, 3))], [],
            [Need(grid, t => t % (int)(24 / step) * step is >= 8 and < 18 ? random.Next(0, 250) / 100.0 : 0), Need(grid, t => t % 2 * 0.6, "b")])
        {
            LeadRule = new LeadRule { AgentsPerLead = 1 + (seed % 2), Tolerance = 0.2 * (seed % 3), SmallTeamBelow = 1 + (seed % 4 / 2), OnFloor = seed % 3 != 0 },
            // Small weights on a fine grid: points per interval that whole numbers round away if the unit is coarse.
            Weights = seed % 3 == 0 ? new RosterWeights { UnderCover = 1.3, SevereUnderCover = 0.7, OverCover = 0.9, UnusedHours = 0.1 } : new RosterWeights(),
        };
        var model = new RosterModel(problem);
        var search = new RuinAndRecreate(model, seed);
        search.Construct(default);
        search.DropAim();
        var kernel = new WeekKernel(model);
        var candidates = Enumerable.Range(0, model.People.Length).Select(p =>
        {
            // Tours that other prices ask for: any legal week will do. The present one is the last of them, far from the best.
            var tours = new List<WeekTour> { search.Tours[p][0] };
            for (var i = 0; i < 4; i++)
            {
                kernel.Prepare(model.People[p], 0);
                Array.Clear(kernel.OnShift);
                foreach (var row in kernel.OnSkill)
                {
                    row[0] = 0;
                    for (var t = 1; t < row.Length; t++)
                    {
                        row[t] = row[t - 1] + random.Next(-100, 60);
                    }
                }

                tours.Add(kernel.Best(model.People[p], 0, WeekContext.Open(true)).Tour);
            }

            tours.Reverse();
            search.Replace(0, [(p, tours[0])]);
            return (Person: p, Tours: (IReadOnlyList<WeekTour>)tours);
        }).ToList();
        var best = double.PositiveInfinity;
        Try(0);

        var master = TourMaster.Build(model, search.State, 0, candidates);
        var response = await _runtime.SolveAsync(master.Model);

        search.Replace(0, master.Read(response));
        Assert.Multiple(() =>
        {
            Assert.That(response.Status, Is.EqualTo(CpSatStatus.Optimal));
            Assert.That(search.State.Unled(), Is.Zero);

            // The solver counts in hundredths of an agent and ten-thousandths of a point.
            Assert.That(search.Cost(), Is.EqualTo(best).Within(0.05));
        });

        void Try(int person)
        {
            if (person == candidates.Count)
            {
                best = Math.Min(best, search.Cost());
                return;
            }

            var present = search.Tours[person][0];
            foreach (var tour in candidates[person].Tours)
            {
                search.Replace(0, [(person, tour)]);
                Try(person + 1);
            }

            search.Replace(0, [(person, present)]);
        }
    }

    [Test]
    public async Task RepairAsync_DayWithAKnownGain_FindsIt()
    {
        // Two agents on one shift length; both were put on the morning, and the evening is empty. The lead must move along, which no single person's move does.
        var grid = Grid(1);
        var problem = new RosterProblem(grid, [Agent("p", Contract(25)), Lead("l", Contract(25))], [Template("d", 8, 14, 6, 5, 5)], [], [Need(grid, t => t is >= 14 and < 19 ? 1 : 0)]);
        var model = new RosterModel(problem);
        var search = new RuinAndRecreate(model, 1);
        search.Construct(default);
        search.DropAim();
        ShiftPlacement Morning(int p) => new(model.People[p].Weeks[0].Options[0].Single(o => o.Start == 8), 0, [], []);
        search.Replace(0, [(0, new WeekTour([Morning(0)], 5, 0)), (1, new WeekTour([Morning(1)], 5, 0))]);
        Assert.That(search.Cost(), Is.EqualTo((5 * 190) + (5 * 10)).Within(1e-6));

        var repair = DayRepair.Build(model, search, 0, 12)!;
        var response = await _runtime.SolveAsync(repair.Master.Model);
        search.Replace(repair.Week, repair.Read(response));

        Assert.That(search.Cost(), Is.Zero.Within(1e-6));
        Assert.That(Audit.Check(problem, RosterWriter.Write(model, search.Tours)).HardCount, Is.Zero);
    }

    [Test]
    public async Task SolveAsync_WithRepairs_IsLegalAndNeverWorse([Values(6, 10, 16)] int seed)
    {
        var problem = RandomProblem.Of(seed);
        var options = Quick with { RoundsPerPersonWeek = 20, BoundRounds = 0 };
        var without = await new RosterEngine().SolveAsync(problem, options);
        var first = await new RosterEngine(_runtime).SolveAsync(problem, options with { RepairRounds = 1, RepairWork = 0.02 });
        Assert.Multiple(() =>
        {
            Assert.That(first.Notes, Is.Empty);
            Assert.That(Audit.Check(problem, first.Roster).HardCount, Is.Zero);
            Assert.That(first.Penalty, Is.LessThanOrEqualTo(without.Penalty + 1e-6));
        });
    }
}
