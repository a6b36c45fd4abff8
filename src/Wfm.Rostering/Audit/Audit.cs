namespace Wfm.Rostering;

/// <summary>Judges any roster, whoever made it, by plain C# that never saw a solver.</summary>
public static class Audit
{
    /// <summary>Re-scores a roster and lists what it breaks.</summary>
    /// <param name="problem">What was asked.</param>
    /// <param name="roster">What came.</param>
    /// <param name="expect">Expected service per interval for a skill and the agents scheduled on it per interval, or null to leave those figures NaN.</param>
    public static AuditReport Check(RosterProblem problem, Roster roster, Func<string, IReadOnlyList<double>, IReadOnlyList<ServiceEstimate>>? expect = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(roster);
        var context = new AuditContext(problem, roster);
        var violations = RosterRules.All.SelectMany(r => r.Check(context)).ToList();
        return new AuditReport(violations, Cover(context, expect), RosterScore.Of(context));
    }

    private static Coverage Cover(AuditContext context, Func<string, IReadOnlyList<double>, IReadOnlyList<ServiceEstimate>>? expect)
    {
        var (problem, count) = (context.Problem, context.Cover);
        var skills = problem.Requirements.Select((requirement, s) =>
        {
            var service = expect?.Invoke(requirement.Skill, count.Skills[s]) ?? [.. Enumerable.Repeat(ServiceEstimate.Unknown, problem.Grid.Count)];
            return KeyValuePair.Create(
                requirement.Skill,
                (IReadOnlyList<CoveragePoint>)[.. requirement.Points.Select((point, t) =>
                    new CoveragePoint(point.GrossAgents, count.Skills[s][t], service[t].ServiceLevel, service[t].AsaSeconds, service[t].Occupancy))]);
        });
        var floor = Enumerable.Range(0, problem.Grid.Count)
            .Select(t => new FloorPoint(count.Agents[t], count.Leads[t], problem.LeadRule.OnShift(count.Agents[t])));
        return new Coverage(problem.Grid, skills, floor);
    }
}
