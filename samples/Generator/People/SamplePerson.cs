namespace Wfm.Samples.People;

/// <summary>A row of people.csv.</summary>
/// <param name="Id">Id; nobody real.</param>
/// <param name="IsLead">Lead or agent.</param>
/// <param name="Contract">Contract.</param>
/// <param name="Skills">Skills as written in the file.</param>
/// <param name="Team">Team.</param>
/// <param name="Lead">Own lead, empty for leads.</param>
public sealed record SamplePerson(string Id, bool IsLead, SampleContract Contract, string Skills, string Team, string Lead);
