namespace Wfm.IO;

/// <summary>What roster.csv holds: the shifts, and what the other rows say of days without one.</summary>
/// <param name="Roster">The shifts.</param>
/// <param name="Days">Days off and absences, in the order of the file.</param>
public sealed record RosterRows(Roster Roster, IReadOnlyList<RosterDay> Days)
{
    /// <summary>People whose rows say that they are team leads.</summary>
    public IReadOnlySet<string> Leads { get; init; } = new HashSet<string>();
}
