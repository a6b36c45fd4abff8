namespace Wfm.IO;

/// <summary>The numbers that matter, as tiles. Each state is a word and a sign, not a colour alone.</summary>
internal sealed class KpiSection : IReportSection
{
    public string Id => "kpis";

    public string Title => "Key figures";

    public void Write(ReportContext context, HtmlWriter html)
    {
        var k = context.Kpis;
        var rule = context.Data.Plan.LeadRule;
        html.Raw("<ul class=\"tiles\">");
        Tile(html, "", "Contacts forecast", Say.Count(k.Contacts), Say.Number(context.Data.Forecasts.Count, "queue", "queues"));
        Tile(html, "", "Required", Say.Hours(k.RequiredHours), "agent-hours, in-office shrinkage included");
        Tile(html, "", "Scheduled", Say.Hours(k.ScheduledHours), $"agent-hours on contacts; {Say.Hours(k.PaidHours)} paid with breaks, leads and others");
        Tile(html, k.UnderShare < 0.03 ? "ok" : "warn", "Under-cover", Say.Percent(k.UnderShare), $"{Say.Hours(k.UnderHours)} short; good is below 3 %");
        Tile(html, "", "Over-cover", Say.Percent(k.OverShare), $"{Say.Hours(k.OverHours)} above the requirement");
        Service(context, html);
        Tile(html, k.OverloadedIntervals > 0 ? "warn" : "", "Expected mean wait (ASA)", Say.Seconds(k.AsaSeconds),
            k.OverloadedIntervals > 0 ? $"without {Say.Number(k.OverloadedIntervals, "interval", "intervals")} in overload, where the wait has no end" : "weighted with contacts");
        Tile(html, "", "Expected occupancy", Say.Percent(k.Occupancy), "of scheduled time in contacts");
        Tile(html, k.HardViolations == 0 ? "ok" : "bad", "Hard rules broken", k.HardViolations == 0 ? "0 – none" : Say.Count(k.HardViolations),
            $"{Say.Count(k.SoftViolations)} soft; {Say.Count(k.NotCheckable)} not checkable");
        Tile(html, k.IntervalsShortOfLeads == 0 ? "ok" : "bad", "Intervals without enough leads", k.IntervalsShortOfLeads == 0 ? "0 – none" : Say.Count(k.IntervalsShortOfLeads),
            $"of {Say.Count(k.IntervalsWithAgents)} with agents on shift; one lead per {Say.Plain(rule.AgentsPerLead)}{(rule.OnFloor ? "" : ", not kept as a hard rule")}");
        Tile(html, "", "Agents per lead on shift", $"{Say.One(k.SpanMedian)} / {Say.One(k.SpanP90)} / {Say.One(k.SpanMax)}", "median / 90th percentile / most");
        Tile(html, k.Leads >= k.LeadsByRule ? "ok" : "bad", "Team leads on the payroll", $"{Say.Count(k.Leads)} (rule: {Say.Count(k.LeadsByRule)})", LeadRuleText.Payroll(rule, k));
        Tile(html, "", "Gap to the lower bound", k.Gap is { } gap ? Say.Percent(gap) : "not stated",
            k.Gap is null ? "no bound was computed" : $"penalty {Say.One(context.Data.Penalty!.Value)}, no roster below {Say.One(context.Data.LowerBound!.Value)} points");
        html.Raw("</ul>");
    }

    private static void Service(ReportContext context, HtmlWriter html)
    {
        var k = context.Kpis;
        var promises = context.Data.Plan.Queues.Where(q => q.Target.ServiceLevel is not null)
            .Select(q => PromiseText.Short(q.Target)).Distinct().ToList();

        // Good only when each skill keeps its own promise: a mean over all can hide one that does not.
        var kept = context.Data.Coverage.Skills.All(s => !(ServiceMean.Of(context.Volumes, [s], 0, context.Grid.Count).ServiceLevel < context.PromisedLevel(s.Key) - 1e-9));
        var state = !double.IsFinite(k.ServiceLevel) || promises.Count == 0 ? "" : kept ? "ok" : "warn";
        Tile(html, state, "Expected service level", Say.Percent(k.ServiceLevel),
            promises.Count == 0 ? "weighted with contacts" : $"weighted with contacts; promised {string.Join(", ", promises)}");
    }

    private static void Tile(HtmlWriter html, string state, string label, string value, string note)
    {
        var word = state switch
        {
            "ok" => "✓ good",
            "warn" => "! look here",
            "bad" => "✗ not met",
            _ => "",
        };
        html.Add($"<li class=\"tile {state}\"><span>{label}</span><b>{value}</b><small>{note}</small>");
        if (word.Length > 0)
        {
            html.Add($"<i>{word}</i>");
        }

        html.Raw("</li>");
    }
}
