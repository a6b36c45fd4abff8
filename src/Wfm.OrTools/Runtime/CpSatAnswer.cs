namespace Wfm.OrTools;

/// <summary>A runtime's answer: the serialized CpSolverResponse and what the solver printed.</summary>
/// <param name="Response">The serialized CpSolverResponse.</param>
/// <param name="Log">The solver's log; empty unless asked for.</param>
public sealed record CpSatAnswer(byte[] Response, string Log);
