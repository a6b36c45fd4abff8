using Wfm.Samples.Calendar;
using Wfm.Samples.Chance;

namespace Wfm.Samples.Demand;

/// <summary>
/// Calls of the sample. Mean = week x weekday x half hour x trend x events; the day's level is gamma-distributed around it (calls of one day rise and fall together,
/// so counts are wider than Poisson), the half hour's count is Poisson given the level.
/// </summary>
public sealed class ContactCentreGenerator
{
    /// <summary>Length of an interval.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    // Share of the week's calls per weekday, Sunday first.
    private static readonly double[] WeekdayShare = [0, 0.200, 0.190, 0.181, 0.178, 0.171, 0.080];

    private readonly DateOnly _origin;
    private readonly IReadOnlyList<SampleEvent> _events;

    /// <summary>A generator.</summary>
    /// <param name="queues">The queues.</param>
    /// <param name="origin">Day at which the trend is zero.</param>
    /// <param name="events">What happens.</param>
    public ContactCentreGenerator(IEnumerable<SampleQueue> queues, DateOnly origin, IEnumerable<SampleEvent> events) =>
        (Queues, _origin, _events) = ([.. queues], origin, [.. events]);

    /// <summary>The queues.</summary>
    public IReadOnlyList<SampleQueue> Queues { get; }

    /// <summary>Expected calls and handle time per open half hour of a day; empty when closed.</summary>
    public IEnumerable<(DateTimeOffset Start, double Calls, double AhtSeconds)> Means(SampleQueue queue, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(queue);
        if (queue.On(date.DayOfWeek) is not { } hours)
        {
            yield break;
        }

        var weeks = (date.DayNumber - _origin.DayNumber) / 7.0;
        var day = queue.CallsPerWeek * WeekdayShare[(int)date.DayOfWeek] * (1 + (queue.TrendPerWeek * weeks)) / hours.Shape.Sum();
        for (var i = 0; i < hours.Shape.Count; i++)
        {
            var start = DutchCalendar.At(date, hours.Open.Add(i * Step));
            var factor = 1.0;
            foreach (var e in _events)
            {
                if (e.Start <= start && start < e.End && (e.Queue.Length == 0 || e.Queue == queue.Name))
                {
                    factor *= e.Factor;
                }
            }

            if (factor > 0)
            {
                yield return (start, day * hours.Shape[i] * factor, queue.AhtSeconds * AhtShape(start.Hour));
            }
        }
    }

    /// <summary>History from <paramref name="first"/> to <paramref name="last"/>, both included: queue by queue, in order of time.</summary>
    public IEnumerable<HistoryRow> History(DateOnly first, DateOnly last, int seed)
    {
        foreach (var queue in Queues)
        {
            var random = new SeededRandom(seed, "calls/" + queue.Name);
            for (var date = first; date <= last; date = date.AddDays(1))
            {
                var level = random.GammaNoise(queue.DayVariation);
                var pressure = random.GammaNoise(0.35);
                foreach (var (start, calls, aht) in Means(queue, date))
                {
                    var offered = random.Poisson(calls * level);

                    // On a day with more calls than planned more of them give up; 5 % on the usual day.
                    var abandoned = Math.Min(random.Binomial(offered, Math.Min(0.5, 0.05 * pressure * level * level)), Math.Max(0, offered - 1));
                    var handled = offered - abandoned;
                    var mean = handled == 0 ? 0 : aht * (1 + (0.6 / Math.Sqrt(handled) * Math.Clamp(random.Normal(), -2.5, 2.5)));
                    yield return new HistoryRow(queue.Name, start, offered, abandoned, (int)Math.Round(Math.Max(mean, handled == 0 ? 0 : 30) * 10));
                }
            }
        }
    }

    // Short questions in the morning, longer talks in the evening.
    private static double AhtShape(int hour) => hour switch
    {
        < 10 => 0.96,
        < 13 => 0.99,
        < 17 => 1.00,
        < 19 => 1.04,
        _ => 1.08,
    };
}
