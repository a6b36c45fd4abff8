namespace Wfm.Staffing;

/// <summary>What the crew brings to one queue. Half-widths are 0 where a formula gave the value.</summary>
/// <param name="Load">The queue.</param>
/// <param name="Agents">People attributed to the queue, fractional: over all queues they add up to the crew.</param>
/// <param name="FullPaceAgents">The same people, weighted with their efficiency at it.</param>
/// <param name="ServiceLevel">Share answered within the threshold, of what the target says.</param>
/// <param name="AsaSeconds">Mean wait in seconds, of those that the target says.</param>
/// <param name="Abandonment">Share that gives up.</param>
/// <param name="Occupancy">Busy share of the agents who can take the queue.</param>
public sealed record QueueService(
    QueueLoad Load, double Agents, double FullPaceAgents, Measured ServiceLevel, Measured AsaSeconds, Measured Abandonment, Measured Occupancy);
