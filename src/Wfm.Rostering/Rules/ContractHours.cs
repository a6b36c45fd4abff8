using System.Globalization;

namespace Wfm.Rostering;

/// <summary>
/// Work time in a week against the contract: more than the contract allows is a hard violation, less is a soft one and costs points. A day of leave,
/// sickness or all-day training counts as its share of the week: contract hours ÷ weekdays on which the person can work. A week that the horizon cuts
/// has its share of the hours.
/// </summary>
public sealed class ContractHours : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "contract_hours";

    /// <summary>Hours that a person owes in a week.</summary>
    /// <param name="person">The person.</param>
    /// <param name="zone">Zone whose days are meant.</param>
    /// <param name="firstDay">First day of the week inside the horizon.</param>
    /// <param name="days">Days of the week inside the horizon, 1 to 7.</param>
    /// <param name="absences">The person's absences.</param>
    public static double Owed(Person person, TimeZoneInfo zone, DateOnly firstDay, int days, IReadOnlyCollection<Absence> absences)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(absences);
        var week = person.Contract.WeeklyHours.TotalHours;
        var share = days >= 7 ? week : week * Math.Min(days, 5) / 5;
        if (absences.Count == 0)
        {
            return share;
        }

        var dates = Enumerable.Range(0, days).Select(firstDay.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var free = dates.Count(d => !absences.Any(a => a.Kind == AbsenceKind.Unavailable && Covers(a, zone, d)));
        var perDay = week / Math.Max(1, Math.Min(5, free + (5 - dates.Count)));
        var credit = dates.Sum(d => absences.Where(a => a.CountsAsWorked).Select(a => Credit(a, zone, d, perDay)).DefaultIfEmpty().Max());
        return Math.Max(0, share - credit);
    }

    // Model side: most intervals of work in the week.
    internal static int MaxIntervals(Person person, TimeGrid grid, double owed) =>
        (int)Math.Floor(((owed + person.Contract.WeeklyHoursOver.TotalHours) / grid.StepHours) + 1e-9);

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var grid = context.Problem.Grid;
        foreach (var (person, shifts) in context.Tours)
        {
            var absences = context.AbsencesOf(person.Id).ToList();
            foreach (var (first, days) in Weeks.Of(grid))
            {
                var from = grid.Day(first);
                var owed = Owed(person, grid.Zone, from, days, absences);
                var most = owed + person.Contract.WeeklyHoursOver.TotalHours;
                var work = shifts.Where(s => s.Date >= from && s.Date < from.AddDays(days)).Sum(s => s.WorkTime.TotalHours);
                if (work > most + 1e-6)
                {
                    yield return AuditContext.Hard(Name, person.Id, from, most, work, string.Create(
                        CultureInfo.InvariantCulture, $"{work:0.##} h in the week, at most {most:0.##} h"));
                }
                else if (work < owed - 1e-6)
                {
                    yield return AuditContext.Soft(Name, person.Id, from, owed, work, string.Create(
                        CultureInfo.InvariantCulture, $"{work:0.##} h of {owed:0.##} h rostered in the week"));
                }
            }
        }
    }

    private static bool Covers(Absence absence, TimeZoneInfo zone, DateOnly date) =>
        absence.Time.Start <= zone.StartOfDay(date) && absence.Time.End >= zone.StartOfDay(date.AddDays(1));

    private static double Credit(Absence absence, TimeZoneInfo zone, DateOnly date, double perDay)
    {
        var (from, to) = (zone.StartOfDay(date), zone.StartOfDay(date.AddDays(1)));
        var overlap = (absence.Time.End < to ? absence.Time.End : to) - (absence.Time.Start > from ? absence.Time.Start : from);
        if (overlap <= TimeSpan.Zero)
        {
            return 0;
        }

        // Training and meetings of a few hours lie inside a shift and are paid there.
        var inShift = absence.Kind is AbsenceKind.Training or AbsenceKind.Meeting && !Covers(absence, zone, date);
        return inShift ? 0 : Math.Min(perDay, overlap.TotalHours);
    }
}
