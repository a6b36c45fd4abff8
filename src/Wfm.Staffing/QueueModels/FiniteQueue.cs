namespace Wfm.Staffing;

/// <summary>
/// M/M/n/K, with patience M/M/n/K+M: n agents and K − n waiting places; contacts that find K in the system are lost. K = n is Erlang B; K without end is Erlang C or
/// Erlang A. Always stable, ρ = 1 and above included, since the states are summed and no geometric closed form is used.
/// </summary>
public static class FiniteQueue
{
    private const long MostPlaces = 10_000_000;

    /// <summary>Every measure. Without patience the virtual service level is that of the answered: nobody who is let in gives up.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000.</param>
    /// <param name="capacity">Places in the system, K: agents plus waiting places; <paramref name="agents"/> to <paramref name="agents"/> + 10,000,000.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite (the default) when nobody gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueuePerformance Evaluate(
        double erlangs, int agents, int capacity, double ahtSeconds, double targetSeconds, double patienceSeconds = double.PositiveInfinity)
    {
        QueueInput.Check(erlangs, agents, ahtSeconds, targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        if (capacity < agents || capacity - agents > MostPlaces)
        {
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity,
                $"The system's capacity must be at least the {agents} agents and at most {MostPlaces} above: it counts agents plus waiting places.");
        }

        if (erlangs == 0)
        {
            return QueuePerformance.NoContacts;
        }

        if (agents == 0)
        {
            return Nobody(erlangs, capacity, ahtSeconds, patienceSeconds);
        }

        var below = new ErlangLadder(erlangs, agents).Below;
        var result = QueueStates.Evaluate(below, erlangs, agents, ahtSeconds, targetSeconds, patienceSeconds, capacity - agents);
        return double.IsPositiveInfinity(patienceSeconds) ? result with { ServiceLevelVirtual = result.ServiceLevelOfAnswered } : result;
    }

    // Nobody answers. With patience the places hold a loss system whose "service" is giving up; without, they fill for good.
    private static QueuePerformance Nobody(double erlangs, int capacity, double ahtSeconds, double patienceSeconds)
    {
        var lambda = erlangs / ahtSeconds;
        var blocked = double.IsPositiveInfinity(patienceSeconds) ? 1 : ErlangB.Blocking(Math.Min(QueueInput.Most, lambda * patienceSeconds), capacity);
        return new QueuePerformance
        {
            Erlangs = erlangs,
            WaitProbability = 1 - blocked,
            ServiceLevel = 0,
            AsaSeconds = double.NaN,
            Occupancy = double.NaN,
            Abandonment = 1 - blocked,
            Blocking = blocked,
            MeanWaitAllSeconds = blocked == 1 ? 0 : (1 - blocked) * patienceSeconds,
            ServiceLevelOfAnswered = double.NaN,
            ServiceLevelVirtual = 0,
            MeanQueue = blocked == 1 ? capacity : lambda * (1 - blocked) * patienceSeconds,
        };
    }
}
