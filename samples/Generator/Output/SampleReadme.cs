using System.Text;

namespace Wfm.Samples.Output;

/// <summary>README.md of the sample, with its figures.</summary>
public static class SampleReadme
{
    /// <summary>The text.</summary>
    public static string Text(KlantenserviceSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var busiest = sample.Weeks.MaxBy(w => w.Leads.FloorHours)!;
        var gross = sample.Weeks.Sum(w => w.GrossHours);
        var available = sample.Weeks.Sum(w => w.AvailableHours);
        var text = new StringBuilder()
            .Row($"# Klantenservice Amersfoort")
            .Row($"")
            .Row($"A made-up Dutch contact centre: queues `service` and `verkoop`, {KlantenserviceSample.HistoryWeeks} weeks of half-hourly history with Koningsdag, Hemelvaart and Pinksteren closed,")
            .Row($"campaigns, invoice runs, a phone outage and an app incident; {sample.Heads} agents in four teams, {sample.Leads} leads. The roster covers four weeks across the end of summer time (25 October 2026).")
            .Row($"Nobody in it is real. Written by `dotnet run --project samples/Generator -- --out samples/klantenservice --seed {sample.Seed}`; the same seed gives the same bytes.")
            .Row($"")
            .Row($"- Agents: {sample.Heads} heads, {sample.AgentFte:0.0} FTE of {KlantenserviceSample.FullTimeHours} h ({sample.AgentFte / sample.Heads:0.00} per head). Open {65 + 8} h a week.")
            .Row($"- Leads: FTE / 15 asks for {busiest.Leads.ByFte}, heads / 20 for {busiest.Leads.ByHeads}; the floor (one per 15 agents on shift, always one) takes {busiest.Leads.FloorHours:0} lead hours in the busiest week, at {1 - KlantenserviceSample.LeadShrinkage:0%} use of 34.5 h contracts {busiest.Leads.ByFloor} leads. There are {sample.Leads}.")
            .Row($"- Requirement: {gross:0} agent hours after in-office shrinkage of 11 % (Erlang A per queue and half hour, 80 % in 20 s, patience 240 s, occupancy at most 88 %), {available:0} contract hours after leave, sickness and training: {gross / available:0.0%}.")
            .Row($"")
            .Row($"| week of | calls | net h | gross h | available h | gross / available | peak gross agents |")
            .Row($"|---|---|---|---|---|---|---|");
        foreach (var w in sample.Weeks)
        {
            text.Row($"| {Samples.Text.Date(w.Monday)} | {w.Calls:0} | {w.NetHours:0} | {w.GrossHours:0} | {w.AvailableHours:0} | {w.Load:0.0%} | {w.PeakGross:0.0} |");
        }

        return text.ToString();
    }
}
