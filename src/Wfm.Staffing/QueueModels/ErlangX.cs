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
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000.</param>
    /// <param name="capacity">Agents plus waiting places, or null for endless waiting places.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0. Infinite only with a capacity.</param>
    /// <param name="redialProbability">Share of abandoned and of blocked contacts that calls again, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueuePerformance Evaluate(
        double erlangs, int agents, int? capacity, double ahtSeconds, double targetSeconds, double patienceSeconds, double redialProbability)
    {
        Guard.ShareOrZero(redialProbability, nameof(redialProbability));
        QueueInput.Check(erlangs / (1 - redialProbability), agents, ahtSeconds, targetSeconds);
        QueuePerformance At(double load) => capacity is { } places
            ? FiniteQueue.Evaluate(load, agents, places, ahtSeconds, targetSeconds, patienceSeconds)
            : ErlangA.Evaluate(load, agents, ahtSeconds, targetSeconds, patienceSeconds);

        if (erlangs == 0 || redialProbability == 0)
        {
            return At(erlangs);
        }

        var (low, high) = (erlangs, erlangs / (1 - redialProbability));
        var load = erlangs;
        var result = At(load);
        for (var step = 0; step < 200; step++)
        {
            var mapped = erlangs + (redialProbability * load * (result.Abandonment + result.Blocking));
            var gap = mapped - load;
            if (Math.Abs(gap) <= 1e-15 * load || high - low <= 1e-15 * high)
            {
                break;
            }

            (low, high) = gap > 0 ? (load, high) : (low, load);

            // Secant against the map's own slope; a step outside the bracket becomes a bisection.
            var nudge = load * (1 + 1e-6);
            var other = At(nudge);
            var slope = 1 - ((erlangs + (redialProbability * nudge * (other.Abandonment + other.Blocking)) - mapped) / (nudge - load));
            var next = load + (gap / slope);
            load = next > low && next < high ? next : low + ((high - low) / 2);
            result = At(load);
        }

        return result with { Erlangs = erlangs, RedialsPerContact = (load / erlangs) - 1 };
    }
}
