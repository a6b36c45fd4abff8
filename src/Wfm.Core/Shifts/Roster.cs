namespace Wfm;

/// <summary>All shifts of all people over a horizon. Immutable; says nothing of whether rules are kept, which <c>Audit</c> judges.</summary>
public sealed class Roster
{
    private readonly ILookup<string, Shift> _byPerson;

    /// <summary>A roster.</summary>
    /// <param name="grid">The horizon.</param>
    /// <param name="shifts">The shifts, in any order.</param>
    public Roster(TimeGrid grid, IEnumerable<Shift> shifts)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(shifts);
        Grid = grid;
        Shifts = [.. shifts.OrderBy(s => s.Date).ThenBy(s => s.Person, StringComparer.Ordinal).ThenBy(s => s.Time.Start)];
        _byPerson = Shifts.ToLookup(s => s.Person, StringComparer.Ordinal);
    }

    /// <summary>The horizon.</summary>
    public TimeGrid Grid { get; }

    /// <summary>The shifts by date, person and start.</summary>
    public IReadOnlyList<Shift> Shifts { get; }

    /// <summary>A person's shifts in order of date.</summary>
    public IEnumerable<Shift> Of(string person) => _byPerson[person];
}
