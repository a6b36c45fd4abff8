namespace Wfm.OrTools;

/// <summary>How long and how to search.</summary>
public sealed record CpSatOptions
{
    /// <summary>Wall-clock limit of the search, counted from when a solver takes the model up; waiting for a free one does not count. When it is
    /// reached the best solution so far is returned. Above zero. Default: none. Which solution that is depends on the machine's speed: for the same
    /// result everywhere, limit <see cref="DeterministicTimeLimit"/>.</summary>
    public TimeSpan? TimeLimit
    {
        get;
        init => field = value is { } limit && limit <= TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(nameof(TimeLimit), value, "A time limit must be longer than zero; leave it null for none.")
            : value;
    }

    /// <summary>Limit in the solver's own count of work, about a second each on a fast machine. The same on every machine. Above 0. Default: none.</summary>
    public double? DeterministicTimeLimit
    {
        get;
        init => field = value is { } limit && !(limit > 0 && double.IsFinite(limit))
            ? throw new ArgumentOutOfRangeException(nameof(DeterministicTimeLimit), value, "A deterministic limit must be a finite number above 0; leave it null for none.")
            : value;
    }

    /// <summary>Seed of the search. At least 0. Default 1.</summary>
    public int Seed { get; init => field = AtLeastZero(value, nameof(Seed)); } = 1;

    /// <summary>Threads inside one solve. Default 1, so that results do not depend on the machine. Only the native runtime can use more; the
    /// Node runtime always searches with one, and offers several processes instead.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Workers), value, "A solve needs at least 1 worker.");
    } = 1;

    /// <summary>How much of the model also goes into a linear relaxation: 0 none, 1 some, 2 all. Default 2: the solver's own default of 1 is meant for
    /// a portfolio of workers, and with a single worker rostering models ended far from their optimum with it.</summary>
    public int LinearizationLevel { get; init => field = Within(value, 0, 2, nameof(LinearizationLevel)); } = 2;

    /// <summary>Stop when (solution − bound) ÷ |solution| is at most this. At least 0. Default 0.</summary>
    public double RelativeGap { get; init => field = Gap(value, nameof(RelativeGap)); }

    /// <summary>Stop when |solution − bound| is at most this, in objective units. At least 0. Default 0.0001.</summary>
    public double AbsoluteGap { get; init => field = Gap(value, nameof(AbsoluteGap)); } = 1e-4;

    /// <summary>Stop at the first solution. Default false.</summary>
    public bool StopAtFirstSolution { get; init; }

    /// <summary>Simplify the model before the search. Default true.</summary>
    public bool Presolve { get; init; } = true;

    /// <summary>Effort in trying out variables during presolve: 0 none to 3. Default 2. Lower it when presolve takes most of a short limit.</summary>
    public int ProbingLevel { get; init => field = Within(value, 0, 3, nameof(ProbingLevel)); } = 2;

    /// <summary>Effort in finding symmetries: 0 none to 4. Default 2.</summary>
    public int SymmetryLevel { get; init => field = Within(value, 0, 4, nameof(SymmetryLevel)); } = 2;

    /// <summary>If the hint is not a solution, look for one near it first. Default false.</summary>
    public bool RepairHint { get; init; }

    /// <summary>Conflicts to spend on following the hint. At least 0. Default 10.</summary>
    public int HintConflictLimit { get; init => field = AtLeastZero(value, nameof(HintConflictLimit)); } = 10;

    /// <summary>Treat the hint as fixed values. Default false.</summary>
    public bool FixToHint { get; init; }

    /// <summary>Return the solver's log in <see cref="CpSatResponse.Log"/>. Default false.</summary>
    public bool LogProgress { get; init; }

    private static int AtLeastZero(int value, string name) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "Must be 0 or more.");

    private static int Within(int value, int min, int max, string name) => value >= min && value <= max
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Must be from {min} to {max}."));

    private static double Gap(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A gap must be a finite number, 0 or more.");
}
