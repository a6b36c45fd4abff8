namespace Wfm.IO;

/// <summary>Per person what the contract asks and the roster gives, and what became of wishes.</summary>
internal sealed class PeopleSection : IReportSection
{
    public string Id => "people";

    public string Title => "People";

    public void Write(ReportContext context, HtmlWriter html)
    {
        var people = context.People.Take(context.Data.MaxPeople).ToList();
        var late = context.Data.LateFrom;
        if (people.Count < context.People.Count)
        {
            html.Add($"<p class=\"cut\">Shown: the first {people.Count} of {context.People.Count} people.</p>");
        }

        html.Raw("<div class=\"scroll\"><table class=\"people\"><caption>Per person over the horizon</caption>");
        html.Head("Person", "Role", "Team", "Contract", "Contract hours", "Rostered hours", "Days", "Days away",
            "Weekends", $"Late shifts (to {Say.Clock((late.Hour * 60) + late.Minute)} or later)", "Wishes granted", "Refused");
        html.Raw("<tbody>");
        foreach (var (person, team) in people)
        {
            var shifts = context.Data.Roster.Of(person.Id).ToList();
            var wishes = context.Absences[person.Id].Where(a => a.IsWish).ToList();
            var granted = wishes.Count(w => shifts.Exists(s => s.Time.Overlaps(w.Time)) == (w.Kind == AbsenceKind.WishShift));
            html.Add($"<tr><th scope=\"row\">{person.Id}</th><td>{(person.Role == PersonRole.Lead ? "lead" : "agent")}</td><td>{team ?? "–"}</td><td>{person.Contract.Name}</td>");
            html.Add($"<td>{Say.One(person.Contract.WeeklyHours.TotalHours * context.Grid.Days / 7)}</td><td>{Say.One(shifts.Sum(s => s.WorkTime.TotalHours))}</td>");
            html.Add($"<td>{shifts.Select(s => s.Date).Distinct().Count()}</td><td>{DaysAway(context, person)}</td><td>{Weekends(shifts)}</td>");
            html.Add($"<td>{shifts.Count(s => IsLate(context.Grid.Zone, s, late))}</td><td>{granted}</td><td>{wishes.Count - granted}</td></tr>");
        }

        html.Raw("</tbody></table></div><p class=\"cut\">Contract hours: weekly hours × days of the horizon ÷ 7. Days away: days touched by leave, sickness, training or meetings. ");
        html.Raw("A wish to be off is granted when nothing of the time is worked, a wish to work when some of it is.</p>");
    }

    private static int DaysAway(ReportContext context, Person person)
    {
        var days = new HashSet<int>();
        foreach (var absence in context.Absences[person.Id].Where(a => a.CountsAsWorked))
        {
            var from = Math.Max(0, context.Grid.DayIndex(context.Grid.Zone.DayOf(absence.Time.Start)));
            var to = Math.Min(context.Grid.Days - 1, context.Grid.DayIndex(context.Grid.Zone.DayOf(absence.Time.End.AddTicks(-1))));
            for (var day = from; day <= to; day++)
            {
                days.Add(day);
            }
        }

        return days.Count;
    }

    // A Saturday and the Sunday after it are one weekend.
    private static int Weekends(IEnumerable<Shift> shifts) =>
        shifts.Where(s => s.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Select(s => s.Date.DayNumber - Weeks.Column(s.Date)).Distinct().Count();

    private static bool IsLate(TimeZoneInfo zone, Shift shift, TimeOnly late)
    {
        var end = zone.Local(shift.Time.End);
        return DateOnly.FromDateTime(end.DateTime) > shift.Date || TimeOnly.FromDateTime(end.DateTime) >= late;
    }
}
