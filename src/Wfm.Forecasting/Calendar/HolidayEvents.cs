namespace Wfm.Forecasting;

/// <summary>
/// Public holidays as events of one queue, and the days they make: a bridge day is a working day whose neighbours are both free, one of them by a holiday. What the
/// planner's own rows say about a day wins.
/// </summary>
internal static class HolidayEvents
{
    public const string Holiday = "holiday";
    public const string WorkingHoliday = "working_holiday";
    public const string BridgeDay = "bridge_day";

    /// <summary>Rows longer than this are a season and say nothing about a single day in it.</summary>
    private static readonly TimeSpan LongestNamed = TimeSpan.FromDays(4.1);

    /// <summary>Kinds that are public holidays, in the planner's rows as well.</summary>
    public static bool IsHoliday(string kind) => kind is Holiday or "public_holiday" or "bank_holiday" or "national_holiday";

    public static List<CalendarEvent> Of(
        IReadOnlyList<HolidayCalendar> calendars, IReadOnlyList<CalendarEvent> events, TimeZoneInfo zone, DateOnly first, DateOnly last)
    {
        var earliest = new DateOnly(Easter.FirstYear, 1, 1);
        var latest = new DateOnly(Easter.LastYear, 12, 31);
        (first, last) = (first < earliest ? earliest : first, last > latest ? latest : last);
        if (last < first)
        {
            return [];
        }

        var named = NamedDays(events, zone);
        var free = new HashSet<DateOnly>(named.Where(n => IsHoliday(n.Value)).Select(n => n.Key));
        var result = new List<CalendarEvent>();

        // Where several calendars, or two holidays, meet on a day, a day off comes before one that most work on, and the first calendar before the next.
        foreach (var day in calendars.SelectMany(c => c.Between(first, last)).GroupBy(h => h.Date).OrderBy(g => g.Key))
        {
            var holiday = day.OrderBy(h => h.IsDayOff ? 0 : 1).First();
            if (holiday.IsDayOff)
            {
                free.Add(holiday.Date);
            }

            if (!named.ContainsKey(holiday.Date))
            {
                result.Add(On(holiday.Date, holiday.IsDayOff ? Holiday : WorkingHoliday, holiday.Name, zone));
            }
        }

        var taken = result.Select(e => zone.DayOf(e.Time.Start)).ToHashSet();
        bool Free(DateOnly day) => free.Contains(day) || (calendars.Count > 0 ? calendars.All(c => c.IsWeekend(day)) : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        foreach (var day in free.SelectMany(d => new[] { d.AddDays(-1), d.AddDays(1) }).Distinct().Order())
        {
            if (!Free(day) && Free(day.AddDays(-1)) && Free(day.AddDays(1)) && !named.ContainsKey(day) && !taken.Contains(day))
            {
                result.Add(On(day, BridgeDay, BridgeDay, zone));
            }
        }

        return result;
    }

    /// <summary>Days about which a row of the planner speaks: it covers most of the day, and closes it or lasts a long weekend at most.</summary>
    private static Dictionary<DateOnly, string> NamedDays(IReadOnlyList<CalendarEvent> events, TimeZoneInfo zone)
    {
        var result = new Dictionary<DateOnly, string>();
        foreach (var e in events.Where(e => e.IsClosure || e.Time.Length <= LongestNamed))
        {
            foreach (var day in EventCalendar.DaysMostlyCovered(zone, e.Time))
            {
                result[day] = e.Kind.ToLowerInvariant();
            }
        }

        return result;
    }

    private static CalendarEvent On(DateOnly day, string kind, string name, TimeZoneInfo zone) =>
        new(null, new Interval(zone.StartOfDay(day), zone.StartOfDay(day.AddDays(1))), kind, name);
}
