using Wfm.Rostering.Tests.Kit;
using static Wfm.Rostering.Tests.Kit.Make;

namespace Wfm.Rostering.Tests.Search;

/// <summary>Whole rosters of a few people and days against the least penalty over all legal rosters. Source of truth: <see cref="Oracle"/>.</summary>
public sealed class RosterEngineOptimumTests
{
    private static readonly RosterOptions Options = new() { RoundsPerPersonWeek = 400, BoundRounds = 150, RepairRounds = 0 };

    private static readonly ShiftTemplate[] Days = [Template("d", 8, 10, 2, 4, 6, Meal(1, 2, 3, shiftsFrom: 6))];

    private static IEnumerable<TestCaseData> Problems()
    {
        yield return Case("TwoAgentsOneLead", Grid(2), Days, [Agent("p", Contract(10)), Agent("q", Contract(8)), Lead("l", Contract(12))], 2);
        yield return Case("NoLead", Grid(2), Days, [Agent("p", Contract(10)), Agent("q", Contract(8))], 2);
        yield return Case("OneAgentPerLead", Grid(2), Days, [Agent("p", Contract(10)), Agent("q", Contract(8)), Lead("l", Contract(12))], 2, new LeadRule { AgentsPerLead = 1 });
        yield return Case("ThreeAgentsTwoLeads", Grid(1), Days, [Agent("p", Contract(6)), Agent("q", Contract(6)), Agent("r", Contract(6)), Lead("l", Contract(6)), Lead("m", Contract(6))], 3, new LeadRule { AgentsPerLead = 2 });
        yield return Case("SmallTeam", Grid(2), Days, [Agent("p", Contract(10)), Agent("q", Contract(8)), Lead("l", Contract(5))], 2, new LeadRule { SmallTeamBelow = 2 });
        yield return Case("Tolerance", Grid(1), Days, [Agent("p", Contract(6)), Agent("q", Contract(6)), Agent("r", Contract(6)), Lead("l", Contract(6))], 3, new LeadRule { AgentsPerLead = 2, Tolerance = 0.5 });
        yield return Case("TwoSkills", Grid(1), Days,
            [Agent("p", Contract(6), new SkillLevel("a", 0.8), new SkillLevel("b", 1.1)), Agent("q", Contract(6), new SkillLevel("b"), new SkillLevel("a", 0.5)), Agent("r", Contract(6)), Lead("l", Contract(6))], 2);
        yield return Case("Nights", Grid(3), [Template("n", 20, 22, 2, 8, 8), Template("d", 6, 6, 1, 8, 8)], [Agent("p", Contract(24)), Agent("q", Contract(16)), Lead("l", Contract(24))], 1.5);
        yield return Case("Wishes", Grid(2), Days, [Agent("p", Contract(10)), Agent("q", Contract(10)), Lead("l", Contract(12))], 1,
            absences: g => [new("p", g.WholeDay("2026-06-01"), AbsenceKind.WishOff, weight: 30), new("q", g.WholeDay("2026-06-02"), AbsenceKind.WishShift, weight: 5)]);
        yield return Case("TrainingAndLeave", Grid(2), Days, [Agent("p", Contract(20)), Agent("q", Contract(20)), Lead("l", Contract(20))], 2,
            absences: g => [new("p", g.Between("2026-06-01 11:00", "2026-06-01 12:00"), AbsenceKind.Training), new("q", g.WholeDay("2026-06-02"), AbsenceKind.Leave)]);
        yield return Case("DearHoursAndNoLead", Grid(2), Days, [Agent("p", Contract(10)), Agent("q", Contract(8)), Lead("l", Contract(4))], 2, weights: new RosterWeights { UnderCover = 4000, UnusedHours = 3000 });
        yield return Case("FreeHours", Grid(2), Days, [Agent("p", Contract(10)), Agent("q", Contract(8)), Lead("l", Contract(12))], 0.5, weights: new RosterWeights { UnusedHours = 0, OverCover = 300 });
    }

    [TestCaseSource(nameof(Problems))]
    public async Task SolveAsync_TinyProblem_FindsTheOptimum(RosterProblem problem)
    {
        var optimum = Oracle.BestPenalty(problem);

        var result = await new RosterEngine().SolveAsync(problem, Options);

        var audit = Audit.Check(problem, result.Roster);
        Assert.Multiple(() =>
        {
            Assert.That(audit.Violations.Where(v => v.Severity == Severity.Hard).Select(v => v.Rule), Is.EqualTo(Unavoidable(problem)));
            Assert.That(result.Penalty, Is.EqualTo(audit.Score.Total));
            Assert.That(result.Penalty, Is.EqualTo(optimum).Within(1e-6));
            Assert.That(Bound(problem, result.Penalty), Is.GreaterThan(0).And.LessThanOrEqualTo(optimum + 1e-6));
            Assert.That(result.LowerBound, Is.LessThanOrEqualTo(optimum + 1e-6));
            Assert.That(result.Status, Is.EqualTo(Unavoidable(problem).Length > 0 ? RosterStatus.Infeasible
                : result.Penalty <= result.LowerBound + 1e-6 ? RosterStatus.Optimal : RosterStatus.Feasible));
        });
    }

    /// <summary>More to cover never costs less, as long as an agent too many costs nothing.</summary>
    [TestCase(1)]
    [TestCase(2)]
    public async Task SolveAsync_MoreRequirement_NeverCostsLess(int seed)
    {
        var random = new Random(seed);
        var grid = Grid(2);
        var people = new[] { Agent("p", Contract(10)), Agent("q", Contract(8)), Lead("l", Contract(12)) };
        var asked = new double[grid.Count];
        var before = 0.0;
        for (var step = 0; step < 4; step++)
        {
            var problem = new RosterProblem(grid, people, Days, [], [Need(grid, t => asked[t])]) { Weights = new RosterWeights { OverCover = 0 } };
            var penalty = (await new RosterEngine().SolveAsync(problem, Options)).Penalty;
            Assert.That(penalty, Is.EqualTo(Oracle.BestPenalty(problem)).Within(1e-6).And.GreaterThanOrEqualTo(before - 1e-6), $"step {step}");
            before = penalty;
            for (var t = 0; t < asked.Length; t++)
            {
                asked[t] += t % 24 is >= 8 and < 16 ? random.Next(0, 10) / 10.0 : 0;
            }
        }
    }

    // The result caps its bound at the penalty, so a wrong one would not show there.
    private static double Bound(RosterProblem problem, double target)
    {
        var bound = new LowerBound(new RosterModel(problem));
        bound.Climb(150, target, () => false);
        return bound.Best;
    }

    private static TestCaseData Case(string name, TimeGrid grid, ShiftTemplate[] templates, Person[] people, double level, LeadRule? rule = null, RosterWeights? weights = null,
        Func<TimeGrid, Absence[]>? absences = null)
    {
        // Uneven, and not whole, so that rosters seldom tie.
        var random = new Random(name.Length);
        double Asked(int t) => (t % 24 is >= 8 and < 16) || templates[0].EarliestStart.Hour >= 20 ? Math.Round(level * (0.5 + random.NextDouble()), 2) : 0;
        var skills = people.SelectMany(p => p.Skills).Select(s => s.Skill).Distinct().Order().ToArray();
        return new TestCaseData(new RosterProblem(grid, people, templates, absences?.Invoke(grid) ?? [], [.. skills.Select(s => Need(grid, Asked, s))])
        {
            LeadRule = rule ?? new LeadRule(),
            Weights = weights ?? new RosterWeights(),
        }).SetName($"SolveAsync_{name}_FindsTheOptimum");
    }
}
