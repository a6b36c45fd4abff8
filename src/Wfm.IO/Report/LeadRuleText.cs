namespace Wfm.IO;

/// <summary>The team-lead rule in words, with the numbers filled in.</summary>
internal static class LeadRuleText
{
    public static string Payroll(LeadRule rule, ReportKpis k)
    {
        var fte = $"{Say.One(k.AgentFte)} FTE ÷ {Say.Plain(rule.AgentsPerLead)}";
        var heads = $"{Say.Count(k.AgentHeads)} heads ÷ {Say.Plain(rule.HeadsPerLead)}";
        return rule.Policy switch
        {
            LeadPolicy.OrgFte => $"{fte}, rounded up",
            LeadPolicy.OrgHead => $"{heads}, rounded up",
            LeadPolicy.OrgEither => $"smaller of {fte} and {heads}, rounded up",
            _ => $"larger of {fte} and {heads}, rounded up",
        };
    }

    public static string Floor(LeadRule rule)
    {
        var text = $"one lead on duty for every {Say.Plain(rule.AgentsPerLead)} agents on shift, those at break included, in every interval";
        if (rule.Tolerance > 0)
        {
            text += $", stretched by {Say.WholePercent(rule.Tolerance)} (one lead may have {rule.AgentsUnder(1)} agents)";
        }

        if (rule.SmallTeamBelow > 1)
        {
            text += $"; below {rule.SmallTeamBelow} agents a senior agent or an on-call lead may stand in";
        }

        return text + (rule.OnFloor ? "" : "; not kept as a hard rule in this plan");
    }
}
