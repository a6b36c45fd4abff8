namespace Wfm.IO;

/// <summary>Expected service level per day and time of day: where the promise is at risk. The further below, the denser the hatching.</summary>
internal sealed class ServiceSection : IReportSection
{
    private const double Left = 92;
    private const double Right = 900;
    private const double Row = 14;
    private const double Top = 20;

    // Share below the promise at which a cell becomes the next class.
    private static readonly double[] _below = [0, 0.05, 0.15];
    private static readonly string[] _classes = ["h0", "h1", "h2", "h3"];

    public string Id => "service";

    public string Title => "Expected service level";

    public void Write(ReportContext context, HtmlWriter html)
    {
        Legend.Open(html);
        string[] words = ["promise met", "up to 5 points below", "5 to 15 points below", "more than 15 points below"];
        for (var i = 0; i < words.Length; i++)
        {
            Legend.Entry(html, _classes[i], Legend.Area, words[i]);
        }

        html.Raw("<span>blank: closed or no contacts</span></p>");
        context.NoteWeeks(html);
        var days = context.Shown.Count == 0 ? 0 : context.Shown[^1].ToDay;
        foreach (var pair in context.Data.Coverage.Skills)
        {
            var level = context.PromisedLevel(pair.Key) ?? 0.8;
            var promise = context.Promises(pair.Key) is { } promises ? $"promised: {promises}" : "no service level promised; compared with 80 %";
            html.Add($"<figure class=\"wide week\"><figcaption>{pair.Key} – {promise}</figcaption>");
            Map(context, html, pair, level, days);
            html.Raw("</figure>");
        }
    }

    private static void Map(ReportContext context, HtmlWriter html, KeyValuePair<string, IReadOnlyList<CoveragePoint>> pair, double level, int days)
    {
        var (axis, step) = (context.Axis, (int)context.Grid.Step.TotalMinutes);
        var volume = context.Volumes.Of(pair.Key);
        var cells = _classes.Select(_ => new PathData()).ToArray();
        var counts = new int[_classes.Length];
        var width = (Right - Left) / ((axis.To - axis.From) / step);
        for (var day = 0; day < days; day++)
        {
            var (from, to) = axis.Range(day);
            for (var i = from; i < to; i++)
            {
                if (!IsOpen(pair.Value[i], volume[i]))
                {
                    continue;
                }

                var cell = _below.Count(b => pair.Value[i].ExpectedServiceLevel < level - b - 1e-9);
                counts[cell]++;

                // An hour that a clock change repeats shares its column: the first pass above, the second below.
                var (first, second) = Repeats(axis, i, from, to);
                var height = first || second ? (Row - 1) / 2 : Row - 1;
                cells[cell].Box(Left + ((axis.Clock(i) - axis.From) / step * width), Top + (day * Row) + (second ? height : 0), width - 0.5, height);
            }
        }

        using var svg = new SvgChart(html, 1000, Top + (days * Row) + 4, "chart heat", $"Expected service level of {pair.Key} by day and time of day",
            $"Intervals at or above the promise: {counts[0]}; up to 5 points below: {counts[1]}; 5 to 15 below: {counts[2]}; "
            + $"more than 15 below: {counts[3]}. The mean of each day stands at the right.");
        for (var minute = axis.From; minute < axis.To; minute += 60)
        {
            if (minute / 60 % 2 == 0)
            {
                svg.Text(Left + ((minute - axis.From) / (double)step * width), 12, "s", DayAxis.Label(minute));
            }
        }

        for (var c = 0; c < cells.Length; c++)
        {
            svg.Path(_classes[c], cells[c]);
        }

        for (var day = 0; day < days; day++)
        {
            var (from, to) = context.Grid.DayRange(day);
            var mean = ServiceMean.Of(context.Volumes, [pair], from, to).ServiceLevel;
            var y = Top + (day * Row) + 10.5;
            svg.Text(0, y, "s", Say.Day(context.Grid.Day(day)));
            svg.Text(Right + 6, y, "s", double.IsFinite(mean) ? Say.Percent(mean) + (mean < level - 1e-9 ? " ▼" : "") : "closed");
        }
    }

    private static bool IsOpen(CoveragePoint point, double volume) => double.IsFinite(point.ExpectedServiceLevel) && (volume > 0 || point.Required > 0);

    private static (bool First, bool Second) Repeats(DayAxis axis, int index, int from, int to)
    {
        // Clock changes are of at most two hours; the same clock time further away is another day's.
        var near = (int)(TimeSpan.FromHours(2) / axis.Grid.Step);
        var first = Enumerable.Range(index + 1, Math.Max(0, Math.Min(near, to - index - 1))).Any(i => axis.Clock(i) == axis.Clock(index));
        var start = Math.Max(from, index - near);
        var second = Enumerable.Range(start, index - start).Any(i => axis.Clock(i) == axis.Clock(index));
        return (first, second);
    }
}
