namespace Wfm.Cli.Commands;

/// <summary>A row of cases with what was computed for it.</summary>
internal sealed record CaseAnswer(IReadOnlyList<string> Header, IReadOnlyList<string> Cells, IReadOnlyList<object?> Values);
