namespace Wfm.Staffing;

/// <summary>The span of control that a roster achieves: agents on shift per lead on duty, over the intervals in which both are there.</summary>
/// <param name="Intervals">Intervals with agents on shift.</param>
/// <param name="P50">Half of the intervals with a lead have a span of at most this; NaN when no interval has one. Percentiles are values that occurred (nearest rank).</param>
/// <param name="P90">Nine tenths have at most this.</param>
/// <param name="Max">The widest span.</param>
/// <param name="WithoutLead">Intervals in which the rule asks for a lead and none is on duty.</param>
/// <param name="SmallTeam">Intervals without a lead in which the team is small enough to do without.</param>
/// <param name="Short">Intervals with fewer leads than the rule asks for, those without any included.</param>
public sealed record LeadSpan(int Intervals, double P50, double P90, double Max, int WithoutLead, int SmallTeam, int Short)
{
    /// <summary>The span over the intervals of a roster.</summary>
    /// <param name="floor">Agents and leads per interval, with the leads required: <see cref="Coverage.Floor"/>.</param>
    public static LeadSpan Of(IEnumerable<FloorPoint> floor)
    {
        ArgumentNullException.ThrowIfNull(floor);
        var manned = floor.Where(f => f.Agents > 0).ToList();
        double[] spans = [.. manned.Where(f => f.Leads > 0).Select(f => (double)f.Agents / f.Leads).Order()];
        return new LeadSpan(
            manned.Count,
            Percentile(spans, 0.5),
            Percentile(spans, 0.9),
            Percentile(spans, 1),
            manned.Count(f => f.Leads == 0 && f.LeadsRequired > 0),
            manned.Count(f => f.Leads == 0 && f.LeadsRequired == 0),
            manned.Count(f => f.Leads < f.LeadsRequired));
    }

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling((share * sorted.Length) - 1e-9) - 1)];
}
