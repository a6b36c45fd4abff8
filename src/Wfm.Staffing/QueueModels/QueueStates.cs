namespace Wfm.Staffing;

/// <summary>
/// The birth-death chain of a finite queue, summed outward from state n. Relative to state n the mass below is y − 1 and above t(0) = 1, t(k) = t(k−1)·λ ÷ (c + kθ),
/// with c = n·μ and θ = 1 ÷ patience. Nothing here needs n to be whole.
/// </summary>
internal struct QueueStates
{
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
    /// <param name="patienceSeconds">Mean patience, or infinite.</param>
    /// <param name="places">Waiting places.</param>
    public static QueuePerformance Evaluate(
        double below, double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds, int places)
    {
        // In units of the handle time. Patience of 1e-100 or 1e100 of them acts like none or like endless; nobody who is let in waits beyond 1e8 service starts.
        var theta = double.IsPositiveInfinity(patienceSeconds) ? 0 : Math.Clamp(ahtSeconds / patienceSeconds, 1e-100, 1e100);
        var target = targetSeconds / ahtSeconds;
        var states = new QueueStates { _below = below };
        if (!double.IsPositiveInfinity(below))
        {
            states.Sum(erlangs, agents, theta, Math.Min(target, 1e8 / agents), places);
        }

        return states.Performance(erlangs, agents, ahtSeconds, theta, target);
    }

    private void Sum(double lambda, double c, double theta, double target, int places)
    {
        // Tagged contact with k ahead. inTime: P(served within T); virtualInTime: P(wait without giving up <= T). Integration by parts of
        // (a)_{k+1}/k! ∫ x^a (1−x)^k dx over [e^(−θT), 1], a = c/θ; without patience the Poisson tails they tend to.
        var patience = 1 / theta;
        var growth = theta > 0 ? -StableMath.ExpMinusOne(-theta * target) * patience : target;
        var inverse = 1 / (c + theta);
        var inTime = -StableMath.ExpMinusOne(-(c + theta) * target) * c * inverse;
        var virtualInTime = -StableMath.ExpMinusOne(-c * target);

        // g(k)·L with L = e^(−(c+θ)T): g can overflow while L underflows, so both scales are carried beside a mantissa. In units of 1/θ, so that θ = 0 is legal.
        var mantissa = c;
        var (logL, logV) = (-(c + theta) * target, -c * target);
        var (scaleL, scaleV) = (Math.Exp(logL), Math.Exp(logV));

        var (t, waited) = (1.0, 0.0);
        for (var k = 0; ; k++)
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
            if (ratio < 1 && t * (k + 2.0) * (k + 2.0) < 1e-30 * _accepted * (1 - ratio) * (1 - ratio))
            {
                return;
            }

            var next = k + 1.0;
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

    private readonly QueuePerformance Performance(double erlangs, double agents, double ahtSeconds, double theta, double target)
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
            AsaSeconds = agents / erlangs * _waitOfAnswered / total / answered * ahtSeconds,
            Occupancy = ((erlangs / agents * _below) + _started) / total,
            Abandonment = Math.Min(1, theta * _queue / (erlangs * total)),
            Blocking = _blocked / total,
            MeanWaitAllSeconds = _queue / total / erlangs * ahtSeconds,
            ServiceLevelOfAnswered = Math.Min(1, level / answered),
            ServiceLevelVirtual = theta == 0 ? Math.Min(1, level / answered) : Math.Min(1, (_below + _virtualInTime) / total),
            MeanQueue = _queue / total,

            // Who has not given up within the threshold was blocked, is answered by then, or is still there.
            NotShort = theta == 0 ? 1 : Math.Min(1, level + (((Math.Exp(-theta * target) * Math.Max(0, _accepted - _virtualInTime)) + _blocked) / total)),
        };
    }
}
