namespace Wfm;

/// <summary>Something in the calendar that moves volume, or closes a queue, or says what the planner knows better. Immutable.</summary>
/// <param name="Queue">Queue it holds for, or null for all.</param>
/// <param name="Time">From when to when.</param>
/// <param name="Kind">Kind, for instance <c>holiday</c>, <c>closed</c>, <c>special</c>, <c>campaign</c>, <c>outage</c>, <c>override</c>. Events of one kind are taken to act alike, those of one kind and name still more.</param>
/// <param name="Name">Name, for instance of the holiday.</param>
public sealed record CalendarEvent(string? Queue, Interval Time, string Kind, string Name)
{
    /// <summary>Factor on volume that the planner gives (1.2 is 20 % more), or null to learn it from the past.</summary>
    public double? Effect { get; init; }

    /// <summary>Why the planner overrides.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether no contacts are taken.</summary>
    public bool IsClosure => string.Equals(Kind, "closed", StringComparison.OrdinalIgnoreCase) || string.Equals(Kind, "closure", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it holds for a queue.</summary>
    public bool AppliesTo(string queue) => Queue is null || string.Equals(Queue, queue, StringComparison.Ordinal);
}
