namespace Wfm.IO;

/// <summary>What is expected, how sure that is, and what came before: per queue the days, the weeks and the typical week.</summary>
internal sealed class ForecastSection : IReportSection
{
    private const int Low95 = 0;
    private const int Low80 = 1;
    private const int High80 = 5;
    private const int High95 = 6;

    public string Id => "forecast";

    public string Title => "Forecast";

    public void Write(ReportContext context, HtmlWriter html)
    {
        if (context.Data.Forecasts.Count == 0)
        {
            html.Raw("<p>No forecast was given.</p>");
            return;
        }

        Legend.Open(html);
        Legend.Entry(html, "past", Legend.Line, "came in");
        Legend.Entry(html, "mean", Legend.Line, "forecast (mean)");
        Legend.Entry(html, "b80", Legend.Area, "80 % band");
        Legend.Entry(html, "b95", Legend.Area, "95 % band");
        Legend.Close(html);
        foreach (var forecast in context.Data.Forecasts)
        {
            var history = context.Data.Histories.FirstOrDefault(h => h.Queue == forecast.Queue)
                ?? context.Data.Histories.FirstOrDefault(h => h.Queue.Name == forecast.Queue.Name);
            var days = new DailyTotals(forecast, history, context.Data.HistoryWeeks);
            html.Add($"<div class=\"block\"><h3>{forecast.Queue.Name} <small>{forecast.Queue.Channel.ToString()} · model {forecast.Model}</small></h3>");
            Days(days, html);
            TypicalWeek(forecast, html);
            html.Raw("</div>");
            WeekTable(days, html);
            Notes(forecast, html);
        }

        if (context.Data.Forecasts.Any(f => f.Totals.Count == 0))
        {
            html.Raw("<p class=\"cut\">Bands of days and weeks add up the bands of their intervals, as if all of a day went wrong in the same direction: rather too wide than too narrow.</p>");
        }
    }

    private static void Days(DailyTotals days, HtmlWriter html)
    {
        var past = days.Past.Length;
        var count = past + days.Mean.Length;
        var top = days.Past.Where(double.IsFinite).Concat(days.Quantiles[High95]).Concat(days.Mean).DefaultIfEmpty(0).Max();
        var box = new PlotBox(46, 954, 12, 210, count, PlotBox.RoundUp(top));
        var grid = days.Forecast.Volume.Grid;
        html.Raw("<figure class=\"wide end\"><figcaption>Contacts per day</figcaption>");
        using (var svg = new SvgChart(html, 1000, 240, "chart",
            $"{days.Forecast.Queue.Name}: contacts per day, {Say.Date(days.FirstDay)} to {Say.Date(grid.Day(grid.Days - 1))}",
            $"{past} days of history, then {grid.Days} days of forecast with {Say.Count(days.Mean.Sum())} contacts in all. The table below has the numbers per week."))
        {
            for (var step = 0; step <= 4; step++)
            {
                var value = box.Max * step / 4;
                svg.Path(step == 0 ? "ax" : "gl", new PathData().Move(box.Left, box.Y(value)).Across(box.Right));
                svg.Text(box.Left - 5, box.Y(value) + 4, "e", Say.Plain(value));
                svg.Text(box.Right + 5, box.Y(value) + 4, "s", Say.Plain(value));
            }

            // Closed days are gaps, as they are in the past: a line down to zero would look like a collapse.
            foreach (var (from, to) in OpenRuns(days))
            {
                svg.Path("b95", box.Band(past + from, days.Quantiles[Low95][from..to], days.Quantiles[High95][from..to]));
                svg.Path("b80", box.Band(past + from, days.Quantiles[Low80][from..to], days.Quantiles[High80][from..to]));
            }

            svg.Path("past", box.Line(days.Past));
            double[] mean = [.. Enumerable.Repeat(double.NaN, past), .. days.Mean.Select((v, d) => IsOpen(days, d) ? v : double.NaN)];
            svg.Path("mean", box.Line(mean));
            svg.Path("now", new PathData().Move(box.X(past), box.Top).Down(box.Bottom));
            svg.Text(box.X(past) + 4, box.Top + 8, "s", "forecast →");
            Mondays(svg, box, days.FirstDay, count);
        }

        html.Raw("</figure>");
    }

    private static bool IsOpen(DailyTotals days, int day) => days.Mean[day] > 0 || days.Quantiles[High95][day] > 0;

    private static IEnumerable<(int From, int To)> OpenRuns(DailyTotals days)
    {
        for (var from = 0; from < days.Mean.Length; from++)
        {
            var to = from;
            while (to < days.Mean.Length && IsOpen(days, to))
            {
                to++;
            }

            if (to > from)
            {
                yield return (from, to);
            }

            from = to;
        }
    }

    private static void Notes(QueueForecast forecast, HtmlWriter html)
    {
        if (forecast.Notes.Count == 0)
        {
            return;
        }

        html.Raw("<details open=\"open\"><summary>How this forecast was made</summary><ul>");
        foreach (var note in forecast.Notes)
        {
            html.Add($"<li>{note}</li>");
        }

        html.Raw("</ul></details>");
    }

