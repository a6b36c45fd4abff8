namespace Wfm.IO;

/// <summary>What a run was made of and what came out: enough to repeat it. Immutable.</summary>
public sealed record Manifest
{
    /// <summary>Version of Wfm.</summary>
    public required string Version { get; init; }

    /// <summary>What the run was called with, for instance <c>plan</c>.</summary>
    public required string Command { get; init; }

    /// <summary>.NET, operating system, OR-Tools runtime and other parts, by name.</summary>
    public IReadOnlyDictionary<string, string> Runtime { get; init; } = new Dictionary<string, string>();

    /// <summary>SHA-256 per input file.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Seed.</summary>
    public int Seed { get; init; }

    /// <summary>Options of the run, by name.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>How it ended, for instance <c>feasible</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Penalty of the roster in points, or null.</summary>
    public double? Penalty { get; init; }

    /// <summary>Lower bound of the penalty, or null.</summary>
    public double? Bound { get; init; }

    /// <summary>(penalty − bound) ÷ penalty, 0 to 1, or null.</summary>
    public double? Gap { get; init; }

    /// <summary>Other results, by name.</summary>
    public IReadOnlyDictionary<string, double> Results { get; init; } = new Dictionary<string, double>();

    /// <summary>Seconds per step, in order. The only values that differ from run to run.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> StepSeconds { get; init; } = [];

    /// <summary>Warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
