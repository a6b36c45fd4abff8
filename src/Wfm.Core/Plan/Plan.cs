namespace Wfm;

/// <summary>Everything about a plan that is not a table: zone, horizon, queues and promises, contracts, shrinkage, lead rule, weights, seed. Immutable.</summary>
public sealed record Plan
{
    /// <summary>A plan over a horizon.</summary>
    public Plan(TimeGrid grid, IEnumerable<QueuePlan> queues, IEnumerable<Contract> contracts)
    {
        ArgumentNullException.ThrowIfNull(grid);
        (Grid, Queues, Contracts) = (grid, [.. queues], [.. contracts]);
    }

    /// <summary>Zone, days and interval length of the plan.</summary>
    public TimeGrid Grid { get; }

    /// <summary>The queues, at least one.</summary>
    public IReadOnlyList<QueuePlan> Queues
    {
        get;
        init => field = value.Count > 0 ? [.. value] : throw new ArgumentException("A plan needs at least one queue.", nameof(Queues));
    }

    /// <summary>The contracts.</summary>
    public IReadOnlyList<Contract> Contracts { get; }

    /// <summary>Name of the plan for reports. Default "plan".</summary>
    public string Name { get; init; } = "plan";

    /// <summary>Country, as the plan names it, for instance <c>NL</c>; null when it names none.</summary>
    public string? Country { get; init; }

    /// <summary>Working hours of one FTE per week. Default 40.</summary>
    public double FullTimeHours { get; init => field = Guard.Positive(value); } = 40;

    /// <summary>Shrinkage. What is a share of presence grosses the requirement up; what is a share of paid hours serves headcount only, since leave is in the tables.</summary>
    public IReadOnlyList<Shrinkage> Shrinkage { get; init; } = [];

    /// <summary>How the load of an interval follows from changing volumes. Default <see cref="LoadMethod.OfferedLoad"/>.</summary>
    public LoadMethod Load { get; init; } = LoadMethod.OfferedLoad;

    /// <summary>Team-lead rule.</summary>
    public LeadRule LeadRule { get; init; } = new();

    /// <summary>Weights of the roster's objective.</summary>
    public RosterWeights Weights { get; init; } = new();

    /// <summary>Labour-law packs that a plan may name.</summary>
    public static IReadOnlyList<string> LawPacks { get; } = ["NL", "DE", "DK", "BE", "FR", "UK", "EU"];

    /// <summary>Names of labour-law packs to check, out of <see cref="LawPacks"/>.</summary>
    public IReadOnlyList<string> Law { get; init; } = [];

    /// <summary>Public holidays that move volume in history and horizon, by rule. Default: none.</summary>
    public IReadOnlyList<HolidayCalendar> Holidays { get; init; } = [];

    /// <summary>Forecast model to use, or "auto" to choose by backtest. Default "auto".</summary>
    public string Model { get; init; } = "auto";

    /// <summary>Seed of everything that needs chance. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long the roster may be improved, or null for the engine's counted work limit alone.</summary>
    public TimeSpan? TimeLimit { get; init; }
}
