namespace Wfm.Staffing;

/// <summary>
/// Erlang A, M/M/n+M: contacts give up after an exponential patience. Always stable. Exact, by quadrature of the law of the virtual wait (C. Palm, 1946;
/// A. Mandelbaum and S. Zeltyn, 2005) from 1 ÷ B(n, A): above the Erlang B recurrence the cost does not depend on the number of agents.
/// </summary>
/// <remarks>
/// <para>Fractional agents: the same law with y = 1 ÷ B(x, A) from the continuous extension of Erlang B and service rate x·μ. It equals the model at whole
/// numbers, tends to continuous Erlang C as patience grows, is P(Gamma(x) ≤ A) for the wait probability when patience equals AHT, keeps occupancy at or below 1,
/// and is monotone in x. Not the same as interpolation. Within 1e-11 of 80-digit decimals on every table row.</para>
/// <para>The virtual wait rises in likelihood-ratio order with load and AHT and falls with agents. So the service level by every denominator, both mean waits, the
/// wait probability and abandonment move one way in each of them. With longer patience the wait probability, occupancy and the waits of the answered rise,
/// abandonment falls, and the service level of the offered may go either way.</para>
/// </remarks>
public static class ErlangA
{
    /// <summary>Every measure.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, after shrinkage, 0 to 10,000,000, whole or fractional. With none everybody gives up.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite is Erlang C.</param>
    /// <param name="shortAbandonSeconds">How soon giving up is early, 0 or more; null for the threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueuePerformance Evaluate(
        double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds, double? shortAbandonSeconds = null)
    {
        QueueInput.Check(erlangs, agents, ahtSeconds, targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        QueueInput.CheckShort(shortAbandonSeconds);
        return new QueueLaw(erlangs, ahtSeconds, targetSeconds) { PatienceSeconds = patienceSeconds, ShortSeconds = shortAbandonSeconds }.At(agents);
    }

    /// <summary>Wait that a share of contacts stays within: the service level solved for its threshold, to the last digits.</summary>
    /// <param name="share">Share of contacts, at least 0 and below 1.</param>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite is Erlang C.</param>
    /// <param name="of">Whose wait: that of answered contacts, the virtual wait, or that of offered contacts with the others never answered.</param>
    /// <returns>Seconds; infinite when that share is never reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double WaitPercentile(
        double share, double erlangs, double agents, double ahtSeconds, double patienceSeconds, ServiceLevelOf of = ServiceLevelOf.Answered)
    {
        Guard.ShareOrZero(share, nameof(share));
        QueueInput.Check(erlangs, agents, ahtSeconds, 0);
        QueueInput.CheckPatience(patienceSeconds);
        return new QueueLaw(erlangs, ahtSeconds, 0) { PatienceSeconds = patienceSeconds }.WaitPercentile(share, agents, of);
    }

    internal static QueuePerformance Nobody(double erlangs, double ahtSeconds, double targetSeconds, double patienceSeconds) => new()
    {
        Erlangs = erlangs,
        WaitProbability = 1,
        ServiceLevel = 0,
        AsaSeconds = double.NaN,
        Occupancy = double.NaN,
        Abandonment = 1,
        MeanWaitAllSeconds = patienceSeconds,
        ServiceLevelOfAnswered = double.NaN,
        ServiceLevelVirtual = 0,
        MeanQueue = erlangs / ahtSeconds * patienceSeconds,
        NotShort = Math.Exp(-targetSeconds / patienceSeconds),
    };
}
