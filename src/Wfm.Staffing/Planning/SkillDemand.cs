namespace Wfm.Staffing;

/// <summary>All that the plan's queues ask of one skill: groups of agents for contacts that are answered as they come, and work that can wait.</summary>
internal sealed class SkillDemand
{
    private readonly TimeGrid _grid;
    private readonly IntervalSeries _shrinkage;
    private readonly IReadOnlyList<QueueDemand> _queues;
    private readonly IReadOnlyList<QueuePool> _pools;
    private readonly PoolNeed[][] _needs;
    private readonly DeferredPool? _deferred;
    private readonly double[] _whole;
    private readonly double[] _fraction;
    private readonly double[] _net;
    private readonly IReadOnlyList<double> _impossible = [];

    private SkillDemand(string skill, Plan plan, IReadOnlyList<QueueDemand> queues, IntervalSeries shrinkage)
    {
        (Skill, _grid, _queues, _shrinkage) = (skill, plan.Grid, queues, shrinkage);
        _pools = QueuePool.Of(queues.Where(q => !q.Plan.IsDeferred));
        _needs = [.. _pools.Select(p => Enumerable.Range(0, _grid.Count).Select(p.Require).ToArray())];
        _whole = [.. Enumerable.Range(0, _grid.Count).Select(i => (double)_needs.Sum(n => n[i].Agents))];
        (_fraction, _net) = (_whole, _whole);
        if (queues.Any(q => q.Plan.IsDeferred))
        {
            _deferred = new DeferredPool(_grid, queues.Where(q => q.Plan.IsDeferred));
            _fraction = [.. Enumerable.Range(0, _grid.Count).Select(i => _pools.Select((p, k) => _deferred.Staffed[i] ? p.Fraction(i, _needs[k][i].Agents) : _needs[k][i].Agents).Sum())];
            (_net, _impossible) = _deferred.Require(_whole, _fraction);
            for (var i = 0; i < _net.Length; i++)
            {
                _net[i] = Math.Max(_net[i], queues.Where(q => q.Plan.IsDeferred && q.Open[i]).Select(q => q.Plan.Target.MinAgents).DefaultIfEmpty(0).Max());
            }
        }
    }

    public string Skill { get; }

    /// <summary>The skills of a plan, in the order in which its queues name them.</summary>
    public static IReadOnlyList<SkillDemand> For(IReadOnlyList<QueueForecast> forecasts, Plan plan)
    {
        var shrinkage = ShrinkageMath.InOffice(plan);
        return [.. QueueDemand.For(forecasts, plan).GroupBy(d => d.Plan.Skill, StringComparer.Ordinal).Select(g => new SkillDemand(g.Key, plan, [.. g], shrinkage))];
    }

    /// <summary>The requirement, and what exactly that brings.</summary>
    public SkillRequirement Requirement() => new(Skill, _grid, Taking(_net).Select((mix, i) => mix.Requirement(_queues.Sum(q => q.Erlangs(i, _grid.Step)), _shrinkage[i])));

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

    /// <summary>What becomes of the queues whose work can wait, with the requirement.</summary>
    public IEnumerable<StaffingBacklog> Backlogs()
    {
        if (_deferred is null)
        {
            yield break;
        }

        var flow = _deferred.Flow([.. _net.Zip(_fraction, (a, f) => a - f)]);
        for (var q = 0; q < flow.Count; q++)
        {
            yield return new StaffingBacklog(_deferred.Queues[q].Plan, flow[q].OnTime, flow[q].Backlog.Max(), flow[q].Backlog[^1], _impossible[q]);
        }
    }

    /// <summary>What the user should know of the inputs.</summary>
    public IEnumerable<string> Warnings() => [.. Uncertain(), .. Uncovered(), .. Backlogs().Where(b => b.Impossible > 0.5).Select(b => FormattableString.Invariant(
        $"Queue '{b.Queue.Queue.Name}': {b.Impossible:0} contacts cannot be done in time by any number of agents: nobody is there between their coming and their deadline."))];

    private IEnumerable<string> Uncertain() => _queues.Where(q => !q.KnowsCv).Select(q =>
        $"The forecast of queue '{q.Plan.Queue.Name}' has no quantiles: how uncertain it is cannot be known, and 'certainty' has no effect on its contacts.");

    private IEnumerable<string> Uncovered() => _queues.Where(q => q.Uncovered > 0).Select(q =>
        FormattableString.Invariant($"The forecast of queue '{q.Plan.Queue.Name}' leaves out {q.Uncovered} closed intervals at the ends of the plan: taken as volume 0."));

    /// <summary>What agents bring who are rostered on the skill, before shrinkage, over the whole horizon: work that waits is carried from interval to interval.</summary>
    public IReadOnlyList<SkillMix> Expect(IReadOnlyList<double> scheduled) => Taking([.. scheduled.Select((s, i) => ShrinkageMath.Net(s, _shrinkage[i]))]);

    /// <summary>What agents bring in one interval for contacts that cannot wait.</summary>
    public SkillMix Expect(int interval, double scheduled) => Now(interval, ShrinkageMath.Net(scheduled, _shrinkage[interval]));

    /// <summary>What one queue gets of agents who are rostered on the skill, or null when the skill has no such queue.</summary>
    public QueuePerformance? Expect(QueueKey queue, int interval, double scheduled)
    {
        for (var p = 0; p < _pools.Count; p++)
        {
            if (_pools[p].Queues.FirstOrDefault(q => q.Plan.Queue == queue) is { } found)
            {
                return _pools[p].Expect(found, interval, Share(p, interval, ShrinkageMath.Net(scheduled, _shrinkage[interval])));
            }
        }

        return null;
    }

    private SkillMix[] Taking(IReadOnlyList<double> agents)
    {
        if (_deferred is null)
        {
            return [.. agents.Select((a, i) => Now(i, a))];
        }

        // Contacts that cannot wait come first: the others get the agents beyond what these need, and what they do not take up is there for these as well.
        var flow = _deferred.Flow([.. agents.Zip(_fraction, (a, f) => a - f)]);
        var mixes = new SkillMix[_grid.Count];
        for (var i = 0; i < mixes.Length; i++)
        {
            var used = Math.Min(_deferred.Used(flow, i), agents[i]);
            var mix = Now(i, agents[i] - used);
            mix.AddAgents(used, used > 0 ? Math.Min(1, _deferred.Busy(flow, i) / used) : 0);
            for (var q = 0; q < flow.Count; q++)
            {
                mix.AddDeferred(_deferred.Queues[q].Volume[i], flow[q].OnTimeOf(i));
            }

            mixes[i] = mix;
        }

        return mixes;
    }

    private SkillMix Now(int interval, double agents)
    {
        var mix = default(SkillMix);
        if (_pools.Count == 0)
        {
            mix.AddAgents(agents, 0);
        }

        for (var p = 0; p < _pools.Count; p++)
        {
            _pools[p].Expect(interval, Share(p, interval, agents), ref mix);
        }

        return mix;
    }

    // Groups share the agents in proportion to what they need; where nobody is needed, the first has them.
    private double Share(int pool, int interval, double agents) =>
        _whole[interval] > 0 ? agents * _needs[pool][interval].Agents / _whole[interval] : pool == 0 ? agents : 0;
}
