namespace Wfm.Staffing;

/// <summary>People that calls and deferred work need together.</summary>
/// <param name="Agents">Net agents per interval: what calls need plus the level that deferred work adds. Fractional; people are counted where they are placed.</param>
/// <param name="Reserve">Idle agents kept for calls per interval: the policy that keeps their targets.</param>
/// <param name="FreeAgents">Agents' worth of time for deferred work per interval under that policy.</param>
/// <param name="Voice">What callers can expect per interval while there is deferred work: the least.</param>
/// <param name="Deferred">What becomes of each stream.</param>
/// <param name="Impossible">Contacts per stream that no number of agents does in time.</param>
public sealed record BlendedRequirement(
    IReadOnlyList<double> Agents,
    IReadOnlyList<double> Reserve,
    IReadOnlyList<double> FreeAgents,
    IReadOnlyList<QueuePerformance> Voice,
    IReadOnlyList<DeferredResult> Deferred,
    IReadOnlyList<double> Impossible);
