namespace Wfm.Forecasting;

/// <summary>The history of several queues added up by the hour, over the local days on which all of them are complete.</summary>
internal static class SummedHistory
{
    private const int FewestDays = 28;

    /// <summary>The sum, or null when the queues have fewer than four weeks in common.</summary>
    /// <param name="name">Name of the sum.</param>
    /// <param name="histories">Queues in one zone.</param>
    /// <param name="events">Events: days on which only some of the queues have one are left out.</param>
    public static ContactHistory? Of(QueueKey name, IReadOnlyList<ContactHistory> histories, IReadOnlyList<CalendarEvent> events)
    {
        var zone = histories[0].Zone;
        var days = histories.Select(h => DaySums(h)).ToList();
        var (first, last) = (days.Max(d => d.Keys.Min()), days.Min(d => d.Keys.Max()));
        if (last.DayNumber - first.DayNumber + 1 < FewestDays)
        {
            return null;
        }

        var uneven = UnevenDays(zone, histories.Select(h => h.Queue.Name).ToList(), events);
        var usual = days.Select(Usual).ToList();
        var hours = new SortedDictionary<DateTimeOffset, double>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var at = day;
            var some = days.Any(d => d.ContainsKey(at));
            if (!some || uneven.Contains(day) || days.Select((d, q) => (d, q)).Any(x => !x.d.ContainsKey(at) && usual[x.q][(int)at.DayOfWeek]))
            {
                continue;
            }

            foreach (var (start, offered) in days.Where(d => d.ContainsKey(at)).SelectMany(d => d[at]))
            {
                hours[start] = hours.GetValueOrDefault(start) + offered;
            }
        }

        var points = hours.Select(h => new HistoryPoint(new Interval(h.Key, TimeSpan.FromHours(1)), h.Value, double.NaN)).ToList();
        return points.Count == 0 ? null : new ContactHistory(name, zone, points);
    }

    /// <summary>Local days that an event of one queue touches, and not all of them.</summary>
    public static HashSet<DateOnly> UnevenDays(TimeZoneInfo zone, IReadOnlyList<string> queues, IReadOnlyList<CalendarEvent> events)
    {
        var result = new HashSet<DateOnly>();
        foreach (var e in events.Where(e => queues.Any(e.AppliesTo) && !queues.All(e.AppliesTo)))
        {
            for (var day = zone.DayOf(e.Time.Start); zone.StartOfDay(day) < e.Time.End; day = day.AddDays(1))
            {
                result.Add(day);
            }
        }

        return result;
    }

    private static Dictionary<DateOnly, List<(DateTimeOffset Hour, double Offered)>> DaySums(ContactHistory history)
    {
        var result = new Dictionary<DateOnly, List<(DateTimeOffset, double)>>();
        foreach (var p in history.Points.Where(p => !double.IsNaN(p.Offered)))
        {
            var day = history.Zone.DayOf(p.Time.Start);
            if (!result.TryGetValue(day, out var list))
            {
                result[day] = list = [];
            }

            // Hours of elapsed time since the day's start: they stay whole at a clock change.
            var start = history.Zone.StartOfDay(day);
            list.Add((history.Zone.Local(start + TimeSpan.FromHours(Math.Floor((p.Time.Start - start).TotalHours))), p.Offered));
        }

        return result;
    }

    /// <summary>Weekdays on which the queue has data more often than not.</summary>
    private static bool[] Usual(Dictionary<DateOnly, List<(DateTimeOffset Hour, double Offered)>> days)
    {
        var (first, last) = (days.Keys.Min(), days.Keys.Max());
        var (seen, all) = (new int[7], new int[7]);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            all[(int)day.DayOfWeek]++;
            seen[(int)day.DayOfWeek] += days.ContainsKey(day) ? 1 : 0;
        }

        return [.. seen.Zip(all, (s, a) => s * 2 > a)];
    }
}
