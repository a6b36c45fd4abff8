namespace Wfm.Staffing;

/// <summary>
/// A contact centre to simulate: queues, people and time. Arrivals stop at the end of the last interval; the simulation goes on until every contact is answered or
/// has left, or nobody is there any more. Time is in seconds from the start of the first interval. Immutable.
/// </summary>
public sealed class Centre
{
    /// <summary>A centre.</summary>
    /// <param name="intervalSeconds">Length of an interval, in seconds, above 0.</param>
    /// <param name="intervals">Number of intervals, 1 or more.</param>
    /// <param name="queues">Queues, at least one; copied.</param>
    /// <param name="agents">Agents; copied. None: nobody answers.</param>
    /// <exception cref="ArgumentException">There is no queue, or an agent has a skill for one that does not exist.</exception>
    public Centre(double intervalSeconds, int intervals, IEnumerable<CentreQueue> queues, IEnumerable<CentreAgent> agents)
    {
        ArgumentNullException.ThrowIfNull(queues);
        ArgumentNullException.ThrowIfNull(agents);
        (IntervalSeconds, Intervals, Queues, Agents) = (Guard.Positive(intervalSeconds), Guard.Positive(intervals), [.. queues], [.. agents]);
        if (Queues.Count == 0)
        {
            throw new ArgumentException("A centre needs at least one queue.", nameof(queues));
        }

        if (Agents.SelectMany(a => a.Skills).FirstOrDefault(s => s.Queue >= Queues.Count) is { } wrong)
        {
            throw new ArgumentException(FormattableString.Invariant($"An agent has a skill for queue {wrong.Queue}; there are only {Queues.Count}, from 0."), nameof(agents));
        }

        foreach (var queue in Queues.Where(q => q.Deferred is not null))
        {
            if (queue.Patience is not null || queue.Concurrency is not null || queue.Capacity is not null)
            {
                throw new ArgumentException($"Deferred work has no patience, concurrency or capacity; queue {queue.Name} has.", nameof(queues));
            }
        }
    }

    /// <summary>Length of an interval, in seconds.</summary>
    public double IntervalSeconds { get; }

    /// <summary>Number of intervals.</summary>
    public int Intervals { get; }

    /// <summary>Queues.</summary>
    public IReadOnlyList<CentreQueue> Queues { get; }

    /// <summary>Agents.</summary>
    public IReadOnlyList<CentreAgent> Agents { get; }

    /// <summary>What happens to the contact in hand when an agent's time on contacts ends. Default: the agent finishes it.</summary>
    public ShiftEnd ShiftEnd { get; init; } = ShiftEnd.FinishContact;

    /// <summary>Time that agents spend elsewhere between contacts, or null for none.</summary>
    public ShortAbsences? Absences { get; init; }

    /// <summary>End of the last interval, in seconds.</summary>
    public double EndSeconds => IntervalSeconds * Intervals;

    /// <summary>The same queues with other agents: they see the same contacts in every replication.</summary>
    /// <param name="agents">Agents; copied.</param>
    public Centre WithAgents(IEnumerable<CentreAgent> agents) => new(IntervalSeconds, Intervals, Queues, agents) { ShiftEnd = ShiftEnd, Absences = Absences };
}
