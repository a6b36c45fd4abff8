using Wfm.Rostering.Tests.Kit;
using static Wfm.Rostering.Tests.Kit.Make;

namespace Wfm.Rostering.Tests.Tours;

/// <summary>The kernel's best week against every legal week, under random prices. Source of truth: <see cref="Oracle"/>, exact up to rounding.</summary>
public sealed class WeekKernelTests
{
    private static readonly WeekContext Open = new(0, int.MinValue, 0, int.MaxValue, true);

    private static readonly BreakRule[] TwoBreaks = [Pause(1, 1, 2), Meal(1, 2, 5)];

    private static IEnumerable<TestCaseData> Weeks()
    {
        yield return Case("OneMeal", Grid(5), [Template("d", 8, 10, 1, 6, 7, Meal(1, 2, 4))], Contract(30));
        yield return Case("TwoBreaks", Grid(4), [Template("d", 8, 10, 2, 6, 8, TwoBreaks)], Contract(24));
        yield return Case("MealOnlyInLongShifts", Grid(4), [Template("d", 8, 9, 1, 4, 7, Meal(1, 2, 4, shiftsFrom: 6))], Contract(20));
        yield return Case("HalfHours", Grid(3, 30), [Template("d", 8, 9, 0.5, 4, 5, Pause(0.5, 1, 2.5))], Contract(12));
        yield return Case("RestAfterLateShift", Grid(7), [Template("late", 15, 16, 1, 8, 8), Template("early", 6, 8, 2, 8, 8)], Contract(56) with { MaxDaysPerWeek = 7, MaxConsecutiveDays = 7 });
        yield return Case("RestOverADayOff", Grid(6), [Template("late", 16, 16, 1, 8, 8), Template("early", 6, 6, 1, 8, 8)], Contract(32) with { MinRest = H(31), MaxDaysPerWeek = 6 });
        yield return Case("RestOfZero", Grid(4), [Template("n", 22, 22, 1, 9, 10), Template("d", 7, 8, 1, 8, 8)], Contract(40) with { MinRest = H(0), MaxHoursPerDay = H(10) });
        yield return Case("MaxDays", Grid(7), [Template("d", 8, 9, 1, 5, 6)], Contract(40) with { MaxDaysPerWeek = 3 });
        yield return Case("MaxHoursAndOver", Grid(5), [Template("d", 8, 8, 1, 4, 8)], Contract(20) with { WeeklyHoursOver = H(2) });
        yield return Case("MaxHoursPerDay", Grid(4), [Template("d", 8, 9, 1, 6, 9, Meal(1, 2, 3, shiftsFrom: 8))], Contract(40) with { MaxHoursPerDay = H(7) });
        yield return Case("RunBetweenWeeks", Grid(5), [Template("d", 8, 9, 1, 6, 6)], Contract(40) with { MaxConsecutiveDays = 4 }, new WeekContext(2, int.MinValue, 1, int.MaxValue, true));
        yield return Case("RunOfAWholeWeek", Grid(7), [Template("d", 8, 8, 1, 4, 5)], Contract(60) with { MaxDaysPerWeek = 7, MaxConsecutiveDays = 8 }, new WeekContext(1, int.MinValue, 1, int.MaxValue, true));
        yield return Case("RunBeforeIsFull", Grid(4), [Template("d", 8, 9, 1, 6, 6)], Contract(40) with { MaxConsecutiveDays = 3 }, new WeekContext(3, int.MinValue, 0, int.MaxValue, true));
        yield return Case("BetweenTwoShifts", Grid(3), [Template("d", 6, 16, 2, 8, 8)], Contract(40), new WeekContext(0, 10, 0, 66, true));
        yield return Case("BetweenTwoShiftsFarApart", Grid(3), [Template("d", 6, 16, 2, 8, 8)], Contract(40), new WeekContext(0, 34, 0, 40, true));
        yield return Case("WeekendClosed", Grid(4, first: "2026-06-04"), [Template("d", 8, 9, 1, 6, 6)], Contract(40), Open with { WeekendAllowed = false });
        yield return Case("TwoSkills", Grid(4), [Template("d", 8, 10, 1, 5, 6, Meal(1, 2, 3))], Contract(24), person: Agent("p", Contract(24), new SkillLevel("a", 0.8), new SkillLevel("b", 1.2)));
        yield return Case("Lead", Grid(4), [Template("d", 8, 10, 1, 5, 6, Pause(1, 2, 3))], Contract(24), person: Lead("p", Contract(24)));
        yield return Case("Training", Grid(4), [Template("d", 8, 10, 1, 6, 7, TwoBreaks)], Contract(24), absences: g => [new("p", g.Between("2026-06-02 11:00", "2026-06-02 13:00"), AbsenceKind.Training)]);
        yield return Case("TwoTrainings", Grid(3), [Template("d", 8, 9, 1, 8, 8, Meal(1, 3, 5))], Contract(24), absences: g =>
            [new("p", g.Between("2026-06-02 10:00", "2026-06-02 11:00"), AbsenceKind.Training), new("p", g.Between("2026-06-02 13:00", "2026-06-02 14:00"), AbsenceKind.Meeting)]);
        yield return Case("OverlappingTrainings", Grid(3), [Template("d", 8, 9, 1, 8, 8, Meal(1, 3, 5))], Contract(24), absences: g =>
            [new("p", g.Between("2026-06-02 10:00", "2026-06-02 12:00"), AbsenceKind.Training), new("p", g.Between("2026-06-02 11:00", "2026-06-02 13:00"), AbsenceKind.Meeting)]);
        yield return Case("Absences", Grid(5), [Template("d", 8, 18, 5, 6, 7)], Contract(30), absences: g =>
            [new("p", g.WholeDay("2026-06-02"), AbsenceKind.Leave), new("p", g.Between("2026-06-03 12:00", "2026-06-03 14:00"), AbsenceKind.Unavailable), new("p", g.WholeDay("2026-06-04"), AbsenceKind.Training)]);
        yield return Case("Wishes", Grid(5), [Template("d", 8, 18, 5, 6, 7)], Contract(30), absences: g =>
            [new("p", g.Between("2026-06-01 12:00", "2026-06-03 12:00"), AbsenceKind.WishOff, weight: 2.5), new("p", g.Between("2026-06-04 18:00", "2026-06-05 22:00"), AbsenceKind.WishShift, weight: 4)]);
        yield return Case("NightsAndWishes", Grid(4), [Template("n", 22, 23, 1, 8, 9)], Contract(30), absences: g =>
            [new("p", g.WholeDay("2026-06-03"), AbsenceKind.WishOff, weight: 3), new("p", g.Between("2026-06-02 03:00", "2026-06-02 04:00"), AbsenceKind.Sickness)]);
        yield return Case("ClockBack", Grid(4, first: "2026-10-22"), [Template("n", 21, 23, 1, 8, 9), Template("d", 7, 9, 1, 8, 8)], Contract(40) with { MinRest = H(11) });
        yield return Case("ClockForward", Grid(4, first: "2026-03-26"), [Template("n", 0, 4, 1, 6, 7), Template("l", 15, 16, 1, 8, 8)], Contract(40));
        yield return Case("HalfHourClockChange", Grid(3, 30, "2026-04-03", "Australia/Lord_Howe"), [Template("d", 0, 3, 1, 5, 6)], Contract(20) with { MaxHoursPerDay = H(9) });
    }

