namespace Wfm.IO;

/// <summary>
/// The report that a planner shows: one HTML file that needs no other file, no network and no script, readable on paper (A4 landscape), on a phone, and
/// aloud. The same data give the same text: no clock, no machine's zone or language.
/// </summary>
public static class HtmlReport
{
    private static readonly IReportSection[] _sections =
    [
        new KpiSection(), new WarningSection(), new ForecastSection(), new CoverageSection(), new LeadsSection(), new ServiceSection(), new SimulationSection(), new GanttSection(),
        new PeopleSection(), new ViolationSection(), new MethodSection(),
    ];

    /// <summary>The report as the text of an HTML file, to be written as UTF-8.</summary>
    /// <param name="data">What to show.</param>
    public static string Render(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var context = new ReportContext(data);
        var html = new HtmlWriter();
        var sections = data.Certificate is null ? _sections.Where(s => s is not SimulationSection).ToArray() : _sections;
        var grid = context.Grid;
        var title = data.Title ?? data.Plan.Name;
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        html.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/><meta name=\"color-scheme\" content=\"light dark\"/>");
        html.Add($"<title>{title}</title>");
        html.Raw($"<style>{ReportStyle.Css}</style></head>\n<body>{ReportStyle.Patterns}<header>");
        html.Add($"<h1>{title}</h1><p class=\"sub\">{Say.Day(grid.FirstDay)} to {Say.Day(grid.Day(grid.Days - 1))} · {Say.Number(grid.Days, "day", "days")} · ");
        html.Add($"intervals of {Say.Plain(grid.Step.TotalMinutes)} min · times in {grid.Zone.Id} · {Say.Number(context.Kpis.AgentHeads, "agent", "agents")} · ");
        html.Add($"{Say.Number(context.Kpis.Leads, "team lead", "team leads")}</p><nav aria-label=\"Contents\">");
        foreach (var section in sections)
        {
            html.Add($"<a href=\"#{section.Id}\">{section.Title}</a>");
        }

        html.Raw("</nav></header>\n<main>");
        foreach (var section in sections)
        {
            html.Add($"\n<section id=\"{section.Id}\"><h2>{section.Title}</h2>");
            section.Write(context, html);
            html.Raw("</section>");
        }

        html.Raw("\n</main></body></html>\n");
        return html.ToString();
    }
}
