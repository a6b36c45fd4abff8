using Wfm.Rostering.Tests.Kit;
using static Wfm.Rostering.Tests.Kit.Make;

namespace Wfm.Rostering.Tests.Rules;

/// <summary>The rules about leads and wishes, and the score, by hand.</summary>
public sealed class LeadAndWishRuleTests
{
    [Test]
    public void LeadsOnFloor_LeadAtBreak_IsMissedAndAgentAtBreakIsCounted()
    {
        var grid = Grid(1);
        var problem = new RosterProblem(grid, [Agent("p"), Agent("q"), Lead("l")], [], [], [Need(grid, _ => 0)]) { LeadRule = new LeadRule { AgentsPerLead = 1 } };
        var lead = Shift(grid, "l", "2026-06-01 09:00", "2026-06-01 13:00", work: Activity.LeadDuty, rests: [(2, 1, Activity.Break)]);
        var p = Shift(grid, "p", "2026-06-01 10:00", "2026-06-01 13:00");
        var q = Shift(grid, "q", "2026-06-01 12:00", "2026-06-01 14:00", rests: [(1, 0.5, Activity.Meal)]);

        // 11:00 the only lead is at break; 12:00 two agents; 13:00 one agent, at a meal, and the lead has gone.
        Assert.That(Hard(problem, lead, p, q).Select(v => (v.Rule, v.Person, v.Date, v.Limit, v.Actual, v.Units)), Is.EqualTo(new[]
        {
            ("leads_on_floor", (string?)null, grid.FirstDay, 1.0, 0.0, 1.0),
            ("leads_on_floor", null, grid.FirstDay, 2.0, 1.0, 1.0),
            ("leads_on_floor", null, grid.FirstDay, 1.0, 0.0, 1.0),
        }));
    }

    [TestCase(15, 0.0, 1, 0)]
    [TestCase(16, 0.0, 1, 3)]
    [TestCase(17, 0.15, 1, 0)]
    [TestCase(18, 0.15, 1, 3)]
    public void LeadsOnFloor_AroundTheRatio_AllowsExactlySoMany(int agents, double tolerance, int leads, int violations)
    {
        var grid = Grid(1);
        var people = Enumerable.Range(0, agents).Select(i => Agent($"p{i}")).Concat(Enumerable.Range(0, leads).Select(i => Lead($"l{i}"))).ToList();
        var problem = new RosterProblem(grid, people, [], [], [Need(grid, _ => 0)]) { LeadRule = new LeadRule { Tolerance = tolerance } };
        var shifts = people.Select(p => Shift(grid, p.Id, "2026-06-01 09:00", "2026-06-01 12:00", work: p.Role == PersonRole.Lead ? Activity.LeadDuty : null));
        Assert.That(Hard(problem, [.. shifts]).Select(v => (v.Rule, v.Limit, v.Actual)), Is.EqualTo(Enumerable.Repeat(("leads_on_floor", leads + 1.0, (double)leads), violations)));
    }

    [TestCase(1, 1)]
    [TestCase(2, 0)]
    public void LeadsOnFloor_SmallTeam_MayDoWithout(int below, int violations)
    {
        var grid = Grid(1);
        var problem = new RosterProblem(grid, [Agent("p")], [], [], [Need(grid, _ => 0)]) { LeadRule = new LeadRule { SmallTeamBelow = below } };
        Assert.That(Hard(problem, Shift(grid, "p", "2026-06-01 09:00", "2026-06-01 10:00")), Has.Count.EqualTo(violations));
    }

    [Test]
    public void LeadsOnFloor_LeadInATraining_IsMissed()
    {
        var grid = Grid(1);
        var problem = new RosterProblem(grid, [Agent("p"), Lead("l")], [], [], [Need(grid, _ => 0)]);
        var lead = Shift(grid, "l", "2026-06-01 09:00", "2026-06-01 12:00", work: Activity.LeadDuty, rests: [(1, 1, Activity.Training)]);
        Assert.That(Hard(problem, lead, Shift(grid, "p", "2026-06-01 09:00", "2026-06-01 12:00")).Select(v => v.Text), Is.EqualTo(new[] { "0 leads on duty for 1 agents at 10:00, 1 needed" }));
    }

