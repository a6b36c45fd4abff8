namespace Wfm.IO;

/// <summary>How the numbers were made, in plain words.</summary>
internal sealed class MethodSection : IReportSection
{
    public string Id => "method";

    public string Title => "How these numbers were made";

    public void Write(ReportContext context, HtmlWriter html)
    {
        var plan = context.Data.Plan;
        html.Raw("<dl><dt>Forecast</dt><dd>");
        foreach (var forecast in context.Data.Forecasts)
        {
            html.Add($"{forecast.Queue.Name}: model {forecast.Model}. ");
        }

        html.Raw("The line is the mean. ");
        html.Raw("In the 80 % band lies an interval's number four times out of five, in the 95 % band nineteen times out of twenty, if the future behaves like the past.</dd>");
        html.Raw("<dt>Requirement</dt><dd>");
        foreach (var queue in plan.Queues)
        {
            html.Add($"{Queue(queue)} ");
        }

        html.Raw("From contacts and handle time follows the work per interval, from the work and the promise the agents who must be taking contacts (net). ");
        html.Add($"{Load(plan.Load)}Queues that share a skill share its agents, and each keeps its own promise. ");
        html.Raw("Agents to roster = net ÷ (1 − share of presence that does not go into contacts).</dd><dt>Shrinkage</dt><dd>");
        html.Add($"{(plan.Shrinkage.Count == 0 ? "None was given." : string.Join("; ", plan.Shrinkage.Select(Loss)) + ". ")}");
        html.Raw("Shares of paid hours serve headcount only: leave and sickness are in the roster itself.</dd>");
        html.Add($"<dt>Team leads</dt><dd>On the floor: {LeadRuleText.Floor(plan.LeadRule)}. On the payroll: {LeadRuleText.Payroll(plan.LeadRule, context.Kpis)} = {context.Kpis.LeadsByRule}. ");
        html.Raw("Leads take no contacts and cover no requirement.</dd>");
        html.Raw("<dt>Roster</dt><dd>Hard rules are kept or the breach is listed above. What remains is weighed in points: ");
        html.Add($"{Say.Plain(plan.Weights.UnderCover)} per agent-hour short, {Say.Plain(plan.Weights.SevereUnderCover)} more beyond {Say.WholePercent(plan.Weights.SevereShare)} of the requirement, ");
        html.Add($"{Say.Plain(plan.Weights.OverCover)} per agent-hour too many, {Say.Plain(plan.Weights.UnusedHours)} per contract hour unused, {Say.Plain(plan.Weights.Wish)} per wish refused. ");
        html.Add($"The gap says how far, at most, the roster is from the best one that can exist. Seed {plan.Seed}.</dd>");
        html.Add($"<dt>Rules of law</dt><dd>{(plan.Law.Count == 0 ? "No labour-law pack was checked; contracts were." : $"Checked: {string.Join(", ", plan.Law)}.")}</dd>");
        html.Raw("<dt>Check</dt><dd>Coverage, violations, service level, wait and occupancy come from an audit of the finished roster that does not know how it was made. ");
        html.Raw("Service level counts contacts answered in time over all contacts offered, unless a queue above says otherwise. Means over intervals are weighted with forecast contacts, occupancy with scheduled agents.</dd></dl>");
    }

    private static string Queue(QueuePlan queue) => $"{queue.Queue.Name} (skill {queue.Skill}): {PromiseText.Targets(queue)}; {PromiseText.Model(queue)}.";

    private static string Load(LoadMethod method) => method switch
    {
        LoadMethod.Lagged => "Changing volumes are taken one mean handle time late. ",
        LoadMethod.Stationary => "Each interval is taken by itself, as if its volume lasted for ever. ",
        _ => "The work of an interval includes what earlier contacts leave in it, and not what its own pass on (modified offered load). ",
    };

    private static string Loss(Shrinkage shrinkage)
    {
        var of = shrinkage.Of switch
        {
            ShrinkageBase.Paid => "paid hours",
            ShrinkageBase.Present => "presence",
            _ => "logged-in time",
        };
        var when = new List<string>();
        if (shrinkage.Weekdays is { Count: > 0 and < 7 } days)
        {
            when.Add(string.Join(", ", days.Select(d => d.ToString()[..3])));
        }

        if (shrinkage.Clock is { } clock)
        {
            when.Add($"{Say.Clock((int)clock.Open.TotalMinutes)}–{Say.Clock((int)clock.Close.TotalMinutes)}");
        }

        when.AddRange(shrinkage.From is { } from ? [$"from {Say.Date(from)}"] : []);
        when.AddRange(shrinkage.To is { } to ? [$"before {Say.Date(to)}"] : []);
        var share = shrinkage.Combination == ShrinkageCombination.Multiplicative ? $"what is left of {of}" : of;
        return $"{shrinkage.Category} {Say.WholePercent(shrinkage.Fraction)} of {share}{(when.Count == 0 ? "" : $" ({string.Join(", ", when)})")}";
    }
}
