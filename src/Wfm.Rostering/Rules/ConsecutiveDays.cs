using System.Globalization;

namespace Wfm.Rostering;

/// <summary>Most days worked in a row.</summary>
public sealed class ConsecutiveDays : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "consecutive_days";

    // Model side: whether a run of so many days is legal.
    internal static bool Allows(Contract contract, int run) => run <= contract.MaxConsecutiveDays;

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (person, shifts) in context.Tours)
        {
            var run = 0;
            DateOnly? last = null;
            foreach (var date in shifts.Select(s => s.Date).Distinct())
            {
                run = last is { } before && date == before.AddDays(1) ? run + 1 : 1;
                last = date;
                if (run > person.Contract.MaxConsecutiveDays)
                {
                    yield return AuditContext.Hard(Name, person.Id, date, person.Contract.MaxConsecutiveDays, run, string.Create(
                        CultureInfo.InvariantCulture, $"day {run} in a row, at most {person.Contract.MaxConsecutiveDays}"));
                }
            }
        }
    }
}
