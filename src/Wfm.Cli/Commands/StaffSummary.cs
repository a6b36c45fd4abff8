using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <summary>What <c>wfm staff</c> says beside the table: per skill and queue how the number came about, per week what it comes to in contracts.</summary>
internal static class StaffSummary
{
    public static IEnumerable<string> Lines(StaffingResult staffing, Plan plan)
    {
        foreach (var r in staffing.Requirements)
        {
            yield return FormattableString.Invariant(
                $"{r.Skill}: {r.NetHours:0.0} net, {r.GrossHours:0.0} gross agent-hours, peak {r.Points.Max(p => p.GrossAgents):0.0} gross agents");
            foreach (var queue in plan.Queues.Where(q => q.Skill == r.Skill))
            {
                yield return $"  {queue.Queue.Name}: {Plain(PromiseText.Targets(queue))}; {Plain(PromiseText.Model(queue))}";
            }

            foreach (var group in staffing.Groups.Where(g => g.Skill == r.Skill && g.Intervals > 0))
            {
                yield return $"  {string.Join(" + ", group.Queues.Select(q => q.Queue.Name))}: {Binding(group)}";
            }

            foreach (var backlog in staffing.Backlogs.Where(b => b.Queue.Skill == r.Skill))
            {
                yield return FormattableString.Invariant(
                    $"  {backlog.Queue.Queue.Name}: {100 * backlog.OnTime:0.0} % in time, at most {backlog.MostWaiting:0} waiting, {backlog.LeftWaiting:0} at the end");
            }
        }

        var share = plan.Contracts.Count == 0 ? 1 : plan.Contracts.Average(c => c.WeeklyHours.TotalHours) / plan.FullTimeHours;
        foreach (var week in WeeklyHeadcount.Of(staffing.Requirements, plan, share))
        {
            yield return FormattableString.Invariant(
                $"week of {week.Start:yyyy-MM-dd}{(week.Days < 7 ? $" ({week.Days} days)" : "")}: {week.PresentHours:0.0} h present, {week.PaidHours:0.0} h paid = {week.Fte:0.0} FTE, {week.Heads} heads at {share * plan.FullTimeHours:0.#} h, {week.Leads} team leads on the payroll ({Names(plan.LeadRule.Policy)})");
        }
    }

    private static string Binding(StaffingGroup group)
    {
        var parts = group.Binding.Select(b => FormattableString.Invariant($"{(group.Queues.Count > 1 ? b.Queue.Queue.Name + " " : "")}{b.Text} in {b.Intervals}")).ToList();
        if (group.AtMinimum > 0)
        {
            parts.Add(FormattableString.Invariant($"min_agents in {group.AtMinimum}"));
        }

        return FormattableString.Invariant($"{group.Intervals} intervals, decided by {(parts.Count == 0 ? "the first agent" : string.Join(", ", parts))}");
    }

    private static string Names(LeadPolicy policy) => policy switch
    {
        LeadPolicy.OrgFte => "per FTE",
        LeadPolicy.OrgHead => "per head",
        LeadPolicy.OrgEither => "per FTE or head, the fewer",
        _ => "per FTE and per head, the more",
    };

    // A screen breaks lines where it likes.
    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
