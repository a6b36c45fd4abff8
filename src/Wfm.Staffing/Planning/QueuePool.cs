namespace Wfm.Staffing;

/// <summary>
/// Queues of one skill whose contacts an agent takes in the same way: one group of agents serves them all. Chat with another concurrency is another group: an agent
/// has either calls in hand or chats, and what he has decides how many more he takes.
/// </summary>
internal sealed class QueuePool
{
    private readonly ContactModel _model;

    private QueuePool(ContactModel model, IEnumerable<QueueDemand> queues) => (_model, Queues) = (model, [.. queues]);

    /// <summary>The queues, in the plan's order.</summary>
    public IReadOnlyList<QueueDemand> Queues { get; }

    /// <summary>The model, in words.</summary>
    public string Model => _model.Name(Queues.Any(q => q.Plan.Target.Patience is not null));

    /// <summary>The groups of a skill's queues that are answered as they come.</summary>
    public static IReadOnlyList<QueuePool> Of(IEnumerable<QueueDemand> queues) =>
        [.. queues.GroupBy(q => string.Join(' ', q.Plan.Concurrency?.Throughput ?? [1])).Select(g => new QueuePool(new ContactModel(g.First().Plan.Concurrency), g))];

    /// <summary>The fewest agents in an interval, whole: those that keep every target with the certainty asked for, and no fewer than the minimum of an open queue.</summary>
    public PoolNeed Require(int interval)
    {
        var least = Least(interval);
        var need = new PoolNeed(least, [], least > 0);
        foreach (var certainty in Queues.Select(q => q.Plan.Target.Certainty).Distinct())
        {
            // Queues are taken to be busier than expected together: whatever they have to do with each other, the targets are then as certain as asked.
            if (Load(interval, certainty) is { } load && load.Streams.Any(s => s.Queue.Target.Certainty == certainty))
            {
                var found = load.Find(s => s.Queue.Target.Certainty == certainty);
                need = found.Agents > need.Agents || (found.Agents == need.Agents && need.AtMinimum) ? found : need;
            }
        }

        return need;
    }

    /// <summary>The fewest agents by the models' continuous extension, to 0.000001: not more than the whole number, and less than one fewer.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="whole">What <see cref="Require"/> found.</param>
    public double Fraction(int interval, int whole)
    {
        var least = whole == 0 ? 0.0 : Math.Min(whole, Least(interval));
        foreach (var certainty in Queues.Select(q => q.Plan.Target.Certainty).Distinct())
        {
            if (least < whole && Load(interval, certainty) is { } load)
            {
                least = Math.Max(least, load.FindFraction(whole, s => s.Queue.Target.Certainty == certainty));
            }
        }

        return least;
    }

    /// <summary>Adds to a mix what the queues get of a number of agents, whole or fractional.</summary>
    public void Expect(int interval, double agents, ref SkillMix mix)
    {
        var load = Load(interval);
        mix.AddAgents(agents, load?.Occupancy(agents) ?? 0);
        foreach (var queue in Queues.Where(q => q.Open[interval]))
        {
            mix.AddContacts(queue.Volume[interval], Expect(queue, interval, agents), queue.Plan.Target);
        }
    }

    /// <summary>What one queue gets of a number of agents for all of them.</summary>
    public QueuePerformance Expect(QueueDemand queue, int interval, double agents)
    {
        if (Load(interval) is { } load)
        {
            for (var i = 0; i < load.Streams.Count; i++)
            {
                if (load.Streams[i].Queue == queue.Plan)
                {
                    return load.At(i, agents);
                }
            }
        }

        return QueuePerformance.NoContacts;
    }

    private int Least(int interval) => Queues.Where(q => q.Open[interval]).Select(q => q.Plan.Target.MinAgents).DefaultIfEmpty(0).Max();

    private PoolLoad? Load(int interval, double? certainty = null)
    {
        List<PoolStream> streams = [.. Queues.Select(q => q.Stream(interval)?.At(certainty)).OfType<PoolStream>()];
        return streams.Count == 0 ? null : new PoolLoad(_model, streams);
    }
}
