namespace Wfm.IO;

/// <summary>A certificate as charts and tables: per queue the days and their intervals, simulated beside expected.</summary>
internal static class CertificateView
{
    private const double Bottom = 99;

    public static void Write(Certificate certificate, HtmlWriter html, int maxWeeks)
    {
        var share = Say.WholePercent(certificate.Confidence);
        html.Add($"<p>{Say.Count(certificate.Replications)} simulated horizons, seed {certificate.Seed}. Contacts come at random, patience ends, people take breaks and finish what they have in hand. ");
        html.Add($"The band holds the mean with a confidence of {share}; the line is what the queue model expects of the same agents.</p>");
        Legend.Open(html);
        Legend.Entry(html, "b80", Legend.Area, $"simulated service level, {share} interval");
        Legend.Entry(html, "req", Legend.Line, "expected by the queue model");
        Legend.Entry(html, "now", Legend.Line, "target");
        Legend.Close(html);
        var queues = certificate.Lines.GroupBy(l => l.Queue).Select(g => (Name: g.Key?.Name ?? "All queues", Lines: g.ToList())).ToList();
        foreach (var (name, lines) in queues)
        {
            html.Add($"<div class=\"week\"><h3>{name}</h3>");
            DayChart(certificate.Grid, html, name, lines);
            html.Raw("</div>");
            DayTable(html, name, lines);
        }

        var axis = new DayAxis(certificate.Grid, Busy(certificate));
        var weeks = Weeks.Of(certificate.Grid);
        if (weeks.Count > maxWeeks)
        {
            html.Add($"<p class=\"cut\">Shown interval by interval: the first {maxWeeks} of {weeks.Count} weeks.</p>");
        }

        foreach (var week in weeks.Take(maxWeeks))
        {
            html.Add($"<div class=\"week\"><h3>{week.Name}</h3>");
            foreach (var (name, lines) in queues.Where(q => q.Lines[0].Queue is not null))
            {
                html.Add($"<figure><figcaption>{name}: service level per interval, %</figcaption>");
                Panels(certificate.Grid, axis, html, name, week, lines);
                html.Raw("</figure>");
            }

            html.Raw("</div>");
        }
    }

    private static Func<int, bool> Busy(Certificate certificate)
    {
        var busy = new bool[certificate.Grid.Count];
        foreach (var line in certificate.At(CertificateLevel.Interval))
        {
            busy[certificate.Grid.IndexAt(line.Time.Start)] = true;
        }

        return i => busy[i];
    }

    private static void DayChart(TimeGrid grid, HtmlWriter html, string name, List<CertificateLine> lines)
    {
        var days = Unknown(grid.Days);
        foreach (var line in lines.Where(l => l.Level == CertificateLevel.Day))
        {
            Put(days, grid.DayIndex(grid.Zone.DayOf(line.Time.Start)), line);
        }

        var box = new PlotBox(34, 990, 10, 150, grid.Days, 100);
        using var svg = new SvgChart(html, 1000, 172, "chart", $"Service level of {name} per day, simulated and expected", "");
        DayPanel.Frame(svg, box);
        Draw(svg, box, days, lines[^1].Target, grid.Days);
        for (var day = 0; day < grid.Days; day += Math.Max(1, (grid.Days + 13) / 14))
        {
            svg.Text(box.X(day + 0.5), 164, "m", Say.Short(grid.Day(day)));
        }
    }

