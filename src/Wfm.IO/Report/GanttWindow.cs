namespace Wfm.IO;

/// <summary>The part of a day that the bars of the board span, in local clock time: whole hours around all shifts, or the whole day when shifts cross midnight.</summary>
internal readonly record struct GanttWindow(int FromHour, int ToHour)
{
    public string FromText => Say.Clock(FromHour * 60);

    public string ToText => Say.Clock(ToHour * 60);

    public static GanttWindow Of(Roster roster)
    {
        int from = 24, to = 0;
        foreach (var shift in roster.Shifts)
        {
            var (start, end) = (roster.Grid.Zone.Local(shift.Time.Start), roster.Grid.Zone.Local(shift.Time.End));
            var midnight = end.TimeOfDay == TimeSpan.Zero;
            if (DateOnly.FromDateTime(start.DateTime) != DateOnly.FromDateTime(end.AddTicks(-1).DateTime))
            {
                return new GanttWindow(0, 24);
            }

            from = Math.Min(from, start.Hour);
            to = Math.Max(to, midnight ? 24 : (int)Math.Ceiling(end.TimeOfDay.TotalHours));
        }

        return from < to ? new GanttWindow(from, to) : new GanttWindow(0, 24);
    }

    /// <summary>The window on one day. On a day of 23 or 25 hours it is that much shorter or longer.</summary>
    public Interval On(TimeZoneInfo zone, DateOnly day) =>
        new(zone.At(day, new TimeOnly(FromHour, 0)), ToHour == 24 ? zone.StartOfDay(day.AddDays(1)) : zone.At(day, new TimeOnly(ToHour, 0)));
}
