using System.Globalization;

namespace Wfm.Rostering;

/// <summary>
/// Wishes for time off, and for work, that the roster refuses. A wish of several days is as many wishes. Soft: points per refused wish times its weight;
/// a wish to be off is refused once by each shift that touches it, a wish to work by a day without a shift that does.
/// </summary>
public sealed class Wishes : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "wishes";

    // Model side: wishes cut at midnight, and the weight that a day's shift, or none, refuses.
    internal static IReadOnlyList<Absence> PerDay(IEnumerable<Absence> absences, TimeGrid grid)
    {
        var pieces = new List<Absence>();
        foreach (var wish in absences.Where(a => a.IsWish))
        {
            for (var day = 0; day < grid.Days; day++)
            {
                var (from, to) = (grid.Zone.StartOfDay(grid.Day(day)), grid.Zone.StartOfDay(grid.Day(day + 1)));
                from = wish.Time.Start > from ? wish.Time.Start : from;
                to = wish.Time.End < to ? wish.Time.End : to;
                if (from < to)
                {
                    pieces.Add(new Absence(wish.Person, new Interval(from, to), wish.Kind, wish.IsFixed, wish.Weight));
                }
            }
        }

        return pieces;
    }

    internal static double RefusedBy(IReadOnlyList<Absence> pieces, TimeZoneInfo zone, DateOnly date, Interval? shift)
    {
        var refused = 0.0;
        foreach (var wish in pieces)
        {
            var touched = shift is { } time && wish.Time.Overlaps(time);
            var isOff = wish.Kind == AbsenceKind.WishOff;
            refused += (isOff && touched) || (!isOff && !touched && zone.DayOf(wish.Time.Start) == date) ? wish.Weight : 0;
        }

        return refused;
    }

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var grid = context.Problem.Grid;
        foreach (var (person, shifts) in context.Tours)
        {
            foreach (var wish in PerDay(context.AbsencesOf(person.Id), grid))
            {
                var date = grid.Zone.DayOf(wish.Time.Start);
                var times = wish.Kind == AbsenceKind.WishOff
                    ? shifts.Count(s => s.Time.Overlaps(wish.Time))
                    : shifts.Any(s => s.Date == date && s.Time.Overlaps(wish.Time)) ? 0 : 1;
                if (times > 0)
                {
                    yield return new Violation(Name, Severity.Soft, person.Id, date, wish.Weight * times, 0, wish.Weight * times, string.Create(
                        CultureInfo.InvariantCulture, $"wish to {(wish.Kind == AbsenceKind.WishOff ? "be off" : "work")} refused (weight {wish.Weight:0.##})"));
                }
            }
        }
    }
}
