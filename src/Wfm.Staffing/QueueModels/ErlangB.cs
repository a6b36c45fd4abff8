namespace Wfm.Staffing;

/// <summary>
/// Erlang B, M/M/n/n: contacts that find all agents busy are lost. y(0) = 1, y(n) = 1 + (n ÷ A)·y(n − 1), B = 1 ÷ y(n). Source: A. K. Erlang (1917).
/// Fractional agents use the continuous extension 1 ÷ B(x, A) = A ∫ e^(−At) (1 + t)^x dt, which agrees at whole numbers. Costs about n − A + 10·√A steps.
/// Within 1e-12 of exact rationals and 80-digit decimals up to n = 100,000.
/// </summary>
public static class ErlangB
{
    /// <summary>Probability that a contact finds all agents busy.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents (or lines), 0 to 10,000,000, whole or fractional.</param>
    /// <returns>B(n, A) in [0, 1]. Without load: 0, and 1 when there are no agents either.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double Blocking(double erlangs, double agents)
    {
        QueueInput.Check(erlangs, agents);
        return erlangs < 1e-100 ? (agents == 0 ? 1 : 0) : new ErlangLadder(erlangs, agents).Blocking;
    }

    /// <summary>Every measure. Nobody waits, so the service level is 1 − B.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents (or lines), 0 to 10,000,000, whole or fractional.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueuePerformance Evaluate(double erlangs, double agents)
    {
        QueueInput.Check(erlangs, agents);
        if (erlangs < 1e-100)
        {
            return QueuePerformance.NoContacts with { Erlangs = erlangs };
        }

        // The share served as (y − 1)/y: 1 − B would cancel when agents are few.
        var below = new ErlangLadder(erlangs, agents).Below;
        var blocking = 1 / (1 + below);
        var served = double.IsPositiveInfinity(below) ? 1 : below * blocking;
        return new QueuePerformance
        {
            Erlangs = erlangs,
            WaitProbability = 0,
            ServiceLevel = served,
            AsaSeconds = agents == 0 ? double.NaN : 0,
            Occupancy = agents == 0 ? double.NaN : erlangs * served / agents,
            Blocking = blocking,
            MeanWaitAllSeconds = 0,
            ServiceLevelOfAnswered = agents == 0 ? double.NaN : 1,
            ServiceLevelVirtual = agents == 0 ? double.NaN : served,
            MeanQueue = 0,
        };
    }
}
