namespace Wfm.Staffing;

/// <summary>
/// Erlang X: Erlang A with waiting places and redials. A share of those who gave up or were blocked calls again, as fresh Poisson arrivals (long redial delays;
/// immediate redials are burstier). The total rate solves l = λ + r·l·(abandoned(l) + blocked(l)); the right side grows slower than the left, so the root in
/// [λ, λ/(1 − r)] is single and is bracketed. Measures are <b>per attempt</b>; the share of fresh contacts answered in the end is Answered × (1 + RedialsPerContact).
/// </summary>
public static class ErlangX
{
    /// <summary>Every measure, per attempt; <see cref="QueuePerformance.Erlangs"/> is the fresh load.</summary>
    /// <param name="erlangs">Offered load of fresh contacts, 0 to 10,000,000 × (1 − <paramref name="redialProbability"/>).</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional (continuous extension, see <see cref="ErlangA"/>).</param>
    /// <param name="capacity">Agents plus a whole number of waiting places, or null for endless waiting places.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite when nobody gives up.</param>
    /// <param name="redialProbability">Share of abandoned and of blocked contacts that calls again, at least 0 and below 1.</param>
    /// <param name="shortAbandonSeconds">How soon giving up is early, 0 or more; null for the threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueuePerformance Evaluate(double erlangs, double agents, double? capacity, double ahtSeconds, double targetSeconds, double patienceSeconds,
        double redialProbability, double? shortAbandonSeconds = null)
    {
        QueueInput.CheckShort(shortAbandonSeconds);
        var law = Law(erlangs, agents, capacity, ahtSeconds, targetSeconds, patienceSeconds, redialProbability) with { ShortSeconds = shortAbandonSeconds };
        return law.At(agents);
    }

    /// <summary>Wait that a share of attempts stays within: the service level solved for its threshold, to the last digits.</summary>
    /// <param name="share">Share of attempts, at least 0 and below 1.</param>
    /// <param name="erlangs">Offered load of fresh contacts, 0 to 10,000,000 × (1 − <paramref name="redialProbability"/>).</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="capacity">Agents plus a whole number of waiting places, or null for endless waiting places.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite when nobody gives up.</param>
    /// <param name="redialProbability">Share of abandoned and of blocked contacts that calls again, at least 0 and below 1.</param>
    /// <param name="of">Whose wait, as in <see cref="FiniteQueue"/>.</param>
    /// <returns>Seconds; infinite when that share is never reached.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double WaitPercentile(double share, double erlangs, double agents, double? capacity, double ahtSeconds, double patienceSeconds,
        double redialProbability, ServiceLevelOf of = ServiceLevelOf.Answered)
    {
        Guard.ShareOrZero(share, nameof(share));
        return Law(erlangs, agents, capacity, ahtSeconds, 0, patienceSeconds, redialProbability).WaitPercentile(share, agents, of);
    }

    /// <summary>The fixed point of the total load, l − r·l·(abandoned(l) + blocked(l)) = A, by secants inside a bracket.</summary>
    internal static QueuePerformance Solve(in QueueLaw fresh, double agents)
    {
        var (erlangs, redial) = (fresh.Erlangs, fresh.Redial);
        var (low, high) = (erlangs, erlangs / (1 - redial));
        var once = fresh with { Redial = 0 };
        var load = erlangs;
        var result = once.At(agents);
        var gap = redial * load * (result.Abandonment + result.Blocking);
        var (lastLoad, lastGap) = (high, double.NaN);
        for (var step = 0; step < 100 && Math.Abs(gap) > 2e-16 * load && high - low > 2e-16 * high; step++)
        {
            (low, high) = gap > 0 ? (load, high) : (low, load);

            // A secant that leaves the bracket, and every fourth step, is a bisection.
            var secant = load - (gap * (load - lastLoad) / (gap - lastGap));
            (lastLoad, lastGap) = (load, gap);
            load = secant > low && secant < high && step % 4 != 3 ? secant : low + ((high - low) / 2);
            result = (once with { Erlangs = load }).At(agents);
            gap = erlangs - (load * (1 - (redial * (result.Abandonment + result.Blocking))));
        }

        return result with { Erlangs = erlangs, RedialsPerContact = (load / erlangs) - 1 };
    }

    private static QueueLaw Law(
        double erlangs, double agents, double? capacity, double ahtSeconds, double targetSeconds, double patienceSeconds, double redialProbability)
    {
        Guard.ShareOrZero(redialProbability, nameof(redialProbability));
        QueueInput.Check(erlangs / (1 - redialProbability), agents, ahtSeconds, targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        return new QueueLaw(erlangs, ahtSeconds, targetSeconds)
        {
            PatienceSeconds = patienceSeconds,
            Places = capacity is { } places ? QueueInput.Places(agents, places) : null,
            Redial = redialProbability,
        };
    }
}
