namespace Wfm.Staffing;

/// <summary>
/// The birth-death chain above n busy agents, summed outward from state n: everything that Erlang A and the finite queues need. Relative to state n the mass
/// below is y − 1 and above t(0) = 1, t(k) = t(k−1)·λ ÷ (c + kθ), with c = n·μ and θ = 1 ÷ patience. Nothing here needs n to be whole.
/// </summary>
internal struct QueueStates
{
    // Beyond so many waiting contacts the law of large numbers is exact to more digits than the sums.
    private const double MostStates = 2e7;
    private const double Huge = 1e200;
    private static readonly double LogHuge = Math.Log(Huge);

    private double _below;
    private double _accepted;
    private double _queue;
    private double _started;
    private double _waitOfAnswered;
    private double _inTime;
    private double _virtualInTime;
    private double _blocked;

    /// <summary>Sums the chain.</summary>
    /// <param name="below">Mass of the states with an idle agent relative to state n: 1 ÷ B(n, A) − 1.</param>
    /// <param name="erlangs">Offered load, above 0.</param>
    /// <param name="agents">Agents, above 0, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time.</param>
    /// <param name="targetSeconds">Service-level threshold.</param>
    /// <param name="patienceSeconds">Mean patience; infinite only with a finite number of places.</param>
    /// <param name="places">Waiting places, or null for endless.</param>
    public static QueuePerformance Evaluate(
        double below, double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds, long? places)
    {
        var lambda = erlangs / ahtSeconds;
        if (places is null && (lambda - (agents / ahtSeconds)) * patienceSeconds > MostStates)
        {
            return Fluid(erlangs, agents, ahtSeconds, targetSeconds, patienceSeconds);
        }

        var states = new QueueStates { _below = below };
        if (!double.IsPositiveInfinity(below))
        {
            states.Sum(lambda, agents / ahtSeconds, 1 / patienceSeconds, targetSeconds, places ?? long.MaxValue);
        }

        return states.Performance(erlangs, agents, lambda, 1 / patienceSeconds);
    }

    private void Sum(double lambda, double c, double theta, double target, long places)
    {
        // Tagged contact with k ahead. inTime: P(served within T); virtualInTime: P(wait without giving up <= T). Integration by parts of
        // (a)_{k+1}/k! ∫ x^a (1−x)^k dx over [e^(−θT), 1], a = c/θ; without patience the Poisson tails they tend to.
        var patience = 1 / theta;
        var growth = theta > 0 ? -ExpMinusOne(-theta * target) * patience : target;
        var inverse = 1 / (c + theta);
        var inTime = -ExpMinusOne(-(c + theta) * target) * c * inverse;
        var virtualInTime = -ExpMinusOne(-c * target);

        // g(k)·L with L = e^(−(c+θ)T): g can overflow while L underflows, so both scales are carried beside a mantissa. In units of 1/θ, so that θ = 0 is legal.
        var mantissa = c;
        var (logL, logV) = (-(c + theta) * target, -c * target);
        var (scaleL, scaleV) = (Math.Exp(logL), Math.Exp(logV));

        var (t, waited) = (1.0, 0.0);
        for (long k = 0; ; k++)
        {
            _queue += k * t;
            if (k == places)
            {
                _blocked = t;
                return;
            }

            _accepted += t;
            _inTime += t * inTime;
            _virtualInTime += t * virtualInTime;
            var ratio = lambda * inverse;
            t *= ratio;
            waited += inverse;
            _started += t;
            _waitOfAnswered += t * waited;
            if (ratio < 1 && (places == long.MaxValue ? t * (k + 2) < 1e-17 * _accepted * (1 - ratio) : t == 0))
            {
                return;
            }

            var next = k + 1;
            mantissa *= (c + (next * theta)) / next * growth;
            virtualInTime = Math.Max(0, virtualInTime - (mantissa * scaleV * inverse));
            inverse = 1 / (c + ((next + 1) * theta));
            inTime = Math.Max(0, ((1 - (theta * inverse)) * inTime) - (mantissa * scaleL * inverse));
            if (mantissa > Huge)
            {
                mantissa /= Huge;
                (logL, logV) = (logL + LogHuge, logV + LogHuge);
                (scaleL, scaleV) = (Math.Exp(logL), Math.Exp(logV));
            }

            if (t > Huge)
            {
                t /= Huge;
                _below /= Huge;
                _accepted /= Huge;
                _queue /= Huge;
                _started /= Huge;
                _waitOfAnswered /= Huge;
                _inTime /= Huge;
                _virtualInTime /= Huge;
            }
        }
    }

    private readonly QueuePerformance Performance(double erlangs, double agents, double lambda, double theta)
    {
        // Agents never fail to be there: all mass sits below n.
        if (double.IsPositiveInfinity(_below))
        {
            return QueuePerformance.NoContacts with { Erlangs = erlangs, Occupancy = erlangs / agents };
        }

        // P(served | k ahead)·t(k) = (n/A)·t(k+1), so the answered follow from the sums without 1 − abandonment; and abandonment from the queue (θ·E[Q]/λ)
        // without 1 − answered, which would cancel when few give up.
        var total = _below + _accepted + _blocked;
        var answered = (_below + (agents / erlangs * _started)) / total;
        var level = Math.Min(1, (_below + _inTime) / total);
        return new QueuePerformance
        {
            Erlangs = erlangs,
            WaitProbability = _accepted / total,
            ServiceLevel = level,
            AsaSeconds = agents / erlangs * _waitOfAnswered / total / answered,
            Occupancy = ((erlangs / agents * _below) + _started) / total,
            Abandonment = Math.Min(1, theta * _queue / (lambda * total)),
            Blocking = _blocked / total,
            MeanWaitAllSeconds = _queue / total / lambda,
            ServiceLevelOfAnswered = Math.Min(1, level / answered),
            ServiceLevelVirtual = Math.Min(1, (_below + _virtualInTime) / total),
            MeanQueue = _queue / total,
        };
    }

    private static QueuePerformance Fluid(double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds)
    {
        var answered = agents / erlangs;
        var wait = patienceSeconds * Math.Log(erlangs / agents);
        var inTime = targetSeconds >= wait;
        return new QueuePerformance
        {
            Erlangs = erlangs,
            WaitProbability = 1,
            ServiceLevel = inTime ? answered : 0,
            AsaSeconds = wait,
            Occupancy = 1,
            Abandonment = 1 - answered,
            MeanWaitAllSeconds = patienceSeconds * (1 - answered),
            ServiceLevelOfAnswered = inTime ? 1 : 0,
            ServiceLevelVirtual = inTime ? 1 : 0,
            MeanQueue = erlangs / ahtSeconds * patienceSeconds * (1 - answered),
        };
    }

    // double.ExpM1 of the framework is exp(x) − 1 and loses the digits of small x; this is Kahan's form.
    private static double ExpMinusOne(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : (u - 1) * x / Math.Log(u);
    }
}
