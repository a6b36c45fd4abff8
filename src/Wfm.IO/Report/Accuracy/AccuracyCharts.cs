using System.Globalization;

namespace Wfm.IO;

/// <summary>Drawings of the accuracy report.</summary>
internal static class AccuracyCharts
{
    private const int Low95 = 0;
    private const int Low80 = 1;
    private const int High80 = 5;
    private const int High95 = 6;

    /// <summary>What came against what was forecast, per day from the last origin, with the bands of days where they are known.</summary>
    public static void Days(BacktestReport report, HtmlWriter html)
    {
        if (report.Days.Count == 0)
        {
            return;
        }

        var origin = report.Days.Max(d => d.Origin);
        var byDate = report.Days.Where(d => d.Origin == origin).ToDictionary(d => d.Date);
        var count = byDate.Keys.Max().DayNumber - origin.DayNumber + 1;
        double[] Column(Func<BacktestDay, double> value) => [.. Enumerable.Range(0, count).Select(k => byDate.TryGetValue(origin.AddDays(k), out var d) ? value(d) : double.NaN)];
        var (actual, mean, low95, low80, high80, high95) = (Column(d => d.Actual), Column(d => d.Forecast), Column(d => d.Low95), Column(d => d.Low80), Column(d => d.High80), Column(d => d.High95));
        var hasBand = high95.Concat(high80).Any(double.IsFinite);
        html.Add($"<h3>Forecast from {Say.Date(origin)} on, and what came</h3>");
        Key(html, hasBand);
        var box = new PlotBox(46, 954, 12, 210, count, PlotBox.RoundUp(actual.Concat(mean).Concat(high95).Where(double.IsFinite).DefaultIfEmpty(0).Max()));
        html.Raw("<figure class=\"wide end\"><figcaption>Contacts per day</figcaption>");
        using (var svg = new SvgChart(html, 1000, 240, "chart", $"{report.Queue.Name}: contacts per day from {Say.Date(origin)} on, forecast and actual",
            $"{byDate.Count} days, {Say.Count(actual.Where(double.IsFinite).Sum())} contacts came, {Say.Count(mean.Where(double.IsFinite).Sum())} were forecast."))
        {
            Frame(svg, box, Say.Count);
            Band(svg, box, "b95", low95, high95);
            Band(svg, box, "b80", low80, high80);
            svg.Path("mean", box.Line(mean));
            svg.Path("past", box.Line(actual));
            var every = Math.Max(1, (int)Math.Ceiling(count / 7.0 / 14));
            for (int day = (7 - Weeks.Column(origin)) % 7, n = 0; day < count; day += 7, n++)
            {
                svg.Path("ax", new PathData().Move(box.X(day), box.Bottom).Down(box.Bottom + 4));
                if (n % every == 0 && day < count - 1)
                {
                    svg.Text(box.X(day), box.Bottom + 17, "s", Say.Short(origin.AddDays(day)));
                }
            }
        }

        html.Raw("</figure>");
        if (!hasBand)
        {
            html.Raw("<p class=\"cut\">The forecast tells no band for sums of a day; the bands of intervals are below.</p>");
        }
    }

    /// <summary>The first week of the last forecast by interval, with its bands.</summary>
    public static void FirstWeek(BacktestReport report, HtmlWriter html)
    {
        if (report is not { LastForecast: { } forecast, LastActual: { } actual })
        {
            return;
        }

        var grid = forecast.Volume.Grid;
        var days = Math.Min(7, grid.Days);
        var axis = new DayAxis(grid, i => forecast.Volume[i] > 0 || actual[i] > 0);
        var (_, end) = grid.DayRange(days - 1);
        var top = 0.0;
        for (var i = 0; i < end; i++)
        {
            foreach (var value in (ReadOnlySpan<double>)[forecast.Volume[i], actual[i], forecast.Quantiles[High95][i]])
            {
                top = double.IsFinite(value) ? Math.Max(top, value) : top;
            }
        }

        var max = PlotBox.RoundUp(top);
        var minutes = (int)grid.Step.TotalMinutes;
        Key(html, forecast.Quantiles[High95].Values[..end].ContainsAnyInRange(0, double.MaxValue));
        html.Add($"<figure><figcaption>The first week by interval: contacts per {minutes} min</figcaption>");
        html.Raw("<div class=\"panels o1\">");
        for (var day = 0; day < days; day++)
        {
            var (from, to) = axis.Range(day);
            double[] Cut(IntervalSeries series) => series.Values[from..to].ToArray();
            var came = Cut(actual);
            var box = new PlotBox(DayPanel.Left, DayPanel.Right, DayPanel.Top, 95, to - from, max);
            using var svg = new SvgChart(html, DayPanel.Width, 109, "panel",
                $"{Say.Day(grid.Day(day))}: {Say.Count(came.Where(double.IsFinite).Sum())} contacts came, {Say.Count(Cut(forecast.Volume).Sum())} were forecast", "");
            svg.Text(0, 10, "h", Say.Short(grid.Day(day)));
            DayPanel.Frame(svg, box);
            svg.Path("b95", box.StepBand(Cut(forecast.Quantiles[Low95]), Cut(forecast.Quantiles[High95])));
            svg.Path("b80", box.StepBand(Cut(forecast.Quantiles[Low80]), Cut(forecast.Quantiles[High80])));

            // Where nothing was forecast and nothing is known the queue was closed: no line along zero.
            svg.Path("mean", box.Steps([.. Cut(forecast.Volume).Select((v, i) => v > 0 || double.IsFinite(came[i]) ? v : double.NaN)]));
            svg.Path("past", box.Steps(came));
            DayPanel.Labels(svg, box, axis.Labels(day));
        }

        html.Raw("</div></figure>");
    }

