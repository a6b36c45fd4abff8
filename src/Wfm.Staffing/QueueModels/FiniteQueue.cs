namespace Wfm.Staffing;

/// <summary>
/// M/M/n/K, with patience M/M/n/K+M: n agents and K − n waiting places; contacts that find K in the system are lost. K = n is Erlang B; K without end is Erlang C or
/// Erlang A. Always stable, ρ = 1 and above included, since the states are summed and no geometric closed form is used.
/// </summary>
public static class FiniteQueue
{
    /// <summary>Every measure. Without patience the virtual service level is that of the answered: nobody who is let in gives up.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional (continuous extension, see <see cref="ErlangA"/>).</param>
    /// <param name="capacity">Places in the system, K: agents plus a whole number of waiting places, 0 to 10,000,000 of these.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite (the default) when nobody gives up.</param>
    /// <param name="shortAbandonSeconds">How soon giving up is early, 0 or more; null for the threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueuePerformance Evaluate(double erlangs, double agents, double capacity, double ahtSeconds, double targetSeconds,
        double patienceSeconds = double.PositiveInfinity, double? shortAbandonSeconds = null)
    {
        QueueInput.Check(erlangs, agents, ahtSeconds, targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        QueueInput.CheckShort(shortAbandonSeconds);
        var places = QueueInput.Places(agents, capacity);
        return new QueueLaw(erlangs, ahtSeconds, targetSeconds) { PatienceSeconds = patienceSeconds, ShortSeconds = shortAbandonSeconds, Places = places }.At(agents);
    }

    /// <summary>Wait that a share of contacts stays within: the service level solved for its threshold, to the last digits.</summary>
    /// <param name="share">Share of contacts, at least 0 and below 1.</param>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="capacity">Places in the system, K: agents plus a whole number of waiting places, 0 to 10,000,000 of these.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite (the default) when nobody gives up.</param>
    /// <param name="of">Whose wait: that of answered contacts, the virtual wait of those let in, or that of offered contacts with the others never answered.</param>
    /// <returns>Seconds; infinite when that share is never reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double WaitPercentile(double share, double erlangs, double agents, double capacity, double ahtSeconds,
        double patienceSeconds = double.PositiveInfinity, ServiceLevelOf of = ServiceLevelOf.Answered)
    {
        Guard.ShareOrZero(share, nameof(share));
        QueueInput.Check(erlangs, agents, ahtSeconds, 0);
        QueueInput.CheckPatience(patienceSeconds);
        return new QueueLaw(erlangs, ahtSeconds, 0) { PatienceSeconds = patienceSeconds, Places = QueueInput.Places(agents, capacity) }.WaitPercentile(share, agents, of);
    }

    // Nobody answers. With patience the places hold a loss system whose "service" is giving up; without, they fill for good.
    internal static QueuePerformance Nobody(double erlangs, int places, double ahtSeconds, double targetSeconds, double patienceSeconds)
    {
        var (lambda, endless) = (erlangs / ahtSeconds, double.IsPositiveInfinity(patienceSeconds));
        var below = endless ? 0 : new ErlangLadder(Math.Clamp(lambda * patienceSeconds, 1e-100, 1e15), places).Below;
        var blocked = 1 / (1 + below);
        var admitted = double.IsPositiveInfinity(below) ? 1 : below * blocked;
        return new QueuePerformance
        {
            Erlangs = erlangs,
            WaitProbability = admitted,
            ServiceLevel = 0,
            AsaSeconds = double.NaN,
            Occupancy = double.NaN,
            Abandonment = admitted,
            Blocking = blocked,
            MeanWaitAllSeconds = endless ? 0 : admitted * patienceSeconds,
            ServiceLevelOfAnswered = double.NaN,
            ServiceLevelVirtual = 0,
            MeanQueue = endless ? places : lambda * admitted * patienceSeconds,
            NotShort = blocked + (admitted * Math.Exp(-targetSeconds / patienceSeconds)),
        };
    }
}
