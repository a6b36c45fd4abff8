namespace Wfm.Rostering;

/// <summary>How long and how hard to search. Immutable.</summary>
public sealed record RosterOptions
{
    /// <summary>Seed of the search. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Rounds of ruin and recreate per person and week: the counted work limit that makes a run repeatable. 0 or more. Default 300.
    /// </summary>
    public int RoundsPerPersonWeek { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(RoundsPerPersonWeek), value, "Rounds must be 0 or more."); } = 300;

    /// <summary>Rounds of the lower bound's prices. 0 or more; 0 leaves the bound at 0. Default 1500.</summary>
    public int BoundRounds { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(BoundRounds), value, "Rounds must be 0 or more."); } = 1500;

    /// <summary>Times that CP-SAT goes over all days. 0 or more; 0 needs no solver. Default 1.</summary>
    public int RepairRounds { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(RepairRounds), value, "Rounds must be 0 or more."); } = 1;

    /// <summary>Work that CP-SAT may do per day, in its own deterministic seconds. Above 0. Default 0.1.</summary>
    public double RepairWork { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(RepairWork), value, "Work must be above 0."); } = 0.1;

    /// <summary>
    /// Wall-clock limit, or null for none. The clock only stops the search, with the best roster so far; a run that it stopped may differ from the next.
    /// </summary>
    public TimeSpan? TimeLimit { get; init => field = value is null || value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "The time limit must be longer than zero."); }

    /// <summary>Clock for <see cref="TimeLimit"/>. Default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
