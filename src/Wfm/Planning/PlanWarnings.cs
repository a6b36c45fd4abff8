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