    private static void Mondays(SvgChart svg, PlotBox box, DateOnly first, int count)
    {
        var offset = (7 - Weeks.Column(first)) % 7;
        var every = Math.Max(1, (int)Math.Ceiling(count / 7.0 / 14));
        for (int day = offset, n = 0; day < count; day += 7, n++)
        {
            svg.Path("ax", new PathData().Move(box.X(day), box.Bottom).Down(box.Bottom + 4));
            if (n % every == 0 && day < count - 3)
            {
                svg.Text(box.X(day), box.Bottom + 17, "s", Say.Short(first.AddDays(day)));
            }
        }
    }

    private static void WeekTable(DailyTotals days, HtmlWriter html)
    {
        html.Add($"<div class=\"scroll\"><table><caption>{days.Forecast.Queue.Name} per week</caption>");
        html.Head("Week", "What", "Days", "Contacts", "80 % band", "95 % band", "AHT", "Work");
        html.Raw("<tbody>");
        var first = days.Forecast.Volume.Grid.FirstDay;
        foreach (var week in days.History.Keys.Where(d => d >= first.AddDays(-28 - Weeks.Column(first))).GroupBy(Say.Week).TakeLast(4))
        {
            html.Add($"<tr class=\"was\"><th scope=\"row\">{week.Key}</th><td>came in</td><td>{week.Count()}</td>");
            html.Cells("td", Say.Count(week.Sum(d => days.History[d])), "", "", "", "");
            html.Raw("</tr>");
        }

        foreach (var week in Weeks.Of(days.Forecast.Volume.Grid))
        {
            double Sum(double[] values) => values[week.FromDay..week.ToDay].Sum();
            var (from, to) = (days.Forecast.Volume.Grid.DayRange(week.FromDay).From, days.Forecast.Volume.Grid.DayRange(week.ToDay - 1).To);
            var work = 0.0;
            for (var i = from; i < to; i++)
            {
                work += days.Forecast.Volume[i] > 0 ? days.Forecast.Volume[i] * days.Forecast.AhtSeconds[i] : 0;
            }

            html.Add($"<tr><th scope=\"row\">{Say.Week(week.FirstDay)}</th><td>forecast</td><td>{week.Days}</td><td>{Say.Count(Sum(days.Mean))}</td>");
            html.Add($"<td>{Say.Count(days.Quantile(Low80, week.FromDay, week.ToDay))} – {Say.Count(days.Quantile(High80, week.FromDay, week.ToDay))}</td>");
            html.Add($"<td>{Say.Count(days.Quantile(Low95, week.FromDay, week.ToDay))} – {Say.Count(days.Quantile(High95, week.FromDay, week.ToDay))}</td>");
            html.Add($"<td>{Say.Seconds(work / Sum(days.Mean))}</td><td>{Say.Hours(work / 3600)}</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static void TypicalWeek(QueueForecast forecast, HtmlWriter html)
    {
        var axis = new DayAxis(forecast.Volume.Grid, i => forecast.Volume[i] > 0);
        double[][] Profile(IntervalSeries series) => WeekProfile.Of(axis, series);
        var (mean, low95, low80, high80, high95) = (Profile(forecast.Volume), Profile(forecast.Quantiles[Low95]), Profile(forecast.Quantiles[Low80]),
            Profile(forecast.Quantiles[High80]), Profile(forecast.Quantiles[High95]));
        var minutes = (int)forecast.Volume.Grid.Step.TotalMinutes;
        var max = PlotBox.RoundUp(high95.Concat(mean).SelectMany(d => d).Where(double.IsFinite).DefaultIfEmpty(0).Max());
        html.Add($"<figure><figcaption>A typical week: contacts per {minutes} min, mean over the weeks of the horizon</figcaption><div class=\"panels o1\">");
        for (var day = 0; day < 7; day++)
        {
            var name = ((DayOfWeek)((day + 1) % 7)).ToString();
            var known = mean[day].Where(double.IsFinite).DefaultIfEmpty(0).ToList();
            var box = new PlotBox(DayPanel.Left, DayPanel.Right, DayPanel.Top, 95, mean[day].Length, max);
            using var svg = new SvgChart(html, DayPanel.Width, 109, "panel", $"{name}: {Say.Count(known.Sum())} contacts, at most {Say.One(known.Max())} in {minutes} min", "");
            svg.Text(0, 10, "h", name[..3]);
            svg.Text(DayPanel.Right, 10, "e", Say.Count(known.Sum()));
            DayPanel.Frame(svg, box);
            svg.Path("b95", box.StepBand(low95[day], high95[day]));
            svg.Path("b80", box.StepBand(low80[day], high80[day]));
            svg.Path("mean", box.Steps(mean[day]));
            var labelled = Enumerable.Range(0, mean[day].Length).Where(s => axis.IsLabel(axis.From + (s * minutes)));
            DayPanel.Labels(svg, box, labelled.Select(s => (s, DayAxis.Label(axis.From + (s * minutes)))));
        }

        html.Raw("</div></figure>");
    }
}
