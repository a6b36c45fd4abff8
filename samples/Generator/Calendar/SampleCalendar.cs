namespace Wfm.Samples.Calendar;

/// <summary>Everything that happens between two dates: closures, the day after, bumps of the month, campaigns, one outage, one incident.</summary>
public static class SampleCalendar
{
    /// <summary>Events from <paramref name="first"/> to <paramref name="last"/> (both included), in order of start, kind, queue.</summary>
    public static IReadOnlyList<SampleEvent> Between(DateOnly first, DateOnly last)
    {
        var closed = Enumerable.Range(first.Year, last.Year - first.Year + 1).SelectMany(DutchCalendar.Closures)
            .Where(c => c.Date.DayOfWeek != DayOfWeek.Sunday).ToDictionary(c => c.Date, c => c.Name);
        var events = new List<SampleEvent>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (closed.TryGetValue(day, out var name))
            {
                events.Add(Days("", day, day, "closed", name, 0));
                continue;
            }

            if (IsFirstOpenAfter(day, closed))
            {
                events.Add(Days("", day, day, "after_closure", "Eerste dag na sluiting", 1.20));
            }

            if (day is { Month: 5, Day: 5 })
            {
                events.Add(Days("", day, day, "holiday", "Bevrijdingsdag", 0.74));
            }

            if (WorkingDayOfMonth(day, closed) is 1 or 2)
            {
                events.Add(Days("service", day, day, "invoice", "Facturen verstuurd", 1.10));
            }

            if (day == PayDay(day.Year, day.Month, closed))
            {
                events.Add(Days("verkoop", day, day, "payday", "Salarisdag", 1.10));
            }
        }

        Add(new(2026, 6, 1), new(2026, 6, 12), "verkoop", "campaign", "Zomeractie", 1.18);
        Add(new(2026, 8, 31), new(2026, 9, 11), "verkoop", "campaign", "Nazomeractie", 1.18);
        Add(new(2026, 10, 26), new(2026, 11, 6), "verkoop", "campaign", "Herfstactie", 1.18);
        Add(new(2026, 7, 18), new(2026, 8, 16), "", "school_holiday", "Zomervakantie", 0.93);
        Add(new(2026, 10, 17), new(2026, 10, 25), "", "school_holiday", "Herfstvakantie", 0.95);
        AddHours(new(2026, 7, 15), new(13, 0), new(15, 30), "", "outage", "Storing telefoonlijn", 0.20);
        AddHours(new(2026, 9, 22), new(9, 0), new(12, 0), "service", "incident", "Storing app", 1.80);
        return [.. events.OrderBy(e => e.Start).ThenBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.Queue, StringComparer.Ordinal)];

        void Add(DateOnly from, DateOnly to, string queue, string kind, string name, double factor)
        {
            if (from >= first && to <= last)
            {
                events.Add(Days(queue, from, to, kind, name, factor));
            }
        }

        void AddHours(DateOnly date, TimeOnly from, TimeOnly to, string queue, string kind, string name, double factor)
        {
            if (date >= first && date <= last)
            {
                events.Add(new SampleEvent(queue, DutchCalendar.At(date, from), DutchCalendar.At(date, to), kind, name, factor));
            }
        }
    }

    private static SampleEvent Days(string queue, DateOnly from, DateOnly to, string kind, string name, double factor) =>
        new(queue, DutchCalendar.At(from, TimeOnly.MinValue), DutchCalendar.At(to.AddDays(1), TimeOnly.MinValue), kind, name, factor);

    private static bool IsFirstOpenAfter(DateOnly day, Dictionary<DateOnly, string> closed)
    {
        if (day.DayOfWeek == DayOfWeek.Sunday)
        {
            return false;
        }

        var before = day.AddDays(-1);
        if (before.DayOfWeek == DayOfWeek.Sunday)
        {
            before = before.AddDays(-1);
        }

        return closed.ContainsKey(before);
    }

    // 1 for the first working day (Monday to Friday, open) of the month, and so on; 0 for other days.
    private static int WorkingDayOfMonth(DateOnly day, Dictionary<DateOnly, string> closed)
    {
        if (!IsWorkingDay(day, closed))
        {
            return 0;
        }

        var count = 0;
        for (var d = new DateOnly(day.Year, day.Month, 1); d <= day; d = d.AddDays(1))
        {
            count += IsWorkingDay(d, closed) ? 1 : 0;
        }

        return count;
    }

    // Wages come on the 24th, or on the last working day before it.
    private static DateOnly PayDay(int year, int month, Dictionary<DateOnly, string> closed)
    {
        var day = new DateOnly(year, month, 24);
        while (!IsWorkingDay(day, closed))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static bool IsWorkingDay(DateOnly day, Dictionary<DateOnly, string> closed) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.ContainsKey(day);
}
