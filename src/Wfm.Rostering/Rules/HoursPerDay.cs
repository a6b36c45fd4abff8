using System.Globalization;

namespace Wfm.Rostering;

/// <summary>Most work time on one day, unpaid breaks left out.</summary>
public sealed class HoursPerDay : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "hours_per_day";

    // Model side: whether one shift may hold so much work.
    internal static bool Allows(Contract contract, TimeSpan work) => work <= contract.MaxHoursPerDay;

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (person, shifts) in context.Tours)
        {
            foreach (var day in shifts.GroupBy(s => s.Date))
            {
                var work = day.Sum(s => s.WorkTime.TotalHours);
                if (work > person.Contract.MaxHoursPerDay.TotalHours + 1e-9)
                {
                    yield return AuditContext.Hard(Name, person.Id, day.Key, person.Contract.MaxHoursPerDay.TotalHours, work, string.Create(
                        CultureInfo.InvariantCulture, $"{work:0.##} h work on the day, at most {person.Contract.MaxHoursPerDay.TotalHours:0.##} h"));
                }
            }
        }
    }
}
