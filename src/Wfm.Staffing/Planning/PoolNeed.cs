namespace Wfm.Staffing;

/// <summary>The fewest agents of a group in an interval, and why no fewer.</summary>
/// <param name="Agents">Whole agents taking contacts.</param>
/// <param name="Binding">Queues whose targets one agent fewer would break, and which; empty when one fewer is nobody, or a minimum of agents says so.</param>
/// <param name="AtMinimum">Whether a minimum of agents says so.</param>
internal readonly record struct PoolNeed(int Agents, IReadOnlyList<KeyValuePair<QueuePlan, ServiceTargets>> Binding, bool AtMinimum = false);
