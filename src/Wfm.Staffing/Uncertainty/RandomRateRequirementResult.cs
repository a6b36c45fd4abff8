namespace Wfm.Staffing;

/// <summary>Agents for an uncertain arrival rate.</summary>
/// <param name="Agents">Fewest whole agents taking contacts, before shrinkage.</param>
/// <param name="FractionalAgents">Fewest agents as a fraction, to 0.000001: at most <paramref name="Agents"/> and more than one fewer.</param>
/// <param name="Performance">What the whole agents bring, over contacts.</param>
public readonly record struct RandomRateRequirementResult(int Agents, double FractionalAgents, QueuePerformance Performance);