    [TestCase(30, 2, null)]
    [TestCase(31, 2, 3.0)]
    public void LeadsOnPayroll_TooFew_IsSoft(int agents, int leads, double? needed)
    {
        var grid = Grid(1);
        var people = Enumerable.Range(0, agents).Select(i => Agent($"p{i}")).Concat(Enumerable.Range(0, leads).Select(i => Lead($"l{i}")));
        var report = Audit.Check(new RosterProblem(grid, people, [], [], [Need(grid, _ => 0)]), new Roster(grid, []));
        var found = report.Violations.Where(v => v.Rule == "leads_on_payroll").Select(v => (v.Severity, v.Limit, v.Actual, v.Units));
        Assert.That(found, Is.EqualTo(needed is { } n ? [(Severity.Soft, n, leads, 1.0)] : Array.Empty<(Severity, double, double, double)>()));
    }

    [Test]
    public void Wishes_OfSeveralDays_AreAsManyWishes()
    {
        var grid = Grid(7);
        var problem = new RosterProblem(grid, [Agent("p")], [],
            [
                new Absence("p", grid.Between("2026-06-01 12:00", "2026-06-04 12:00"), AbsenceKind.WishOff, weight: 2),
                new Absence("p", grid.Between("2026-06-05 08:00", "2026-06-06 20:00"), AbsenceKind.WishShift, weight: 3),
            ],
            [Need(grid, _ => 0)])
        { LeadRule = new LeadRule { OnFloor = false } };

        // Monday morning is before the wish; the night of Tuesday touches Tuesday and Wednesday; Friday is worked and Saturday is not.
        var roster = new Roster(grid,
        [
            Shift(grid, "p", "2026-06-01 08:00", "2026-06-01 12:00"), Shift(grid, "p", "2026-06-02 20:00", "2026-06-03 04:00"), Shift(grid, "p", "2026-06-05 19:00", "2026-06-05 23:00"),
        ]);
        var report = Audit.Check(problem, roster);
        Assert.Multiple(() =>
        {
            Assert.That(report.Violations.Where(v => v.Rule == "wishes").Select(v => (v.Date, v.Units, v.Severity)), Is.EqualTo(new[]
            {
                (Day("2026-06-02"), 2.0, Severity.Soft), (Day("2026-06-03"), 2.0, Severity.Soft), (Day("2026-06-06"), 3.0, Severity.Soft),
            }));
            Assert.That(report.Score.Wishes, Is.EqualTo(20 * 7));
        });
    }

    // 4 agents asked for on an hour: 3.7 there is 0.3 short, shallow; 3 there is 1 short, of which 0.6 beyond a tenth of 4 is deep; 5 there is 1 too many.
    [TestCase(1.0, 0.9, 0.9, 0.9, 30.0, 0.0)]
    [TestCase(1.0, 1.0, 1.0, 0.0, 160.0, 0.0)]
    [TestCase(2.0, 1.0, 1.0, 1.0, 0.0, 10.0)]
    public void Score_Cover_ByHand(double a, double b, double c, double d, double under, double over)
    {
        var grid = Grid(1, 30);
        var paces = new[] { a, b, c, d }.Where(x => x > 0).ToArray();
        var people = paces.Select((x, i) => Agent($"p{i}", null, new SkillLevel("a", x))).ToList();
        var problem = new RosterProblem(grid, people, [], [], [Need(grid, t => t is 18 or 19 ? 4 : 0)]) { LeadRule = new LeadRule { OnFloor = false } };
        var score = Audit.Check(problem, new Roster(grid, people.Select(p => Shift(grid, p.Id, "2026-06-01 09:00", "2026-06-01 10:00")))).Score;
        Assert.That((score.UnderCover, score.OverCover), Is.EqualTo((under, over)).Using<(double U, double O), (double U, double O)>((x, y) => Math.Abs(x.U - y.U) + Math.Abs(x.O - y.O) < 1e-9));
    }

    [Test]
    public void Score_MissedTraining_IsUnusedHours()
    {
        var grid = Grid(1);
        var problem = new RosterProblem(grid, [Agent("p", Contract(5))], [], [new Absence("p", grid.Between("2026-06-01 10:00", "2026-06-01 12:00"), AbsenceKind.Training)], [Need(grid, _ => 0)]);
        Assert.That(Audit.Check(problem, new Roster(grid, [])).Score.UnusedHours, Is.EqualTo((1 + 2) * 150));
    }
}
