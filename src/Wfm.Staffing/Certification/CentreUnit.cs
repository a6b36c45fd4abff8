namespace Wfm.Staffing;

/// <summary>Queues whose contacts the same agents take: a group of the queue model, or the deferred work of one skill.</summary>
/// <param name="Pool">The queue model's group; null for deferred work, of which it has nothing to say here.</param>
/// <param name="Queues">Positions of the queues in the plan.</param>
internal sealed record CentreUnit(QueuePool? Pool, IReadOnlyList<int> Queues)
{
    public static IReadOnlyList<CentreUnit> Of(IReadOnlyList<QueueDemand> demands)
    {
        var numbers = demands.Select((d, q) => (Demand: d, Number: q)).ToList();
        var units = new List<CentreUnit>();
        foreach (var skill in numbers.GroupBy(d => d.Demand.Plan.Skill, StringComparer.Ordinal))
        {
            units.AddRange(QueuePool.Of(skill.Where(d => !d.Demand.Plan.IsDeferred).Select(d => d.Demand))
                .Select(p => new CentreUnit(p, [.. p.Queues.Select(q => numbers.First(n => ReferenceEquals(n.Demand, q)).Number)])));
            if (skill.Any(d => d.Demand.Plan.IsDeferred))
            {
                units.Add(new CentreUnit(null, [.. skill.Where(d => d.Demand.Plan.IsDeferred).Select(d => d.Number)]));
            }
        }

        return units;
    }

    /// <summary>Agents that the unit needs in each interval.</summary>
    public double[] Need(IReadOnlyList<QueueDemand> demands, TimeGrid grid) =>
    [
        .. Enumerable.Range(0, grid.Count).Select(i => Pool is null
            ? Queues.Sum(q => demands[q].Erlangs(i, grid.Step) / demands[q].Plan.DeferredOccupancy)
            : Pool.Require(i).Agents),
    ];
}
