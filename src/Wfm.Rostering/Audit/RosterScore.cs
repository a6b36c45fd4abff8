namespace Wfm.Rostering;

/// <summary>The penalty of a roster, item by item, in points. Scored from the roster alone. Immutable.</summary>
/// <param name="UnderCover">Agent-hours short, with the extra weight of deep holes.</param>
/// <param name="OverCover">Agent-hours too many.</param>
/// <param name="UnusedHours">Contract hours not rostered.</param>
/// <param name="Wishes">Refused wishes.</param>
public sealed record RosterScore(double UnderCover, double OverCover, double UnusedHours, double Wishes)
{
    /// <summary>Sum of the items.</summary>
    public double Total => UnderCover + OverCover + UnusedHours + Wishes;

    internal static RosterScore Of(AuditContext context)
    {
        var (problem, cover, weights) = (context.Problem, context.Cover, context.Problem.Weights);
        var grid = problem.Grid;
        double under = 0, over = 0;
        for (var s = 0; s < problem.Requirements.Count; s++)
        {
            for (var t = 0; t < grid.Count; t++)
            {
                var required = problem.Requirements[s].Points[t].GrossAgents;
                var missing = Math.Max(0, required - cover.Skills[s][t]);
                under += grid.StepHours * ((weights.UnderCover * missing) + (weights.SevereUnderCover * Math.Max(0, missing - (weights.SevereShare * required))));
                over += grid.StepHours * weights.OverCover * Math.Max(0, cover.Skills[s][t] - required);
            }
        }

        var unused = new ContractHours().Check(context).Where(v => v.Severity == Severity.Soft).Sum(v => v.Units);
        var refused = new Wishes().Check(context).Sum(v => v.Units);
        var missed = MissedInside(context);
        return new RosterScore(under, over, weights.UnusedHours * (unused + missed), weights.Wish * refused);
    }

    // A training of a few hours on a day without a shift is paid time that nobody can use.
    private static double MissedInside(AuditContext context)
    {
        var grid = context.Problem.Grid;
        return context.Tours.Sum(tour => context.AbsencesOf(tour.Person.Id)
            .Where(a => Availability.IsInside(a) && !Availability.Blocks(a, grid.Zone, grid.Zone.DayOf(a.Time.Start)))
            .Where(a => grid.DayIndex(grid.Zone.DayOf(a.Time.Start)) is var day && day >= 0 && day < grid.Days)
            .Where(a => !tour.Shifts.Any(s => s.Time.Start <= a.Time.Start && s.Time.End >= a.Time.End))
            .Sum(a => a.Time.Length.TotalHours));
    }
}
