namespace Wfm.Staffing;

/// <summary>Agents for an arrival rate that is uncertain: enough at a chosen risk, or enough on average over contacts.</summary>
/// <remarks>
/// The load of the mean rate alone is not enough: service levels fall faster above the mean than they rise below it. Fractional agents use the continuous extension
/// of the models; whole agents are the fewest whole number, verified and not rounded. With a known rate both ways are <see cref="RequiredAgents"/>.
/// </remarks>
public static class RandomRateRequirement
{
    // A requirement is asked for at the seventh digit of a share, not the twelfth.
    private const double Tolerance = 1e-8;
    private const double Resolution = 1e-4;

    /// <summary>The fewest agents that keep all targets with a probability: "80/20 is met with 90 % certainty". Every measure gets worse with the rate, so these are
    /// the agents for the rate that is not exceeded with that probability.</summary>
    /// <param name="rate">Law of the number of contacts per interval.</param>
    /// <param name="certainty">Probability with which the targets are to hold, above 0 and below 1.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The targets; <see cref="ServiceTarget.Certainty"/> is not looked at.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static RequiredAgentsResult WithCertainty(
        RateLaw rate, double certainty, double intervalSeconds, double ahtSeconds, ServiceTarget target, QueueShape shape = default) =>
        RequiredAgents.Find(Erlangs(rate, certainty, intervalSeconds, ahtSeconds), ahtSeconds, target, shape);

    /// <summary>The same as the smallest real number of agents.</summary>
    /// <param name="rate">As for <see cref="WithCertainty"/>, like all the rest.</param>
    /// <param name="certainty">Probability with which the targets are to hold, above 0 and below 1.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The targets.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static QueueLimit WithCertaintyFractional(
        RateLaw rate, double certainty, double intervalSeconds, double ahtSeconds, ServiceTarget target, QueueShape shape = default) =>
        RequiredAgents.FindFractional(Erlangs(rate, certainty, intervalSeconds, ahtSeconds), ahtSeconds, target, shape);

    /// <summary>The fewest agents whose measures over contacts keep all targets, high rates and low ones together: in the long run the reported service level is on
    /// target.</summary>
    /// <param name="rate">Law of the number of contacts per interval.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The targets. With an uncertain rate one for the mean wait needs a patience or finite places: without them that mean is infinite.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or a target cannot be kept by any number of agents.</exception>
    public static RequiredAgentsResult OnAverage(RateLaw rate, double intervalSeconds, double ahtSeconds, ServiceTarget target, QueueShape shape = default)
    {
        var law = RandomRate.Law(rate, intervalSeconds, ahtSeconds, target, shape);
        if (rate.IsKnown)
        {
            return RequiredAgents.Find(law.Erlangs, ahtSeconds, target, shape);
        }

        if (target.AsaMax is { } asa && law.Places is null && double.IsInfinity(law.PatienceSeconds))
        {
            throw new ArgumentOutOfRangeException(nameof(target), asa,
                "A target for the mean wait needs a patience when the rate is uncertain: without one some rates have no bounded wait, and the mean is infinite.");
        }

        // From what the mean rate needs, up in growing steps, or down to the last one that fails.
        var n = (double)RequiredAgents.Find(law.Erlangs, ahtSeconds, target, shape).Agents;
        var (fails, passes, step) = (0.0, double.PositiveInfinity, 1.0);
        var (best, below) = (default(QueuePerformance), ServiceTargets.None);
        while (passes - fails > 1)
        {
            var p = RandomRate.Evaluate(rate, law, n, Tolerance).ByContact;
            var broken = Broken(p, law, n, target);
            if (broken == ServiceTargets.None)
            {
                (passes, best) = (n, p);
                n = fails > 0 ? Math.Floor((fails + n) / 2) : Math.Max(1, n - step);
            }
            else
            {
                (fails, below) = (n, broken);
                n = double.IsInfinity(passes) ? n + step : Math.Floor((n + passes) / 2);
            }

            step *= 2;
            if (n > QueueInput.Most)
            {
                throw new ArgumentOutOfRangeException(nameof(target), law.Erlangs, $"Not even {QueueInput.Most} agents keep the targets at a mean of {law.Erlangs} erlangs.");
            }
        }

        return new RequiredAgentsResult((int)passes, best, passes > 1 ? below : ServiceTargets.None);
    }

    /// <summary>The same as the smallest real number of agents, to 0.0001; never more than the whole agents.</summary>
    /// <param name="rate">As for <see cref="OnAverage"/>, like all the rest.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="target">The targets.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or a target cannot be kept by any number of agents.</exception>
    public static QueueLimit OnAverageFractional(RateLaw rate, double intervalSeconds, double ahtSeconds, ServiceTarget target, QueueShape shape = default)
    {
        var law = RandomRate.Law(rate, intervalSeconds, ahtSeconds, target, shape);
        if (rate.IsKnown)
        {
            return RequiredAgents.FindFractional(law.Erlangs, ahtSeconds, target, shape);
        }

        var whole = OnAverage(rate, intervalSeconds, ahtSeconds, target, shape);
        var (fails, passes, best, binding) = (whole.Agents - 1.0, (double)whole.Agents, whole.Performance, whole.Binding);
        while (passes - fails > Resolution)
        {
            var middle = (fails + passes) / 2;
            var p = RandomRate.Evaluate(rate, law, middle, Tolerance).ByContact;
            var broken = Broken(p, law, middle, target);
            (fails, passes, best, binding) = broken == ServiceTargets.None ? (fails, middle, p, binding) : (middle, passes, best, broken);
        }

        return new QueueLimit(passes, best, binding);
    }

    private static double Erlangs(RateLaw rate, double certainty, double intervalSeconds, double ahtSeconds)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return rate.Quantile(certainty) * Guard.Positive(ahtSeconds) / Guard.Positive(intervalSeconds);
    }

    // Without patience the mean load, at least, must be within what the agents can do.
    private static ServiceTargets Broken(in QueuePerformance p, in QueueLaw law, double agents, ServiceTarget target) =>
        RequiredAgents.Broken(p, target) is var broken && broken == ServiceTargets.None && law.Unstable(agents) ? ServiceTargets.Stability : broken;
}
