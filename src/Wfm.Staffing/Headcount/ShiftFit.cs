namespace Wfm.Staffing;

/// <summary>How well rostered agents follow the requirement: shifts never fit a curve quite, and the loss belongs in a headcount. Measured, not assumed.</summary>
/// <param name="RequiredHours">Agent-hours required.</param>
/// <param name="RosteredHours">Agent-hours rostered, of the same kind: both taking contacts, or both before shrinkage.</param>
/// <param name="OverHours">Agent-hours rostered beyond the requirement of their interval.</param>
/// <param name="UnderHours">Agent-hours short of the requirement of their interval.</param>
public sealed record ShiftFit(double RequiredHours, double RosteredHours, double OverHours, double UnderHours)
{
    /// <summary>Rostered ÷ required − 1: 0.1 is a tenth more than needed, below 0 too few. NaN when nothing is required.</summary>
    public double Inefficiency => RequiredHours > 0 ? (RosteredHours / RequiredHours) - 1 : double.NaN;

    /// <summary>Over ÷ required: what the shape of shifts costs, whatever is short elsewhere. NaN when nothing is required.</summary>
    public double OverShare => RequiredHours > 0 ? OverHours / RequiredHours : double.NaN;

    /// <summary>Share of the required agent-hours that somebody covers. NaN when nothing is required.</summary>
    public double Covered => RequiredHours > 0 ? 1 - (UnderHours / RequiredHours) : double.NaN;

    /// <summary>The fit of a roster to a requirement.</summary>
    /// <param name="required">Agents required per interval.</param>
    /// <param name="rostered">Agents rostered per interval, on the same grid.</param>
    /// <exception cref="ArgumentException">The grids differ.</exception>
    public static ShiftFit Of(IntervalSeries required, IntervalSeries rostered)
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(rostered);
        if (!required.Grid.Equals(rostered.Grid))
        {
            throw new ArgumentException($"Requirement and roster have different intervals: {required.Grid} and {rostered.Grid}.", nameof(rostered));
        }

        var (over, under) = (0.0, 0.0);
        for (var i = 0; i < required.Count; i++)
        {
            over += Math.Max(0, rostered[i] - required[i]);
            under += Math.Max(0, required[i] - rostered[i]);
        }

        var hours = required.Grid.StepHours;
        return new ShiftFit(required.Sum() * hours, rostered.Sum() * hours, over * hours, under * hours);
    }

    /// <summary>The fit of a roster to the requirement of all skills.</summary>
    public static ShiftFit Of(Coverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return new ShiftFit(
            coverage.RequiredHours,
            coverage.Grid.StepHours * coverage.Skills.Sum(s => s.Value.Sum(p => p.Scheduled)),
            coverage.OverHours,
            coverage.UnderHours);
    }
}
