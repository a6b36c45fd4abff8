namespace Wfm.Rostering;

/// <summary>Nobody works during leave, sickness or unavailability; during a training or meeting nobody takes contacts.</summary>
public sealed class Availability : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "availability";

    // Model side: whether an absence forbids work at a time, and whether a shift must be built around it.
    internal static bool Blocks(Absence absence, TimeZoneInfo zone, DateOnly date) =>
        absence.Kind is AbsenceKind.Leave or AbsenceKind.Sickness or AbsenceKind.Unavailable || (IsInside(absence) && CoversDay(absence, zone, date));

    internal static bool IsInside(Absence absence) => absence.Kind is AbsenceKind.Training or AbsenceKind.Meeting;

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (person, shifts) in context.Tours)
        {
            foreach (var absence in context.AbsencesOf(person.Id).Where(a => !a.IsWish))
            {
                foreach (var shift in shifts.Where(s => s.Time.Overlaps(absence.Time)))
                {
                    var inside = IsInside(absence) && !CoversDay(absence, context.Problem.Grid.Zone, shift.Date);
                    var clash = inside
                        ? shift.Segments.Any(s => s.Time.Overlaps(absence.Time) && (s.Activity.IsProductive || s.Activity.IsRest))
                        : true;
                    if (clash)
                    {
                        yield return AuditContext.Hard(Name, person.Id, shift.Date, 0, 1,
                            $"rostered during {absence.Kind.ToString().ToLowerInvariant()}");
                    }
                }
            }
        }
    }

    private static bool CoversDay(Absence absence, TimeZoneInfo zone, DateOnly date) =>
        absence.Time.Start <= zone.StartOfDay(date) && absence.Time.End >= zone.StartOfDay(date.AddDays(1));
}
