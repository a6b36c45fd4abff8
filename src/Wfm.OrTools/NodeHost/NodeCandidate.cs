namespace Wfm.OrTools;

/// <summary>A Node executable that may be used.</summary>
/// <param name="Path">The executable.</param>
/// <param name="Source">Where it was found, for reports.</param>
/// <param name="IsExplicit">Named by the user, so that nothing else may take its place.</param>
internal sealed record NodeCandidate(string Path, string Source, bool IsExplicit);
