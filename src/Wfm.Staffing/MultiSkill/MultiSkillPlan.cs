namespace Wfm.Staffing;

/// <summary>What a plan asks of people with several skills, interval by interval.</summary>
public sealed class MultiSkillPlan
{
    internal MultiSkillPlan(TimeGrid grid, IReadOnlyList<SkillGroup> groups, IReadOnlyList<MultiSkillRequirement> intervals, IReadOnlyList<SkillRequirement> skills,
        IReadOnlyList<double> apart, IReadOnlyList<string> apartQueues)
    {
        (Grid, Groups, Intervals, Skills, Apart, ApartQueues) = (grid, groups, intervals, skills, apart, apartQueues);
    }

    /// <summary>The plan's intervals.</summary>
    public TimeGrid Grid { get; }

    /// <summary>The people.</summary>
    public IReadOnlyList<SkillGroup> Groups { get; }

    /// <summary>Per interval: bounds, certified number, people per group. Without <see cref="Apart"/>.</summary>
    public IReadOnlyList<MultiSkillRequirement> Intervals { get; }

    /// <summary>
    /// The requirement as a roster takes it, per skill in the order in which the plan's queues name them: people attributed to the skill, weighted with their
    /// efficiency, so that at efficiency 1 the skills add up to the people and nobody counts twice.
    /// </summary>
    public IReadOnlyList<SkillRequirement> Skills { get; }

    /// <summary>Agents per interval for queues that are staffed by themselves.</summary>
    public IReadOnlyList<double> Apart { get; }

    /// <summary>Queues that are staffed by themselves: work that waits in a backlog, and chat with several contacts at a time.</summary>
    public IReadOnlyList<string> ApartQueues { get; }

    /// <summary>Agent-hours of the lower bound, before shrinkage, queues apart included.</summary>
    public double LowerHours => Hours(i => i.Lower);

    /// <summary>Agent-hours of the crews: certified where they are, else of separate groups.</summary>
    public double Hours() => Hours(i => i.Agents.Sum());

    /// <summary>Agent-hours of the upper bound.</summary>
    public double UpperHours => Hours(i => i.Upper);

    private double Hours(Func<MultiSkillRequirement, int> people) => (Intervals.Sum(i => (double)people(i)) + Apart.Sum()) * Grid.StepHours;
}
