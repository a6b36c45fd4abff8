namespace Wfm.Rostering;

/// <summary>Every shift belongs to somebody among the people, and lies inside the horizon.</summary>
public sealed class KnownPerson : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "known_person";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var grid = context.Problem.Grid;
        foreach (var shift in context.Roster.Shifts)
        {
            if (context.Find(shift.Person) is null)
            {
                yield return AuditContext.Hard(Name, shift.Person, shift.Date, 0, 1, "a shift for somebody who is not among the people");
            }
            else if (grid.DayIndex(shift.Date) is var day && (day < 0 || day >= grid.Days))
            {
                yield return AuditContext.Hard(Name, shift.Person, shift.Date, 0, 1, "a shift outside the horizon");
            }
        }
    }
}
