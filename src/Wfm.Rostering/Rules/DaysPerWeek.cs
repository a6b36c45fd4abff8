using System.Globalization;

namespace Wfm.Rostering;

/// <summary>Most days worked in a week, Monday to Sunday, by the day on which a shift begins.</summary>
public sealed class DaysPerWeek : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "days_per_week";

    // Model side: the cap on worked days in one week.
    internal static int Limit(Contract contract) => contract.MaxDaysPerWeek;

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (person, shifts) in context.Tours)
        {
            foreach (var week in shifts.Select(s => s.Date).Distinct().GroupBy(Weeks.MondayOf))
            {
                if (week.Count() > person.Contract.MaxDaysPerWeek)
                {
                    yield return AuditContext.Hard(Name, person.Id, week.Key, person.Contract.MaxDaysPerWeek, week.Count(), string.Create(
                        CultureInfo.InvariantCulture, $"{week.Count()} days in the week, at most {person.Contract.MaxDaysPerWeek}"));
                }
            }
        }
    }
}
