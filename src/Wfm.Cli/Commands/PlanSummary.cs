using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary>What a planner wants to see of a plan at a glance. The numbers are those of the report.</summary>
internal static class PlanSummary
{
    public static IEnumerable<string> Lines(PlanOutcome outcome)
    {
        var (plan, result) = (outcome.Input.Plan, outcome.Result);
        var kpis = ReportKpis.Of(outcome.ToReportData());
        var grid = plan.Grid;
        yield return Text($"{plan.Name}: {grid.FirstDay:yyyy-MM-dd} to {grid.Day(grid.Days - 1):yyyy-MM-dd}, {grid.Step.TotalMinutes:0} min, {grid.Zone.Id}");
        foreach (var f in outcome.Forecasts)
        {
            yield return Text($"forecast         {f.Queue.Name}: {f.Volume.Sum():0} contacts, model {f.Model}");
        }

        foreach (var r in outcome.Requirements)
        {
            yield return Text($"required         {r.Skill}: {r.GrossHours:0.0} agent-hours, peak {r.Points.Max(p => p.GrossAgents):0.0} agents");
        }

        yield return Text($"scheduled        {kpis.ScheduledHours:0.0} agent-hours on contacts of {kpis.RequiredHours:0.0} required; {kpis.PaidHours:0.0} h paid");
        yield return Text($"under-cover      {kpis.UnderHours:0.0} agent-hours, {100 * kpis.UnderShare:0.00} % of required; over-cover {100 * kpis.OverShare:0.00} %");
        if (outcome.Forecasts.Count > 0)
        {
            yield return Text($"expected         service level {100 * kpis.ServiceLevel:0.0} %, ASA {kpis.AsaSeconds:0.0} s, occupancy {100 * kpis.Occupancy:0.0} %");
        }

        if (outcome.Certificate is { Total: { } total } certificate)
        {
            var days = certificate.At(CertificateLevel.Day).Where(l => l.Queue is not null).ToList();
            yield return Text($"simulated        service level {100 * total.ServiceLevel.Mean:0.0} % ({100 * total.ServiceLevel.Low:0.0} to {100 * total.ServiceLevel.High:0.0}), ASA {total.AsaSeconds.Mean:0.0} s, occupancy {100 * total.Occupancy.Mean:0.0} %; {days.Count(d => d.MissesTarget)} of {days.Count} days of a queue below target");
        }

        yield return Text($"rules            hard={kpis.HardViolations} soft={kpis.SoftViolations} intervals_short_of_leads={kpis.IntervalsShortOfLeads} of {kpis.IntervalsWithAgents}");
        yield return Text($"leads            {kpis.Leads} on the payroll, {kpis.LeadsByRule} by the rule ({kpis.AgentFte:0.0} FTE, {kpis.AgentHeads} heads of agents)");
        yield return Text($"span             agents per lead p50={kpis.SpanMedian:0.0} p90={kpis.SpanP90:0.0} max={kpis.SpanMax:0.0}");
        yield return Text($"penalty={result.Penalty:R} bound={result.LowerBound:R} gap={result.Gap:0.0000}");
        yield return Text($"search           {result.Status.ToString().ToLowerInvariant()}, seed {outcome.Seed}, OR-Tools runtime {outcome.Runtime}{(result.StoppedByClock ? ", stopped by the time limit" : "")}");
        yield return Text($"seconds          {string.Join(' ', outcome.StepTimes.Select(s => Text($"{s.Key}={s.Value.TotalSeconds:0.0}")))}");
    }

    // What nobody knows, for instance the span of an empty floor, is a dash and no number.
    private static string Text(FormattableString text) => FormattableString.Invariant(text).Replace("NaN", "-", StringComparison.Ordinal);
}
