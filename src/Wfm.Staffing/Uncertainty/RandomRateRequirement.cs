namespace Wfm.Staffing;

/// <summary>Agents for an arrival rate that is uncertain: enough at a chosen risk, or enough on average over contacts.</summary>
/// <remarks>
/// The load of the mean rate alone is not enough: service levels fall faster above the mean than they rise below it. Fractional agents use the continuous extension of
/// Erlang A and C; whole agents are the fewest whole number, verified and not rounded.
/// </remarks>
public static class RandomRateRequirement
{
    // A requirement is asked for at the seventh digit of a share, not the twelfth.
    private const double Tolerance = 1e-8;
    private const double Tie = 1e-9;

    /// <summary>The fewest agents that keep all targets with a probability. Every measure gets worse with the rate, so these are the agents for the rate that is not
    /// exceeded with that probability.</summary>
    /// <param name="rate">Law of the number of contacts per interval.</param>
    /// <param name="certainty">Probability with which the targets are to hold, above 0 and below 1.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The targets.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or a target cannot be kept by any number of agents.</exception>
    public static RandomRateRequirementResult WithCertainty(RateLaw rate, double certainty, double intervalSeconds, double ahtSeconds, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Find(new RateLaw(rate.Quantile(certainty), 0), intervalSeconds, ahtSeconds, target);
    }

    /// <summary>The fewest agents whose measures over contacts keep all targets, high rates and low ones together: in the long run the reported service level is on target.</summary>
    /// <param name="rate">Law of the number of contacts per interval.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The targets. With an uncertain rate one for the mean wait needs a patience: without one that mean is infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or a target cannot be kept by any number of agents.</exception>
    public static RandomRateRequirementResult OnAverage(RateLaw rate, double intervalSeconds, double ahtSeconds, ServiceTarget target) =>
        Find(rate, intervalSeconds, ahtSeconds, target);

    private static RandomRateRequirementResult Find(RateLaw rate, double intervalSeconds, double ahtSeconds, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var erlangs = RandomRate.Erlangs(rate, intervalSeconds, ahtSeconds);
        if (erlangs == 0)
        {
            return new RandomRateRequirementResult(0, 0, QueuePerformance.NoContacts);
        }

        var (threshold, patience) = (target.AnswerWithin.TotalSeconds, RandomRate.Patience(target));
        if (target.AsaMax is { } asa && double.IsInfinity(patience) && !rate.IsKnown)
        {
            throw new ArgumentOutOfRangeException(nameof(target), asa,
                "A target for the mean wait needs a patience when the rate is uncertain: without one some rates have no bounded wait, and the mean is infinite.");
        }

        // Without patience the mean load at least must be within what the agents can do.
        var stable = double.IsInfinity(patience) ? erlangs : 0;
        QueuePerformance At(double agents) => RandomRate.Evaluate(rate, erlangs, ahtSeconds, agents, threshold, patience, Tolerance).ByContact;
        bool Holds(double agents, out QueuePerformance p)
        {
            p = At(agents);
            return agents > stable && RequiredAgents.Broken(p, target) == ServiceTargets.None;
        }

        // Whole agents: doubling steps up or down from the load, then bisection.
        var (fails, passes) = (0.0, Math.Ceiling(erlangs));
        QueuePerformance best;
        for (var step = 1.0; !Holds(passes, out best); step *= 2)
        {
            (fails, passes) = (passes, passes + step);
            if (passes > QueueInput.Most)
            {
                throw new ArgumentOutOfRangeException(nameof(target), erlangs, $"Not even {QueueInput.Most} agents keep the targets at {erlangs} erlangs.");
            }
        }

        for (var step = 1.0; passes - fails > 1;)
        {
            var middle = fails > 0 ? Math.Floor((fails + passes) / 2) : Math.Max(1, passes - step);
            if (Holds(middle, out var p))
            {
                (passes, best, step) = (middle, p, step * 2);
            }
            else
            {
                fails = middle;
            }
        }

        return new RandomRateRequirementResult((int)passes, Fraction(passes - 1, passes), best);

        double Fraction(double low, double high)
        {
            while (high - low > 1e-6)
            {
                var middle = (low + high) / 2;
                (low, high) = Holds(middle, out _) ? (low, middle) : (middle, high);
            }

            return high;
        }
    }
}
