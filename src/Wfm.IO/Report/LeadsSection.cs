namespace Wfm.IO;

/// <summary>Leads on duty against the leads that the agents on shift ask for.</summary>
internal sealed class LeadsSection : IReportSection
{
    public string Id => "leads";

    public string Title => "Team leads against agents";

    public void Write(ReportContext context, HtmlWriter html)
    {
        var floor = context.Data.Coverage.Floor;
        html.Add($"<p>Rule: {LeadRuleText.Floor(context.Data.Plan.LeadRule)}. ");
        var missing = context.Kpis.IntervalsShortOfLeads;
        html.Add($"{(missing == 0 ? "✓ It holds in all intervals." : $"✗ It fails in {Say.Number(missing, "interval", "intervals")}.")}</p>");
        Legend.Open(html);
        Legend.Entry(html, "sch", Legend.Area, "agents on shift (upper plot)");
        Legend.Entry(html, "led", Legend.Area, "leads on duty (lower plot)");
        Legend.Entry(html, "req", Legend.Line, "leads required");
        Legend.Entry(html, "under", Legend.Area, "▼ leads short: hatched, number of intervals at the top right");
        Legend.Close(html);
        context.NoteWeeks(html);
        var agents = PlotBox.RoundUp(floor.Max(f => f.Agents));
        var leads = Math.Max(2, floor.Max(f => Math.Max(f.Leads, f.LeadsRequired)));
        foreach (var week in context.Shown)
        {
            html.Add($"<div class=\"week\"><h3>{week.Name}</h3><figure>");
            DayPanel.OpenWeek(html, week.FirstDay);
            for (var day = week.FromDay; day < week.ToDay; day++)
            {
                Panel(context, html, day, agents, leads);
            }

            html.Raw("</div></figure></div>");
        }
    }

    private static void Panel(ReportContext context, HtmlWriter html, int day, double maxAgents, double maxLeads)
    {
        var (from, to) = context.Axis.Range(day);
        var points = Enumerable.Range(from, to - from).Select(i => context.Data.Coverage.Floor[i]).ToList();
        double[] agents = [.. points.Select(f => (double)f.Agents)];
        double[] leads = [.. points.Select(f => (double)f.Leads)];
        double[] required = [.. points.Select(f => (double)f.LeadsRequired)];
        var missing = points.Count(f => f.Leads < f.LeadsRequired);
        var date = context.Grid.Day(day);
        var note = ReportContext.LengthNote(context.Grid, date);
        var upper = new PlotBox(DayPanel.Left, DayPanel.Right, DayPanel.Top, 71, to - from, maxAgents);
        var lower = upper with { Top = 82, Bottom = 116, Max = maxLeads };
        using var svg = new SvgChart(html, DayPanel.Width, 130, "panel",
            $"{Say.Day(date)}{note}: up to {Say.Count(agents.DefaultIfEmpty(0).Max())} agents and {Say.Count(leads.DefaultIfEmpty(0).Max())} leads on shift; intervals short of leads: {missing}", "");
        svg.Text(0, 10, "h", Say.Short(date) + note);
        if (missing > 0)
        {
            svg.Text(DayPanel.Right, 10, "u", $"▼ {Say.Count(missing)}");
        }

        DayPanel.Frame(svg, upper);
        svg.Path("sch", upper.StepBand(new double[agents.Length], agents));
        DayPanel.Frame(svg, lower, half: false);
        svg.Path("led", lower.StepBand(new double[leads.Length], leads));
        var gaps = new PathData();
        for (var i = 0; i < leads.Length; i++)
        {
            gaps.Box(lower.X(i), lower.Y(required[i]), lower.X(i + 1) - lower.X(i), lower.Y(leads[i]) - lower.Y(required[i]));
        }

        svg.Path("under", gaps);
        svg.Path("req", lower.Steps(required));
        DayPanel.Labels(svg, lower, context.Axis.Labels(day));
    }
}
