using Wfm.Samples.Calendar;
using Wfm.Samples.Demand;
using Wfm.Samples.Output;

namespace Wfm.Benchmarks.Data;

/// <summary>History of the sample's service queue, as long as one likes: half hours up to the day before the sample's plan.</summary>
internal sealed class SampleHistory
{
    public SampleHistory(int weeks)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
        var end = KlantenserviceSample.HorizonStart;
        var first = end.AddDays(-7 * weeks);
        var events = SampleCalendar.Between(first, end.AddDays((7 * KlantenserviceSample.HorizonWeeks) - 1));
        var queue = new KlantenserviceSample(SampleCentre.Seed).Calls.Queues[0];
        var generator = new ContactCentreGenerator([queue], first, events);
        History = new ContactHistory(new QueueKey(queue.Name), zone, generator.History(first, end.AddDays(-1), SampleCentre.Seed).Select(Point));
        Events = [.. events.Select(e => new CalendarEvent(e.Queue.Length == 0 ? null : e.Queue, new Interval(e.Start, e.End - e.Start), e.Kind, e.Name))];
        Horizon = new TimeGrid(zone, end, 7 * KlantenserviceSample.HorizonWeeks, ContactCentreGenerator.Step);
    }

    public ContactHistory History { get; }

    public IReadOnlyList<CalendarEvent> Events { get; }

    /// <summary>The four weeks after the history.</summary>
    public TimeGrid Horizon { get; }

    private static HistoryPoint Point(HistoryRow row) => new(
        new Interval(row.Start, ContactCentreGenerator.Step), row.Offered, row.Handled == 0 ? double.NaN : row.AhtTenths / 10.0, row.Handled, row.Abandoned);
}
