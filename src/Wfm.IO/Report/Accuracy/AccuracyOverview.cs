namespace Wfm.IO;

/// <summary>All queues side by side, and pooled.</summary>
internal static class AccuracyOverview
{
    public static void Write(AccuracyReportData data, HtmlWriter html)
    {
        Table(html, "Rolling origins", data.Backtests);
        Table(html, "Frozen versions (the last of each queue)", data.Versions);
    }

    private static void Table(HtmlWriter html, string caption, IReadOnlyList<BacktestReport> reports)
    {
        if (reports.Count < 2)
        {
            return;
        }

        html.Add($"<div class=\"scroll\"><table><caption>{caption}, whole horizon</caption>");
        html.Head("Queue", "Model", "Contacts", "Error of an interval", "Naive", "Floor", "Skill", "Bias", "MASE", "80 % held", "95 % held", "Error of a day", "Error of a week", "AHT error");
        html.Raw("<tbody>");
        foreach (var r in reports)
        {
            Row(html, r.Queue.Name, r.Headline, r.Pooled(r.Headline), r.Pooled(r.Headline, "day"), r.Pooled(r.Headline, "week"));
        }

        BacktestScore? Pool(string level) => ScorePool.Of([.. reports.Select(r => r.Pooled(r.Headline, level)).OfType<BacktestScore>()]);
        Row(html, "All queues", "", Pool("interval"), Pool("day"), Pool("week"));
        html.Raw("</tbody></table></div>");
        html.Raw("<p class=\"cut\">\"All queues\" adds the errors of the queues; errors of different queues do not cancel in it.</p>");
    }

    private static void Row(HtmlWriter html, string name, string model, BacktestScore? all, BacktestScore? day, BacktestScore? week)
    {
        if (all is null)
        {
            return;
        }

        html.Add($"<tr><th scope=\"row\">{name}</th>");
        html.Cells("td", model, Say.Count(all.Actual), Say.Percent(all.Wape), Say.Percent(all.NaiveWape), Say.Percent(all.PoissonFloor), Say.Percent(all.Skill), Say.Percent(all.Bias),
            QueueAccuracySection.Number(all.Mase), Say.Percent(all.Coverage80), Say.Percent(all.Coverage95), Say.Percent(day?.Wape ?? double.NaN), Say.Percent(week?.Wape ?? double.NaN),
            QueueAccuracySection.Seconds(all.AhtError));
        html.Raw("</tr>");
    }
}
