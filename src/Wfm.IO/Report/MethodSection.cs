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
        html.Raw("Service level counts contacts answered in time over all contacts offered. Means over intervals are weighted with forecast contacts, occupancy with scheduled agents.</dd></dl>");
    }

    private static string Queue(QueuePlan queue)
    {
        var target = queue.Target;
        var promises = new List<string>();
        if (target.ServiceLevel is { } level)
        {
            promises.Add($"{Say.WholePercent(level)} answered within {Say.Plain(target.AnswerWithin.TotalSeconds)} s");
        }

        if (target.AsaMax is { } asa)
        {
            promises.Add($"mean wait at most {Say.Plain(asa.TotalSeconds)} s");
        }

        if (target.OccupancyMax is { } occupancy)
        {
            promises.Add($"occupancy at most {Say.WholePercent(occupancy)}");
        }

        if (target.AbandonmentMax is { } abandonment)
        {
            promises.Add($"at most {Say.WholePercent(abandonment)} give up");
        }

        if (target.MinAgents > 0)
        {
            promises.Add($"at least {target.MinAgents} agents");
        }

        var model = target.Patience is { } patience
            ? $"Erlang A (callers give up, mean patience {Say.Plain(patience.TotalSeconds)} s)"
            : "Erlang C (nobody gives up)";
        return $"{queue.Queue.Name} (skill {queue.Skill}): {(promises.Count == 0 ? "no promise" : string.Join(", ", promises))}; {model}.";
    }

    private static string Loss(Shrinkage shrinkage)
    {
        var of = shrinkage.Of switch
        {
            ShrinkageBase.Paid => "paid hours",
            ShrinkageBase.Present => "presence",
            _ => "logged-in time",
        };
        return $"{shrinkage.Category} {Say.WholePercent(shrinkage.Fraction)} of {of}";
    }
}
