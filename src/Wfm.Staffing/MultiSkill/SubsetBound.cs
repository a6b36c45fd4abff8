namespace Wfm.Staffing;

/// <summary>
/// What a set S of queues asks of everybody who can take any of them (P. Hall's condition, Journal of the London Mathematical Society 10, 1935, with agents for
/// loads): at least what one group needs that can take all of S at the best pace anybody has, in order of arrival, for the weakest promise in S.
/// </summary>
/// <remarks>
/// The weakest promise is the smallest share with the longest threshold: whoever keeps each promise of S keeps that one for every queue of S. With one handle time,
/// exponential laws and no queue-specific patience the pooled group has, at every instant, the fewest contacts waiting that any routing can have, and whichever
/// queue is served last waits no less there than in order of arrival. Where handle times differ the shortest one and the mean are tried, and where patience or
/// denominators differ each of them, and the fewest agents count; where handle times vary less than exponential ones, waits are taken to be shorter by the smallest
/// (1 + cv²) ÷ 2. That makes the bound looser, not higher.
/// </remarks>
internal sealed class SubsetBound(SkillSystem system)
{
    private readonly Dictionary<ulong, int> _agents = [];
    private readonly double[] _capacity = [.. system.Loads.Select((l, q) => Carried(l.Target) * l.Erlangs / system.BestPace[q])];

    /// <summary>Whether efficiencies differ at some queue. Else numbers of agents say all: whoever has enough of them has the capacity.</summary>
    public bool IsUneven { get; } = Enumerable.Range(0, system.Groups.Count)
        .Any(g => SkillSystem.Bits(system.Touches[g]).Any(q => system.Pace(g, q) != system.BestPace[q]));

    /// <summary>Fewest agents, of any groups that touch the set.</summary>
    public int Agents(ulong set)
    {
        if (!_agents.TryGetValue(set, out var agents))
        {
            _agents.Add(set, agents = Pooled(set));
        }

        return agents;
    }

    /// <summary>Load that the set's contacts bring to agents of the best pace, even when as many give up as the promises allow.</summary>
    public double Capacity(ulong set)
    {
        var sum = 0.0;
        foreach (var q in SkillSystem.Bits(set))
        {
            sum += _capacity[q];
        }

        return sum;
    }

    /// <summary>What an agent of a group adds to that capacity: the highest share of the best pace.</summary>
    public double Share(int group, ulong set)
    {
        var share = 0.0;
        foreach (var q in SkillSystem.Bits(set & system.Touches[group]))
        {
            share = Math.Max(share, system.Pace(group, q) / system.BestPace[q]);
        }

        return share;
    }

    // Nobody gives up without patience. With it, contacts answered in time must be served, if all contacts are the denominator.
    private static double Carried(ServiceTarget target) => target.Patience is null
        ? 1
        : Math.Max(target.ServiceLevelOf == ServiceLevelOf.Offered ? target.ServiceLevel ?? 0 : 0, 1 - (target.AbandonmentMax ?? 1));

    private int Pooled(ulong set)
    {
        var (erlangs, rate, shortest, minimum, wait) = (0.0, 0.0, double.PositiveInfinity, 0, 1.0);
        var targets = new List<ServiceTarget>();
        foreach (var q in SkillSystem.Bits(set))
        {
            var load = system.Loads[q];
            minimum = Math.Max(minimum, load.Target.MinAgents);
            if (load.Erlangs > 0)
            {
                var aht = load.Aht.TotalSeconds / system.BestPace[q];
                (erlangs, rate, shortest) = (erlangs + (load.Erlangs / system.BestPace[q]), rate + (load.Erlangs / system.BestPace[q] / aht), Math.Min(shortest, aht));
                wait = Math.Min(wait, (1 + (load.AhtCv * load.AhtCv ?? 1)) / 2);
                targets.Add(load.Target);
            }
        }

        if (targets.Count == 0)
        {
            return minimum;
        }

        var weakest = new ServiceTarget
        {
            ServiceLevel = Weakest(targets, t => t.ServiceLevel, Math.Min),
            AnswerWithin = targets.Max(t => t.AnswerWithin) / wait,
            AsaMax = Weakest(targets, t => t.AsaMax?.TotalSeconds, Math.Max) is { } asa ? TimeSpan.FromSeconds(asa / wait) : null,
            OccupancyMax = Weakest(targets, t => t.OccupancyMax, Math.Max),
            AbandonmentMax = Weakest(targets, t => t.AbandonmentMax, Math.Max),
        };
        var fewest = int.MaxValue;
        foreach (var own in targets.Select(t => (t.Patience, t.ServiceLevelOf, ShortAbandon: t.ShortAbandon ?? t.AnswerWithin, t.AsaOf)).Distinct())
        {
            var target = weakest with { Patience = own.Patience, ServiceLevelOf = own.ServiceLevelOf, ShortAbandon = own.ShortAbandon, AsaOf = own.AsaOf };
            fewest = Math.Min(fewest, RequiredAgents.Find(erlangs, shortest, target).Agents);
            if (erlangs / rate > shortest * (1 + 1e-9))
            {
                fewest = Math.Min(fewest, RequiredAgents.Find(erlangs, erlangs / rate, target).Agents);
            }
        }

        return Math.Max(fewest, minimum);
    }

    // One that has no such target releases them all.
    private static double? Weakest(List<ServiceTarget> targets, Func<ServiceTarget, double?> part, Func<double, double, double> weaker) =>
        targets.Any(t => part(t) is null) ? null : targets.Select(t => part(t)!.Value).Aggregate(weaker);
}
