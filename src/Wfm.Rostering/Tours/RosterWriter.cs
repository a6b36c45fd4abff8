namespace Wfm.Rostering;

/// <summary>From the search's indices back to shifts with activities.</summary>
internal static class RosterWriter
{
    public static Roster Write(RosterModel model, WeekTour[][] tours)
    {
        var shifts = new List<Shift>();
        for (var p = 0; p < tours.Length; p++)
        {
            foreach (var placement in tours[p].SelectMany(t => t.Days).OfType<ShiftPlacement>())
            {
                shifts.Add(ShiftOf(model, model.People[p], placement));
            }
        }

        return new Roster(model.Problem.Grid, shifts);
    }

    private static Shift ShiftOf(RosterModel model, PersonModel person, ShiftPlacement placement)
    {
        var (problem, option) = (model.Problem, placement.Option);
        var grid = problem.Grid;
        var (work, skill) = person.IsLead
            ? (Activity.LeadDuty, (string?)null)
            : (Activity.Contacts, problem.Requirements[person.Skills[placement.Skill]].Skill);
        var parts = new List<(int From, int To, Activity Activity)>();
        for (var b = 0; b < placement.BreakStarts.Length; b++)
        {
            parts.Add((placement.BreakStarts[b], placement.BreakStarts[b] + option.Breaks[b].Length, option.Breaks[b].Activity));
        }

        foreach (var (from, to) in placement.Blocks)
        {
            parts.Add((from, to, InsideActivity(problem, person.Person, grid[from].Start)));
        }

        var segments = new List<ActivitySegment>();
        var at = option.Start;
        foreach (var (from, to, activity) in parts.OrderBy(p => p.From))
        {
            Add(at, from, work, skill);
            Add(from, to, activity, null);
            at = to;
        }

        Add(at, option.End, work, skill);
        return new Shift(person.Person.Id, grid.Day(option.Day), option.Template.Name, segments);

        void Add(int from, int to, Activity activity, string? forSkill)
        {
            if (to > from)
            {
                segments.Add(new ActivitySegment(activity, new Interval(grid[from].Start, grid.Step * (to - from)), forSkill));
            }
        }
    }

    private static Activity InsideActivity(RosterProblem problem, Person person, DateTimeOffset start) =>
        problem.Absences.First(a => a.Person == person.Id && Availability.IsInside(a) && a.Time.End > start && a.Time.Start < start + problem.Grid.Step).Kind == AbsenceKind.Meeting
            ? Activity.Meeting
            : Activity.Training;
}
