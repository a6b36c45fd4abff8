using System.Globalization;

namespace Wfm.IO;

/// <summary>One queue: what was hit and missed, when, and why.</summary>
internal static class QueueAccuracySection
{
    public static void Write(BacktestReport report, HtmlWriter html)
    {
        if (report.Pooled(report.Headline) is null)
        {
            html.Raw("<p>Nothing could be scored.</p>");
            AccuracyReport.List(html, "warnings", report.Notes);
            return;
        }

        AccuracyReport.List(html, "say", AccuracyHeadline.Of(report));
        Levels(report, html);
        Models(report, html);
        Gaps(report, html);
        AccuracyCharts.Days(report, html);
        AccuracyCharts.FirstWeek(report, html);
        var ahead = report.ByWeekAhead(report.Headline);
        if (ahead.Count > 1)
        {
            Groups(html, "By weeks ahead", "Week ahead", [.. ahead.Select(s => (Invariant($"{(s.FromDay + 6) / 7}"), s))]);
        }

        Groups(html, "By weekday (intervals)", "Weekday", [.. report.ByGroup(report.Headline, "interval_weekday").Select(s => (s.Weekday.ToString()!, s))]);
        Groups(html, "By weekday (whole days)", "Weekday", [.. report.ByGroup(report.Headline, "day_weekday").Select(s => (s.Weekday.ToString()!, s))]);
        Groups(html, "By time of day", "Hour", [.. report.ByGroup(report.Headline, "interval_hour").Select(s => (Invariant($"{s.Hour:00} h"), s))]);
        WorstDays(report, html);
        Origins(report, html);
        Choices(report, html);
        if (report.Notes.Count > 0)
        {
            html.Raw("<h3>Notes</h3>");
            AccuracyReport.List(html, "say", report.Notes);
        }
    }

