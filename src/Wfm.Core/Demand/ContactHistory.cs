namespace Wfm;

/// <summary>The past of one queue: intervals in order, none twice, all of one length. Intervals that are not listed were closed or are unknown.</summary>
public sealed class ContactHistory
{
    /// <summary>A history.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="zone">Zone in which its days and weeks are meant.</param>
    /// <param name="points">The intervals in any order; copied and sorted.</param>
    /// <exception cref="ArgumentException">There is none, two lengths are mixed, or an interval comes twice.</exception>
    public ContactHistory(QueueKey queue, TimeZoneInfo zone, IEnumerable<HistoryPoint> points)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(points);
        (Queue, Zone) = (queue, zone);
        Points = [.. points.OrderBy(p => p.Time.Start)];
        if (Points.Count == 0)
        {
            throw new ArgumentException($"The history of queue '{queue.Name}' is empty.", nameof(points));
        }

        for (var i = 1; i < Points.Count; i++)
        {
            if (Points[i].Time.Length != Points[0].Time.Length || Points[i].Time.Start < Points[i - 1].Time.End)
            {
                throw new ArgumentException(
                    $"In the history of queue '{queue.Name}' the interval at {Points[i].Time.Start:O} overlaps the one before or differs in length.", nameof(points));
            }
        }
    }

    /// <summary>The queue.</summary>
    public QueueKey Queue { get; }

    /// <summary>Zone in which its days and weeks are meant.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The intervals in order.</summary>
    public IReadOnlyList<HistoryPoint> Points { get; }

    /// <summary>Length of each interval.</summary>
    public TimeSpan Step => Points[0].Time.Length;

    /// <summary>The part before an instant, or null when there is none.</summary>
    public ContactHistory? Before(DateTimeOffset instant)
    {
        var points = Points.Where(p => p.Time.End <= instant).ToList();
        return points.Count == 0 ? null : new ContactHistory(Queue, Zone, points);
    }
}
