namespace Wfm.Staffing;

/// <summary>
/// Erlang C, M/M/n: everyone waits until answered. C = 1 ÷ (1 + (1 − ρ)(1/B − 1)), P(W &gt; T) = C·e^(−(n − A)·T/AHT), ASA = C·AHT ÷ (n − A). Needs n &gt; A;
/// otherwise the queue grows without end and the measures say so (see <see cref="QueuePerformance"/>), never a negative wait. Source: A. K. Erlang (1917);
/// R. B. Cooper, Introduction to Queueing Theory, ch. 3. Fractional agents: the same formulas with the continuous extension of Erlang B, monotone and equal at
/// whole numbers; not the same as interpolation. Within 1e-11 of 80-digit decimals up to n = 100,000 and ρ = 0.9999.
/// </summary>
public static class ErlangC
{
    /// <summary>Probability that an arriving contact has to wait.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <returns>C(n, A) in [0, 1]; 1 when agents are no more than erlangs; 0 without load.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double WaitProbability(double erlangs, double agents)
    {
        QueueInput.Check(erlangs, agents);
        return erlangs < 1e-100 ? 0 : agents <= erlangs ? 1 : WaitProbability(new ErlangLadder(erlangs, agents), erlangs);
    }

    /// <summary>Every measure.</summary>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, after shrinkage, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueuePerformance Evaluate(double erlangs, double agents, double ahtSeconds, double targetSeconds)
    {
        QueueInput.Check(erlangs, agents, ahtSeconds, targetSeconds);
        return erlangs < 1e-100 ? QueuePerformance.NoContacts with { Erlangs = erlangs }
            : agents <= erlangs ? Overloaded(erlangs)
            : Evaluate(new ErlangLadder(erlangs, agents), erlangs, ahtSeconds, targetSeconds);
    }

    /// <summary>Wait that a share of contacts stays within: t = max(0, ln(C ÷ (1 − p)) · AHT ÷ (n − A)).</summary>
    /// <param name="share">Share of contacts p, at least 0 and below 1.</param>
    /// <param name="erlangs">Offered load A, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <returns>Seconds; infinite when agents are no more than erlangs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double WaitPercentile(double share, double erlangs, double agents, double ahtSeconds)
    {
        Guard.ShareOrZero(share, nameof(share));
        QueueInput.Check(erlangs, agents, ahtSeconds, 0);
        return erlangs < 1e-100 ? 0
            : agents <= erlangs ? double.PositiveInfinity
            : Math.Max(0, Math.Log(WaitProbability(erlangs, agents) / (1 - share)) * ahtSeconds / (agents - erlangs));
    }

    internal static QueuePerformance Evaluate(in ErlangLadder ladder, double erlangs, double ahtSeconds, double targetSeconds) =>
        Evaluate(ladder.Below, erlangs, ladder.Agents, ahtSeconds, targetSeconds);

    /// <summary>Every measure from the mass of the states with room, relative to that of the first state without: all that the chain above it needs to know.</summary>
    internal static QueuePerformance Evaluate(double below, double erlangs, double agents, double ahtSeconds, double targetSeconds)
    {
        var spare = agents - erlangs;
        var wait = WaitProbability(below, erlangs, agents);
        var asa = wait * ahtSeconds / spare;
        var level = 1 - (wait * Math.Exp(-spare * targetSeconds / ahtSeconds));
        return new QueuePerformance
        {
            Erlangs = erlangs,
            WaitProbability = wait,
            ServiceLevel = level,
            AsaSeconds = asa,
            Occupancy = erlangs / agents,
            MeanWaitAllSeconds = asa,
            ServiceLevelOfAnswered = level,
            ServiceLevelVirtual = level,
            MeanQueue = wait * erlangs / spare,
        };
    }

    private static double WaitProbability(in ErlangLadder ladder, double erlangs) => WaitProbability(ladder.Below, erlangs, ladder.Agents);

    // (1 − ρ) as (n − A)/n: near ρ = 1 the other form loses digits.
    private static double WaitProbability(double below, double erlangs, double agents) => 1 / (1 + ((agents - erlangs) / agents * below));

    internal static QueuePerformance Overloaded(double erlangs) => new()
    {
        Erlangs = erlangs,
        WaitProbability = 1,
        ServiceLevel = 0,
        AsaSeconds = double.PositiveInfinity,
        Occupancy = 1,
        MeanWaitAllSeconds = double.PositiveInfinity,
        ServiceLevelOfAnswered = 0,
        ServiceLevelVirtual = 0,
        MeanQueue = double.PositiveInfinity,
    };
}
