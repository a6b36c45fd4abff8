namespace Wfm.Staffing;

/// <summary>
/// The one recurrence that feeds every model: y(n) = 1 ÷ B(n, A) = 1 + (n ÷ A)·y(n − 1), climbed one agent at a time. All terms are positive, so nothing
/// cancels. Beyond the range of double y is infinite, which is blocking 0 to every digit that matters.
/// </summary>
internal struct ErlangLadder
{
    // exp(-Margin² / 2) of a wrong start survives: below the last binary digit.
    private const double Margin = 10;
    private readonly double _erlangs;
    private readonly double _fraction;
    private long _whole;

    /// <summary>Climbs to <paramref name="agents"/>, which may be fractional. Erlangs above 0, agents 0 or more.</summary>
    public ErlangLadder(double erlangs, double agents)
    {
        _erlangs = erlangs;
        var floor = (long)Math.Floor(agents);
        _fraction = agents - floor;

        // Far below the load the recurrence forgets where it began: (n/A) shrinks every error. So a large climb starts ten standard deviations below the load.
        var start = (long)Math.Floor(Math.Min(agents, erlangs) - (Margin * Math.Sqrt(erlangs)) - 20);
        if (start > 0)
        {
            _whole = start;
            var n = start + _fraction;
            Below = n / (erlangs - n);
        }
        else
        {
            _whole = 0;
            Below = _fraction > 0 ? ContinuousErlang.BelowAtFraction(_fraction, erlangs) : 0;
        }

        Climb(floor);
    }

    /// <summary>Agents at this rung.</summary>
    public readonly double Agents => _whole + _fraction;

    /// <summary>y − 1: probability of fewer than n busy, relative to that of exactly n, in the loss system. Kept apart since y − 1 would cancel when n is far below A.</summary>
    public double Below { get; private set; }

    /// <summary>B(n, A).</summary>
    public readonly double Blocking => 1 / (1 + Below);

    /// <summary>The rung of a number of agents with the same fraction: from here when that is on the way up and not far, else from a fresh start.</summary>
    public readonly ErlangLadder ClimbedTo(double agents)
    {
        if (agents < Agents || (agents > Agents + 100 && Agents < _erlangs - (Margin * Math.Sqrt(_erlangs)) - 20))
        {
            return new ErlangLadder(_erlangs, agents);
        }

        var ladder = this;
        ladder.Climb((long)Math.Floor(agents));
        return ladder;
    }

    private void Climb(long floor)
    {
        // n ÷ A as a product: the quotient would cost more than the rest of the step.
        var perErlang = 1 / _erlangs;
        var (below, n) = (Below, _whole + _fraction);
        for (; _whole < floor && below < double.PositiveInfinity; _whole++)
        {
            n++;
            var ratio = n * perErlang;
            below = ratio + (ratio * below);
        }

        (Below, _whole) = (below, floor);
    }
}
