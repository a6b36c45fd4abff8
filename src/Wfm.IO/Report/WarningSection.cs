namespace Wfm.IO;

/// <summary>What the reader should know: the plan's warnings.</summary>
internal sealed class WarningSection : IReportSection
{
    public string Id => "warnings";

    public string Title => "Warnings";

    public void Write(ReportContext context, HtmlWriter html)
    {
        var lines = context.Data.Warnings;
        if (lines.Count == 0)
        {
            html.Raw("<p>✓ No warnings.</p>");
            return;
        }

        html.Raw("<ul class=\"warnings\">");
        foreach (var line in lines.Take(context.Data.MaxLines))
        {
            html.Add($"<li>{line}</li>");
        }

        html.Raw("</ul>");
        if (lines.Count > context.Data.MaxLines)
        {
            html.Add($"<p class=\"cut\">Shown: the first {context.Data.MaxLines} of {lines.Count} warnings.</p>");
        }
    }
}
