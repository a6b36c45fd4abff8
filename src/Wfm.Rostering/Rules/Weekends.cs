using System.Globalization;

namespace Wfm.Rostering;

/// <summary>Most weekends with work, Saturday or Sunday, in any four weeks in a row.</summary>
public sealed class Weekends : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "weekends";

    // Model side: whether working the weekend of one week is legal given the others.
    internal static bool Allows(Contract contract, ReadOnlySpan<bool> worked, int week)
    {
        for (var from = Math.Max(0, week - 3); from <= week; from++)
        {
            var count = 1;
            for (var w = from; w < Math.Min(worked.Length, from + 4); w++)
            {
                count += w != week && worked[w] ? 1 : 0;
            }

            if (count > contract.MaxWeekendsIn4Weeks)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (person, shifts) in context.Tours)
        {
            var weeks = shifts.Where(s => s.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Select(s => Weeks.MondayOf(s.Date)).Distinct().ToList();
            foreach (var last in weeks)
            {
                var count = weeks.Count(w => w <= last && w > last.AddDays(-28));
                if (count > person.Contract.MaxWeekendsIn4Weeks)
                {
                    yield return AuditContext.Hard(Name, person.Id, last, person.Contract.MaxWeekendsIn4Weeks, count, string.Create(
                        CultureInfo.InvariantCulture, $"{count} weekends worked in four weeks, at most {person.Contract.MaxWeekendsIn4Weeks}"));
                }
            }
        }
    }
}
