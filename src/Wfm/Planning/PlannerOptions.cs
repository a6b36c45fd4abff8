using Wfm.OrTools;
using Wfm.Rostering;

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

    /// <summary>
    /// Makes the solver for the exact repairs; asked once, when rostering begins, and the result is disposed at its end. Null: go without. When it throws a
    /// <see cref="CpSatRuntimeException"/>, the roster is made without repairs and a warning says what to install. Default: <see cref="CpSatRuntimes.Create"/>.
    /// </summary>
    public Func<ICpSatRuntime>? CreateRuntime { get; init; } = () => CpSatRuntimes.Create();

    /// <summary>Clock for the times of the steps; the roster's own is in <see cref="Roster"/>. Default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
