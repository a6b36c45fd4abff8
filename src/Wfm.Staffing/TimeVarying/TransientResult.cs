namespace Wfm.Staffing;

/// <summary>The course of a queue over its intervals, and what is left after the last.</summary>
public sealed class TransientResult
{
    private readonly IReadOnlyList<double> _calls;
    private readonly double _intervalSeconds;
    private readonly TransientStates _end;
    private readonly double _mu;
    private readonly int _agents;
    private readonly double _theta;

    internal TransientResult(
        IReadOnlyList<TransientInterval> intervals, IReadOnlyList<double> calls, double intervalSeconds, TransientStates end, double mu, int agents, double theta) =>
        (Intervals, _calls, _intervalSeconds, _end, _mu, _agents, _theta) = (intervals, [.. calls], intervalSeconds, end, mu, agents, theta);

    /// <summary>One entry per interval.</summary>
    public IReadOnlyList<TransientInterval> Intervals { get; }

    /// <summary>Bound on what is missing from every probability.</summary>
    public double ErrorBound => _end.Lost;

    /// <summary>Share of the contacts arriving in a run of intervals that are answered within the threshold; 1 without contacts.</summary>
    /// <param name="from">First interval.</param>
    /// <param name="to">Interval after the last.</param>
    public double ServiceLevel(int from, int to)
    {
        var (inTime, all) = (0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            if (_calls[i] > 0)
            {
                (inTime, all) = (inTime + (_calls[i] * Intervals[i].ServiceLevel), all + _calls[i]);
            }
        }

        return all > 0 ? inTime / all : 1;
    }

    /// <summary>Contacts that give up in a run of intervals ÷ contacts that arrive in them; 0 without contacts.</summary>
    /// <param name="from">First interval.</param>
    /// <param name="to">Interval after the last.</param>
    public double Abandonment(int from, int to)
    {
        var (queue, all) = (0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            (queue, all) = (queue + Intervals[i].MeanQueue, all + _calls[i]);
        }

        return all > 0 ? queue * _intervalSeconds * _theta / all : 0;
    }

    /// <summary>The tail of the day: how long after the end of the last interval, arrivals having stopped and its agents staying on, until nobody is in the queue or in
    /// service with a given probability. Infinite when nobody works and nobody gives up.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <returns>Seconds, to a thousandth of a handle time; 0 when that probability is there already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside the range given above.</exception>
    public double SecondsUntilEmpty(double probability)
    {
        if (!(probability is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must be above 0 and below 1.");
        }

        if (_end[0] >= probability)
        {
            return 0;
        }

        // Without an agent patience alone empties the queue; steps are in the pace of who leaves.
        var pace = _agents > 0 ? _mu : _theta;
        if (pace == 0)
        {
            return double.PositiveInfinity;
        }

        var (states, passed, step) = (_end.Copy(), 0.0, 0.25 / pace);
        while (step > 1e-3 / pace)
        {
            var next = states.Copy();
            next.Advance(step, 0, _mu, _agents, _theta);
            if (next[0] >= probability - next.Lost - 1e-13)
            {
                step /= 2;
            }
            else
            {
                (states, passed) = (next, passed + step);
            }
        }

        return passed + step;
    }
}
