namespace Wfm.Staffing;

/// <summary>What agents bring who take calls first and deferred work while there is more than a reserve of them idle.</summary>
/// <param name="Voice">What callers meet. Its occupancy counts calls and deferred work.</param>
/// <param name="DeferredAgents">Mean number of agents on deferred work, given that there is always some.</param>
public readonly record struct BlendedPerformance(QueuePerformance Voice, double DeferredAgents);
