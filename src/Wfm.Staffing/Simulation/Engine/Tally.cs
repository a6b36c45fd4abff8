namespace Wfm.Staffing;

/// <summary>What is counted in each queue and interval of one replication.</summary>
internal enum Count
{
    Offered,
    Answered,
    Abandoned,
    Blocked,
    Unanswered,
    Waited,
    InTime,
    ShortAbandoned,
    VirtuallyInTime,
    WaitOfAnswered,
    WaitOfAll,
    HandleTime,
    QueueTime,
    InHandTime,
    BusyTime,
    StaffedTime,
    OnTime,
    Decided,
    Backlog,
    Seconds,
}

/// <summary>The counts of one replication, by queue and interval.</summary>
internal sealed class Tally(int queues, int intervals, double intervalSeconds)
{
    public const int Counts = (int)Count.Seconds + 1;

    private readonly double[] _values = new double[queues * intervals * Counts];

    public ReadOnlySpan<double> Cell(int queue, int interval) => _values.AsSpan(((queue * intervals) + interval) * Counts, Counts);

    public void Clear() => Array.Clear(_values);

    public void Add(int queue, int interval, Count count, double value = 1) => _values[(((queue * intervals) + interval) * Counts) + (int)count] += value;

    /// <summary>Adds to the interval of a time; nothing after the last one.</summary>
    public void AddAt(int queue, double time, Count count, double value)
    {
        var interval = (int)Math.Min(time / intervalSeconds, intervals);
        if (interval < intervals)
        {
            Add(queue, interval, count, value);
        }
    }

    /// <summary>Turns changes per interval into the level at the end of each.</summary>
    public void Accumulate(int queue, Count count)
    {
        for (var i = 1; i < intervals; i++)
        {
            Add(queue, i, count, Cell(queue, i - 1)[(int)count]);
        }
    }

    /// <summary>Adds a stretch of time to the intervals in which it passes; what lies outside all of them is nobody's.</summary>
    public void AddTime(int queue, Count count, double from, double to) => AddTime(_values, (queue * intervals * Counts) + (int)count, Counts, intervals, intervalSeconds, from, to);

    /// <summary>Adds a stretch of time to a row of intervals.</summary>
    public static void AddTime(double[] values, int first, int step, int intervals, double intervalSeconds, double from, double to)
    {
        if (from >= to)
        {
            return;
        }

        from = Math.Max(0, from);
        to = Math.Min(to, intervals * intervalSeconds);
        for (var i = (int)(Math.Min(from, to) / intervalSeconds); from < to && i < intervals; i++)
        {
            var edge = Math.Min(to, (i + 1) * intervalSeconds);
            if (edge > from)
            {
                values[first + (i * step)] += edge - from;
                from = edge;
            }
        }
    }
}
