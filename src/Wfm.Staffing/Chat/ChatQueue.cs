namespace Wfm.Staffing;

/// <summary>
/// Chat and messaging: an agent has several contacts at a time and works faster, though not as many times faster, the more there are. With n chats and balanced
/// routing each of N agents holds q or q + 1 (n = qN + r), so chats end at rate ((N − r)·f(q) + r·f(q+1)) ÷ AHT below c·N and N·f(c) ÷ AHT from there on, where
/// contacts wait: a birth-death chain, summed exactly. Source: P. Enqvist and G. Svensson, Efficient service systems with concurrency (2019); J. Luo and
/// J. Zhang, Staffing and control of instant messaging contact centers (2013).
/// </summary>
/// <remarks>
/// <para>The clock modelled is the one to the first reply. How long a customer waits for each further reply within the chat is not modelled.</para>
/// <para>The shortcut of the trade, AHT ÷ f(c) in Erlang C, has fewer free slots than there are and asks for too many agents. Where the factors are 1, 2, …, c the model is Erlang C
/// or A with c·N agents. Fractional agents: see <see cref="ChatStates"/>; equal at whole numbers, and monotone when the factors are concave.</para>
/// <para>Within 1e-9 of 28-digit reference values. Costs some ten standard deviations of the number of chats, not N·c steps.</para>
/// </remarks>
public static class ChatQueue
{
    /// <summary>Every measure.</summary>
    /// <param name="erlangs">Chats × AHT of a chat alone ÷ interval length, 0 to 10,000,000.</param>
    /// <param name="agents">Agents taking chats, after shrinkage, 0 to 10,000,000, whole or fractional.</param>
    /// <param name="concurrency">Throughput by number of chats at a time.</param>
    /// <param name="ahtSeconds">Mean handle time of a chat alone in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold of the first reply in seconds, 0 or more.</param>
    /// <param name="patienceSeconds">Mean patience until the first reply in seconds, above 0. Default infinite: nobody gives up.</param>
    /// <param name="shortAbandonSeconds">How soon giving up is early, 0 or more; null for the threshold.</param>
    /// <returns>Without contacts: service level 1, all else 0. Without a spare agent and without patience: as in <see cref="ErlangC"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static ChatPerformance Evaluate(
        double erlangs,
        double agents,
        Concurrency concurrency,
        double ahtSeconds,
        double targetSeconds,
        double patienceSeconds = double.PositiveInfinity,
        double? shortAbandonSeconds = null)
    {
        ArgumentNullException.ThrowIfNull(concurrency);
        QueueInput.Check(erlangs, agents, ahtSeconds, targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        QueueInput.CheckShort(shortAbandonSeconds);
        var pace = agents * concurrency.Throughput[^1];
        if (agents == 0 || erlangs == 0)
        {
            var none = agents == 0 && erlangs > 0;
            return new ChatPerformance
            {
                Queue = ErlangA.Evaluate(erlangs, agents, ahtSeconds, targetSeconds, patienceSeconds, shortAbandonSeconds),
                AgentOccupancy = none ? double.NaN : 0,
                ChatsPerAgent = none ? double.NaN : 0,
                HandleTimeSeconds = none ? double.NaN : ahtSeconds,
                PeakLoad = none ? double.PositiveInfinity : 0,
            };
        }

        // Nobody gives up and agents cannot keep up: every slot is taken at all times.
        var forever = double.IsPositiveInfinity(patienceSeconds);
        var endless = forever && pace <= erlangs;
        var states = endless ? default : new ChatStates(erlangs, agents, concurrency);
        var queue = Waits(targetSeconds);
        if (shortAbandonSeconds is { } early && !forever)
        {
            queue = queue with { NotShort = Waits(early).NotShort };
        }

        QueuePerformance Waits(double threshold) => endless ? ErlangC.Overloaded(erlangs)
            : forever ? ErlangC.Evaluate(states.Below, erlangs, pace, ahtSeconds, threshold)
            : VirtualWait.Evaluate(states.Below, erlangs, pace, ahtSeconds, threshold, patienceSeconds);

        var slots = agents * concurrency.Max;
        var free = endless ? 0 : 1 - queue.WaitProbability;
        var chats = (free * states.MeanChats) + (queue.WaitProbability * slots);
        var busy = (free * states.MeanBusyAgents) + (queue.WaitProbability * agents);
        return new ChatPerformance
        {
            Queue = queue with { Occupancy = Math.Clamp(chats / slots, 0, 1) },
            AgentOccupancy = Math.Clamp(busy / agents, 0, 1),
            ChatsPerAgent = chats / agents,
            HandleTimeSeconds = ahtSeconds * chats / ((free * states.MeanPace) + (queue.WaitProbability * pace)),
            PeakLoad = erlangs / pace,
        };
    }
}
