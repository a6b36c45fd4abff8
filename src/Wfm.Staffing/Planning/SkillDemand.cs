namespace Wfm.Staffing;

/// <summary>All that the plan's queues ask of one skill: groups of agents for contacts that are answered as they come, and work that can wait.</summary>
internal sealed class SkillDemand
{
    private readonly TimeGrid _grid;
    private readonly IntervalSeries _shrinkage;
    private readonly IReadOnlyList<QueueDemand> _queues;
    private readonly IReadOnlyList<QueuePool> _pools;
    private readonly PoolNeed[][] _needs;

    private SkillDemand(string skill, Plan plan, IReadOnlyList<QueueDemand> queues, IntervalSeries shrinkage)
    {
        (Skill, _grid, _queues, _shrinkage) = (skill, plan.Grid, queues, shrinkage);
        _pools = QueuePool.Of(queues);
        _needs = [.. _pools.Select(p => Enumerable.Range(0, _grid.Count).Select(p.Require).ToArray())];
    }

    public string Skill { get; }

    /// <summary>The skills of a plan, in the order in which its queues name them.</summary>
    public static IReadOnlyList<SkillDemand> For(IReadOnlyList<QueueForecast> forecasts, Plan plan)
    {
        var shrinkage = ShrinkageMath.InOffice(plan);
        return [.. QueueDemand.For(forecasts, plan).GroupBy(d => d.Plan.Skill, StringComparer.Ordinal).Select(g => new SkillDemand(g.Key, plan, [.. g], shrinkage))];
    }

    /// <summary>The requirement, and what exactly that brings.</summary>
    public SkillRequirement Requirement() => new(Skill, _grid, Enumerable.Range(0, _grid.Count).Select(i =>
    {
        var mix = default(SkillMix);
        for (var p = 0; p < _pools.Count; p++)
        {
            _pools[p].Expect(i, _needs[p][i].Agents, ref mix);
        }

        return mix.Requirement(_queues.Sum(q => q.Erlangs(i, _grid.Step)), _shrinkage[i]);
    }));

    /// <summary>The groups, and what decided their sizes.</summary>
    public IEnumerable<StaffingGroup> Groups() => _pools.Select((pool, p) => new StaffingGroup
    {
        Skill = Skill,
        Queues = [.. pool.Queues.Select(q => q.Plan)],
        Model = pool.Model,
        Intervals = _needs[p].Count(n => n.Agents > 0),
        Binding =
        [
            .. _needs[p].SelectMany(n => n.Binding).Where(b => b.Value != ServiceTargets.None).GroupBy(b => b)
                .Select(g => new BindingTarget(g.Key.Key, g.Key.Value, g.Count())).OrderByDescending(b => b.Intervals),
        ],
        AtMinimum = _needs[p].Count(n => n.AtMinimum),
    });

    /// <summary>What the user should know of the inputs.</summary>
    public IEnumerable<string> Warnings() => _queues.Where(q => !q.KnowsCv).Select(q =>
        $"The forecast of queue '{q.Plan.Queue.Name}' has no quantiles: how uncertain it is cannot be known, and 'certainty' has no effect on its contacts.");

    /// <summary>What agents bring who are rostered on the skill, before shrinkage.</summary>
    public SkillMix Expect(int interval, double scheduled)
    {
        var mix = default(SkillMix);
        for (var p = 0; p < _pools.Count; p++)
        {
            _pools[p].Expect(interval, Share(p, interval, scheduled), ref mix);
        }

        return mix;
    }

    /// <summary>What one queue gets of agents who are rostered on the skill, or null when the skill has no such queue.</summary>
    public QueuePerformance? Expect(QueueKey queue, int interval, double scheduled)
    {
        for (var p = 0; p < _pools.Count; p++)
        {
            if (_pools[p].Queues.FirstOrDefault(q => q.Plan.Queue == queue) is { } found)
            {
                return _pools[p].Expect(found, interval, Share(p, interval, scheduled));
            }
        }

        return null;
    }

    // Groups share the agents in proportion to what they need. Nobody is needed only where no queue has contacts or a minimum: then there is nothing to share.
    private double Share(int pool, int interval, double scheduled)
    {
        var needed = _needs.Sum(n => n[interval].Agents);
        return needed > 0 ? ShrinkageMath.Net(scheduled, _shrinkage[interval]) * _needs[pool][interval].Agents / needed : 0;
    }
}
