using System.Globalization;

namespace Wfm.Rostering;

/// <summary>
/// Enough team leads on duty in every interval for the agents on shift. Agents at break or in training count, for they are led; leads at break do not, for
/// they are away.
/// </summary>
public sealed class LeadsOnFloor : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "leads_on_floor";

    // Model side: most agents on shift under a number of leads on duty.
    internal static int MostAgents(LeadRule rule, int leads) => rule.OnFloor ? rule.AgentsUnder(leads) : int.MaxValue;

    // An empty roster breaks no rule by itself; that the rule leaves no other is what the planner must hear.
    private static bool NobodyMayWork(RosterProblem problem) =>
        problem.LeadRule.OnFloor && problem.LeadRule.AgentsUnder(0) == 0
        && problem.People.Any(p => p.Role == PersonRole.Agent) && problem.People.All(p => p.Role != PersonRole.Lead)
        && problem.Requirements.Any(r => r.Points.Any(p => p.GrossAgents > 0));

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (grid, rule, cover) = (context.Problem.Grid, context.Problem.LeadRule, context.Cover);
        if (NobodyMayWork(context.Problem))
        {
            yield return AuditContext.Hard(Name, null, grid.FirstDay, 1, 0,
                "no team lead among the people, so no agent may work: add leads, or set team_leads on_floor to false or small_team_below higher");
        }

        for (var t = 0; t < grid.Count; t++)
        {
            var needed = (int)Math.Ceiling((cover.Agents[t] / (rule.AgentsPerLead * (1 + rule.Tolerance))) - 1e-9);
            if (rule.OnFloor && cover.Agents[t] >= rule.SmallTeamBelow && cover.Agents[t] > 0 && cover.Leads[t] < needed)
            {
                yield return AuditContext.Hard(Name, null, grid.Day(grid.DayOfInterval(t)), needed, cover.Leads[t], string.Create(
                    CultureInfo.InvariantCulture, $"{cover.Leads[t]} leads on duty for {cover.Agents[t]} agents at {grid[t].Start:HH:mm}, {needed} needed"));
            }
        }
    }
}
