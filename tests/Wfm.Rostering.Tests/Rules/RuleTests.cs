using Wfm.Rostering.Tests.Kit;
using static Wfm.Rostering.Tests.Kit.Make;

namespace Wfm.Rostering.Tests.Rules;

/// <summary>Each hard rule by hand: a roster of two or three shifts that breaks it by a known amount, and a neighbour that just keeps it.</summary>
public sealed class RuleTests
{
    private static readonly LeadRule NoFloor = new() { OnFloor = false };

    [TestCase("21:00", "08:00", null)]
    [TestCase("21:01", "08:00", 10 + (59.0 / 60))]
    [TestCase("21:00", "07:59", 10 + (59.0 / 60))]
    public void RestBetweenShifts_AroundElevenHours_ToTheMinute(string end, string start, double? rest)
    {
        var problem = One(Grid());
        var found = Hard(problem, Shift(problem.Grid, "p", "2026-06-01 14:00", $"2026-06-01 {end}"), Shift(problem.Grid, "p", $"2026-06-02 {start}", "2026-06-02 12:00"));
        Expect(found, rest is { } r ? [("rest_between_shifts", "2026-06-02", 11, r)] : []);
    }

    // In the night to 2026-10-25 the clock goes back: 21:30 to 07:30 is 11 hours. In the night to 2026-03-29 it goes forward: 21:00 to 08:00 is 10.
    [TestCase("2026-10-24 21:30", "2026-10-25 07:30", null)]
    [TestCase("2026-10-24 21:30", "2026-10-25 07:29", 10 + (59.0 / 60))]
    [TestCase("2026-03-28 21:00", "2026-03-29 08:00", 10.0)]
    [TestCase("2026-03-28 21:00", "2026-03-29 09:00", null)]
    public void RestBetweenShifts_ClockChange_IsElapsedTime(string end, string start, double? rest)
    {
        var problem = One(Grid(7, first: start.StartsWith("2026-10", StringComparison.Ordinal) ? "2026-10-19" : "2026-03-23"));
        var found = Hard(problem,
            Shift(problem.Grid, "p", problem.Grid.At(end) - H(6), problem.Grid.At(end)), Shift(problem.Grid, "p", problem.Grid.At(start), problem.Grid.At(start) + H(4)));
        Expect(found, rest is { } r ? [("rest_between_shifts", start[..10], 11, r)] : []);
    }

    [TestCase("America/New_York", "2026-11-01", 10.0, 11.0)]
    [TestCase("America/New_York", "2026-03-08", 10.0, 9.0)]
    [TestCase("Europe/Copenhagen", "2026-03-29", 10.0, 9.0)]
    [TestCase("Australia/Lord_Howe", "2026-04-05", 10.0, 10.5)]
    [TestCase("Australia/Lord_Howe", "2026-10-04", 10.0, 9.5)]
    [TestCase("Asia/Kathmandu", "2026-03-29", 10.0, 10.0)]
    public void RestBetweenShifts_OtherZones_IsElapsedTime(string zone, string sunday, double clock, double elapsed)
    {
        var grid = Grid(2, 30, Text(Day(sunday).AddDays(-1)), zone);
        var problem = One(grid);
        var found = Hard(problem,
            Shift(grid, "p", $"{grid.FirstDay:yyyy-MM-dd} 14:00", $"{grid.FirstDay:yyyy-MM-dd} 22:00"), Shift(grid, "p", $"{sunday} {clock - 2:00}:00", $"{sunday} 12:00"));
        Expect(found, elapsed < 11 ? [("rest_between_shifts", sunday, 11, elapsed)] : []);
    }

