namespace Wfm.Staffing;

/// <summary>
/// The birth-death chain of chats while a slot is free. N agents with x chats finish them at N·F(x ÷ N) times the rate of one agent with one chat, F being the throughput
/// factors joined by straight lines from F(0) = 0: that is what balanced routing does, each agent holding ⌊x/N⌋ chats or one more. Summed outward from the
/// most likely state, so a step costs one division and the whole some ten standard deviations, not N·c states.
/// </summary>
/// <remarks>
/// Fractional agents: the states are cN, cN − 1, … down to a fraction of a chat, below which the continuous extension of Erlang B closes the chain. So a
/// linear F is the continuous Erlang C and A with cN agents, for every real N.
/// </remarks>
internal readonly struct ChatStates
{
    private const double Negligible = 1e-18;

    // Below it numbers lose their digits, and no longer shrink when multiplied by a ratio just under 1.
    private const double Underflow = 1e-290;
    private readonly double _agents;
    private readonly IReadOnlyList<double> _factors;

    /// <summary>Sums the chain below c·N. Load and agents above 0.</summary>
    public ChatStates(double erlangs, double agents, Concurrency concurrency)
    {
        (_agents, _factors) = (agents, concurrency.Throughput);
        Slots = agents * concurrency.Max;
        var steps = (long)Math.Floor(Slots);
        var first = Slots - steps;

        // Number of the most likely state with room; the rate never falls with the number of chats, so the weights rise up to it and fall from it on.
        var (mode, end) = (0L, steps);
        while (end - mode > 1)
        {
            var middle = (mode + end) / 2;
            (mode, end) = Rate(first + middle) <= erlangs ? (middle, end) : (mode, middle);
        }

        // The lowest state and all below it, per unit of its weight. It stands for A·(y − 1) chats, so that chats in hand balance chats that come, as in Erlang C.
        var closing = first > 0 ? ContinuousErlang.BelowAtFraction(first, erlangs) : 0;
        var lowest = first > 0 ? closing * Rate(first) / first : 0;
        if (steps == 0)
        {
            Below = lowest;
            MeanChats = lowest > 0 ? ((erlangs * closing) - Slots) / lowest : 0;
            MeanBusyAgents = MeanChats / concurrency.Max;
            MeanPace = lowest > 0 ? ((erlangs * lowest) - Rate(Slots)) / lowest : 0;
            return;
        }

        var (mass, chats, busy, pace) = (0.0, 0.0, 0.0, 0.0);
        var weight = 1.0;
        for (var k = mode; ; k--)
        {
            if (k == 0)
            {
                var held = weight * erlangs * closing;
                (mass, chats, busy) = (mass + (weight * (1 + lowest)), chats + held, busy + (held * Math.Min(1, first > 0 ? agents / first : 1)));
                pace += weight * erlangs * lowest;
                break;
            }

            var x = first + k;
            (mass, chats, busy) = (mass + weight, chats + (weight * x), busy + (weight * Math.Min(x, agents)));
            pace += weight * Rate(x);
            var ratio = Rate(x) / erlangs;
            weight *= ratio;
            if (weight < Negligible * mass * (1 - ratio))
            {
                break;
            }
        }

        weight = 1;
        for (var k = mode + 1; k < steps && weight > Underflow; k++)
        {
            var x = first + k;
            weight *= erlangs / Rate(x);
            pace += weight * Rate(x);
            (mass, chats, busy) = (mass + weight, chats + (weight * x), busy + (weight * Math.Min(x, agents)));
        }

        // The state without a free slot is the unit in which the chain above counts.
        Below = weight > Underflow ? mass / (weight * erlangs / Rate(Slots)) : double.PositiveInfinity;
        MeanChats = chats / mass;
        MeanBusyAgents = busy / mass;
        MeanPace = pace / mass;
    }

    /// <summary>Slots: agents × most chats at a time.</summary>
    public double Slots { get; }

    /// <summary>Mass of the states with a free slot relative to the state without; infinite beyond the range of double.</summary>
    public double Below { get; }

    /// <summary>Mean number of chats while a slot is free.</summary>
    public double MeanChats { get; }

    /// <summary>Mean number of agents with at least one chat while a slot is free.</summary>
    public double MeanBusyAgents { get; }

    /// <summary>Mean pace while a slot is free, in units of one agent with one chat.</summary>
    public double MeanPace { get; }

    private double Rate(double chats)
    {
        var each = chats / _agents;
        var whole = (int)Math.Min(Math.Floor(each), _factors.Count - 1);
        var from = whole == 0 ? 0 : _factors[whole - 1];
        return _agents * (from + ((each - whole) * (_factors[whole] - from)));
    }
}