    private static void Panels(TimeGrid grid, DayAxis axis, HtmlWriter html, string name, Week week, List<CertificateLine> lines)
    {
        var all = Unknown(grid.Count);
        foreach (var line in lines.Where(l => l.Level == CertificateLevel.Interval))
        {
            Put(all, grid.IndexAt(line.Time.Start), line);
        }

        DayPanel.OpenWeek(html, week.FirstDay);
        for (var day = week.FromDay; day < week.ToDay; day++)
        {
            var (from, to) = axis.Range(day);
            var date = grid.Day(day);
            var box = new PlotBox(DayPanel.Left, DayPanel.Right, DayPanel.Top, Bottom, to - from, 100);
            var of = lines.Find(l => l.Level == CertificateLevel.Day && grid.Zone.DayOf(l.Time.Start) == date);
            using var svg = new SvgChart(html, DayPanel.Width, 113, "panel", $"{name}, {Say.Day(date)}: simulated service level {Say.Percent(of?.ServiceLevel.Mean ?? double.NaN)}", "");
            svg.Text(0, 10, "h", Say.Short(date) + ReportContext.LengthNote(grid, date));
            svg.Text(DayPanel.Right, 10, of?.MissesTarget == true ? "u" : "e", of is null ? "closed" : Say.Percent(of.ServiceLevel.Mean));
            DayPanel.Frame(svg, box);
            Draw(svg, box, [.. all.Select(a => a[from..to])], lines[^1].Target, to - from);
            DayPanel.Labels(svg, box, axis.Labels(day));
        }

        html.Raw("</div>");
    }

    private static void Draw(SvgChart svg, PlotBox box, double[][] values, double target, int units)
    {
        svg.Path("b80", box.StepBand(values[0], values[1]));
        if (!double.IsNaN(target))
        {
            svg.Path("now", new PathData().Move(box.X(0), box.Y(100 * target)).Across(box.X(units)));
        }

        svg.Path("req", box.Steps(values[2]));
    }

    private static double[][] Unknown(int count) => [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Repeat(double.NaN, count).ToArray())];

    // A band of no width would not be seen.
    private static void Put(double[][] values, int at, CertificateLine line) =>
        (values[0][at], values[1][at], values[2][at]) =
            (100 * line.ServiceLevel.Low, Math.Max(100 * line.ServiceLevel.High, (100 * line.ServiceLevel.Low) + 0.5), 100 * line.ExpectedServiceLevel);

    private static void DayTable(HtmlWriter html, string name, List<CertificateLine> lines)
    {
        html.Add($"<div class=\"scroll\"><table class=\"cert\"><caption>{name}, per day and over the horizon</caption>");
        html.Head("Day", "Contacts", "Service level", "Interval", "Expected", "Target", "P(target met)", "ASA (expected)", "Give up (expected)", "Occupancy (expected)", "Verdict");
        html.Raw("<tbody>");
        foreach (var l in lines.Where(l => l.Level != CertificateLevel.Interval))
        {
            html.Add($"<tr><th scope=\"row\">{(l.Level == CertificateLevel.Day ? Say.Day(DateOnly.FromDateTime(l.Time.Start.DateTime)) : "Horizon")}</th>");
            html.Cells("td",
                Say.Count(l.Offered), Say.Percent(l.ServiceLevel.Mean) + (l.MissesTarget ? " ▼" : ""), $"{Say.Percent(l.ServiceLevel.Low)} – {Say.Percent(l.ServiceLevel.High)}",
                Say.Percent(l.ExpectedServiceLevel), double.IsNaN(l.Target) ? "–" : Say.WholePercent(l.Target), Say.Percent(l.TargetMet), Beside(Say.Seconds(l.AsaSeconds.Mean), Say.Seconds(l.ExpectedAsaSeconds)),
                Beside(Say.Percent(l.Abandonment.Mean), Say.Percent(l.ExpectedAbandonment)), Beside(Say.Percent(l.Occupancy.Mean), Say.Percent(l.ExpectedOccupancy)), Verdict(l));
            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static string Beside(string simulated, string expected) => $"{simulated} ({expected})";

    private static string Verdict(CertificateLine line) => line.Verdict switch
    {
        Wfm.Verdict.Agrees => "agrees",
        Wfm.Verdict.Lower => line.Reason.Length > 0 ? $"lower: {line.Reason}" : "lower",
        Wfm.Verdict.Higher => line.Reason.Length > 0 ? $"higher: {line.Reason}" : "higher",
        _ => "–",
    };
}