    /// <summary>A plain number with three decimals, or a dash.</summary>
    public static string Number(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    /// <summary>Seconds with one decimal, or a dash.</summary>
    public static string Seconds(double value) => double.IsFinite(value) ? Say.One(value) + "\u00A0s" : "–";

    private static void Levels(BacktestReport report, HtmlWriter html)
    {
        html.Add($"<div class=\"scroll\"><table><caption>{report.Queue.Name}, {report.Headline}: by level, whole horizon</caption>");
        html.Head("Level", "Compared", "Error (WAPE)", "Naive", "Floor", "Skill", "Bias", "MASE", "80 % held", "95 % held", "Winkler 80", "Winkler 95", "AHT error", "AHT bias");
        html.Raw("<tbody>");
        foreach (var level in new[] { "interval", "day", "week", "month" })
        {
            if (report.Pooled(report.Headline, level) is { } s)
            {
                html.Add($"<tr><th scope=\"row\">{(level == "month" ? "month (28 days)" : level)}</th>");
                html.Cells("td", Say.Count(s.Count), Say.Percent(s.Wape), Say.Percent(s.NaiveWape), Say.Percent(s.PoissonFloor), Say.Percent(s.Skill), Say.Percent(s.Bias), Number(s.Mase),
                    Say.Percent(s.Coverage80), Say.Percent(s.Coverage95), Number(s.Winkler80), Number(s.Winkler95), Seconds(s.AhtError), Seconds(s.AhtBias));
                html.Raw("</tr>");
            }
        }

        html.Raw("</tbody></table></div>");
    }

    private static void Models(BacktestReport report, HtmlWriter html)
    {
        html.Add($"<div class=\"scroll\"><table><caption>{(report.IsFrozen ? "Versions" : "Models")}, each over its whole horizon</caption>");
        html.Head(report.IsFrozen ? "Version" : "Model", "Error, interval", "Week 1", "Weeks 1-4", "Day", "Week", "Month", "Skill", "Bias", "MASE", "80 % held", "95 % held", "Winkler 80", "Winkler 95", "Intervals");
        html.Raw("<tbody>");
        foreach (var model in report.Models)
        {
            if (report.Pooled(model) is not { } s)
            {
                continue;
            }

            double Wape(string level) => report.Pooled(model, level)?.Wape ?? double.NaN;
            double To(int day) => report.Scores.FirstOrDefault(x => x.Model == model && x.Origin is null && x.Level == "interval" && x.FromDay == 1 && x.ToDay == day)?.Wape ?? double.NaN;
            html.Add($"<tr><th scope=\"row\">{model}</th>");
            html.Cells("td", Say.Percent(s.Wape), Say.Percent(To(7)), Say.Percent(To(28)), Say.Percent(Wape("day")), Say.Percent(Wape("week")), Say.Percent(Wape("month")), Say.Percent(s.Skill),
                Say.Percent(s.Bias), Number(s.Mase), Say.Percent(s.Coverage80), Say.Percent(s.Coverage95), Number(s.Winkler80), Number(s.Winkler95), Say.Count(s.Count));
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static void Gaps(BacktestReport report, HtmlWriter html)
    {
        if (report.Gaps.Count == 0)
        {
            return;
        }

        html.Raw("<div class=\"scroll\"><table><caption>Versions side by side, on what both forecast</caption>");
        html.Head("Versions", "Level", "Compared", "First", "Second", "Difference", "± 2 std. errors", "Bias, first", "Bias, second", "Plan moved", "Says");
        html.Raw("<tbody>");
        foreach (var g in report.Gaps)
        {
            html.Add($"<tr><th scope=\"row\">{g.First} → {g.Second}</th>");
            html.Cells("td", g.Level, Say.Count(g.Count), Say.Percent(g.FirstWape), Say.Percent(g.SecondWape), Say.Percent(g.Difference), Say.Percent(2 * g.StandardError),
                Say.Percent(g.FirstBias), Say.Percent(g.SecondBias), Say.Percent(g.Change), g.IsClear ? g.Difference < 0 ? "second is better" : "first is better" : "no clear difference");
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static void Groups(HtmlWriter html, string title, string first, IReadOnlyList<(string Name, BacktestScore Score)> groups)
    {
        if (groups.Count == 0)
        {
            return;
        }

        html.Add($"<h3>{title}</h3>");
        AccuracyCharts.Bars(html, title, groups);
        html.Raw("<details><summary>Numbers</summary><div class=\"scroll\"><table>");
        html.Add($"<caption>{title}</caption>");
        html.Head(first, "Compared", "Error (WAPE)", "Naive", "Floor", "Skill", "Bias", "80 % held", "95 % held");
        html.Raw("<tbody>");
        foreach (var (name, s) in groups)
        {
            html.Add($"<tr><th scope=\"row\">{name}</th>");
            html.Cells("td", Say.Count(s.Count), Say.Percent(s.Wape), Say.Percent(s.NaiveWape), Say.Percent(s.PoissonFloor), Say.Percent(s.Skill), Say.Percent(s.Bias), Say.Percent(s.Coverage80), Say.Percent(s.Coverage95));
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div></details>");
    }

    private static void WorstDays(BacktestReport report, HtmlWriter html)
    {
        if (report.WorstDays.Count == 0)
        {
            return;
        }

        html.Raw("<h3>The worst days, and what they may be down to</h3>");
        html.Raw("<div class=\"scroll\"><table class=\"words\"><caption>Furthest beyond the 95 % band of the day first; without such bands, by size of the error</caption>");
        html.Head("Day", "Forecast made for", "Came", "Forecast", "Difference", "Beyond the band", "Likely cause");
        html.Raw("<tbody>");
        foreach (var w in report.WorstDays)
        {
            var d = w.Day;
            html.Add($"<tr><th scope=\"row\">{Say.Day(d.Date)}</th>");
            html.Cells("td", $"{Say.Date(d.Origin)} on", Say.Count(d.Actual), Say.Count(d.Forecast), Signed(d.Actual - d.Forecast), double.IsNaN(d.Beyond) ? "–" : Say.Count(d.Beyond), w.Text);
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div><p class=\"cut\">A cause is looked for in the data, the calendar and the days around: a hint, no proof.</p>");
    }

    private static void Origins(BacktestReport report, HtmlWriter html)
    {
        var own = report.Scores.Where(s => s.Model == report.Headline && s.Origin is not null && s.Level == "interval" && s.FromDay == 1).GroupBy(s => s.Origin).Select(g => g.MaxBy(s => s.ToDay)!).ToList();
        if (own.Count < 2)
        {
            return;
        }

        html.Raw("<h3>From each date</h3><div class=\"scroll\"><table><caption>Whole horizon, intervals</caption>");
        html.Head("First day", "Contacts", "Error (WAPE)", "Naive", "Skill", "Bias", "MASE", "80 % held", "95 % held");
        html.Raw("<tbody>");
        foreach (var s in own)
        {
            html.Add($"<tr><th scope=\"row\">{Say.Day(s.Origin!.Value)}</th>");
            html.Cells("td", Say.Count(s.Actual), Say.Percent(s.Wape), Say.Percent(s.NaiveWape), Say.Percent(s.Skill), Say.Percent(s.Bias), Number(s.Mase), Say.Percent(s.Coverage80), Say.Percent(s.Coverage95));
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static void Choices(BacktestReport report, HtmlWriter html)
    {
        if (report.Choices.Count == 0)
        {
            return;
        }

        html.Raw("<h3>Which model was chosen, and why</h3><div class=\"scroll\"><table class=\"words\"><caption>Chosen from the history before each date alone</caption>");
        html.Head("First day", "Model, and why");
        html.Raw("<tbody>");
        foreach (var c in report.Choices)
        {
            html.Add($"<tr><th scope=\"row\">{Say.Day(c.Origin)}</th>");
            html.Cells("td", $"{c.Model.Replace("+", " + ", StringComparison.Ordinal)}. {c.Reason}");
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");

        // A combination has its weights in its name, and so another name at each date: they share a column.
        static string Column(string name) => name.Contains('(', StringComparison.Ordinal) ? "combination" : name;
        var names = report.Choices.SelectMany(c => c.Scores.Select(s => Column(s.Key))).Distinct().OrderBy(n => n == "combination" ? 0 : 1).ToList();
        if (names.Count == 0)
        {
            return;
        }

        html.Raw("<details><summary>Errors of all candidates inside the history</summary><div class=\"scroll\"><table><caption>WAPE in the backtest inside the history before each date</caption>");
        html.Head(["First day", .. names]);
        html.Raw("<tbody>");
        foreach (var c in report.Choices)
        {
            html.Add($"<tr><th scope=\"row\">{Say.Date(c.Origin)}</th>");
            foreach (var name in names)
            {
                var wape = c.Scores.Where(s => Column(s.Key) == name).Select(s => s.Value).DefaultIfEmpty(double.NaN).Min();
                html.Cells("td", Say.Percent(wape));
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div></details>");
    }

    private static string Signed(double value) => (value > 0 ? "+" : "") + Say.Count(value);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
