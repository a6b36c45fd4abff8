namespace Wfm;

/// <summary>Required against scheduled for one skill in one interval, and what the contacts will notice of it.</summary>
/// <param name="Required">Agents to roster (gross).</param>
/// <param name="Scheduled">Agents rostered on the skill, weighted with their efficiency.</param>
/// <param name="ExpectedServiceLevel">Share of offered contacts answered in time, 0 to 1.</param>
/// <param name="ExpectedAsaSeconds">Mean wait of answered contacts in seconds; infinite in overload without abandonment.</param>
/// <param name="ExpectedOccupancy">Share of the agents' time in contacts, 0 to 1.</param>
public readonly record struct CoveragePoint(double Required, double Scheduled, double ExpectedServiceLevel, double ExpectedAsaSeconds, double ExpectedOccupancy)
{
    /// <summary>Agents short, 0 or more.</summary>
    public double Under => Math.Max(0, Required - Scheduled);

    /// <summary>Agents too many, 0 or more.</summary>
    public double Over => Math.Max(0, Scheduled - Required);
}
