namespace Wfm.Staffing;

/// <summary>How far a simulation is.</summary>
/// <param name="Replications">Replications that are done.</param>
/// <param name="MaxReplications">Most that there can be.</param>
public readonly record struct SimulationProgress(int Replications, int MaxReplications);
