namespace Wfm;

/// <summary>Agents and leads on the floor in one interval.</summary>
/// <param name="Agents">Agents on shift, those at break, in training or in a meeting included.</param>
/// <param name="Leads">Leads on duty: on shift and not at break.</param>
/// <param name="LeadsRequired">Leads that the rule asks for so many agents.</param>
public readonly record struct FloorPoint(int Agents, int Leads, int LeadsRequired);
