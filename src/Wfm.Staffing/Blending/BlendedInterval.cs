namespace Wfm.Staffing;

/// <summary>Calls of one interval, and the agents they need.</summary>
/// <param name="Erlangs">Offered load of calls, 0 or more.</param>
/// <param name="AhtSeconds">Mean handle time in seconds, above 0 where there is load.</param>
/// <param name="Agents">Net agents that calls alone need, 0 or more, fractional as a rule (<see cref="RequiredAgents.FindFractional"/>).</param>
public readonly record struct BlendedInterval(double Erlangs, double AhtSeconds, double Agents);
