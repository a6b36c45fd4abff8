namespace Wfm.Staffing;

/// <summary>
/// What contacts will notice of a roster: service level, ASA, occupancy and abandonment expected from the agents scheduled. Of the agents scheduled 1 − s take
/// contacts, a number that is rarely whole: the queue models' continuous extensions take it as it is. Prepared once per plan; reading is thread-safe.
/// </summary>
/// <remarks>
/// The models are those of the requirement, so that a roster that gives exactly the requirement brings exactly the measures of the requirement. Shares and means are over
/// contacts, by each queue's own denominators (<see cref="ServiceTarget.ServiceLevelOf"/>, <see cref="ServiceTarget.AsaOf"/>). Where the agents scheduled are none, contacts
/// that come are all missed: service level 0, occupancy NaN, and ASA infinite without patience, NaN with it, since nobody is answered. Without contacts: service level 1,
/// ASA 0.
/// </remarks>
public sealed class ServiceExpectation
{
    private readonly TimeGrid _grid;
    private readonly Dictionary<string, SkillDemand> _skills;

    /// <summary>Prepares the plan's queues on its grid.</summary>
    /// <param name="forecasts">As for <see cref="StaffingPlanner.Require"/>.</param>
    /// <param name="plan">As for <see cref="StaffingPlanner.Require"/>.</param>
    /// <exception cref="WfmDataException">As for <see cref="StaffingPlanner.Require"/>.</exception>
    public ServiceExpectation(IReadOnlyList<QueueForecast> forecasts, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(plan);
        _grid = plan.Grid;
        _skills = SkillDemand.For(forecasts, plan).ToDictionary(s => s.Skill, StringComparer.Ordinal);
    }

    /// <summary>Expected measures of one skill in one interval, for contacts that are answered as they come. Work that can wait depends on other intervals too: see <see cref="Cover"/>.</summary>
    /// <param name="skill">A skill of the plan's queues.</param>
    /// <param name="interval">Index in the plan's grid.</param>
    /// <param name="required">Agents to roster (gross), passed on.</param>
    /// <param name="scheduled">Agents rostered on the skill, before shrinkage, 0 or more, whole or fractional.</param>
    /// <exception cref="ArgumentException">No queue of the plan has that skill.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is outside the grid, or scheduled is negative or not finite.</exception>
    public CoveragePoint Expect(string skill, int interval, double required, double scheduled) => Mix(skill, interval, scheduled).Coverage(required, scheduled);

    /// <summary>Expected share of one skill's contacts that gives up in one interval.</summary>
    /// <param name="skill">A skill of the plan's queues.</param>
    /// <param name="interval">Index in the plan's grid.</param>
    /// <param name="scheduled">Agents rostered on the skill, before shrinkage, 0 or more, whole or fractional.</param>
    /// <exception cref="ArgumentException">No queue of the plan has that skill.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is outside the grid, or scheduled is negative or not finite.</exception>
    public double Abandonment(string skill, int interval, double scheduled) => Mix(skill, interval, scheduled).Abandonment;

    /// <summary>Expected measures of one queue in one interval, with its skill's agents serving all queues of the skill.</summary>
    /// <param name="queue">A queue of the plan.</param>
    /// <param name="interval">Index in the plan's grid.</param>
    /// <param name="scheduled">Agents rostered on the skill, before shrinkage, 0 or more, whole or fractional.</param>
    /// <exception cref="ArgumentException">The plan has no such queue, or its work waits in a backlog.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is outside the grid, or scheduled is negative or not finite.</exception>
    public QueuePerformance Expect(QueueKey queue, int interval, double scheduled)
    {
        CheckInterval(interval);
        return _skills.Values.Select(s => s.Expect(queue, interval, scheduled)).FirstOrDefault(p => p is not null)
            ?? throw new ArgumentException($"The plan has no queue '{queue.Name}' ({queue.Channel}) whose contacts are answered as they come.", nameof(queue));
    }

    /// <summary>Coverage of one skill over the plan's grid: required against scheduled, and what to expect of it.</summary>
    /// <param name="requirement">The skill's requirement on the plan's grid.</param>
    /// <param name="scheduled">Agents rostered on the skill per interval, before shrinkage.</param>
    /// <exception cref="ArgumentException">Another grid or another number of values.</exception>
    public IReadOnlyList<CoveragePoint> Cover(SkillRequirement requirement, IReadOnlyList<double> scheduled)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        ArgumentNullException.ThrowIfNull(scheduled);
        if (!requirement.Grid.Equals(_grid) || scheduled.Count != _grid.Count)
        {
            throw new ArgumentException($"Coverage needs the plan's grid ({_grid}) and one number for each of its {_grid.Count} intervals, not {scheduled.Count}.",
                nameof(scheduled));
        }

        return [.. Skill(requirement.Skill).Expect(scheduled).Select((mix, i) => mix.Coverage(requirement.Points[i].GrossAgents, scheduled[i]))];
    }

    private SkillMix Mix(string skill, int interval, double scheduled)
    {
        var demand = Skill(skill);
        CheckInterval(interval);
        return demand.Expect(interval, scheduled);
    }

    private SkillDemand Skill(string skill) => _skills.TryGetValue(skill, out var demand)
        ? demand
        : throw new ArgumentException($"No queue of the plan needs skill '{skill}'. There are: {string.Join(", ", _skills.Keys)}.", nameof(skill));

    private void CheckInterval(int interval)
    {
        if (interval < 0 || interval >= _grid.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(interval), interval, $"The plan's grid has intervals 0 to {_grid.Count - 1}.");
        }
    }
}
