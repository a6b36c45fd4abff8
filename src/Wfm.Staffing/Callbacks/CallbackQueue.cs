namespace Wfm.Staffing;

/// <summary>
/// A virtual queue: a caller whose announced wait is longer than a limit is offered to be called back, and a share of them accept. They leave the queue and come back as
/// deferred work with a promise (<see cref="DeferredStream"/>). With k waiting the announced wait is (k + 1) × AHT ÷ N, what the queue ahead takes to be served when
/// nobody gives up. So callers join at full rate below a number of waiting callers, and above it with 1 − the share: a birth-death chain, summed exactly.
/// </summary>
/// <remarks>Those who refuse wait with the same patience. Handle time of a callback is a matter of the deferred work. Fractional agents by the continuous
/// extension, as in <see cref="ErlangA"/>, which is the case that nobody accepts.</remarks>
public static class CallbackQueue
{
    private const double Negligible = 1e-17;
    private const int MostWaiting = 1_000_000;

    /// <summary>Every measure.</summary>
    /// <param name="erlangs">Offered load A of all callers, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking calls, net, above 0 to 10,000,000, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite for nobody gives up, which needs that agents keep up with callers who do not accept.</param>
    /// <param name="offerAboveSeconds">Announced wait above which a callback is offered, 0 or more.</param>
    /// <param name="accept">Share of those offered who accept, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above; or the queue grows without end, or holds more than a million callers.</exception>
    public static CallbackPerformance Evaluate(
        double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds, double offerAboveSeconds, double accept)
    {
        QueueInput.Check(erlangs, agents, ahtSeconds, targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        Guard.Positive(agents);
        Guard.NotNegative(offerAboveSeconds);
        if (accept is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(accept), accept, "The share that accepts must be 0 to 1.");
        }

        if (erlangs == 0)
        {
            return new CallbackPerformance(QueuePerformance.NoContacts, 0, 0);
        }

        // Relative to all agents busy and nobody waiting; in units of the handle time.
        var theta = ahtSeconds / patienceSeconds;
        var below = new ErlangLadder(erlangs, agents).Below;
        var weights = new List<double> { 1 };
        var (mass, offered) = (1.0, 0.0);
        for (var k = 0; ; k++)
        {
            var isLong = (k + 1) * ahtSeconds / agents > offerAboveSeconds;
            offered += isLong ? weights[k] : 0;
            var ratio = erlangs * (isLong ? 1 - accept : 1) / (agents + ((k + 1) * theta));
            var next = weights[k] * ratio;
            if (next == 0 || (ratio < 1 && next * (k + 2) < Negligible * mass * (1 - ratio)))
            {
                break;
            }

            if (k >= MostWaiting || double.IsInfinity(mass + next))
            {
                throw new ArgumentOutOfRangeException(nameof(agents), agents, $"With {erlangs} erlangs the queue grows without end, or holds more than {MostWaiting} callers.");
            }

            weights.Add(next);
            mass += next;
        }

        // All mass with an idle agent, or all of it without, as the sums have it.
        var free = double.IsPositiveInfinity(below) ? 1 : below / (below + mass);
        var per = double.IsPositiveInfinity(below) ? 0 : 1 / (below + mass);
        var threshold = targetSeconds / ahtSeconds;
        var inTime = Served(weights.Count, agents, theta, theta, threshold);
        var virtually = theta == 0 ? inTime : Served(weights.Count, agents, theta, 0, threshold);
        var (queue, joins, answered, waited, level, virtualLevel, stages) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var k = 0; k < weights.Count; k++)
        {
            // Served in the end with probability c ÷ (c + (k + 1)θ), after a stage for each who is ahead and one more, whose length does not tell how it ends.
            var joining = weights[k] * per * ((k + 1) * ahtSeconds / agents > offerAboveSeconds ? 1 - accept : 1);
            var leave = agents + ((k + 1) * theta);
            stages += 1 / leave;
            (queue, joins, answered) = (queue + (k * weights[k] * per), joins + joining, answered + (joining * agents / leave));
            (waited, level, virtualLevel) = (waited + (joining * agents / leave * stages), level + (joining * inTime[k]), virtualLevel + (joining * virtually[k]));
        }

        answered += free;
        var callbacks = accept * offered * per;
        return new CallbackPerformance(
            new QueuePerformance
            {
                Erlangs = erlangs,
                WaitProbability = joins,
                ServiceLevel = Math.Min(1, free + level),
                AsaSeconds = waited / answered * ahtSeconds,
                Occupancy = Math.Min(1, erlangs * answered / agents),
                Abandonment = theta * queue / erlangs,
                Blocking = callbacks,
                MeanWaitAllSeconds = queue / erlangs * ahtSeconds,
                ServiceLevelOfAnswered = Math.Min(1, (free + level) / answered),
                ServiceLevelVirtual = Math.Min(1, free + virtualLevel),
                MeanQueue = queue,
            },
            callbacks,
            offered * per);
    }

    // P(served within T | k ahead), for k = 0, 1, ...: the chain of the number ahead, run at the pace of its fastest state (uniformization). With j ahead the next moves up at
    // rate c + jθ; the caller gives up at a rate of her own.
    private static double[] Served(int count, double c, double theta, double own, double target)
    {
        var top = c + ((count - 1) * theta) + own;
        var mean = top * target;
        var (result, at) = (new double[count], new double[count]);
        var last = mean + (12 * Math.Sqrt(mean)) + 40;
        var log = -mean;
        for (var step = 1; step <= last; step++)
        {
            for (var k = Math.Min(count, step) - 1; k >= 0; k--)
            {
                var up = c + (k * theta);
                at[k] = ((up * (k == 0 ? 1 : at[k - 1])) + ((top - up - own) * at[k])) / top;
            }

            log += Math.Log(mean / step);
            var poisson = Math.Exp(log);
            for (var k = 0; poisson > 0 && k < Math.Min(count, step); k++)
            {
                result[k] += poisson * at[k];
            }
        }

        return result;
    }
}
