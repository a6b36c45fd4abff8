namespace Wfm.IO;

/// <summary>All that a plan's folder holds. Immutable.</summary>
public sealed record PlanInput
{
    /// <summary>plan.yaml.</summary>
    public required Plan Plan { get; init; }

    /// <summary>history.csv, per queue.</summary>
    public required IReadOnlyList<ContactHistory> Histories { get; init; }

    /// <summary>events.csv; empty when there is no such file.</summary>
    public required IReadOnlyList<CalendarEvent> Events { get; init; }

    /// <summary>people.csv.</summary>
    public required IReadOnlyList<Person> People { get; init; }

    /// <summary>absences.csv; empty when there is no such file.</summary>
    public required IReadOnlyList<Absence> Absences { get; init; }

    /// <summary>shifts.csv.</summary>
    public required IReadOnlyList<ShiftTemplate> Templates { get; init; }

    /// <summary>What was assumed, repaired or dropped, and what looks odd; one line each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>SHA-256 per file that was read, by the file's name.</summary>
    public required IReadOnlyDictionary<string, string> InputHashes { get; init; }
}
