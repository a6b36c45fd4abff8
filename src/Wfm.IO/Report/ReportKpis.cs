namespace Wfm.IO;

/// <summary>The numbers at the head of a report, each a sum or a share over what forecast and audit say. Immutable.</summary>
public sealed record ReportKpis
{
    private const double Tie = 1e-9;

    private ReportKpis()
    {
    }

    /// <summary>Contacts that the forecasts expect, all queues.</summary>
    public required double Contacts { get; init; }

    /// <summary>Agent-hours required, all skills.</summary>
    public required double RequiredHours { get; init; }

    /// <summary>Agent-hours scheduled on contacts, weighted with efficiency.</summary>
    public required double ScheduledHours { get; init; }

    /// <summary>Agent-hours short.</summary>
    public required double UnderHours { get; init; }

    /// <summary>Agent-hours too many.</summary>
    public required double OverHours { get; init; }

    /// <summary>Hours short over hours required; 0 when nothing is required.</summary>
    public double UnderShare => RequiredHours > 0 ? UnderHours / RequiredHours : 0;

    /// <summary>Hours too many over hours required; 0 when nothing is required.</summary>
    public double OverShare => RequiredHours > 0 ? OverHours / RequiredHours : 0;

    /// <summary>Work time of all shifts in hours, leads included.</summary>
    public required double PaidHours { get; init; }

    /// <summary>Expected share of contacts answered in time: mean over intervals and skills, weighted with forecast contacts; NaN without contacts.</summary>
    public required double ServiceLevel { get; init; }

    /// <summary>Expected mean wait in seconds, weighted with forecast contacts, over the intervals where it is finite; NaN without any.</summary>
    public required double AsaSeconds { get; init; }

    /// <summary>Skill-intervals with contacts in which the wait has no end: overload and nobody gives up.</summary>
    public required int OverloadedIntervals { get; init; }

    /// <summary>Expected occupancy, weighted with scheduled agents; NaN without any.</summary>
    public required double Occupancy { get; init; }

    /// <summary>Broken rules that may not be broken.</summary>
    public required int HardViolations { get; init; }

    /// <summary>Broken rules that cost points.</summary>
    public required int SoftViolations { get; init; }

    /// <summary>Rules that could not be judged.</summary>
    public required int NotCheckable { get; init; }

    /// <summary>Intervals with fewer leads on duty than the rule asks.</summary>
    public required int IntervalsShortOfLeads { get; init; }

    /// <summary>Intervals in which agents are on shift.</summary>
    public required int IntervalsWithAgents { get; init; }

    /// <summary>Agents on shift per lead on duty: the median over intervals with both (nearest rank); NaN without any.</summary>
    public required double SpanMedian { get; init; }

    /// <summary>The same, 90th percentile.</summary>
    public required double SpanP90 { get; init; }

    /// <summary>The same, largest.</summary>
    public required double SpanMax { get; init; }

    /// <summary>Agents on the payroll.</summary>
    public required int AgentHeads { get; init; }

    /// <summary>Their FTE.</summary>
    public required double AgentFte { get; init; }

    /// <summary>Leads on the payroll.</summary>
    public required int Leads { get; init; }

    /// <summary>Leads that the rule asks for on the payroll.</summary>
    public required int LeadsByRule { get; init; }

    /// <summary>(Penalty − lower bound) ÷ penalty, 0 to 1, or null when one of the two is not known. 0 when the penalty is 0.</summary>
    public required double? Gap { get; init; }

    /// <summary>The numbers of a report.</summary>
    public static ReportKpis Of(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(data, new SkillVolumes(data));
    }

    internal static ReportKpis Of(ReportData data, SkillVolumes volumes)
    {
        var coverage = data.Coverage;
        var service = ServiceMean.Of(volumes, coverage.Skills, 0, coverage.Grid.Count);
        var spans = coverage.Floor.Where(f => f is { Agents: > 0, Leads: > 0 }).Select(f => (double)f.Agents / f.Leads).Order().ToList();
        var agents = data.People.Where(p => p.Role == PersonRole.Agent).ToList();
        var fte = agents.Sum(p => p.Fte);
        return new ReportKpis
        {
            Contacts = data.Forecasts.Sum(f => f.Volume.Sum()),
            RequiredHours = coverage.RequiredHours,
            ScheduledHours = coverage.Grid.StepHours * coverage.Skills.Sum(s => s.Value.Sum(p => p.Scheduled)),
            UnderHours = coverage.UnderHours,
            OverHours = coverage.OverHours,
            PaidHours = data.Roster.Shifts.Sum(s => s.WorkTime.TotalHours),
            ServiceLevel = service.ServiceLevel,
            AsaSeconds = service.AsaSeconds,
            OverloadedIntervals = service.Overloaded,
            Occupancy = service.Occupancy,
            HardViolations = data.Violations.Count(v => v.Severity == Severity.Hard),
            SoftViolations = data.Violations.Count(v => v.Severity == Severity.Soft),
            NotCheckable = data.Violations.Count(v => v.Severity == Severity.NotCheckable),
            IntervalsShortOfLeads = coverage.Floor.Count(f => f.Leads < f.LeadsRequired),
            IntervalsWithAgents = coverage.Floor.Count(f => f.Agents > 0),
            SpanMedian = Rank(spans, 0.5),
            SpanP90 = Rank(spans, 0.9),
            SpanMax = Rank(spans, 1),
            AgentHeads = agents.Count,
            AgentFte = fte,
            Leads = data.People.Count(p => p.Role == PersonRole.Lead),
            LeadsByRule = data.Plan.LeadRule.OnPayroll(fte, agents.Count),
            Gap = (data.Penalty, data.LowerBound) is ({ } penalty, { } bound) ? (penalty > Tie ? Math.Max(0, penalty - bound) / penalty : 0) : null,
        };
    }

    // Nearest rank: a value that occurred, never one between two.
    private static double Rank(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling((share * sorted.Count) - Tie) - 1)];
}
