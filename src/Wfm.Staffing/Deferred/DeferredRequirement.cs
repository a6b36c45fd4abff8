namespace Wfm.Staffing;

/// <summary>People that deferred work needs.</summary>
/// <param name="Agents">Agents to add per interval, net, fractional; they work at the occupancy of the streams.</param>
/// <param name="Flow">What becomes of each stream with these agents and the time that is free anyway.</param>
/// <param name="Impossible">Contacts per stream that no number of agents does in time: nobody can be added between their coming and their deadline. They count as late.</param>
public sealed record DeferredRequirement(IReadOnlyList<double> Agents, IReadOnlyList<DeferredResult> Flow, IReadOnlyList<double> Impossible);
