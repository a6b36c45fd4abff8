namespace Wfm.IO;

/// <summary>The certificate of a roster as one HTML file that needs no other file, no network and no script. The same data give the same text.</summary>
public static class SimulationReport
{
    private const int MaxWeeks = 8;

    /// <summary>The report as the text of an HTML file, to be written as UTF-8.</summary>
    /// <param name="plan">The plan: its name.</param>
    /// <param name="certificate">What to show.</param>
    public static string Render(Plan plan, Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(certificate);
        var (html, grid) = (new HtmlWriter(), certificate.Grid);
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        html.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/><meta name=\"color-scheme\" content=\"light dark\"/>");
        html.Add($"<title>{plan.Name}: simulated</title>");
        html.Raw($"<style>{ReportStyle.Css}</style></head>\n<body>{ReportStyle.Patterns}<header>");
        html.Add($"<h1>{plan.Name}: simulated</h1><p class=\"sub\">{Say.Day(grid.FirstDay)} to {Say.Day(grid.Day(grid.Days - 1))} · ");
        html.Add($"intervals of {Say.Plain(grid.Step.TotalMinutes)} min · times in {grid.Zone.Id}</p></header>\n<main><section id=\"simulation\">");
        CertificateView.Write(certificate, html, MaxWeeks);
        html.Raw("</section>");
        if (certificate.Notes.Count > 0)
        {
            html.Raw("\n<section id=\"notes\"><h2>What was assumed</h2>");
            AccuracyReport.List(html, "warnings", certificate.Notes);
            html.Raw("</section>");
        }

        html.Raw("\n</main></body></html>\n");
        return html.ToString();
    }
}
