using Wfm.OrTools;
using Wfm.Rostering;
using Wfm.Staffing;

namespace Wfm;

/// <summary>How to plan. Every default is meant to be left alone. Immutable.</summary>
public sealed record PlannerOptions
{
    /// <summary>Seed, or null for the plan's. Default null.</summary>
    public int? Seed { get; init; }

    /// <summary>Wall-clock limit of the roster's search, or null for the plan's, which may be none. Default null.</summary>
    public TimeSpan? TimeLimit
    {
        get;
        init => field = value is null || value > TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "The time limit must be longer than zero.");
    }

    /// <summary>How hard to search for the roster. Its seed and time limit are replaced by those above. Default: the engine's.</summary>
    public RosterOptions Roster { get; init; } = new();

    /// <summary>How the roster is simulated at the end, where there are forecasts, or null to leave that out. Its seed is replaced by the plan's. Default: 40 replications,
    /// and 16 for each variant that looks for the cause of a difference.</summary>
    public CertifyOptions? Simulate { get; init; } = new() { Replications = 40, ExplainReplications = 16 };

    /// <summary>
    /// Makes the solver for the exact repairs; asked once, when rostering begins, and the result is disposed at its end. Null: go without. When it throws a
    /// <see cref="CpSatRuntimeException"/>, the roster is made without repairs and a warning says what to install. Default: <see cref="CpSatRuntimes.Create"/>.
    /// </summary>
    public Func<ICpSatRuntime>? CreateRuntime { get; init; } = () => CpSatRuntimes.Create();

    /// <summary>Clock for the times of the steps; the roster's own is in <see cref="Roster"/>. Default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
