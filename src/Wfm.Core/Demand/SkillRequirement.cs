namespace Wfm;

/// <summary>Agents needed for one skill in each interval. Immutable.</summary>
public sealed class SkillRequirement
{
    /// <summary>A requirement.</summary>
    /// <param name="skill">The skill.</param>
    /// <param name="grid">The intervals.</param>
    /// <param name="points">One per interval; copied.</param>
    /// <exception cref="ArgumentException">The number of points differs from the grid's.</exception>
    public SkillRequirement(string skill, TimeGrid grid, IEnumerable<RequirementPoint> points)
    {
        ArgumentNullException.ThrowIfNull(grid);
        (Skill, Grid, Points) = (Guard.Text(skill), grid, [.. points]);
        if (Points.Count != grid.Count)
        {
            throw new ArgumentException($"The grid has {grid.Count} intervals, the requirement {Points.Count}.", nameof(points));
        }
    }

    /// <summary>The skill.</summary>
    public string Skill { get; }

    /// <summary>The intervals.</summary>
    public TimeGrid Grid { get; }

    /// <summary>One per interval.</summary>
    public IReadOnlyList<RequirementPoint> Points { get; }

    /// <summary>Agents to roster, as a series.</summary>
    public IntervalSeries Gross => new(Grid, Points.Select(p => p.GrossAgents));

    /// <summary>Sum of agents taking contacts × interval length, in agent-hours.</summary>
    public double NetHours => Points.Sum(p => p.NetAgents) * Grid.StepHours;

    /// <summary>Sum of agents to roster × interval length, in agent-hours.</summary>
    public double GrossHours => Points.Sum(p => p.GrossAgents) * Grid.StepHours;
}
