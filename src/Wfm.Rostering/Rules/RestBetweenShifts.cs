using System.Globalization;

namespace Wfm.Rostering;

/// <summary>Rest between the end of a shift and the start of the next, in elapsed time: on a clock change the hands of the clock mislead.</summary>
public sealed class RestBetweenShifts : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "rest_between_shifts";

    // Model side: first interval in which the next shift may start.
    internal static int EarliestNextStart(Contract contract, TimeGrid grid, int end) =>
        end + (int)((contract.MinRest.Ticks + grid.Step.Ticks - 1) / grid.Step.Ticks);

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (person, shifts) in context.Tours)
        {
            for (var i = 1; i < shifts.Count; i++)
            {
                var rest = shifts[i].Time.Start - shifts[i - 1].Time.End;
                if (rest < person.Contract.MinRest)
                {
                    yield return AuditContext.Hard(Name, person.Id, shifts[i].Date, person.Contract.MinRest.TotalHours, rest.TotalHours, string.Create(
                        CultureInfo.InvariantCulture, $"{rest.TotalHours:0.##} h rest before the shift, {person.Contract.MinRest.TotalHours:0.##} h needed"));
                }
            }
        }
    }
}
