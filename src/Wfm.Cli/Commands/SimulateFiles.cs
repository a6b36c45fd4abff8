namespace Wfm.Cli.Commands;

/// <summary>Paths of the files to simulate from; null for those that are not given.</summary>
internal sealed record SimulateFiles(string Roster, string Forecast, string Plan, string? People);
