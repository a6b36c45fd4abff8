namespace Wfm.Staffing;

/// <summary>
/// Erlang A, M/M/n+M: contacts give up after an exponential patience. Always stable. Exact sums over queue states outward from n (C. Palm, 1946; A. Mandelbaum
/// and S. Zeltyn, 2005), with the service level by a recursion over the number ahead instead of differences of incomplete gamma functions, which cancel.
/// </summary>
/// <remarks>
/// Fractional agents: the same sums with y = 1 ÷ B(x, A) from the continuous extension of Erlang B and service rate x·μ above. It equals the model at whole
/// numbers, tends to continuous Erlang C as patience grows, is P(Gamma(x) ≤ A) for the wait probability when patience equals AHT, keeps occupancy at or below 1,
/// and is monotone in x. Not the same as interpolation. Within 1e-11 of 80-digit decimals on every table row. Beyond 20 million contacts in queue the fluid limit
/// answers: abandonment 1 − n/A.
/// </remarks>
public static class ErlangA
{
    /// <summary>Every measure.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, after shrinkage, 0 to 10,000,000, whole or fractional. With none everybody gives up.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite is Erlang C.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueuePerformance Evaluate(double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds)
    {
        QueueInput.Check(erlangs, agents, ahtSeconds, targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        if (erlangs == 0)
        {
            return QueuePerformance.NoContacts;
        }

        if (double.IsPositiveInfinity(patienceSeconds))
        {
            return ErlangC.Evaluate(erlangs, agents, ahtSeconds, targetSeconds);
        }

        return agents == 0
            ? Nobody(erlangs, ahtSeconds, patienceSeconds)
            : Evaluate(new ErlangLadder(erlangs, agents), erlangs, ahtSeconds, targetSeconds, patienceSeconds);
    }

    internal static QueuePerformance Evaluate(in ErlangLadder ladder, double erlangs, double ahtSeconds, double targetSeconds, double patienceSeconds) =>
        QueueStates.Evaluate(ladder.Below, erlangs, ladder.Agents, ahtSeconds, targetSeconds, patienceSeconds, null);

    private static QueuePerformance Nobody(double erlangs, double ahtSeconds, double patienceSeconds) => new()
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
    };
}