    [Test]
    public void RestBetweenShifts_ShiftsThatOverlap_IsNegative()
    {
        var problem = One(Grid(), Contract() with { MinRest = H(0) });
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-01 22:00", "2026-06-02 06:00"), Shift(problem.Grid, "p", "2026-06-02 05:00", "2026-06-02 09:00")),
            [("rest_between_shifts", "2026-06-02", 0, -1)]);
    }

    [Test]
    public void OneShiftPerDay_TwoOnADay_IsNamed()
    {
        var problem = One(Grid(), Contract() with { MinRest = H(1) });
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-01 08:00", "2026-06-01 10:00"), Shift(problem.Grid, "p", "2026-06-01 12:00", "2026-06-01 14:00")),
            [("one_shift_per_day", "2026-06-01", 1, 2)]);
    }

    [Test]
    public void OneShiftPerDay_NightAndEveningOfTheNextDay_IsLegal()
    {
        var problem = One(Grid());
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-01 23:00", "2026-06-02 05:00"), Shift(problem.Grid, "p", "2026-06-02 16:00", "2026-06-02 20:00")), []);
    }

    [TestCase(9.0, null)]
    [TestCase(9.25, 9.25)]
    public void HoursPerDay_AroundNineHours_LeavesUnpaidBreaksOut(double work, double? actual)
    {
        var problem = One(Grid());
        var start = problem.Grid.At("2026-06-01 08:00");
        var found = Hard(problem, Shift(problem.Grid, "p", start, start + H(work + 0.5), rests: [(3, 0.5, Activity.Meal), (5, 0.25, Activity.Break)]));
        Expect(found, actual is { } a ? [("hours_per_day", "2026-06-01", 9, a)] : []);
    }

    [TestCase(5, false)]
    [TestCase(6, true)]
    public void DaysPerWeek_MondayToSunday_CountsStarts(int days, bool breaks)
    {
        var problem = One(Grid(14), Contract(60) with { MaxConsecutiveDays = 7 });

        // The night that begins on the Sunday before belongs to the week before.
        var found = Hard(problem, [.. Days(problem.Grid, "p", 7, days), Shift(problem.Grid, "p", "2026-06-07 22:00", "2026-06-08 01:00")]);
        Expect(found.Where(v => v.Rule != "rest_between_shifts"), breaks ? [("days_per_week", "2026-06-08", 5, 6)] : []);
    }

    [TestCase(3, false)]
    [TestCase(4, true)]
    public void ConsecutiveDays_RunOverTwoWeeks_IsNamedOnItsLastDay(int days, bool breaks)
    {
        var problem = One(Grid(14), Contract() with { MaxConsecutiveDays = 3 });
        Expect(Hard(problem, [.. Days(problem.Grid, "p", 5, days), .. Days(problem.Grid, "p", 1, 1)]), breaks ? [("consecutive_days", "2026-06-09", 3, 4)] : []);
    }

    // Saturdays are days 5, 12, 19, 26, 33. Weeks 1 and 5 are not in one window of four; weeks 2 and 5 are.
    [TestCase(new[] { 5, 13, 33 }, -1, 0)]
    [TestCase(new[] { 5, 6, 12, 13 }, -1, 0)]
    [TestCase(new[] { 5, 12, 26 }, 26, 3)]
    [TestCase(new[] { 12, 19, 33 }, 33, 3)]
    [TestCase(new[] { 5, 26, 33 }, -1, 0)]
    public void Weekends_FourWeeksInARow_WindowSlides(int[] days, int last, int actual)
    {
        var problem = One(Grid(42));
        var found = Hard(problem, [.. days.SelectMany(d => Days(problem.Grid, "p", d, 1))]);
        Expect(found, last < 0 ? [] : [("weekends", Text(Day("2026-06-01").AddDays(last)), 2, actual)], monday: true);
    }

    [TestCase(42.0, null)]
    [TestCase(42.25, 42.25)]
    public void ContractHours_MoreThanTheContractAllows_IsHard(double hours, double? actual)
    {
        var problem = One(Grid(7, 15), Contract(40) with { WeeklyHoursOver = H(2) });
        var shifts = Days(problem.Grid, "p", 0, 4, 8.5).Append(Shift(problem.Grid, "p", problem.Grid.At("2026-06-05 09:00"), problem.Grid.At("2026-06-05 09:00") + H(hours - 34)));
        Expect(Hard(problem, [.. shifts]), actual is { } a ? [("contract_hours", "2026-06-01", 42, a)] : []);
    }

    [Test]
    public void ContractHours_LessThanOwed_IsSoftAndScored()
    {
        var problem = One(Grid());
        var report = Audit.Check(problem, new Roster(problem.Grid, Days(problem.Grid, "p", 0, 4, 8)));
        var soft = report.Violations.Single(v => v.Severity == Severity.Soft && v.Rule == "contract_hours");
        Assert.Multiple(() =>
        {
            Assert.That((soft.Person, soft.Date, soft.Limit, soft.Actual, soft.Units), Is.EqualTo(("p", Day("2026-06-01"), 40.0, 32.0, 8.0)));
            Assert.That(report.Score.UnusedHours, Is.EqualTo(8 * 150));
        });
    }

    // 40 h over five weekdays. By hand: a weekday of leave is 8 h; with a fixed day off the other four are 10 h each; a weekend counts nothing; half a day its hours.
    [TestCase("none", 7, 40.0)]
    [TestCase("leave 1", 7, 32.0)]
    [TestCase("leave 5,6", 7, 40.0)]
    [TestCase("sick 0,1,2,3,4", 7, 0.0)]
    [TestCase("sick 0,1,2,3,4,5,6", 7, 0.0)]
    [TestCase("training 2", 7, 32.0)]
    [TestCase("meeting-hours 2", 7, 40.0)]
    [TestCase("leave-hours 2", 7, 37.0)]
    [TestCase("unavailable 2", 7, 40.0)]
    [TestCase("unavailable 2;leave 3", 7, 30.0)]
    [TestCase("leave 3;sick 3", 7, 32.0)]
    [TestCase("none", 3, 24.0)]
    [TestCase("none", 6, 40.0)]
    [TestCase("leave 1", 3, 16.0)]
    public void Owed_AbsencesAndCutWeeks_ByHand(string absences, int days, double owed)
    {
        var grid = Grid(days);
        var kinds = new Dictionary<string, AbsenceKind>
        {
            ["leave"] = AbsenceKind.Leave,
            ["sick"] = AbsenceKind.Sickness,
            ["training"] = AbsenceKind.Training,
            ["unavailable"] = AbsenceKind.Unavailable,
            ["meeting"] = AbsenceKind.Meeting,
        };
        var list = absences.Split(';').Where(a => a != "none").SelectMany(a => a.Split(' ')[1].Where(char.IsDigit).Select(d =>
        {
            var (kind, day) = (a.Split(' ')[0], Text(grid.FirstDay.AddDays(d - '0')));
            return new Absence("p", kind.EndsWith("-hours", StringComparison.Ordinal) ? grid.Between($"{day} 09:00", $"{day} 12:00") : grid.WholeDay(day), kinds[kind.Split('-')[0]]);
        })).ToList();
        Assert.That(ContractHours.Owed(Agent("p"), grid.Zone, grid.FirstDay, days, list), Is.EqualTo(owed).Within(1e-9));
    }

    [Test]
    public void ContractHours_HorizonFromThursday_CutsTheFirstWeekAndNotTheNext()
    {
        var problem = One(Grid(11, first: "2026-06-04"));
        var soft = Audit.Check(problem, new Roster(problem.Grid, [])).Violations.Where(v => v.Rule == "contract_hours").Select(v => (v.Date, v.Limit));
        Assert.That(soft, Is.EqualTo(new[] { (Day("2026-06-04"), 32.0), (Day("2026-06-08"), 40.0) }));
    }

    [TestCase(AbsenceKind.Leave, true)]
    [TestCase(AbsenceKind.Sickness, true)]
    [TestCase(AbsenceKind.Unavailable, true)]
    [TestCase(AbsenceKind.Training, true)]
    [TestCase(AbsenceKind.Meeting, true)]
    [TestCase(AbsenceKind.WishOff, false)]
    [TestCase(AbsenceKind.WishShift, false)]
    public void Availability_ContactsDuringAnAbsence_IsNamed(AbsenceKind kind, bool breaks)
    {
        var grid = Grid();
        var problem = One(grid, absences: [new Absence("p", grid.Between("2026-06-02 11:00", "2026-06-02 12:00"), kind)]);
        var clash = Shift(grid, "p", "2026-06-02 09:00", "2026-06-02 11:01");
        var beside = Shift(grid, "p", "2026-06-02 09:00", "2026-06-02 11:00");
        Expect(Hard(problem, clash), breaks ? [("availability", "2026-06-02", 0, 1)] : []);
        Expect(Hard(problem, beside), []);
    }

    [Test]
    public void Availability_TrainingInsideAShift_NeedsTrainingThere()
    {
        var grid = Grid();
        var problem = One(grid, absences: [new Absence("p", grid.Between("2026-06-02 11:00", "2026-06-02 12:00"), AbsenceKind.Training)]);
        Shift With(Activity activity) => Shift(grid, "p", "2026-06-02 09:00", "2026-06-02 15:00", rests: [(2, 1, activity)]);
        Expect(Hard(problem, With(Activity.Training)), []);
        Expect(Hard(problem, With(Activity.Meal)), [("availability", "2026-06-02", 0, 1)]);
    }

    [Test]
    public void Availability_TrainingOfAWholeDay_AllowsNoShift()
    {
        var grid = Grid();
        var problem = One(grid, absences: [new Absence("p", grid.WholeDay("2026-06-02"), AbsenceKind.Training)]);
        Expect(Hard(problem, Shift(grid, "p", "2026-06-02 09:00", "2026-06-02 15:00", work: Activity.Training)), [("availability", "2026-06-02", 0, 1)]);
    }

    [Test]
    public void Availability_NightIntoLeave_IsNamed()
    {
        var grid = Grid();
        var problem = One(grid, absences: [new Absence("p", grid.WholeDay("2026-06-03"), AbsenceKind.Leave)]);
        Expect(Hard(problem, Shift(grid, "p", "2026-06-02 18:00", "2026-06-03 00:30")), [("availability", "2026-06-02", 0, 1)]);
        Expect(Hard(problem, Shift(grid, "p", "2026-06-02 18:00", "2026-06-03 00:00")), []);
    }

    [Test]
    public void SkillMatch_SkillThatThePersonLacks_IsNamed()
    {
        var problem = One(Grid());
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-02 09:00", "2026-06-02 12:00", skill: "b")), [("skill_match", "2026-06-02", 0, 1)]);
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-02 09:00", "2026-06-02 12:00", skill: null)), [("skill_match", "2026-06-02", 0, 1)]);
    }

    [Test]
    public void SkillMatch_LeadWhoTakesContacts_IsNamed()
    {
        var grid = Grid();
        var problem = new RosterProblem(grid, [Lead("l")], [], [], [Need(grid, _ => 1)]) { LeadRule = NoFloor };
        Expect(Hard(problem, Shift(grid, "l", "2026-06-02 09:00", "2026-06-02 12:00")), [("skill_match", "2026-06-02", 0, 1)], person: "l");
        Expect(Hard(problem, Shift(grid, "l", "2026-06-02 09:00", "2026-06-02 12:00", work: Activity.LeadDuty)), []);
    }

    [Test]
    public void KnownPerson_StrangerOrDayOutside_IsNamed()
    {
        var problem = One(Grid());
        Expect(Hard(problem, Shift(problem.Grid, "x", "2026-06-02 09:00", "2026-06-02 12:00")), [("known_person", "2026-06-02", 0, 1)], person: "x");
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-05-31 09:00", "2026-05-31 12:00")), [("known_person", "2026-05-31", 0, 1)]);
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-08 09:00", "2026-06-08 12:00")), [("known_person", "2026-06-08", 0, 1)]);
    }

    [TestCase("09:00", 6.0, false)]
    [TestCase("11:00", 8.0, false)]
    [TestCase("08:59", 6.0, true)]
    [TestCase("11:01", 6.0, true)]
    [TestCase("09:00", 5.75, true)]
    [TestCase("09:00", 8.25, true)]
    [TestCase("10:00", 6.5, true)]
    public void ShiftTimes_WindowAndLengths_AreKept(string start, double hours, bool breaks)
    {
        var problem = One(Grid(7, 30), templates: [Template("d", 9, 11, 1, 6, 8)]);
        var from = problem.Grid.At($"2026-06-02 {start}");
        Expect(Hard(problem, Shift(problem.Grid, "p", from, from + H(hours), "d")), breaks ? [("shift_times", "2026-06-02", 0, 1)] : []);
    }

    [Test]
    public void ShiftTimes_OtherWeekdayOrRole_IsNamed()
    {
        var grid = Grid();
        var template = new ShiftTemplate("d", new TimeOnly(9, 0), new TimeOnly(11, 0), H(1), H(6), H(8), [DayOfWeek.Monday], []) { LengthStep = H(1), Roles = [PersonRole.Agent] };
        var problem = new RosterProblem(grid, [Agent("p"), Lead("l")], [template], [], [Need(grid, _ => 1)]) { LeadRule = NoFloor };
        Expect(Hard(problem, Shift(grid, "p", "2026-06-01 09:00", "2026-06-01 15:00", "d")), []);
        Expect(Hard(problem, Shift(grid, "p", "2026-06-02 09:00", "2026-06-02 15:00", "d")), [("shift_times", "2026-06-02", 0, 1)]);
        Expect(Hard(problem, Shift(grid, "l", "2026-06-01 09:00", "2026-06-01 15:00", "d", Activity.LeadDuty)), [("shift_times", "2026-06-01", 0, 1)], person: "l");
    }

    [Test]
    public void ShiftTimes_StartThatTheClockSkips_MayMoveForwardByTheGap()
    {
        // 02:00 does not exist on 2026-03-29; the instant is 03:00, and the engine offers no such start at all.
        var grid = Grid(7, first: "2026-03-23");
        var problem = One(grid, templates: [Template("d", 2, 2, 1, 6, 6)]);
        Expect(Hard(problem, Shift(grid, "p", "2026-03-29 03:00", "2026-03-29 09:00", "d")), []);
        Assert.That(ShiftOption.Catalogue(grid, problem.Templates, PersonRole.Agent).Select(d => d.Length), Is.EqualTo(new[] { 1, 1, 1, 1, 1, 1, 0 }));
    }

    [TestCase(2.0, 0.5, false)]
    [TestCase(4.0, 0.5, false)]
    [TestCase(4.0, 0.75, false)]
    [TestCase(1.75, 0.5, true)]
    [TestCase(4.25, 0.5, true)]
    [TestCase(3.0, 0.25, true)]
    public void BreaksInShift_WindowAndLength_AreKept(double at, double length, bool breaks)
    {
        var problem = One(Grid(7, 15), templates: [Template("d", 9, 11, 1, 6, 8, Meal(0.5, 2, 4, shiftsFrom: 6))]);
        var found = Hard(problem, Shift(problem.Grid, "p", "2026-06-02 09:00", "2026-06-02 15:00", "d", rests: [(at, length, Activity.Meal)]));
        Expect(found, breaks ? [("breaks_in_shift", "2026-06-02", 30, 0)] : []);
    }

    [Test]
    public void BreaksInShift_TwoOfOneKind_AreTwo()
    {
        var problem = One(Grid(7, 15), templates: [Template("d", 9, 11, 1, 6, 8, Pause(0.25, 1, 4), Pause(0.25, 2, 5))]);
        Shift With(params double[] at) => Shift(problem.Grid, "p", "2026-06-02 09:00", "2026-06-02 15:00", "d", rests: [.. at.Select(a => (a, 0.25, Activity.Break))]);
        Expect(Hard(problem, With(2.5, 4.5)), []);
        Expect(Hard(problem, With(2.5)), [("breaks_in_shift", "2026-06-02", 15, 0)]);
        Expect(Hard(problem, With(1, 1.5)), [("breaks_in_shift", "2026-06-02", 15, 0)]);
    }

    [Test]
    public void BreaksInShift_BreakOfOnesOwn_IsABreak()
    {
        var tea = new Activity("tea", IsPaid: true, IsProductive: false);
        var problem = One(Grid(7, 15), templates: [Template("d", 9, 11, 1, 6, 8, new BreakRule(tea, H(0.25), H(2), H(4), H(0)))]);
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-02 09:00", "2026-06-02 15:00", "d", rests: [(3, 0.25, tea)])), []);
    }

    [Test]
    public void BreaksInShift_ShorterShift_NeedsNone()
    {
        var problem = One(Grid(), templates: [Template("d", 9, 11, 1, 4, 8, Meal(1, 2, 4, shiftsFrom: 6))]);
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-02 09:00", "2026-06-02 14:00", "d")), []);
        Expect(Hard(problem, Shift(problem.Grid, "p", "2026-06-02 09:00", "2026-06-02 15:00", "d")), [("breaks_in_shift", "2026-06-02", 60, 0)]);
    }

    private static List<Shift> Days(TimeGrid grid, string person, int first, int count, double hours = 4) =>
        [.. Enumerable.Range(first, count).Select(d => grid.Zone.At(grid.Day(d), new TimeOnly(9, 0))).Select(at => Shift(grid, person, at, at + H(hours)))];

    private static RosterProblem One(TimeGrid grid, Contract? contract = null, ShiftTemplate[]? templates = null, Absence[]? absences = null) =>
        new(grid, [Agent("p", contract)], templates ?? [], absences ?? [], [Need(grid, _ => 1)]) { LeadRule = NoFloor };

    private static void Expect(IEnumerable<Violation> found, (string Rule, string Date, double Limit, double Actual)[] expected, string person = "p", bool monday = false)
    {
        var list = found.ToList();
        Assert.Multiple(() =>
        {
            Assert.That(list.Select(v => v.Rule), Is.EqualTo(expected.Select(e => e.Rule)));
            Assert.That(list.Select(v => v.Person), Is.All.EqualTo(person));
            Assert.That(list.Select(v => v.Date), Is.EqualTo(expected.Select(e => monday ? Weeks.MondayOf(Day(e.Date)) : Day(e.Date))));
            Assert.That(list.Select(v => v.Limit), Is.EqualTo(expected.Select(e => e.Limit)).Within(1e-9));
            Assert.That(list.Select(v => v.Actual), Is.EqualTo(expected.Select(e => e.Actual)).Within(1e-9));
            Assert.That(list.Select(v => v.Units), Is.EqualTo(expected.Select(e => Math.Abs(e.Actual - e.Limit))).Within(1e-9));
        });
    }
}
