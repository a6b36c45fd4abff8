namespace Wfm.Rostering;

/// <summary>A roster problem in indices: intervals, skills, people, weeks and what cover costs.</summary>
internal sealed class RosterModel
{
    // Shifts of the last day may end on the day after; nothing is asked of those intervals.
    private readonly int _overhang;

    public RosterModel(RosterProblem problem)
    {
        Problem = problem;
        var grid = problem.Grid;
        _overhang = (int)(TimeSpan.FromHours(25) / grid.Step);
        Intervals = grid.Count + _overhang;
        Weeks = Rostering.Weeks.Of(grid);
        LeadRow = problem.Requirements.Count;
        var free = new CoverCost(0, 0, 0, 0, 0);
        Costs = [.. problem.Requirements.Select(r =>
            Enumerable.Range(0, Intervals).Select(t => t < grid.Count ? CoverCost.Of(r.Points[t].GrossAgents, problem.Weights, grid.StepHours) : free).ToArray())];
        var agents = ShiftOption.Catalogue(grid, problem.Templates, PersonRole.Agent);
        var leads = ShiftOption.Catalogue(grid, problem.Templates, PersonRole.Lead);
        People = [.. problem.People.Select(p => new PersonModel(problem, p, p.Role == PersonRole.Lead ? leads : agents, Weeks))];
        FloorPrice = Floor(problem);
        Under = new int[People.Count(p => p.IsLead) + 2];
        for (var n = 0; n < Under.Length; n++)
        {
            Under[n] = LeadsOnFloor.MostAgents(problem.LeadRule, n);
        }
    }

    public RosterProblem Problem { get; }

    /// <summary>Intervals of the grid and of the day after it.</summary>
    public int Intervals { get; }

    public IReadOnlyList<(int FirstDay, int Days)> Weeks { get; }

    /// <summary>Row of the leads, after those of the skills.</summary>
    public int LeadRow { get; }

    /// <summary>Cost of cover per skill and interval.</summary>
    public CoverCost[][] Costs { get; }

    public PersonModel[] People { get; }

    /// <summary>Most agents on shift under a number of leads, up to one more than there are.</summary>
    public int[] Under { get; }

    /// <summary>
    /// Points per agent without a lead in an interval: above anything that one shift can earn elsewhere, so whoever has no lead for an interval does better to
    /// stay away, and the floor rule is hard whatever the weights.
    /// </summary>
    public double FloorPrice { get; }

    private static double Floor(RosterProblem problem)
    {
        const double usual = 5_000;
        var weights = problem.Weights;
        var longest = problem.Templates.Select(t => t.MaxLength.TotalHours).DefaultIfEmpty().Max();
        var pace = problem.People.SelectMany(p => p.Skills).Select(s => s.Efficiency).DefaultIfEmpty().Max();
        var training = problem.Absences.Where(Availability.IsInside).GroupBy(a => a.Person, a => a.Time.Length.TotalHours).Select(g => g.Sum()).DefaultIfEmpty().Max();
        var wishes = problem.Absences.Where(a => a.IsWish).GroupBy(a => a.Person, StringComparer.Ordinal)
            .Select(g => Wishes.PerDay(g, problem.Grid).Sum(a => a.Weight)).DefaultIfEmpty().Max();
        return Math.Max(usual, 1 + (longest * ((weights.UnderCover + weights.SevereUnderCover) * pace)) + ((longest + training) * weights.UnusedHours) + (wishes * weights.Wish));
    }

    /// <summary>Intervals that shifts of a week can touch.</summary>
    public (int From, int To) Span(int week)
    {
        var (first, days) = Weeks[week];
        return (Problem.Grid.DayRange(first).From, Math.Min(Intervals, Problem.Grid.DayRange(first + days - 1).To + _overhang));
    }
}
