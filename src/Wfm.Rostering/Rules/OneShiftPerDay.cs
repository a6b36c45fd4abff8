using System.Globalization;

namespace Wfm.Rostering;

/// <summary>At most one shift begins on a day for one person, and shifts never overlap.</summary>
public sealed class OneShiftPerDay : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "one_shift_per_day";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (person, shifts) in context.Tours)
        {
            foreach (var day in shifts.GroupBy(s => s.Date).Where(d => d.Count() > 1))
            {
                yield return AuditContext.Hard(Name, person.Id, day.Key, 1, day.Count(), string.Create(CultureInfo.InvariantCulture, $"{day.Count()} shifts on one day"));
            }
        }
    }
}
