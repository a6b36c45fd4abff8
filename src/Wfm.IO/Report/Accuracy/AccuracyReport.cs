namespace Wfm.IO;

/// <summary>
/// The accuracy report that a planner takes to a meeting: one HTML file that needs no other file, no network and no script. The same data give the same text: no clock,
/// no machine's zone or language.
/// </summary>
public static class AccuracyReport
{
    /// <summary>The report as the text of an HTML file, to be written as UTF-8.</summary>
    /// <param name="data">What to show.</param>
    public static string Render(AccuracyReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var sections = new List<(string Id, string Title, Action<HtmlWriter> Write)>();
        if (data.Backtests.Count > 1 || data.Versions.Count > 1)
        {
            sections.Add(("overview", "All queues", html => AccuracyOverview.Write(data, html)));
        }

        sections.AddRange(data.Backtests.Select((r, i) => ($"queue{i + 1}", r.Queue.Name, (Action<HtmlWriter>)(html => QueueAccuracySection.Write(r, html)))));
        sections.AddRange(data.Versions.Select((r, i) => ($"versions{i + 1}", $"{r.Queue.Name}: frozen versions", (Action<HtmlWriter>)(html => QueueAccuracySection.Write(r, html)))));
        if (data.Warnings.Count > 0)
        {
            sections.Add(("warnings", "Warnings", html => List(html, "warnings", data.Warnings)));
        }

        sections.Add(("measures", "How to read this", Measures));

        var html = new HtmlWriter();
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        html.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/><meta name=\"color-scheme\" content=\"light dark\"/>");
        html.Add($"<title>{data.Title}</title>");
        html.Raw($"<style>{ReportStyle.Css}</style></head>\n<body>{ReportStyle.Patterns}<header>");
        html.Add($"<h1>{data.Title}</h1>");
        html.Raw("<div>");

        // Of many queues the overview says it better.
        foreach (var report in data.Backtests.Concat(data.Versions).Take(3))
        {
            html.Add($"<p>{string.Join(' ', AccuracyHeadline.Of(report).Take(2))}</p>");
        }

        html.Raw("</div><nav aria-label=\"Contents\">");
        foreach (var (id, title, _) in sections)
        {
            html.Add($"<a href=\"#{id}\">{title}</a>");
        }

        html.Raw("</nav></header>\n<main>");
        foreach (var (id, title, write) in sections)
        {
            html.Add($"\n<section id=\"{id}\"><h2>{title}</h2>");
            write(html);
            html.Raw("</section>");
        }

        html.Raw("\n</main></body></html>\n");
        return html.ToString();
    }

    /// <summary>A list of texts.</summary>
    internal static void List(HtmlWriter html, string css, IEnumerable<string> lines)
    {
        html.Add($"<ul class=\"{css}\">");
        foreach (var line in lines)
        {
            html.Add($"<li>{line}</li>");
        }

        html.Raw("</ul>");
    }

    private static void Measures(HtmlWriter html)
    {
        html.Raw("<dl><dt>Error (WAPE)</dt><dd>The sum of all misses, too high or too low, over the contacts that came. Interval errors are larger than day errors, and those larger ");
        html.Raw("than week errors, because misses cancel. A week is seven days and a month 28 days, both counted from the first day of the forecast.</dd>");
        html.Raw("<dt>Naive</dt><dd>The error of taking the same weekday and time of the last week that the history had at that date.</dd>");
        html.Raw("<dt>Skill</dt><dd>How much less error than naive: 25&#160;% is a quarter less; below 0 is worse than last week's values.</dd>");
        html.Raw("<dt>Floor (Poisson)</dt><dd>The error that is left when the true mean of every interval is known, because callers act independently of each other. ");
        html.Raw("It is the mean deviation of a Poisson count at the forecast means; no forecast gets below it for long. Real contacts often scatter more.</dd>");
        html.Raw("<dt>Bias</dt><dd>Above 0: more was forecast than came.</dd>");
        html.Raw("<dt>MASE</dt><dd>The mean error over the mean change from one week (month: 28 days) to the next in the history before the forecast; below 1 is good.</dd>");
        html.Raw("<dt>80 % and 95 % held</dt><dd>How often what came lay inside the band. Less than the name says: the band is too narrow.</dd>");
        html.Raw("<dt>Winkler</dt><dd>Width of the band plus a fine for each miss, over the mean of what came: lower is better, and neither too wide nor too narrow a band wins.</dd>");
        html.Raw("<dt>AHT error</dt><dd>Mean miss of the handle time in seconds, weighted with contacts handled.</dd></dl>");
    }
}