    [TestCaseSource(nameof(Weeks))]
    public void Best_RandomPrices_IsTheCheapestLegalWeek(RosterProblem problem, object around)
    {
        var context = (WeekContext)around;
        var (model, person) = (new RosterModel(problem), problem.People[0]);
        var kernel = new WeekKernel(model);
        var shifts = Enumerable.Range(0, problem.Grid.Days).Select(d => Oracle.ShiftsOn(problem, person, d)).ToArray();
        Assert.That(shifts.Sum(s => s.Count), Is.GreaterThan(0), "a problem without a choice would show nothing");
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            var onShift = Enumerable.Range(0, model.Intervals).Select(_ => random.Next(0, 4) == 0 ? random.Next(0, 60) : 0.0).ToArray();
            var onSkill = model.People[0].Skills.Select(_ => Enumerable.Range(0, model.Intervals).Select(_ => random.Next(-150, 100) + 0.25).ToArray()).ToArray();
            Fill(kernel, model.People[0], onShift, onSkill);

            var (tour, cost) = kernel.Best(model.People[0], 0, context);

            double PriceOf(OracleShift s)
            {
                var row = onSkill[person.Role == PersonRole.Lead ? 0 : problem.Requirements.Where(r => person.EfficiencyAt(r.Skill) > 0).TakeWhile(r => r.Skill != s.Skill).Count()];
                return Enumerable.Range(s.Start, s.End - s.Start).Sum(t => onShift[t]) + s.Busy.Sum(t => row[t]);
            }

            // Of shifts with the same hours only the cheapest can be in the best week.
            var price = shifts.SelectMany(d => d).ToDictionary(s => s, PriceOf);
            var choice = shifts.Select(d => d.GroupBy(s => (s.Start, s.End, s.Paid)).Select(g => g.MinBy(s => price[s])!).ToList()).ToArray();
            var best = Oracle.Tours(problem, person, choice, context).Min(t => Oracle.OwnCost(problem, person, t) + t.Sum(s => price[s]));
            var audit = Audit.Check(problem, RosterWriter.Write(model, [[tour]]));
            Assert.Multiple(() =>
            {
                Assert.That(cost, Is.EqualTo(best).Within(1e-6), $"seed {seed}");
                Assert.That(kernel.CostOf(tour), Is.EqualTo(cost).Within(1e-6), $"seed {seed}");
                Assert.That(audit.Violations.Where(v => v.Severity == Severity.Hard), Is.Empty, $"seed {seed}");
                Assert.That(audit.Score.UnusedHours + audit.Score.Wishes, Is.EqualTo(tour.OwnCost).Within(1e-6), $"seed {seed}");
            });
        }
    }

    [Test]
    public void Best_ManyStartsAndEnds_CountsTheRestOfEach()
    {
        // 32 starts by the quarter hour: far more distinct rests owed than a week has days.
        var problem = Problem(Grid(3, 15), [Template("d", 7, 14.75, 0.25, 9, 9)], Agent("p", Contract(27)), _ => []);
        var model = new RosterModel(problem);
        var kernel = new WeekKernel(model);
        var random = new Random(5);
        var onSkill = new[] { Enumerable.Range(0, model.Intervals).Select(_ => random.Next(-150, 100) + 0.0).ToArray() };
        Fill(kernel, model.People[0], new double[model.Intervals], onSkill);

        var (_, cost) = kernel.Best(model.People[0], 0, Open);

        var shifts = Enumerable.Range(0, 3).Select(d => Oracle.ShiftsOn(problem, problem.People[0], d)).ToArray();
        Assert.That(cost, Is.EqualTo(Oracle.Tours(problem, problem.People[0], shifts)
            .Min(t => Oracle.OwnCost(problem, problem.People[0], t) + t.Sum(s => s.Busy.Sum(i => onSkill[0][i])))).Within(1e-6));
    }

    [Test]
    public void Best_UsedForSeveralPeople_RemembersNothing()
    {
        var grid = Grid(4);
        var people = new[] { Agent("p", Contract(40)), Agent("q", Contract(12) with { MaxDaysPerWeek = 2 }), Agent("r", Contract(30) with { MaxConsecutiveDays = 2 }) };
        var problem = new RosterProblem(grid, people, [Template("d", 8, 12, 1, 4, 7, Meal(1, 1, 3))], [], [Need(grid, _ => 1)]) { LeadRule = new LeadRule { OnFloor = false } };
        var model = new RosterModel(problem);
        var (shared, random) = (new WeekKernel(model), new Random(3));
        var row = Enumerable.Range(0, model.Intervals).Select(_ => random.Next(-150, 100) + 0.0).ToArray();
        foreach (var person in model.People.Concat(model.People.Reverse()))
        {
            var own = new WeekKernel(model);
            Fill(shared, person, new double[model.Intervals], [row]);
            Fill(own, person, new double[model.Intervals], [row]);
            Assert.That(shared.Best(person, 0, Open).Cost, Is.EqualTo(own.Best(person, 0, Open).Cost), person.Person.Id);
        }
    }

    private static void Fill(WeekKernel kernel, PersonModel person, double[] onShift, double[][] onSkill)
    {
        kernel.Prepare(person, 0);
        Assert.That(kernel.Origin, Is.Zero);
        (kernel.OnShift[0], var shift) = (0, 0.0);
        for (var t = 0; t < onShift.Length; t++)
        {
            kernel.OnShift[t + 1] = shift += onShift[t];
        }

        for (var k = 0; k < onSkill.Length; k++)
        {
            (kernel.OnSkill[k][0], var sum) = (0, 0.0);
            for (var t = 0; t < onSkill[k].Length; t++)
            {
                kernel.OnSkill[k][t + 1] = sum += onSkill[k][t];
            }
        }
    }

    private static RosterProblem Problem(TimeGrid grid, ShiftTemplate[] templates, Person person, Func<TimeGrid, Absence[]> absences) =>
        new(grid, [person], templates, absences(grid), [Need(grid, _ => 1), Need(grid, _ => 1, "b")]) { LeadRule = new LeadRule { OnFloor = false } };

    private static TestCaseData Case(string name, TimeGrid grid, ShiftTemplate[] templates, Contract contract, WeekContext? around = null, Person? person = null,
        Func<TimeGrid, Absence[]>? absences = null) =>
        new TestCaseData(Problem(grid, templates, person ?? Agent("p", contract), absences ?? (_ => [])), around ?? Open).SetName($"Best_{name}_IsTheCheapestLegalWeek");
}
