using System.Globalization;

namespace Wfm.Rostering;

/// <summary>A shift that names a template starts in its window, on its days, has one of its lengths and somebody who may work it.</summary>
public sealed class ShiftTimes : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "shift_times";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var zone = context.Problem.Grid.Zone;
        var templates = context.Problem.Templates.ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var (person, shifts) in context.Tours)
        {
            foreach (var shift in shifts)
            {
                if (!templates.TryGetValue(shift.Template, out var template))
                {
                    continue;
                }

                var (earliest, latest) = (zone.At(shift.Date, template.EarliestStart), zone.At(shift.Date, template.LatestStart));
                var length = shift.Time.Length;
                if (shift.Time.Start < earliest || shift.Time.Start > latest || length < template.MinLength || length > template.MaxLength
                    || (length - template.MinLength).Ticks % template.LengthStep.Ticks != 0
                    || !template.Days.Contains(shift.Date.DayOfWeek) || !template.IsFor(person.Role))
                {
                    yield return AuditContext.Hard(Name, person.Id, shift.Date, 0, 1, string.Create(
                        CultureInfo.InvariantCulture, $"starts {zone.Local(shift.Time.Start):HH:mm} and lasts {length.TotalHours:0.##} h, which template '{template.Name}' does not allow"));
                }
            }
        }
    }
}
