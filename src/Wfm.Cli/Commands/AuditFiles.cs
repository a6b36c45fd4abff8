namespace Wfm.Cli.Commands;

/// <summary>Paths of the files to judge by; null for those that are not given.</summary>
internal sealed record AuditFiles(string Roster, string People, string Plan, string? Absences, string? Shifts, string? Requirement, string? Forecast);
