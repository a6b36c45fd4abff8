namespace Wfm.IO;

/// <summary>All that a report shows. Nothing is computed here beyond sums and shares: the numbers are those of the forecast, the requirement and the audit. Immutable.</summary>
public sealed record ReportData
{
    /// <summary>The plan: horizon, queues and promises, lead rule.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The roster.</summary>
    public required Roster Roster { get; init; }

    /// <summary>How the roster covers the requirement, as the audit sees it.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>Heading. Default: the name of the plan.</summary>
    public string? Title { get; init; }

    /// <summary>Forecasts, one per queue.</summary>
    public IReadOnlyList<QueueForecast> Forecasts { get; init; } = [];

    /// <summary>The past of the queues; the last weeks are drawn before the forecast.</summary>
    public IReadOnlyList<ContactHistory> Histories { get; init; } = [];

    /// <summary>Requirements, one per skill.</summary>
    public IReadOnlyList<SkillRequirement> Requirements { get; init; } = [];

    /// <summary>Agents and leads.</summary>
    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>Absences and wishes.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>What the roster brings by simulation, or null when it was not simulated.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>Rules that the roster breaks.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>Penalty of the roster in points, or null when it was not scored.</summary>
    public double? Penalty { get; init; }

    /// <summary>No roster can have a smaller penalty than this, in points; null when no bound was computed.</summary>
    public double? LowerBound { get; init; }

    /// <summary>What the reader should know, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Weeks of history drawn before the forecast, 0 or more. Default 8.</summary>
    public int HistoryWeeks { get; init => field = NotNegative(value, nameof(HistoryWeeks)); } = 8;

    /// <summary>Most people on the Gantt board and in the table of people, 0 or more. Default 300; a line in the report says how many are left out.</summary>
    public int MaxPeople { get; init => field = NotNegative(value, nameof(MaxPeople)); } = 300;

    /// <summary>Most weeks drawn interval by interval and on the Gantt board, 0 or more. Default 8; a line in the report says how many are left out.</summary>
    public int MaxWeeks { get; init => field = NotNegative(value, nameof(MaxWeeks)); } = 8;

    /// <summary>Most violations and most warnings listed, 0 or more. Default 200.</summary>
    public int MaxLines { get; init => field = NotNegative(value, nameof(MaxLines)); } = 200;

    /// <summary>A shift that ends at or after this local time, or on the next day, is a late shift. Default 20:00.</summary>
    public TimeOnly LateFrom { get; init; } = new(20, 0);

    private static int NotNegative(int value, string name) =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be 0 or more.");
}
