using System.Globalization;

namespace Wfm.Rostering;

/// <summary>A person as the search sees one: skills by index, and what each week allows.</summary>
internal sealed class PersonModel
{
    public PersonModel(RosterProblem problem, Person person, ShiftOption[][] catalogue, IReadOnlyList<(int FirstDay, int Days)> weeks)
    {
        Person = person;
        IsLead = person.Role == PersonRole.Lead;
        var skills = problem.Requirements.Select((r, i) => (Index: i, Pace: SkillMatch.Pace(person, r.Skill))).Where(s => s.Pace > 0).ToList();
        Skills = IsLead ? [problem.Requirements.Count] : [.. skills.Select(s => s.Index)];
        Pace = IsLead ? [1] : [.. skills.Select(s => s.Pace)];
        var absences = problem.Absences.Where(a => a.Person == person.Id).ToList();
        Weeks = [.. weeks.Select(w => Week(problem, catalogue, absences, w.FirstDay, w.Days))];
    }

    public Person Person { get; }

    public bool IsLead { get; }

    /// <summary>Index of each skill among the requirements; a lead has the row after the last.</summary>
    public int[] Skills { get; }

    /// <summary>Efficiency at each skill.</summary>
    public double[] Pace { get; }

    public PersonWeek[] Weeks { get; }

    private PersonWeek Week(RosterProblem problem, ShiftOption[][] catalogue, List<Absence> absences, int firstDay, int days)
    {
        var grid = problem.Grid;
        var options = new ShiftOption[days][];
        var optionCost = new double[]?[days];
        var offCost = new double[days];
        var blocks = new (int, int)[days][];
        var wishes = Wishes.PerDay(absences, grid);
        for (var d = 0; d < days; d++)
        {
            var date = grid.Day(firstDay + d);
            var (from, to) = (grid.Zone.StartOfDay(date), grid.Zone.StartOfDay(date.AddDays(1)));
            // A shift may run past midnight, so tomorrow's absences matter as well.
            var near = absences.Where(a => !a.IsWish && a.Time.End > from && a.Time.Start < to.AddDays(1)).ToList();
            var inside = near.Where(a => Availability.IsInside(a) && !Availability.Blocks(a, grid.Zone, grid.Zone.DayOf(a.Time.Start))).ToList();
            var today = inside.Where(a => grid.Zone.DayOf(a.Time.Start) == date).ToList();
            var forbidden = near.Where(a => !inside.Contains(a)).Concat(inside.Except(today)).ToList();
            blocks[d] = Merge(today.Select(a => (grid.IndexAt(a.Time.Start), grid.IndexAt(a.Time.End - TimeSpan.FromTicks(1)) + 1)));
            options[d] = Skills.Length == 0 ? [] : Filter(catalogue[firstDay + d], person: Person, grid, forbidden, blocks[d]);
            var near2 = wishes.Where(w => w.Time.End > from && w.Time.Start < to.AddDays(1)).ToList();
            if (near2.Count > 0)
            {
                optionCost[d] = [.. options[d].Select(o => problem.Weights.Wish * Wishes.RefusedBy(near2, grid.Zone, date, TimeOf(grid, o)))];
                offCost[d] = problem.Weights.Wish * Wishes.RefusedBy(near2, grid.Zone, date, null);
            }

            offCost[d] += problem.Weights.UnusedHours * today.Sum(a => a.Time.Length.TotalHours);
        }

        var owed = ContractHours.Owed(Person, grid.Zone, grid.Day(firstDay), days, absences);
        var max = ContractHours.MaxIntervals(Person, grid, owed);
        return new PersonWeek(firstDay, options, optionCost, offCost, blocks, owed, max, GroupOf(options, optionCost, offCost, blocks, owed, catalogue, firstDay, grid.Step));
    }

    // Trainings that share an interval are one stretch away: each interval loses its cover once.
    private static (int From, int To)[] Merge(IEnumerable<(int From, int To)> ranges)
    {
        var merged = new List<(int From, int To)>();
        foreach (var (from, to) in ranges.Order())
        {
            if (merged.Count > 0 && from < merged[^1].To)
            {
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            }
            else
            {
                merged.Add((from, to));
            }
        }

        return [.. merged];
    }

    private static ShiftOption[] Filter(ShiftOption[] all, Person person, TimeGrid grid, List<Absence> forbidden, (int From, int To)[] blocks)
    {
        bool Fits(ShiftOption o) =>
            HoursPerDay.Allows(person.Contract, grid.Step * o.Work)
            && (forbidden.Count == 0 || !forbidden.Any(a => a.Time.Overlaps(TimeOf(grid, o))))
            && Array.TrueForAll(blocks, b => o.Start <= b.From && b.To <= o.End && CanBreakAround(o, b));

        // Most days of most people are whole: they share one array.
        return Array.TrueForAll(all, Fits) ? all : Array.FindAll(all, Fits);
    }

    private static bool CanBreakAround(ShiftOption option, (int From, int To) block) =>
        Array.TrueForAll(option.Breaks, b => option.Start + b.Earliest + b.Length <= block.From || option.Start + b.Latest >= block.To);

    private static Interval TimeOf(TimeGrid grid, ShiftOption option) => new(grid.Start + (grid.Step * option.Start), grid.Step * option.Length);

    private string GroupOf(
        ShiftOption[][] options, double[]?[] optionCost, double[] offCost, (int From, int To)[][] blocks, double owed, ShiftOption[][] catalogue, int firstDay, TimeSpan step)
    {
        var special = false;
        var days = new char[options.Length];
        for (var d = 0; d < days.Length; d++)
        {
            var all = catalogue[firstDay + d].Count(o => HoursPerDay.Allows(Person.Contract, step * o.Work));
            days[d] = options[d].Length == 0 ? '-' : options[d].Length == all ? 'x' : '?';
            special |= days[d] == '?' || optionCost[d] is not null || offCost[d] != 0 || blocks[d].Length > 0;
        }

        if (special)
        {
            return Person.Id;
        }

        var c = Person.Contract;
        var skills = string.Join('|', Skills.Zip(Pace, (s, p) => string.Create(CultureInfo.InvariantCulture, $"{s}:{p}")));
        return string.Create(CultureInfo.InvariantCulture,
            $"{Person.Role} {skills} {owed:R} {c.WeeklyHoursOver} {c.MaxDaysPerWeek} {c.MaxHoursPerDay} {c.MinRest} {c.MaxConsecutiveDays} {new string(days)}");
    }
}
