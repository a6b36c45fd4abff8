using System.Globalization;

namespace Wfm.Rostering.Tests.Kit;

/// <summary>Short words for problems that fit on a page.</summary>
internal static class Make
{
    public static readonly IReadOnlyList<DayOfWeek> Everyday = Enum.GetValues<DayOfWeek>();

    public static readonly RosterOptions Quick = new() { RoundsPerPersonWeek = 60, BoundRounds = 30, RepairRounds = 0 };

    public static TimeSpan H(double hours) => TimeSpan.FromHours(hours);

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // 2026-06-01 is a Monday without a clock change near it.
    public static TimeGrid Grid(int days = 7, int minutes = 60, string first = "2026-06-01", string zone = "Europe/Amsterdam") =>
        new(TimeZoneInfo.FindSystemTimeZoneById(zone), Day(first), days, TimeSpan.FromMinutes(minutes));

    public static DateTimeOffset At(this TimeGrid grid, string local) =>
        grid.Zone.At(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    public static Interval Between(this TimeGrid grid, string from, string to) => new(grid.At(from), grid.At(to));

    public static Interval WholeDay(this TimeGrid grid, string day) => new(grid.Zone.StartOfDay(Day(day)), grid.Zone.StartOfDay(Day(day).AddDays(1)));

    public static ShiftTemplate Template(string name, double from, double to, double step, double min, double max, params BreakRule[] breaks) =>
        new(name, TimeOnly.FromTimeSpan(H(from)), TimeOnly.FromTimeSpan(H(to)), H(step), H(min), H(max), Everyday, breaks) { LengthStep = H(Math.Min(1, step)) };

    public static BreakRule Meal(double length, double from, double to, double shiftsFrom = 0) => new(Activity.Meal, H(length), H(from), H(to), H(shiftsFrom));

    public static BreakRule Pause(double length, double from, double to, double shiftsFrom = 0) => new(Activity.Break, H(length), H(from), H(to), H(shiftsFrom));

    public static Contract Contract(double hours = 40) => new("c", H(hours));

    public static Person Agent(string id, Contract? contract = null, params SkillLevel[] skills) =>
        new(id, PersonRole.Agent, contract ?? Contract(), 1, skills.Length == 0 ? [new SkillLevel("a")] : skills);

    public static Person Lead(string id, Contract? contract = null) => new(id, PersonRole.Lead, contract ?? Contract(), 1, []);

    public static SkillRequirement Need(TimeGrid grid, Func<int, double> agents, string skill = "a") =>
        new(skill, grid, Enumerable.Range(0, grid.Count).Select(t => new RequirementPoint(0, agents(t), agents(t), 1, 0, 0, 0)));

    /// <summary>A shift of contacts from one local time to another, with rests at offsets in hours.</summary>
    public static Shift Shift(TimeGrid grid, string person, string from, string to, string template = "elsewhere", Activity? work = null, string? skill = "a",
        params (double At, double Length, Activity Activity)[] rests) =>
        Shift(grid, person, grid.At(from), grid.At(to), template, work, skill, rests);

    public static Shift Shift(TimeGrid grid, string person, DateTimeOffset from, DateTimeOffset to, string template = "elsewhere", Activity? work = null,
        string? skill = "a", params (double At, double Length, Activity Activity)[] rests)
    {
        var segments = new List<ActivitySegment>();
        var at = from;
        foreach (var (offset, length, activity) in rests)
        {
            Add(from + H(offset), work ?? Activity.Contacts, work is null ? skill : null);
            Add(at + H(length), activity, null);
        }

        Add(to, work ?? Activity.Contacts, work is null ? skill : null);
        return new Shift(person, grid.Zone.DayOf(from), template, segments);

        void Add(DateTimeOffset until, Activity activity, string? forSkill)
        {
            if (until > at)
            {
                segments.Add(new ActivitySegment(activity, new Interval(at, until), forSkill));
                at = until;
            }
        }
    }

    public static IReadOnlyList<Violation> Hard(RosterProblem problem, params Shift[] shifts) =>
        [.. Audit.Check(problem, new Roster(problem.Grid, shifts)).Violations.Where(v => v.Severity == Severity.Hard)];

    /// <summary>Hard rules that even the best roster of a problem breaks: with nobody to lead, no agent may work, and the audit says so.</summary>
    public static string[] Unavoidable(RosterProblem problem) =>
        problem.LeadRule.OnFloor && problem.LeadRule.SmallTeamBelow == 1 && problem.People.Any(p => p.Role == PersonRole.Agent)
        && !problem.People.Any(p => p.Role == PersonRole.Lead) && problem.Requirements.Any(r => r.GrossHours > 0)
            ? ["leads_on_floor"]
            : [];
}
