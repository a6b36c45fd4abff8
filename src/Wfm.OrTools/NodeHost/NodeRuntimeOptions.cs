namespace Wfm.OrTools;

/// <summary>Where Node is and how many processes to keep.</summary>
public sealed record NodeRuntimeOptions
{
    /// <summary>Node processes, each solving one model at a time and taking up to 2 GB. At least 1. Default: 2, or 1 on a single processor.
    /// Does not change any answer, only how many solves run side by side.</summary>
    public int Processes
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Processes), value, "At least 1 process is needed.");
    } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>The Node executable. Default: the environment variable WFM_NODE, then the Node that came with the build, then <c>node</c> on the PATH.</summary>
    public string? NodePath { get; init; }

    /// <summary>Folder of the npm package or-tools-wasm. Default: the environment variable WFM_ORTOOLS_PACKAGE, then the copy beside the program, then
    /// the one the build installed.</summary>
    public string? PackagePath { get; init; }

    /// <summary>How long a process may stay silent past a solve's time limit before it counts as hung and is stopped. Above zero.
    /// Default: 30 s plus the time limit once more, as simplifying a large model is not interrupted promptly. Solves without a time limit are
    /// watched by <see cref="StallTimeout"/> alone.</summary>
    public TimeSpan? HangMargin
    {
        get;
        init => field = value is { } margin && margin <= TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(nameof(HangMargin), value, "The margin must be longer than zero.")
            : value;
    }

    /// <summary>How long a process may use hardly any processor time during a solve before it counts as dead and is replaced, like a crashed one. A
    /// searching solver is never idle, so this also catches a standstill in a solve without time limit. Above zero. Default 30 s.</summary>
    public TimeSpan StallTimeout
    {
        get;
        init => field = value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(StallTimeout), value, "The stall timeout must be longer than zero.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>How long a process may take to start. Above zero. Default 60 s; it usually takes under 1 s.</summary>
    public TimeSpan StartTimeout
    {
        get;
        init => field = value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(StartTimeout), value, "The start timeout must be longer than zero.");
    } = TimeSpan.FromSeconds(60);
}
