namespace Wfm.Staffing;

/// <summary>Team leads under one formula, with the way there.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Exact">Leads before rounding.</param>
/// <param name="Leads">Leads on the payroll, whole.</param>
/// <param name="HoursPerWeek">Hours of leads on the floor per week, for the formulas that are about hours; else null.</param>
/// <param name="Explanation">The reckoning with its numbers, one line.</param>
public sealed record LeadNeed(LeadFormula Formula, double Exact, int Leads, double? HoursPerWeek, string Explanation)
{
    /// <summary>Leads under every formula, side by side: the payroll ones always, those of the floor when the situation has agents on shift.</summary>
    /// <param name="rule">Ratios, tolerance, rounding and small team. Its own policy does not matter here.</param>
    /// <param name="situation">Agents and the leads' week.</param>
    public static IReadOnlyList<LeadNeed> Compare(LeadRule rule, LeadSituation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return [.. Enum.GetValues<LeadFormula>().Where(f => f <= LeadFormula.OrgEither || situation.OnShift is not null).Select(f => Of(f, rule, situation))];
    }

    /// <summary>Leads under one formula.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="rule">Ratios, tolerance, rounding and small team. Its own policy does not matter here.</param>
    /// <param name="situation">Agents and the leads' week.</param>
    /// <exception cref="ArgumentException">The formula is about the floor and the situation has no agents on shift.</exception>
    /// <remarks>
    /// A working lead, who takes contacts for a fraction φ of the productive time, leads for 1 − φ: the exact number is divided by 1 − φ before it is rounded.
    /// Leads on the payroll who fill H hours a week: H ÷ (full-time hours × (1 − s)); 84 hours at 40 and 0.25 are 2.8, so 3.
    /// </remarks>
    public static LeadNeed Of(LeadFormula formula, LeadRule rule, LeadSituation situation)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(situation);
        var byFte = situation.AgentFte / rule.AgentsPerLead;
        var byHeads = situation.AgentHeads / rule.HeadsPerLead;
        return formula switch
        {
            LeadFormula.OrgFte => Payroll(formula, rule, situation, byFte, LeadPolicy.OrgFte),
            LeadFormula.OrgHead => Payroll(formula, rule, situation, byHeads, LeadPolicy.OrgHead),
            LeadFormula.OrgMax => Payroll(formula, rule, situation, Math.Max(byFte, byHeads), LeadPolicy.OrgMax),
            LeadFormula.OrgEither => Payroll(formula, rule, situation, Math.Min(byFte, byHeads), LeadPolicy.OrgEither),
            LeadFormula.Floor => Floor(formula, rule with { Tolerance = 0 }, situation),
            LeadFormula.FloorSoft => Floor(formula, rule, situation),
            LeadFormula.Hours => Filled(formula, situation, LeadPresence.HoursPerWeek(OnShift(situation)) / rule.AgentsPerLead, $"agents' hours a week ÷ {Text(rule.AgentsPerLead)}"),
            _ => throw new ArgumentOutOfRangeException(nameof(formula), formula, "There is no such formula."),
        };
    }

    private static LeadNeed Payroll(LeadFormula formula, LeadRule rule, LeadSituation situation, double exact, LeadPolicy policy)
    {
        var leading = 1 - situation.Working;
        var leads = (rule with { Policy = policy }).OnPayroll(situation.AgentFte / leading, situation.AgentHeads / leading);
        var text = $"{Text(situation.AgentFte)} FTE ÷ {Text(rule.AgentsPerLead)}, {Text(situation.AgentHeads)} heads ÷ {Text(rule.HeadsPerLead)}";
        return new LeadNeed(formula, exact / leading, leads, null, $"{text}{WorkingText(situation)}: {Text(exact / leading)}, so {leads}");
    }

    private static LeadNeed Floor(LeadFormula formula, LeadRule rule, LeadSituation situation)
    {
        var hours = LeadPresence.HoursPerWeek(situation.Presence.Required(rule, OnShift(situation)));
        return Filled(formula, situation, hours, $"one per {Text(rule.AgentsPerLead * (1 + rule.Tolerance))} agents on shift in every interval");
    }

    private static LeadNeed Filled(LeadFormula formula, LeadSituation situation, double hours, string how)
    {
        var leading = hours / (1 - situation.Working);
        var exact = ShrinkageMath.GrossUp(leading, situation.LeadShrinkage) / situation.FullTimeHours;
        var leads = FteMath.PeopleForHours(leading, situation.FullTimeHours, situation.LeadShrinkage);
        var week = $"{Text(situation.FullTimeHours)} h × (1 − {Text(situation.LeadShrinkage)})";
        return new LeadNeed(formula, exact, leads, hours, $"{how}: {Text(hours)} h a week{WorkingText(situation)} ÷ ({week}): {Text(exact)}, so {leads}");
    }

    private static IntervalSeries OnShift(LeadSituation situation) =>
        situation.OnShift ?? throw new ArgumentException("A formula about the floor needs the agents on shift.", nameof(situation));

    private static string WorkingText(LeadSituation situation) => situation.Working == 0 ? "" : $", ÷ (1 − {Text(situation.Working)}) for contacts taken";

    private static string Text(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
