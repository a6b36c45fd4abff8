using System.Globalization;
using Wfm.IO;
using Wfm.Rostering;

namespace Wfm;

/// <summary>What the user of a plan should know, in the order of the chain.</summary>
internal static class PlanWarnings
{
    public static IEnumerable<string> Of(PlanInput input, IReadOnlyList<QueueForecast> forecasts, RosterResult result, AuditReport audit, SolverLease solver)
    {
        var plan = input.Plan;
        foreach (var warning in input.Warnings)
        {
            yield return warning;
        }

        foreach (var warning in forecasts.Count == 0 ? [] : Gaps(input))
        {
            yield return warning;
        }

        if (plan.Law.Count > 0)
        {
            yield return LawWarning(plan.Law);
        }

        foreach (var shortage in audit.Violations.Where(v => v.Rule == "leads_on_payroll"))
        {
            yield return $"Team leads on the payroll: {shortage.Text}.";
        }

        if (ShortOfLeads(plan, audit.Coverage) is { } blocked)
        {
            yield return blocked;
        }

        if (solver.Problem is { } problem)
        {
            yield return $"{problem} The roster was made without exact repairs.";
        }

        foreach (var warning in solver.Warnings.Concat(result.Notes))
        {
            yield return warning;
        }

        if (result.StoppedByClock)
        {
            yield return "The time limit stopped the search for a better roster; another run may find another one.";
        }
    }

    // Agents short where the leads on duty may have no more: the planner's question is then about leads, not about agents.
    private static string? ShortOfLeads(Plan plan, Coverage coverage)
    {
        var (hours, intervals) = (0.0, 0);
        for (var t = 0; t < coverage.Grid.Count && plan.LeadRule.OnFloor; t++)
        {
            var missing = coverage.Skills.Sum(s => s.Value[t].Under);
            if (missing >= 0.5 && coverage.Floor[t].Agents >= plan.LeadRule.AgentsUnder(coverage.Floor[t].Leads))
            {
                (hours, intervals) = (hours + (missing * coverage.Grid.StepHours), intervals + 1);
            }
        }

        return hours <= 0.01 * coverage.RequiredHours ? null : string.Create(CultureInfo.InvariantCulture,
            $"The team-lead rule keeps agents off the floor: {hours:0.#} agent-hours are short in {intervals} intervals in which the leads on duty may have no more agents. More leads, or other team_leads settings, would mend it.");
    }

    public static string LawWarning(IEnumerable<string> packs) =>
        $"Law packs are not implemented yet ({string.Join(", ", packs)}): the roster is held against the contracts' rules only.";

    private static IEnumerable<string> Gaps(PlanInput input)
    {
        var grid = input.Plan.Grid;
        foreach (var history in input.Histories)
        {
            var last = history.Points.LastOrDefault(p => p.Time.End <= grid.Start);
            var days = last == default ? 0 : grid.FirstDay.DayNumber - grid.Zone.DayOf(last.Time.Start).DayNumber - 1;
            if (days > 7)
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{HistoryFile.FileName}: the history of queue '{history.Queue.Name}' ends {days} days before the plan begins; the forecast reaches over the gap.");
            }

            var later = history.Points.Count(p => p.Time.End > grid.Start);
            if (later > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{HistoryFile.FileName}: {later} intervals of queue '{history.Queue.Name}' lie in or after the plan: not used.");
            }
        }
    }
}
