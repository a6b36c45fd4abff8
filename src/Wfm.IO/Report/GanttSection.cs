namespace Wfm.IO;

/// <summary>The roster as a board: one table per week, one row per person by team, one column per day; in each cell the times in words and as a bar.</summary>
internal sealed class GanttSection : IReportSection
{
    public string Id => "roster";

    public string Title => "Roster";

    public void Write(ReportContext context, HtmlWriter html)
    {
        var window = GanttWindow.Of(context.Data.Roster);
        Legend.Open(html);
        Legend.Entry(html, "a", "M0 1H14V9H0ZM18 1H24V9H18Z", "agent, with a break");
        Legend.Entry(html, "l", "M0 1H24V9H0Z", "team lead on duty");
        Legend.Entry(html, "t", "M0 5H24V9H0Z", "half height: training, meeting, other work");
        html.Add($"<span>bars run from {window.FromText} to {window.ToText} local time</span><span>* off as wished</span></p>");
        context.NoteWeeks(html);
        var people = context.People.Take(context.Data.MaxPeople).ToList();
        if (people.Count < context.People.Count)
        {
            html.Add($"<p class=\"cut\">Shown: the first {people.Count} of {context.People.Count} people. The files beside this report have them all.</p>");
        }

        if (people.Count == 0)
        {
            html.Raw("<p>No people are shown.</p>");
            return;
        }

        foreach (var week in context.Shown)
        {
            Board(context, html, week, window, people);
        }
    }

    private static void Board(ReportContext context, HtmlWriter html, Week week, GanttWindow window, List<(Person Person, string? Team)> people)
    {
        html.Add($"<div class=\"scroll board\"><table class=\"gantt\"><caption>{week.Name}</caption><thead><tr><th scope=\"col\">Person</th>");
        for (var day = week.FromDay; day < week.ToDay; day++)
        {
            var date = context.Grid.Day(day);
            html.Add($"<th scope=\"col\">{Say.Short(date)}{ReportContext.LengthNote(context.Grid, date)}</th>");
        }

        html.Raw("<th scope=\"col\">Hours</th></tr></thead>");
        foreach (var team in people.GroupBy(p => p.Team))
        {
            html.Add($"<tbody><tr class=\"team\"><th scope=\"rowgroup\" colspan=\"{week.Days + 2}\"><span>{(team.Key is null ? "No team" : $"Team {team.Key}")}</span></th></tr>");
            foreach (var (person, _) in team)
            {
                Row(context, html, week, window, person);
            }

            html.Raw("</tbody>");
        }

        html.Raw("</table></div>");
    }

    private static void Row(ReportContext context, HtmlWriter html, Week week, GanttWindow window, Person person)
    {
        var shifts = context.Data.Roster.Of(person.Id).Where(s => s.Date >= week.FirstDay && s.Date <= week.LastDay).ToLookup(s => s.Date);
        var hours = shifts.Sum(d => d.Sum(s => s.WorkTime.TotalHours));
        html.Raw(person.Role == PersonRole.Lead ? "<tr class=\"lead\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
        html.Text(person.Id);
        html.Raw(person.Role == PersonRole.Lead ? " <em>lead</em></th>" : "</th>");
        for (var day = week.FromDay; day < week.ToDay; day++)
        {
            var date = context.Grid.Day(day);
            if (shifts[date].Any())
            {
                GanttCell.Write(html, window, context.Grid.Zone, person.Role, shifts[date]);
            }
            else
            {
                Away(context, html, person, date);
            }
        }

        html.Add($"<td>{Say.One(hours)}</td></tr>");
    }

    private static void Away(ReportContext context, HtmlWriter html, Person person, DateOnly date)
    {
        var day = new Interval(context.Grid.Zone.StartOfDay(date), context.Grid.Zone.StartOfDay(date.AddDays(1)));
        var absences = context.Absences[person.Id].Where(a => a.Time.Overlaps(day)).ToList();
        var away = absences.FirstOrDefault(a => !a.IsWish);
        if (away is not null)
        {
            html.Add($"<td class=\"away\">{Word(away.Kind)}</td>");
        }
        else
        {
            html.Raw(absences.Exists(a => a.Kind == AbsenceKind.WishOff) ? "<td class=\"off\">off *</td>" : "<td class=\"off\">off</td>");
        }
    }

    private static string Word(AbsenceKind kind) => kind switch
    {
        AbsenceKind.Leave => "leave",
        AbsenceKind.Sickness => "sick",
        AbsenceKind.Training => "training",
        AbsenceKind.Meeting => "meeting",
        _ => "not available",
    };
}
