using Wfm.IO;
using Wfm.Rostering;

namespace Wfm;

/// <summary>All that came of a plan. Immutable.</summary>
public sealed record PlanOutcome
{
    /// <summary>What was planned, opening hours without the closures of the events.</summary>
    public required PlanInput Input { get; init; }

    /// <summary>Seed in use.</summary>
    public required int Seed { get; init; }

    /// <summary>Forecasts in the order of the plan's queues; empty when the requirement was given.</summary>
    public required IReadOnlyList<QueueForecast> Forecasts { get; init; }

    /// <summary>Agents to roster per skill.</summary>
    public required IReadOnlyList<SkillRequirement> Requirements { get; init; }

    /// <summary>The roster, its penalty and its bound.</summary>
    public required RosterResult Result { get; init; }

    /// <summary>What the audit found: violations and coverage.</summary>
    public required AuditReport Audit { get; init; }

    /// <summary>What the roster brings by simulation; null when there are no forecasts, or nobody asked.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>Runtime that solved the exact repairs, <c>node</c> or <c>native</c>, or <c>none</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>What the user should act on or allow for: of the input, the people, the solver and the search; one line each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How the forecasts and the simulation came about: models compared, effects learned, values assumed; one line each. For the report and the manifest.</summary>
    public IReadOnlyList<string> Notes => [.. Forecasts.SelectMany(f => f.Notes.Select(n => $"Forecast of queue '{f.Queue.Name}': {n}")), .. Certificate?.Notes ?? []];

    /// <summary>Wall-clock time per step, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, TimeSpan>> StepTimes { get; init; }

    /// <summary>Whether the roster keeps every hard rule, by the audit.</summary>
    public bool IsFeasible => Audit.HardCount == 0;

    /// <summary>The same as data of the report.</summary>
    public ReportData ToReportData() => new()
    {
        Plan = Input.Plan,
        Roster = Result.Roster,
        Coverage = Audit.Coverage,
        Certificate = Certificate,
        Forecasts = Forecasts,
        Histories = Input.Histories,
        Requirements = Requirements,
        People = Input.People,
        Absences = Input.Absences,
        Violations = Audit.Violations,
        Penalty = Result.Penalty,
        LowerBound = Result.LowerBound,
        Warnings = [.. Warnings, .. Notes],
    };
}
