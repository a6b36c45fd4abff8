namespace Wfm.Rostering;

/// <summary>Judges any roster, whoever made it, by plain C# that never saw a solver.</summary>
public static class Audit
{
    /// <summary>Re-scores a roster and lists what it breaks.</summary>
    /// <param name="problem">What was asked.</param>
    /// <param name="roster">What came.</param>
    /// <param name="expect">Expected service for a skill, an interval and the agents scheduled on it, or null to leave those figures NaN.</param>
    public static AuditReport Check(RosterProblem problem, Roster roster, Func<string, int, double, ServiceEstimate>? expect = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(roster);
        var context = new AuditContext(problem, roster);
        var violations = RosterRules.All.SelectMany(r => r.Check(context)).ToList();
        return new AuditReport(violations, Cover(context, expect), RosterScore.Of(context));
    }

    private static Coverage Cover(AuditContext context, Func<string, int, double, ServiceEstimate>? expect)
    {
        var (problem, count) = (context.Problem, context.Cover);
        var skills = problem.Requirements.Select((requirement, s) => KeyValuePair.Create(
            requirement.Skill,
            (IReadOnlyList<CoveragePoint>)[.. Enumerable.Range(0, problem.Grid.Count).Select(t =>
            {
                var service = expect?.Invoke(requirement.Skill, t, count.Skills[s][t]) ?? new ServiceEstimate(double.NaN, double.NaN, double.NaN);
                return new CoveragePoint(requirement.Points[t].GrossAgents, count.Skills[s][t], service.ServiceLevel, service.AsaSeconds, service.Occupancy);
            })]));
        var floor = Enumerable.Range(0, problem.Grid.Count)
            .Select(t => new FloorPoint(count.Agents[t], count.Leads[t], problem.LeadRule.OnShift(count.Agents[t])));
        return new Coverage(problem.Grid, skills, floor);
    }
}
