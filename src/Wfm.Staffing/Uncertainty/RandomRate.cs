namespace Wfm.Staffing;

/// <summary>
/// Erlang A, or Erlang C without patience, with a gamma distributed arrival rate. The expectation is an integral over the logarithm of the rate, whose density is
/// smooth for every shape, also where that of the rate itself is infinite at 0; adaptive quadrature refines where the load passes the agents.
/// </summary>
/// <remarks>
/// Error below 1e-11 in shares (held against tables, and against the negative binomial sum that the wait probability is when patience equals AHT). Without patience the
/// rate is above what the agents can do with a probability above 0, so that mean waits and the queue are infinite; service levels remain.
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
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite is Erlang C.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above, or the mean load is above 10,000,000 erlangs.</exception>
    public static RandomRatePerformance Evaluate(
        RateLaw rate, double intervalSeconds, double ahtSeconds, double agents, double targetSeconds, double patienceSeconds)
    {
        var erlangs = Erlangs(rate, intervalSeconds, ahtSeconds);
        return Evaluate(rate, erlangs, ahtSeconds, agents, targetSeconds, patienceSeconds, Tolerance);
    }

    /// <summary>Probability that an interval's rate is such that its long-run service level (of offered contacts) reaches a level.</summary>
    /// <param name="rate">Law of the number of contacts per interval.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite is Erlang C.</param>
    /// <param name="serviceLevel">Level to reach, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double ProbabilityOfServiceLevel(
        RateLaw rate, double intervalSeconds, double ahtSeconds, double agents, double targetSeconds, double patienceSeconds, double serviceLevel)
    {
        Guard.Share(serviceLevel, nameof(serviceLevel));
        return ProbabilityThat(rate, intervalSeconds, ahtSeconds, agents, targetSeconds, patienceSeconds, p => p.ServiceLevel >= serviceLevel);
    }

    /// <summary>Probability that an interval's rate is such that all targets hold in the long run.</summary>
    /// <param name="rate">Law of the number of contacts per interval.</param>
    /// <param name="intervalSeconds">Interval length in seconds, above 0.</param>
    /// <param name="ahtSeconds">Mean handle time in seconds, above 0.</param>
    /// <param name="agents">Agents taking contacts, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="target">The targets.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double ProbabilityOf(RateLaw rate, double intervalSeconds, double ahtSeconds, double agents, ServiceTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ProbabilityThat(rate, intervalSeconds, ahtSeconds, agents, target.AnswerWithin.TotalSeconds, Patience(target), p => RequiredAgents.Broken(p, target) == ServiceTargets.None);
    }

    internal static double Patience(ServiceTarget target) => target.Patience?.TotalSeconds ?? double.PositiveInfinity;

    internal static double Erlangs(RateLaw rate, double intervalSeconds, double ahtSeconds)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return rate.Mean * Guard.Positive(ahtSeconds) / Guard.Positive(intervalSeconds);
    }

    internal static RandomRatePerformance Evaluate(
        RateLaw rate, double erlangs, double ahtSeconds, double agents, double targetSeconds, double patienceSeconds, double tolerance)
    {
        var atMean = ErlangA.Evaluate(erlangs, agents, ahtSeconds, targetSeconds, patienceSeconds);
        if (rate.IsKnown || agents == 0)
        {
            return new RandomRatePerformance(atMean, atMean.ServiceLevel, atMean.WaitProbability);
        }

        var abandons = double.IsFinite(patienceSeconds);
        var shape = rate.Shape;
        void Values(double s, Span<double> to)
        {
            // The last rates before the density ends may pass the largest load that is modelled; what is lost there weighs nothing.
            var p = ErlangA.Evaluate(Math.Min(QueueInput.Most, erlangs * Math.Exp(s)), agents, ahtSeconds, targetSeconds, patienceSeconds);
            var interval = Math.Exp(GammaLaw.LogDensity(shape, s));
            var contact = interval * Math.Exp(s);
            to[0] = interval * p.ServiceLevel;
            to[1] = interval * p.WaitProbability;
            to[2] = interval * p.Occupancy;
            to[3] = contact * p.ServiceLevel;
            to[4] = contact * p.WaitProbability;
            to[5] = contact * p.Abandonment;
            to[6] = contact * p.ServiceLevelVirtual;
            to[7] = contact * p.Answered;
            to[8] = abandons ? contact * p.MeanWaitAllSeconds : 0;
            to[9] = abandons && p.Answered > 0 ? contact * p.Answered * p.AsaSeconds : 0;
        }

        var wait = abandons ? patienceSeconds : 1;
        var m = AdaptiveQuadrature.Integrate(Values, Points(shape, Math.Log(agents / erlangs)), [1, 1, 1, 1, 1, 1, 1, 1, wait, wait], tolerance);
        var contacts = new QueuePerformance
        {
            Erlangs = erlangs,
            ServiceLevel = Math.Min(1, m[3]),
            WaitProbability = Math.Min(1, m[4]),
            Occupancy = Math.Min(1, m[2]),
            Abandonment = Math.Min(1, m[5]),
            ServiceLevelVirtual = Math.Min(1, m[6]),
            ServiceLevelOfAnswered = Math.Min(1, m[3] / m[7]),
            AsaSeconds = abandons ? m[9] / m[7] : double.PositiveInfinity,
            MeanWaitAllSeconds = abandons ? m[8] : double.PositiveInfinity,
            MeanQueue = abandons ? erlangs / ahtSeconds * m[8] : double.PositiveInfinity,
        };
        return new RandomRatePerformance(contacts, Math.Min(1, m[0]), Math.Min(1, m[1]));
    }

    private static double ProbabilityThat(
        RateLaw rate, double intervalSeconds, double ahtSeconds, double agents, double targetSeconds, double patienceSeconds, Func<QueuePerformance, bool> holds)
    {
        var erlangs = Erlangs(rate, intervalSeconds, ahtSeconds);
        bool Holds(double s) => holds(ErlangA.Evaluate(Math.Min(QueueInput.Most, erlangs * Math.Exp(s)), agents, ahtSeconds, targetSeconds, patienceSeconds));
        if (rate.IsKnown)
        {
            return Holds(0) ? 1 : 0;
        }

        // Every measure gets worse with the rate: the rates that hold are those up to one, and the law knows their share.
        var points = Points(rate.Shape, 0);
        var (low, high) = (points[0], points[^1]);
        if (!Holds(low))
        {
            return 0;
        }

        if (Holds(high))
        {
            return 1;
        }

        while (high - low > 1e-15 * Math.Max(1, Math.Abs(low)) && (low + high) / 2 is var middle && middle > low && middle < high)
        {
            (low, high) = Holds(middle) ? (middle, high) : (low, middle);
        }

        return GammaLaw.Cdf(rate.Shape, Math.Exp(low));
    }

    /// <summary>Ends of the logarithm of the rate (over its mean), its mode, and the point where the load equals the agents.</summary>
    private static List<double> Points(double shape, double bend)
    {
        var left = End(s => shape * GammaLaw.ExpRest(s), -1);
        var right = End(s => (shape * GammaLaw.ExpRest(s)) - s, 1);
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
