namespace Wfm;

/// <summary>How a roster covers its requirement, interval by interval, with the floor's agents and leads. Immutable.</summary>
public sealed class Coverage
{
    /// <summary>A coverage.</summary>
    /// <param name="grid">The intervals.</param>
    /// <param name="skills">Points per skill, one per interval.</param>
    /// <param name="floor">Agents and leads, one per interval.</param>
    public Coverage(TimeGrid grid, IEnumerable<KeyValuePair<string, IReadOnlyList<CoveragePoint>>> skills, IEnumerable<FloorPoint> floor)
    {
        ArgumentNullException.ThrowIfNull(grid);
        (Grid, Skills, Floor) = (grid, [.. skills], [.. floor]);
        if (Floor.Count != grid.Count || Skills.Any(s => s.Value.Count != grid.Count))
        {
            throw new ArgumentException($"Coverage needs one point for each of the grid's {grid.Count} intervals.", nameof(skills));
        }
    }

    /// <summary>The intervals.</summary>
    public TimeGrid Grid { get; }

    /// <summary>Points per skill, in the plan's order.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<CoveragePoint>>> Skills { get; }

    /// <summary>Agents and leads, one per interval.</summary>
    public IReadOnlyList<FloorPoint> Floor { get; }

    /// <summary>Required agent-hours of all skills.</summary>
    public double RequiredHours => Grid.StepHours * Skills.Sum(s => s.Value.Sum(p => p.Required));

    /// <summary>Agent-hours short of all skills.</summary>
    public double UnderHours => Grid.StepHours * Skills.Sum(s => s.Value.Sum(p => p.Under));

    /// <summary>Agent-hours too many of all skills.</summary>
    public double OverHours => Grid.StepHours * Skills.Sum(s => s.Value.Sum(p => p.Over));
}
