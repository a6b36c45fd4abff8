namespace Wfm.Samples.People;

/// <summary>A contract and how many agents have it.</summary>
/// <param name="Name">Name in the files.</param>
/// <param name="Hours">Hours per week.</param>
/// <param name="Days">Most days per week.</param>
/// <param name="Agents">Agents with it.</param>
public sealed record SampleContract(string Name, int Hours, int Days, int Agents);
