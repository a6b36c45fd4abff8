namespace Wfm.IO;

/// <summary>What a file holds. Immutable.</summary>
/// <param name="Value">The data.</param>
/// <param name="Warnings">What was repaired, assumed or dropped; one line each, beginning with the file's name.</param>
/// <param name="Sha256">SHA-256 of the bytes that were read, in lower-case hexadecimal.</param>
public sealed record ReadResult<T>(T Value, IReadOnlyList<string> Warnings, string Sha256);
