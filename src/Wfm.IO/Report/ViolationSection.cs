namespace Wfm.IO;

/// <summary>Rules that the roster breaks: how often, and one by one.</summary>
internal sealed class ViolationSection : IReportSection
{
    public string Id => "violations";

    public string Title => "Rules broken";

    public void Write(ReportContext context, HtmlWriter html)
    {
        var violations = context.Data.Violations;
        if (violations.Count == 0)
        {
            html.Raw("<p>✓ None.</p>");
            return;
        }

        html.Raw("<div class=\"scroll\"><table><caption>By rule</caption>");
        html.Head("Rule", "Kind", "Times");
        html.Raw("<tbody>");
        foreach (var rule in violations.GroupBy(v => (v.Severity, v.Rule)).OrderBy(g => g.Key.Severity).ThenBy(g => g.Key.Rule, StringComparer.Ordinal))
        {
            html.Add($"<tr><th scope=\"row\">{rule.Key.Rule}</th><td>{Word(rule.Key.Severity)}</td><td>{Say.Count(rule.Count())}</td></tr>");
        }

        html.Raw("</tbody></table></div>");
        var shown = violations.OrderBy(v => v.Severity).ThenBy(v => v.Date).ThenBy(v => v.Rule, StringComparer.Ordinal).ThenBy(v => v.Person, StringComparer.Ordinal)
            .Take(context.Data.MaxLines).ToList();
        if (shown.Count < violations.Count)
        {
            html.Add($"<p class=\"cut\">Shown: the first {shown.Count} of {violations.Count}, hard ones first.</p>");
        }

        html.Raw("<div class=\"scroll\"><table class=\"words\"><caption>One by one</caption>");
        html.Head("Rule", "Kind", "Day", "Person", "What");
        html.Raw("<tbody>");
        foreach (var v in shown)
        {
            html.Add($"<tr><th scope=\"row\">{v.Rule}</th><td>{Word(v.Severity)}</td><td>{Say.Day(v.Date)}</td><td>{v.Person ?? "floor"}</td>");
            html.Add($"<td>{v.Text}{(v.Citation is null ? "" : $" ({v.Citation})")}</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Hard => "✗ hard",
        Severity.Soft => "soft",
        _ => "not checkable",
    };
}
