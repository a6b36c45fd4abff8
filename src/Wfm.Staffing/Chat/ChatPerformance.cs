namespace Wfm.Staffing;

/// <summary>What a chat queue with a given number of agents brings in the long run. Waiting ends with the first reply: the time between replies is not modelled.</summary>
public readonly record struct ChatPerformance
{
    /// <summary>
    /// Waits, shares and queue, as for any other queue. <see cref="QueuePerformance.WaitProbability"/> is the share that finds every slot taken;
    /// <see cref="QueuePerformance.Occupancy"/> is the share of slots (agents × most chats at a time) that hold a chat.
    /// </summary>
    public required QueuePerformance Queue { get; init; }

    /// <summary>Share of agents with at least one chat, 0 to 1: what occupancy means where an agent counts as busy or not. NaN without agents.</summary>
    public required double AgentOccupancy { get; init; }

    /// <summary>Mean number of chats in an agent's hands. NaN without agents.</summary>
    public required double ChatsPerAgent { get; init; }

    /// <summary>
    /// Mean time from first reply to end, stretched by the agent's other chats: slots taken ÷ chats finished per second (Little). The handle time of a chat alone
    /// without contacts; NaN where there are contacts and no agents.
    /// </summary>
    public required double HandleTimeSeconds { get; init; }

    /// <summary>Load ÷ what all agents finish with every slot taken; below 1 the queue is stable without abandonment. Infinite with contacts and no agents.</summary>
    public required double PeakLoad { get; init; }
}
