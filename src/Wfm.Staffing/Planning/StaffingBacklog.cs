namespace Wfm.Staffing;

/// <summary>What becomes of a queue whose work can wait, with the agents that the requirement has for it.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="OnTime">Share of contacts done in time, of those whose fate the horizon shows, 0 to 1.</param>
/// <param name="MostWaiting">Most contacts that wait at the end of an interval.</param>
/// <param name="LeftWaiting">Contacts that wait at the end of the plan.</param>
/// <param name="Impossible">Contacts that no number of agents does in time.</param>
public sealed record StaffingBacklog(QueuePlan Queue, double OnTime, double MostWaiting, double LeftWaiting, double Impossible);
