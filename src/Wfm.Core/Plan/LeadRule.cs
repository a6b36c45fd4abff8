namespace Wfm;

/// <summary>
/// About one team lead per 15 FTE, or per 20 heads, on the payroll; and one per 15 agents on shift, on the floor, in every interval. One agent on shift is
/// one FTE at that moment, so the floor uses 15 and never 20. Immutable.
/// </summary>
public sealed record LeadRule
{
    // A headcount that is exactly a multiple must not round up because of a last binary digit.
    private const double Tie = 1e-9;

    /// <summary>Agents on shift, and agent FTE on the payroll, per lead. Default 15.</summary>
    public double AgentsPerLead { get; init => field = Guard.Positive(value); } = 15;

    /// <summary>Agent heads on the payroll per lead. Default 20.</summary>
    public double HeadsPerLead { get; init => field = Guard.Positive(value); } = 20;

    /// <summary>Which payroll limit counts. Default <see cref="LeadPolicy.OrgMax"/>.</summary>
    public LeadPolicy Policy { get; init; } = LeadPolicy.OrgMax;

    /// <summary>How far "about" stretches on the floor: 0.15 lets one lead have 17 agents. At least 0, below 1. Default 0.</summary>
    public double Tolerance { get; init => field = Guard.ShareOrZero(value, nameof(Tolerance)); }

    /// <summary>How a fraction of a lead on the payroll becomes whole. The floor always rounds up. Default <see cref="LeadRounding.Up"/>.</summary>
    public LeadRounding Rounding { get; init; }

    /// <summary>With fewer agents on shift than this a senior agent or an on-call lead may stand in. Default 1: a lead whenever anyone works.</summary>
    public int SmallTeamBelow { get; init => field = Guard.Positive(value); } = 1;

    /// <summary>Whether the floor rule is kept as a hard rule. Default true.</summary>
    public bool OnFloor { get; init; } = true;

    /// <summary>Leads that the payroll needs for a number of agents.</summary>
    /// <param name="agentFte">Sum of the agents' FTE, 0 or more.</param>
    /// <param name="agentHeads">Number of agents, 0 or more; a fraction where new starters weigh more than one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public int OnPayroll(double agentFte, double agentHeads)
    {
        var byFte = Whole(Guard.NotNegative(agentFte) / AgentsPerLead);
        var byHeads = Whole(Guard.NotNegative(agentHeads) / HeadsPerLead);
        return Policy switch
        {
            LeadPolicy.OrgFte => byFte,
            LeadPolicy.OrgHead => byHeads,
            LeadPolicy.OrgEither => Math.Min(byFte, byHeads),
            _ => Math.Max(byFte, byHeads),
        };
    }

    /// <summary>Leads that the floor needs while a number of agents is on shift, those at break included.</summary>
    public int OnShift(int agentsOnShift) => OnShift((double)agentsOnShift);

    /// <summary>The same for a mean over some intervals, or where new starters weigh more than one agent each.</summary>
    public int OnShift(double agentsOnShift) =>
        agentsOnShift <= 0 || agentsOnShift < SmallTeamBelow ? 0 : Math.Max(1, RoundUp(agentsOnShift / (AgentsPerLead * (1 + Tolerance))));

    /// <summary>Most agents that may be on shift under a number of leads.</summary>
    public int AgentsUnder(int leadsOnShift) =>
        Math.Max(SmallTeamBelow - 1, (int)Math.Floor(Math.Max(0, leadsOnShift) * (AgentsPerLead * (1 + Tolerance)) + Tie));

    private int Whole(double leads) => Rounding switch
    {
        LeadRounding.Nearest => leads <= Tie ? 0 : Math.Max(1, (int)Math.Floor(leads + 0.5 + Tie)),
        _ => RoundUp(leads),
    };

    private static int RoundUp(double value) => (int)Math.Ceiling(value - Tie);
}
