using System.Globalization;

namespace Wfm.OrTools;

/// <summary>What <see cref="CpSatDoctor"/> found.</summary>
public sealed record CpSatReport
{
    /// <summary>Whether a solver answered a small model correctly.</summary>
    public bool IsHealthy => Problems.Count == 0;

    /// <summary>The runtime in use: <c>node</c> or <c>native</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>The Node executable; null if none was found or needed.</summary>
    public string? NodePath { get; init; }

    /// <summary>Where that Node comes from: the pinned package, a variable, the PATH.</summary>
    public string? NodeSource { get; init; }

    /// <summary>Its version, such as <c>v26.10.0</c>.</summary>
    public string? NodeVersion { get; init; }

    /// <summary>Whether that Node can switch WebAssembly stacks (JSPI), which makes the solver several times faster.</summary>
    public bool? HasJspi { get; init; }

    /// <summary>Folder of the npm package or-tools-wasm.</summary>
    public string? PackageFolder { get; init; }

    /// <summary>Its version.</summary>
    public string? PackageVersion { get; init; }

    /// <summary>Version of OR-Tools, as the solver prints it.</summary>
    public string? SolverVersion { get; init; }

    /// <summary>How long the solver took to start.</summary>
    public TimeSpan? StartTime { get; init; }

    /// <summary>How long a small model took, there and back, once started.</summary>
    public TimeSpan? RoundTrip { get; init; }

    /// <summary>What is missing or wrong, and what to install.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What works but could be better.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The report as lines of text, <c>name: value</c>, for a terminal.</summary>
    public IReadOnlyList<string> ToLines()
    {
        var lines = new List<string>();
        Add("CP-SAT runtime", Runtime);
        Add("OR-Tools", SolverVersion);
        Add("Node", NodePath is null ? null : $"{NodeVersion ?? "version unknown"} at {NodePath} ({NodeSource})");
        Add("JSPI", HasJspi is { } jspi ? (jspi ? "yes" : "no") : null);
        Add("or-tools-wasm", PackageFolder is null ? null : $"{PackageVersion ?? "version unknown"} at {PackageFolder}");
        Add("start", Milliseconds(StartTime));
        Add("round trip", Milliseconds(RoundTrip));
        lines.AddRange(Warnings.Select(warning => $"warning: {warning}"));
        lines.AddRange(Problems.Select(problem => $"problem: {problem}"));
        return lines;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                lines.Add($"{name}: {value}");
            }
        }
    }

    private static string? Milliseconds(TimeSpan? time) =>
        time is { } value ? value.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms" : null;
}
