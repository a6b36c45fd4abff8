namespace Wfm.IO;

/// <summary>One person's day on the board.</summary>
internal static class GanttCell
{
    private const double Width = 100;

    public static void Write(HtmlWriter html, GanttWindow window, TimeZoneInfo zone, PersonRole role, IEnumerable<Shift> shifts)
    {
        var (work, rest, other) = (new PathData(), new PathData(), new PathData());
        html.Raw("<td>");
        var first = true;
        foreach (var shift in shifts)
        {
            var span = window.On(zone, shift.Date);
            html.Add($"{(first ? "" : ", ")}{Say.Time(zone.Local(shift.Time.Start))}–{Say.Time(zone.Local(shift.Time.End))}");
            first = false;
            // Work is a full bar, a break a thin line, other work half a bar: the kinds differ in shape, not in colour alone.
            foreach (var segment in Joined(shift))
            {
                var from = At(span, segment.Time.Start);
                var width = At(span, segment.Time.End) - from;
                _ = segment.Kind switch
                {
                    SegmentKind.Work => work.Box(from, 0, width, 6),
                    SegmentKind.Rest => rest.Box(from, 2.5, width, 1),
                    _ => other.Box(from, 3, width, 3),
                };
            }
        }

        html.Raw("<svg class=\"g\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        Path(html, role == PersonRole.Lead ? "l" : "a", work);
        Path(html, "r", rest);
        Path(html, "t", other);
        html.Raw("</svg></td>");
    }

    private static double At(Interval span, DateTimeOffset instant) => Math.Clamp((instant - span.Start) / span.Length, 0, 1) * Width;

    private static void Path(HtmlWriter html, string css, PathData data)
    {
        if (!data.IsEmpty)
        {
            html.Add($"<path class=\"{css}\" d=\"{data.ToString()}\"/>");
        }
    }

    // Neighbours of one kind become one box: skills change within a shift, the bar need not.
    private static IEnumerable<(SegmentKind Kind, Interval Time)> Joined(Shift shift)
    {
        for (int i = 0, j; i < shift.Segments.Count; i = j)
        {
            var kind = KindOf(shift.Segments[i].Activity);
            for (j = i + 1; j < shift.Segments.Count && KindOf(shift.Segments[j].Activity) == kind; j++)
            {
            }

            yield return (kind, new Interval(shift.Segments[i].Time.Start, shift.Segments[j - 1].Time.End));
        }
    }

    private static SegmentKind KindOf(Activity activity) =>
        activity.IsRest || !activity.IsPaid ? SegmentKind.Rest : activity.IsProductive || activity == Activity.LeadDuty ? SegmentKind.Work : SegmentKind.Other;

    private enum SegmentKind
    {
        Work,
        Rest,
        Other,
    }
}
