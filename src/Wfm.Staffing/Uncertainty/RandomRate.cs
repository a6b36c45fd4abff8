namespace Wfm.Staffing;

/// <summary>
/// A queue with a gamma distributed arrival rate: Erlang A with a patience, else Erlang C; with waiting places or redials the model of these. The expectation is an
/// integral over the logarithm of the rate, whose density is smooth for every cv, also where that of the rate itself is infinite at 0; adaptive quadrature refines
/// where the load passes the agents.
/// </summary>
/// <remarks>
/// Error below 1e-11 in shares (held against tables, and against the negative binomial sum that the wait probability is when patience equals AHT). Without patience
/// and with endless places the rate is above what the agents can do with a probability above 0, so that mean waits and the queue are infinite; service levels remain.
/// </remarks>
public static class RandomRate
{
    private const double Tolerance = 1e-12;

    // Exponent beyond which the density is not worth a point.
    private const double Cut = 38;

    /// <summary>Every measure.</summary>
    /// <param name="rate">Law of the number of contacts per interval.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="target">Gives the thresholds and the patience; its limits have no say here.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or the mean load is above 10,000,000 erlangs.</exception>
    public static RandomRatePerformance Evaluate(
        RateLaw rate, double intervalSeconds, double ahtSeconds, double agents, ServiceTarget target, QueueShape shape = default)
    {
        var law = Law(rate, intervalSeconds, ahtSeconds, target, shape);
        QueueInput.Check(0, agents);
        return Evaluate(rate, law, agents, Tolerance);
    }

    /// <summary>Probability that an interval's rate is such that all targets hold in the long run. Every measure gets worse with the rate, so this is the probability of
    /// a rate up to <see cref="CrewCapacity.Load"/>.</summary>
    /// <param name="rate">As for <see cref="Evaluate(RateLaw, double, double, double, ServiceTarget, QueueShape)"/>, like all the rest.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="target">The targets.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double ProbabilityOf(RateLaw rate, double intervalSeconds, double ahtSeconds, double agents, ServiceTarget target, QueueShape shape = default)
    {
        var law = Law(rate, intervalSeconds, ahtSeconds, target, shape);
        if (rate.IsKnown)
        {
            QueueInput.Check(0, agents);
            return law.Erlangs == 0 || (RequiredAgents.Broken(law.At(agents), target) == ServiceTargets.None && !law.Unstable(agents)) ? 1 : 0;
        }

        var load = CrewCapacity.Load(agents, ahtSeconds, target, shape).Value;
        return double.IsInfinity(load) ? 1 : rate.Cdf(load * intervalSeconds / ahtSeconds);
    }

    internal static QueueLaw Law(RateLaw rate, double intervalSeconds, double ahtSeconds, ServiceTarget target, QueueShape shape)
    {
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentNullException.ThrowIfNull(target);
        return shape.Law(rate.Mean * Guard.Positive(ahtSeconds) / Guard.Positive(intervalSeconds), ahtSeconds, target);
    }

    internal static RandomRatePerformance Evaluate(RateLaw rate, QueueLaw law, double agents, double tolerance)
    {
        if (rate.IsKnown || agents == 0)
        {
            var known = law.At(agents);
            return new RandomRatePerformance(known, known.ServiceLevel, known.WaitProbability);
        }

        // Waits are judged in patiences, or where nobody gives up in the longest that finite places allow.
        var unbounded = law.Places is null && double.IsPositiveInfinity(law.PatienceSeconds);
        var wait = Math.Min(law.PatienceSeconds, law.AhtSeconds * (1 + (law.Places ?? 0)));
        var shape = rate.Shape;
        var most = QueueInput.Most * (1 - law.Redial);
        void Values(double s, Span<double> to)
        {
            // The last rates before the density ends may pass the largest load that is modelled; what is lost there weighs nothing. Nor is a trace of a load one.
            var erlangs = Math.Min(most, law.Erlangs * Math.Exp(s));
            var p = (law with { Erlangs = erlangs < 1e-100 ? 0 : erlangs }).At(agents);
            var interval = Math.Exp(GammaLaw.LogDensity(shape, s));
            var contact = interval * Math.Exp(s);
            var attempts = contact * (1 + p.RedialsPerContact);
            to[0] = interval * p.ServiceLevel;
            to[1] = interval * p.WaitProbability;
            to[2] = interval * p.Occupancy;
            to[3] = attempts * p.ServiceLevel;
            to[4] = attempts * p.WaitProbability;
            to[5] = attempts * p.Abandonment;
            to[6] = attempts * p.Blocking;
            to[7] = attempts * p.ServiceLevelVirtual;
            to[8] = attempts * p.NotShort;
            to[9] = attempts;
            to[10] = unbounded ? 0 : attempts * p.MeanWaitAllSeconds;
            to[11] = unbounded || p.Answered == 0 ? 0 : attempts * p.Answered * p.AsaSeconds;
        }

        var m = AdaptiveQuadrature.Integrate(
            Values, Points(shape, Math.Log(agents / law.Erlangs)), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, wait, wait], tolerance);
        double PerAttempt(int i) => Math.Clamp(m[i] / m[9], 0, 1);
        var (abandonment, blocking) = (PerAttempt(5), PerAttempt(6));
        var answered = 1 - abandonment - blocking;
        var contacts = new QueuePerformance
        {
            Erlangs = law.Erlangs,
            ServiceLevel = PerAttempt(3),
            WaitProbability = PerAttempt(4),
            Occupancy = Math.Min(1, m[2]),
            Abandonment = abandonment,
            Blocking = blocking,
            ServiceLevelVirtual = PerAttempt(7),
            ServiceLevelOfAnswered = answered > 0 ? Math.Min(1, PerAttempt(3) / answered) : double.NaN,
            AsaSeconds = unbounded ? double.PositiveInfinity : answered > 0 ? m[11] / m[9] / answered : double.NaN,
            MeanWaitAllSeconds = unbounded ? double.PositiveInfinity : m[10] / m[9],
            MeanQueue = unbounded ? double.PositiveInfinity : law.Erlangs / law.AhtSeconds * m[10],
            RedialsPerContact = Math.Max(0, m[9] - 1),
            NotShort = PerAttempt(8),
        };
        return new RandomRatePerformance(contacts, Math.Min(1, m[0]), Math.Min(1, m[1]));
    }

    /// <summary>Ends of the logarithm of the rate (over its mean), its mode, and the point where the load equals the agents.</summary>
    private static List<double> Points(double shape, double bend)
    {
        var left = End(s => shape * StableMath.ExpRemainder(-s), -1);
        var right = End(s => (shape * StableMath.ExpRemainder(-s)) - s, 1);
        List<double> points = [left, 0, right];
        if (bend > left && bend < right && bend != 0)
        {
            points.Add(bend);
            points.Sort();
        }

        return points;
    }

    private static double End(Func<double, double> exponent, int sign)
    {
        var (low, high) = (0.0, 1.0);
        while (exponent(sign * high) < Cut)
        {
            (low, high) = (high, high * 2);
        }

        while (high - low > 1e-3 * high)
        {
            var middle = (low + high) / 2;
            (low, high) = exponent(sign * middle) < Cut ? (middle, high) : (low, middle);
        }

        return sign * high;
    }
}
