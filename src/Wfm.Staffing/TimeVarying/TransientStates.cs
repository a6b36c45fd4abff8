using System.Numerics;

namespace Wfm.Staffing;

/// <summary>
/// Probabilities of the number of contacts in a queue with n agents, and how they move while rates are constant: uniformization, p(t) = Σ Poisson(Λt; k)·p·P^k with
/// P = I + Q ÷ Λ. All terms are positive. Only states that hold more than a trace are kept; what is let go is counted in <see cref="Lost"/>. Source: A. Jensen,
/// Markoff chains as an aid in the study of Markoff processes (1953).
/// </summary>
internal sealed class TransientStates
{
    private const double Trace = 1e-18;

    // Jumps per step: more make the Poisson weights' tails dearer than they need be, fewer let Λ be chosen for fewer states.
    private const double JumpsPerStep = 1000;

    // Entry n + Edge is state n: a jump reads two entries beyond the window on either side.
    private const int Edge = 2;

    private double[] _p = new double[64];
    private double[] _next = new double[64];
    private double[] _end = new double[64];
    private double[] _time = new double[64];
    private double[] _stay = new double[64];
    private double[] _down = new double[64];
    private int _timeTop;

    /// <summary>All mass on <paramref name="contacts"/> in the system.</summary>
    public TransientStates(int contacts = 0)
    {
        Grow(contacts);
        _p[contacts + Edge] = 1;
        (Lowest, Highest) = (contacts, contacts);
    }

    private TransientStates(TransientStates other)
    {
        Grow(other.Highest);
        Array.Copy(other._p, _p, other.Highest + Edge + 1);
        (Lowest, Highest, Lost) = (other.Lowest, other.Highest, other.Lost);
    }

    /// <summary>Fewest contacts that have a probability.</summary>
    public int Lowest { get; private set; }

    /// <summary>Most contacts that have a probability.</summary>
    public int Highest { get; private set; }

    /// <summary>Probability that was let go: a bound on the error of every probability.</summary>
    public double Lost { get; private set; }

    /// <summary>Probability of <paramref name="n"/> contacts in the system, now.</summary>
    public double this[int n] => n >= Lowest && n <= Highest ? _p[n + Edge] : 0;

    /// <summary>A copy with no time spent.</summary>
    public TransientStates Copy() => new(this);

    /// <summary>Forgets the time spent so far.</summary>
    public void ClearTime()
    {
        Array.Clear(_time);
        _timeTop = 0;
    }

    /// <summary>Expected seconds in each state since <see cref="ClearTime"/>, from state 0.</summary>
    public ReadOnlySpan<double> Time => _time.AsSpan(Edge, _timeTop + 1);

    /// <summary>Goes on for a time with constant rates per second.</summary>
    public void Advance(double seconds, double lambda, double mu, int agents, double theta)
    {
        for (var left = seconds; left > 0;)
        {
            var step = Math.Min(left, JumpsPerStep / Math.Max(1e-12, Rate(Highest)));
            var arrivals = lambda * step;
            var top = Highest + (int)(arrivals + (9 * Math.Sqrt(arrivals)) + 20);
            Step(step, Rate(top), lambda, mu, agents, theta, top);
            left = left - step > 1e-12 * seconds ? left - step : 0;
        }

        double Rate(int n) => lambda + (Math.Min(n, agents) * mu) + (Math.Max(0, n - agents) * theta);
    }

    private void Step(double seconds, double rate, double lambda, double mu, int agents, double theta, int top)
    {
        Grow(top);
        if (rate == 0)
        {
            Add(_time, seconds, Lowest, Highest);
            _timeTop = Math.Max(_timeTop, Highest);
            return;
        }

        var weights = new PoissonWeights(rate * seconds);
        var up = lambda / rate;
        for (var n = 0; n <= top; n++)
        {
            var down = ((Math.Min(n, agents) * mu) + (Math.Max(0, n - agents) * theta)) / rate;
            (_down[n + Edge], _stay[n + Edge]) = (down, Math.Max(0, 1 - up - down));
        }

        _down[top + Edge + 1] = 0;
        var before = Mass();
        Array.Clear(_end);
        var (low, high) = (Lowest, Highest);
        for (var k = 0; ; k++)
        {
            if (weights.At[k] > 0)
            {
                Add(_end, weights.At[k], Lowest, Highest);
            }

            Add(_time, weights.More[k] / rate, Lowest, Highest);
            (low, high) = (Math.Min(low, Lowest), Math.Max(high, Highest));
            if (k == weights.At.Length - 1)
            {
                break;
            }

            Jump(up, top);
        }

        (_p, _end) = (_end, _p);
        (Lowest, Highest) = (low, high);
        _timeTop = Math.Max(_timeTop, high);
        Trim();
        Lost += Math.Max(0, before - Mass());
    }

    /// <summary>One jump of the chain, and the window one wider on both sides where there is something to see.</summary>
    private void Jump(double up, int top)
    {
        var (from, to) = (Math.Max(0, Lowest - 1) + Edge, Math.Min(top, Highest + 1) + Edge);
        var width = Vector<double>.Count;
        var i = from;
        var ups = new Vector<double>(up);
        for (; i + width <= to + 1; i += width)
        {
            var sum = (new Vector<double>(_stay, i) * new Vector<double>(_p, i)) + (ups * new Vector<double>(_p, i - 1))
                + (new Vector<double>(_down, i + 1) * new Vector<double>(_p, i + 1));
            sum.CopyTo(_next, i);
        }

        for (; i <= to; i++)
        {
            _next[i] = (_stay[i] * _p[i]) + (up * _p[i - 1]) + (_down[i + 1] * _p[i + 1]);
        }

        (_p, _next) = (_next, _p);
        (Lowest, Highest) = (from - Edge, to - Edge);
        Trim();
    }

    // Outside the window the neighbours must read 0; buffers alternate and hold older values there.
    private void Trim()
    {
        while (Lowest < Highest && _p[Lowest + Edge] < Trace)
        {
            Lowest++;
        }

        while (Highest > Lowest && _p[Highest + Edge] < Trace)
        {
            Highest--;
        }

        _p.AsSpan(Lowest + Edge - 2, 2).Clear();
        _p.AsSpan(Highest + Edge + 1, 2).Clear();
    }

    private void Add(double[] to, double weight, int from, int upTo)
    {
        var width = Vector<double>.Count;
        var i = from + Edge;
        for (; i + width <= upTo + Edge + 1; i += width)
        {
            (new Vector<double>(to, i) + (weight * new Vector<double>(_p, i))).CopyTo(to, i);
        }

        for (; i <= upTo + Edge; i++)
        {
            to[i] += weight * _p[i];
        }
    }

    private double Mass()
    {
        var sum = 0.0;
        for (var n = Lowest; n <= Highest; n++)
        {
            sum += _p[n + Edge];
        }

        return sum;
    }

    private void Grow(int top)
    {
        var size = top + (2 * Edge) + 2;
        if (_p.Length >= size)
        {
            return;
        }

        size = Math.Max(size, 2 * _p.Length);
        Array.Resize(ref _p, size);
        Array.Resize(ref _next, size);
        Array.Resize(ref _end, size);
        Array.Resize(ref _time, size);
        Array.Resize(ref _stay, size);
        Array.Resize(ref _down, size);
    }
}