    /// <summary>Errors of groups as bars, with the yardstick and the floor as marks across them.</summary>
    public static void Bars(HtmlWriter html, string title, IReadOnlyList<(string Name, BacktestScore Score)> groups)
    {
        Legend.Open(html);
        Legend.Entry(html, "sch", Legend.Area, "error of the forecast (WAPE)");
        Legend.Entry(html, "past", Legend.Line, "naive (last week's values)");
        Legend.Entry(html, "req", Legend.Line, "Poisson floor");
        Legend.Close(html);
        var top = groups.SelectMany(g => new[] { g.Score.Wape, g.Score.NaiveWape, g.Score.PoissonFloor }).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var box = new PlotBox(46, 954, 12, 130, groups.Count, PlotBox.RoundUp(100 * top));
        var worst = groups.Where(g => double.IsFinite(g.Score.Wape)).OrderByDescending(g => g.Score.Wape).Select(g => $"Largest: {g.Name} with {Say.Percent(g.Score.Wape)}.").FirstOrDefault() ?? "";
        html.Raw("<figure class=\"wide\">");
        using (var svg = new SvgChart(html, 1000, 152, "chart", $"{title}: error in percent", worst))
        {
            Frame(svg, box, v => v.ToString("0.#", CultureInfo.InvariantCulture) + "\u00A0%");
            var width = (box.Right - box.Left) / groups.Count;
            for (var g = 0; g < groups.Count; g++)
            {
                var (name, s) = groups[g];
                var (left, inner) = (box.X(g) + (0.2 * width), 0.6 * width);
                if (double.IsFinite(s.Wape))
                {
                    svg.Path("sch", new PathData().Box(left, box.Y(100 * s.Wape), inner, box.Bottom - box.Y(100 * s.Wape)));
                }

                Mark(svg, box, "past", left, inner, s.NaiveWape);
                Mark(svg, box, "req", left, inner, s.PoissonFloor);
                svg.Text(box.X(g + 0.5), box.Bottom + 15, "m", name.Length > 9 && groups.Count > 5 ? name[..3] : name);
            }
        }

        html.Raw("</figure>");
    }

    private static void Key(HtmlWriter html, bool hasBand)
    {
        Legend.Open(html);
        Legend.Entry(html, "past", Legend.Line, "came in");
        Legend.Entry(html, "mean", Legend.Line, "forecast (mean)");
        if (hasBand)
        {
            Legend.Entry(html, "b80", Legend.Area, "80 % band");
            Legend.Entry(html, "b95", Legend.Area, "95 % band");
        }

        Legend.Close(html);
    }

    private static void Mark(SvgChart svg, PlotBox box, string css, double left, double width, double share)
    {
        if (double.IsFinite(share))
        {
            svg.Path(css, new PathData().Move(left - 4, box.Y(100 * share)).Across(left + width + 4));
        }
    }

    private static void Frame(SvgChart svg, PlotBox box, Func<double, string> label)
    {
        for (var step = 0; step <= 4; step++)
        {
            var value = box.Max * step / 4;
            svg.Path(step == 0 ? "ax" : "gl", new PathData().Move(box.Left, box.Y(value)).Across(box.Right));
            svg.Text(box.Left - 5, box.Y(value) + 4, "e", label(value));
        }
    }

    /// <summary>The area between two lines, in runs of days that have both.</summary>
    private static void Band(SvgChart svg, PlotBox box, string css, double[] low, double[] high)
    {
        for (var from = 0; from < low.Length; from++)
        {
            var to = from;
            while (to < low.Length && double.IsFinite(low[to]) && double.IsFinite(high[to]))
            {
                to++;
            }

            if (to - from == 1)
            {
                // A day alone is an upright bar: a line through one point would not show.
                svg.Path(css, new PathData().Box(box.X(from + 0.3), box.Y(high[from]), box.X(from + 0.7) - box.X(from + 0.3), box.Y(low[from]) - box.Y(high[from])));
            }
            else if (to > from)
            {
                svg.Path(css, box.Band(from, low[from..to], high[from..to]));
            }

            from = to;
        }
    }
}
