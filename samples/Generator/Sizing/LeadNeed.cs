namespace Wfm.Samples.Sizing;

/// <summary>How many team leads a centre needs, by payroll and by floor.</summary>
/// <param name="ByFte">Payroll: agent FTE over 15, rounded up.</param>
/// <param name="ByHeads">Payroll: agent heads over 20, rounded up.</param>
/// <param name="FloorHours">Lead hours in the busiest week: in each interval agents on shift over 15, rounded up.</param>
/// <param name="ByFloor">Leads whose hours, less shrinkage, make the floor hours.</param>
public sealed record LeadNeed(int ByFte, int ByHeads, double FloorHours, int ByFloor)
{
    /// <summary>Leads that both rules need.</summary>
    public int Both => Math.Max(Math.Max(ByFte, ByHeads), ByFloor);

    /// <summary>The need.</summary>
    /// <param name="agentFte">Sum of agent FTE.</param>
    /// <param name="heads">Agents.</param>
    /// <param name="onShift">Agents on shift per interval, of one week.</param>
    /// <param name="intervalHours">Length of an interval.</param>
    /// <param name="leadHours">Contract hours of a lead.</param>
    /// <param name="shrinkage">Share of a lead's hours that don't fall where the floor needs them: leave, meals relieved, overlap at handover.</param>
    public static LeadNeed From(double agentFte, int heads, IEnumerable<double> onShift, double intervalHours, double leadHours, double shrinkage)
    {
        var floor = onShift.Sum(a => Math.Ceiling((a / 15) - 1e-9)) * intervalHours;
        return new LeadNeed(Up(agentFte / 15), Up(heads / 20.0), floor, Up(floor / (leadHours * (1 - shrinkage))));
    }

    private static int Up(double value) => (int)Math.Ceiling(value - 1e-9);
}
