using System.Text.Json;
using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <summary><c>groups.csv</c>: per interval a row <c>all</c> with the bounds and what stands behind the number, then a row per group that is needed.</summary>
internal static class GroupsTable
{
    private static readonly string[] Header = ["start", "interval_s", "group", "people", "agents", "lower", "certified", "upper", "apart", "certified_by"];

    public static void Write(TextWriter writer, MultiSkillPlan plan) => TableFile.Write(writer, Header, Enumerable.Range(0, plan.Grid.Count).SelectMany(i => Rows(plan, i)));

    private static IEnumerable<IReadOnlyList<object?>> Rows(MultiSkillPlan plan, int interval)
    {
        var (need, start, seconds) = (plan.Intervals[interval], plan.Grid.Zone.Local(plan.Grid[interval].Start), plan.Grid.Step.TotalSeconds);
        yield return
        [
            start, seconds, "all", plan.Groups.Sum(g => g.People), need.Agents.Sum(), need.Lower, need.Certified is { } certified ? (object)certified : null, need.Upper,
            plan.Apart[interval], JsonNamingPolicy.SnakeCaseLower.ConvertName(need.CertifiedBy.ToString()),
        ];
        for (var g = 0; g < plan.Groups.Count; g++)
        {
            if (need.Agents[g] > 0)
            {
                yield return [start, seconds, plan.Groups[g].Name, plan.Groups[g].People, need.Agents[g], null, null, null, null, null];
            }
        }
    }
}
