namespace Wfm.Rostering;

/// <summary>What the audit found. Immutable.</summary>
/// <param name="Violations">Violations in order of rule, date and person.</param>
/// <param name="Coverage">Required against scheduled, and leads against agents.</param>
/// <param name="Score">The itemised penalty.</param>
public sealed record AuditReport(IReadOnlyList<Violation> Violations, Coverage Coverage, RosterScore Score)
{
    /// <summary>Number of violations of hard rules.</summary>
    public int HardCount => Violations.Count(v => v.Severity == Severity.Hard);
}
