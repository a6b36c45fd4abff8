using System.Globalization;

namespace Wfm.Rostering;

/// <summary>A shift has the breaks that its template asks for at its length, each as long as asked and begun inside its window.</summary>
public sealed class BreaksInShift : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "breaks_in_shift";

    // Model side: the breaks of a shift of some length.
    internal static IEnumerable<BreakRule> For(ShiftTemplate template, TimeSpan length) => template.Breaks.Where(b => length >= b.ForShiftsFrom);

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var templates = context.Problem.Templates.ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var (person, shifts) in context.Tours)
        {
            foreach (var shift in shifts)
            {
                // A roster made elsewhere may name templates of its own; their breaks are not known here.
                if (!templates.TryGetValue(shift.Template, out var template))
                {
                    continue;
                }

                var open = shift.Segments.ToList();
                foreach (var rule in template.Breaks.Where(b => shift.Time.Length >= b.ForShiftsFrom))
                {
                    var fit = open.FindIndex(s => s.Activity.Code == rule.Activity.Code && s.Time.Length >= rule.Length
                        && s.Time.Start - shift.Time.Start >= rule.EarliestAfterStart && s.Time.Start - shift.Time.Start <= rule.LatestAfterStart);
                    if (fit < 0)
                    {
                        yield return AuditContext.Hard(Name, person.Id, shift.Date, rule.Length.TotalMinutes, 0, string.Create(
                            CultureInfo.InvariantCulture,
                            $"no {rule.Activity.Code} of {rule.Length.TotalMinutes:0} min that begins {rule.EarliestAfterStart:h\\:mm} to {rule.LatestAfterStart:h\\:mm} after the start"));
                    }
                    else
                    {
                        open.RemoveAt(fit);
                    }
                }
            }
        }
    }
}
