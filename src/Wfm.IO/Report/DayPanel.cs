namespace Wfm.IO;

/// <summary>The small chart of one day, seven of which make a week.</summary>
internal static class DayPanel
{
    public const double Width = 170;
    public const double Left = 25;
    public const double Right = 167;
    public const double Top = 22;

    /// <summary>Grid lines and their values: none, half and all of the scale.</summary>
    public static void Frame(SvgChart svg, PlotBox box, bool half = true)
    {
        svg.Path("gl", new PathData().Move(box.Left, box.Top).Across(box.Right).Move(box.Left, (box.Top + box.Bottom) / 2).Across(box.Right));
        svg.Path("ax", new PathData().Move(box.Left, box.Bottom).Across(box.Right));
        svg.Text(box.Left - 3, box.Top + 3, "e", Say.Plain(box.Max));
        if (half)
        {
            svg.Text(box.Left - 3, ((box.Top + box.Bottom) / 2) + 3, "e", Say.Plain(box.Max / 2));
        }

        svg.Text(box.Left - 3, box.Bottom + 3, "e", "0");
    }

    /// <summary>Local times under the chart.</summary>
    public static void Labels(SvgChart svg, PlotBox box, IEnumerable<(int Offset, string Text)> labels)
    {
        foreach (var (offset, text) in labels)
        {
            svg.Path("ax", new PathData().Move(box.X(offset), box.Bottom).Down(box.Bottom + 3));
            svg.Text(box.X(offset), box.Bottom + 11, "m", text);
        }
    }

    /// <summary>Opens the row of panels of a week that begins on some weekday.</summary>
    public static void OpenWeek(HtmlWriter html, DateOnly firstDay) =>
        html.Add($"<div class=\"panels o{Weeks.Column(firstDay) + 1}\">");
}
