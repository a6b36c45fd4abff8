namespace Wfm.IO;

/// <summary>Required against scheduled, skill by skill and interval by interval.</summary>
internal sealed class CoverageSection : IReportSection
{
    private const double Bottom = 99;

    public string Id => "coverage";

    public string Title => "Required against scheduled";

    public void Write(ReportContext context, HtmlWriter html)
    {
        SkillTable(context, html);
        Legend.Open(html);
        Legend.Entry(html, "sch", Legend.Area, "scheduled");
        Legend.Entry(html, "req", Legend.Line, "required");
        Legend.Entry(html, "under", Legend.Area, "▼ short: hatched, hours of the day at the top right");
        Legend.Close(html);
        context.NoteWeeks(html);
        foreach (var week in context.Shown)
        {
            html.Add($"<div class=\"week\"><h3>{week.Name}</h3>");
            foreach (var (skill, points) in context.Data.Coverage.Skills)
            {
                html.Add($"<figure><figcaption>{skill}: agents per interval</figcaption>");
                Panels(context, html, week, skill, points);
                html.Raw("</figure>");
            }

            html.Raw("</div>");
        }

        DayTable(context, html);
    }

    private static void SkillTable(ReportContext context, HtmlWriter html)
    {
        html.Raw("<div class=\"scroll\"><table><caption>Per skill, agent-hours over the horizon</caption>");
        html.Head("Skill", "Contacts", "Contact work", "Net", "Required", "Scheduled", "Short", "Short, share", "Too many",
            "Service level", "Promise", "ASA", "Occupancy");
        html.Raw("<tbody>");
        foreach (var pair in context.Data.Coverage.Skills)
        {
            var (skill, points) = pair;
            var step = context.Grid.StepHours;
            var need = context.Data.Requirements.FirstOrDefault(r => r.Skill == skill);
            var required = points.Sum(p => p.Required) * step;
            var under = points.Sum(p => p.Under) * step;
            var mean = ServiceMean.Of(context.Volumes, [pair], 0, context.Grid.Count);
            html.Add($"<tr><th scope=\"row\">{skill}</th><td>{Say.Count(context.Volumes.Of(skill).Sum())}</td>");
            html.Cells("td",
                need is null ? "–" : Say.One(need.Points.Sum(p => p.Erlangs) * need.Grid.StepHours),
                need is null ? "–" : Say.One(need.Points.Sum(p => p.NetAgents) * need.Grid.StepHours),
                Say.One(required), Say.One(points.Sum(p => p.Scheduled) * step), Say.One(under), Say.Percent(required > 0 ? under / required : 0),
                Say.One(points.Sum(p => p.Over) * step), Say.Percent(mean.ServiceLevel));
            html.Add($"<td>{context.Promises(skill) ?? "–"}</td>");
            html.Add($"<td>{Say.Seconds(mean.AsaSeconds)}</td><td>{Say.Percent(mean.Occupancy)}</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static void Panels(ReportContext context, HtmlWriter html, Week week, string skill, IReadOnlyList<CoveragePoint> points)
    {
        var max = PlotBox.RoundUp(points.Max(p => Math.Max(p.Required, p.Scheduled)));
        DayPanel.OpenWeek(html, week.FirstDay);
        for (var day = week.FromDay; day < week.ToDay; day++)
        {
            var (from, to) = context.Axis.Range(day);
            double[] required = [.. Slice(points, from, to, p => p.Required)];
            double[] scheduled = [.. Slice(points, from, to, p => p.Scheduled)];
            var hours = context.Grid.StepHours;
            var under = Slice(points, from, to, p => p.Under).Sum() * hours;
            var date = context.Grid.Day(day);
            var note = ReportContext.LengthNote(context.Grid, date);
            var box = new PlotBox(DayPanel.Left, DayPanel.Right, DayPanel.Top, Bottom, to - from, max);
            using var svg = new SvgChart(html, DayPanel.Width, 113, "panel",
                $"{skill}, {Say.Day(date)}{note}: required {Say.Hours(required.Sum() * hours)}, scheduled {Say.Hours(scheduled.Sum() * hours)}, short {Say.Hours(under)}", "");
            svg.Text(0, 10, "h", Say.Short(date) + note);
            if (under * 10 >= 0.5)
            {
                svg.Text(DayPanel.Right, 10, "u", $"▼ {Say.Hours(under)}");
            }

            DayPanel.Frame(svg, box);
            svg.Path("sch", box.StepBand(new double[scheduled.Length], scheduled));
            svg.Path("under", Gaps(box, scheduled, required));
            svg.Path("req", box.Steps(required));
            DayPanel.Labels(svg, box, context.Axis.Labels(day));
        }

        html.Raw("</div>");
    }

    private static PathData Gaps(PlotBox box, double[] have, double[] need)
    {
        var path = new PathData();
        for (var i = 0; i < have.Length; i++)
        {
            if (need[i] - have[i] > 1e-9)
            {
                path.Box(box.X(i), box.Y(need[i]), box.X(i + 1) - box.X(i), Math.Max(0.8, box.Y(have[i]) - box.Y(need[i])));
            }
        }

        return path;
    }

    private static void DayTable(ReportContext context, HtmlWriter html)
    {
        html.Raw("<div class=\"scroll days\"><table><caption>Per day, all skills, agent-hours</caption>");
        html.Head("Day", "Contacts", "Required", "Scheduled", "Short", "Short, share", "Too many", "Deepest hole", "Service level", "ASA");
        html.Raw("<tbody>");
        var skills = context.Data.Coverage.Skills;
        for (var day = 0; day < context.Grid.Days; day++)
        {
            var (from, to) = context.Grid.DayRange(day);
            var hours = context.Grid.StepHours;
            double Sum(Func<CoveragePoint, double> value) => skills.Sum(s => Slice(s.Value, from, to, value).Sum()) * hours;
            var (required, under) = (Sum(p => p.Required), Sum(p => p.Under));
            var date = context.Grid.Day(day);
            html.Add($"<tr><th scope=\"row\">{Say.Day(date)}{ReportContext.LengthNote(context.Grid, date)}</th>");
            var mean = ServiceMean.Of(context.Volumes, skills, from, to);
            html.Cells("td",
                Say.Count(skills.Sum(s => context.Volumes.Of(s.Key)[from..to].Sum())), Say.One(required), Say.One(Sum(p => p.Scheduled)),
                Say.One(under), Say.Percent(required > 0 ? under / required : 0), Say.One(Sum(p => p.Over)), Deepest(context, from, to),
                Say.Percent(mean.ServiceLevel), Say.Seconds(mean.AsaSeconds));
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static string Deepest(ReportContext context, int from, int to)
    {
        var (under, text) = (0.005, "–");
        foreach (var (skill, points) in context.Data.Coverage.Skills)
        {
            for (var i = from; i < to; i++)
            {
                if (points[i].Under > under)
                {
                    (under, text) = (points[i].Under, $"{Say.Time(context.Grid[i].Start)} {skill} −{Say.One(points[i].Under)}");
                }
            }
        }

        return text;
    }

    private static IEnumerable<double> Slice(IReadOnlyList<CoveragePoint> points, int from, int to, Func<CoveragePoint, double> value)
    {
        for (var i = from; i < to; i++)
        {
            yield return value(points[i]);
        }
    }
}
