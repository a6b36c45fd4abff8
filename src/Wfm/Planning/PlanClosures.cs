using Wfm.IO;

namespace Wfm;

/// <summary>Closures among the events, taken out of the opening hours, so that nobody is asked for while a queue is closed.</summary>
public static class PlanClosures
{
    /// <summary>The same input with opening hours of the plan's days cut by its closures. The hours hold for these days only, so forecast before.</summary>
    /// <param name="input">Plan and events.</param>
    public static PlanInput Apply(PlanInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var plan = input.Plan;
        var closures = input.Events.Where(e => e.IsClosure && e.Time.Start < plan.Grid.End && plan.Grid.Start < e.Time.End).ToList();
        if (closures.Count == 0)
        {
            return input;
        }

        var queues = plan.Queues.Select(q => q with { Open = Cut(plan.Grid, q.Open, closures.Where(c => c.AppliesTo(q.Queue.Name)).ToList()) });
        return input with { Plan = plan with { Queues = [.. queues] } };
    }

    // From the day before the first: its hours may reach past midnight.
    private static OpeningHours Cut(TimeGrid grid, OpeningHours open, List<CalendarEvent> closures)
    {
        if (closures.Count == 0)
        {
            return open;
        }

        var days = Enumerable.Range(-1, grid.Days + 1).Select(d => grid.FirstDay.AddDays(d));
        return new OpeningHours(
            [], days.Select(day => KeyValuePair.Create(day, closures.Aggregate((IEnumerable<OpenSpan>)open.On(day), (spans, c) => Without(grid.Zone, day, spans, c.Time)))));
    }

    private static List<OpenSpan> Without(TimeZoneInfo zone, DateOnly day, IEnumerable<OpenSpan> spans, Interval closed)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var (from, to) = (zone.Local(closed.Start).DateTime - midnight, zone.Local(closed.End).DateTime - midnight);
        var left = new List<OpenSpan>();
        foreach (var span in spans)
        {
            if (to <= span.Open || from >= span.Close)
            {
                left.Add(span);
                continue;
            }

            if (from > span.Open)
            {
                left.Add(new OpenSpan(span.Open, from));
            }

            if (to < span.Close && to < TimeSpan.FromHours(24))
            {
                left.Add(new OpenSpan(to, span.Close));
            }
        }

        return left;
    }
}
