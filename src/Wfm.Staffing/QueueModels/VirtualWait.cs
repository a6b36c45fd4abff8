namespace Wfm.Staffing;

/// <summary>
/// The virtual wait in M/M/n+M: mass y − 1 at no wait and beside it the density c·f(t), f(t) = exp(−ct + η(1 − e^(−θt))), with y = 1 ÷ B(n, A), c = n·μ,
/// θ = 1 ÷ patience, η = λ ÷ θ (C. Palm, 1946; F. Baccelli and G. Hebuterne, 1981). ln f is concave, so a few panels of 16-point Gauss-Legendre around its peak
/// give every digit at any number of agents. ln f is taken relative to its peak, and every integrand is positive: nothing cancels.
/// </summary>
internal readonly struct VirtualWait
{
    // e^(−Deep) of the peak is nothing to a double.
    private const double Deep = 42;

    // Widest panel: in units over which ln f changes by about 1, and in mean patiences as long as e^(−θt) counts.
    private const double Width = 3;
    private const double PatienceWidth = 6;

    private static readonly double[] Nodes =
    [
        0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438,
        0.755404408355003, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
    ];

    private static readonly double[] Weights =
    [
        0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674,
        0.12462897125553388, 0.0951585116824928, 0.062253523938647894, 0.027152459411754096,
    ];

    private readonly double _theta;
    private readonly double _peak;
    private readonly double _slope;
    private readonly double _bend;

    private VirtualWait(double rate, double lambda, double theta)
    {
        // ln f(peak + s) − ln f(peak) = −slope·s − bend·(e^(−θs) − 1 + θs). The peak is at 0 unless more arrives than can be served.
        _theta = theta;
        (_peak, _slope, _bend) = lambda > rate
            ? (StableMath.LogOnePlus((lambda - rate) / rate) / theta, 0.0, rate / theta)
            : (0.0, rate - lambda, lambda / theta);
    }

    /// <summary>Every measure.</summary>
    /// <param name="below">y − 1: mass of the states with an idle agent relative to that of exactly n busy.</param>
    /// <param name="erlangs">Offered load, above 0.</param>
    /// <param name="agents">Agents, above 0, whole or fractional.</param>
    /// <param name="ahtSeconds">Mean handle time.</param>
    /// <param name="targetSeconds">Service-level threshold.</param>
    /// <param name="patienceSeconds">Mean patience, finite.</param>
    public static QueuePerformance Evaluate(double below, double erlangs, double agents, double ahtSeconds, double targetSeconds, double patienceSeconds)
    {
        if (double.IsPositiveInfinity(below))
        {
            return QueuePerformance.NoContacts with { Erlangs = erlangs, Occupancy = erlangs / agents };
        }

        // In units of the handle time. Patience of 1e-100 or 1e100 of them acts like none or like endless.
        var theta = Math.Clamp(ahtSeconds / patienceSeconds, 1e-100, 1e100);
        var target = targetSeconds / ahtSeconds;
        var wait = new VirtualWait(agents, erlangs, theta);

        // Relative to the peak, as the sums are.
        var idle = below * Math.Exp(-(agents / theta) * StableMath.ExpRemainder(-theta * wait._peak));
        var (early, late) = (default(Sums), default(Sums));
        var from = wait.Integrate(wait.Start(agents), target - wait._peak, ref early);
        wait.Integrate(from, double.PositiveInfinity, ref late);

        var waiting = agents * (early.Mass + late.Mass);
        var total = idle + waiting;
        var answered = idle + (agents * (early.Answered + late.Answered));
        var inTime = idle + (agents * early.Answered);
        var waited = agents * (early.WaitOfAll + late.WaitOfAll) / total;

        // NotShort: who has not given up within the threshold is answered by then, or still there.
        return new QueuePerformance
        {
            Erlangs = erlangs,
            WaitProbability = waiting / total,
            ServiceLevel = inTime / total,
            AsaSeconds = agents * (early.WaitOfAnswered + late.WaitOfAnswered) / answered * ahtSeconds,
            Occupancy = Math.Min(1, erlangs / agents * answered / total),
            Abandonment = Math.Min(1, waited * theta),
            MeanWaitAllSeconds = waited * ahtSeconds,
            ServiceLevelOfAnswered = inTime / answered,
            NotShort = (inTime + (Math.Exp(-theta * target) * agents * late.Mass)) / total,
            ServiceLevelVirtual = (idle + (agents * early.Mass)) / total,
            MeanQueue = erlangs * waited,
        };
    }

    // Where f rises above e^(−Deep) of its peak: v = θ(peak − t) solves e^v − 1 − v = Deep·θ/c, and is below both of these.
    private double Start(double rate)
    {
        var depth = Deep * _theta / rate;
        var v = Math.Min(Math.Sqrt(2 * depth), StableMath.LogOnePlus(depth + Math.Sqrt(2 * depth)));
        return -Math.Min(_peak, v / _theta);
    }

    /// <summary>Adds the integrals from a time to another, both counted from the peak, as far as f counts; returns where it stopped.</summary>
    private double Integrate(double from, double to, ref Sums sums)
    {
        var at = from;
        while (at < to)
        {
            var u = _theta * at;
            if (at > 0 && (_slope * at) + (_bend * StableMath.ExpRemainder(u)) > Deep)
            {
                break;
            }

            var change = Math.Abs(_slope - (_bend * _theta * StableMath.ExpMinusOne(-u))) + (Math.Sqrt(_bend * Math.Exp(-u)) * _theta);
            var width = u < Deep ? Math.Min(Width / change, PatienceWidth / _theta) : Width / change;
            var end = Math.Min(to, at + width);
            Panel((at + end) / 2, (end - at) / 2, ref sums);
            at = end;
        }

        return at;
    }

    private void Panel(double middle, double half, ref Sums sums)
    {
        for (var i = 0; i < 8; i++)
        {
            var (step, weight) = (half * Nodes[i], half * Weights[i]);
            Add(middle - step, weight, ref sums);
            Add(middle + step, weight, ref sums);
        }
    }

    private void Add(double s, double weight, ref Sums sums)
    {
        var t = _peak + s;
        var x = _theta * t;
        var remainder = StableMath.ExpRemainder(x);
        var f = weight * Math.Exp(-(_slope * s) - (_bend * (_peak == 0 ? remainder : StableMath.ExpRemainder(_theta * s))));

        // e^(−x) and 1 − e^(−x), each without a difference of near equals.
        var small = x < 0.4;
        var stays = small ? 1 - x + remainder : Math.Exp(-x);
        sums.Mass += f;
        sums.Answered += f * stays;
        sums.WaitOfAnswered += f * stays * t;
        sums.WaitOfAll += f * ((small ? x - remainder : 1 - stays) / _theta);
    }

    private struct Sums
    {
        public double Mass;
        public double Answered;
        public double WaitOfAnswered;
        public double WaitOfAll;
    }
}
