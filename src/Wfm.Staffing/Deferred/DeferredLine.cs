namespace Wfm.Staffing;

/// <summary>The line of deferred work: batches of contacts that came in one interval in one stream, taken by their deadline.</summary>
internal sealed class DeferredLine
{
    private readonly IReadOnlyList<DeferredStream> _streams;
    private readonly int _intervals;

    // Sorted by the interval in which they come.
    private readonly Batch[] _batches;

    public DeferredLine(IReadOnlyList<DeferredStream> streams, int intervals)
    {
        ArgumentNullException.ThrowIfNull(streams);
        if (streams.Count == 0 || streams.Any(s => s.Arrivals.Count != intervals))
        {
            throw new ArgumentException($"There must be streams, all of {intervals} intervals, not of {string.Join(", ", streams.Select(s => s.Arrivals.Count))}.", nameof(streams));
        }

        (_streams, _intervals) = (streams, intervals);
        var batches = new List<Batch>();
        for (var i = 0; i < intervals; i++)
        {
            for (var s = 0; s < streams.Count; s++)
            {
                if (i == 0 && streams[s].Backlog > 0)
                {
                    batches.Add(new Batch(s, 0, streams[s].Due[0], streams[s].Backlog, streams[s].Cost(-1)));
                }

                if (streams[s].Arrivals[i] > 0)
                {
                    batches.Add(new Batch(s, i, streams[s].Due[i], streams[s].Arrivals[i], streams[s].Cost(i)));
                }
            }
        }

        _batches = [.. batches];
    }

    private DeferredLine(DeferredLine line, IEnumerable<Batch> batches) => (_streams, _intervals, _batches) = (line._streams, line._intervals, [.. batches]);

    public IReadOnlyList<Batch> Batches => _batches;

    /// <summary>The same line with other batches, sorted by the interval in which they come.</summary>
    public DeferredLine With(IEnumerable<Batch> batches) => new(this, batches);

    /// <summary>Runs the line.</summary>
    /// <param name="capacity">Agent-seconds per interval.</param>
    /// <param name="late">Where late work goes.</param>
    /// <param name="results">Where to write per stream, or null for the return value alone.</param>
    /// <param name="intervalSeconds">Interval length, for the age of the oldest.</param>
    /// <returns>Contacts done in time per stream.</returns>
    public double[] Run(Func<int, double> capacity, LateWork late, DeferredResult[]? results, double intervalSeconds = 0)
    {
        var inTime = new double[_streams.Count];
        var waiting = new PriorityQueue<int, long>();
        var overdue = new Queue<int>();
        var left = _batches.Select(b => b.Contacts).ToArray();
        var (next, oldest) = (0, 0);
        for (var t = 0; t < _intervals; t++)
        {
            for (; next < _batches.Length && _batches[next].From == t; next++)
            {
                waiting.Enqueue(next, ((long)_batches[next].Due << 32) + next);
            }

            while (late == LateWork.Last && waiting.TryPeek(out var expired, out _) && _batches[expired].Due < t)
            {
                overdue.Enqueue(waiting.Dequeue());
            }

            var seconds = capacity(t);
            while (seconds > 0 && (waiting.Count > 0 || overdue.Count > 0))
            {
                var fresh = waiting.Count > 0;
                var b = fresh ? waiting.Peek() : overdue.Peek();
                var batch = _batches[b];
                var whole = left[b] * batch.Cost <= seconds;
                var done = whole ? left[b] : seconds / batch.Cost;
                seconds = whole ? seconds - (left[b] * batch.Cost) : 0;
                left[b] = whole ? 0 : left[b] - done;
                if (whole)
                {
                    _ = fresh ? waiting.Dequeue() : overdue.Dequeue();
                }

                inTime[batch.Stream] += t <= batch.Due ? done : 0;
                if (results is not null)
                {
                    results[batch.Stream].DoneValues[t] += done;
                    (t <= batch.Due ? results[batch.Stream].InTimeValues : results[batch.Stream].LateValues)[batch.From] += done;
                }
            }

            if (results is not null)
            {
                while (oldest < next && left[oldest] == 0)
                {
                    oldest++;
                }

                Look(results, left, oldest, next, t, intervalSeconds);
            }
        }

        for (var b = 0; results is not null && b < _batches.Length; b++)
        {
            if (left[b] > 0 && _batches[b].Due < _intervals)
            {
                results[_batches[b].Stream].LateValues[_batches[b].From] += left[b];
            }
        }

        return inTime;
    }

    // Sums anew each time: a running difference would leave crumbs of contacts behind. The first batch left of a stream is its oldest.
    private void Look(DeferredResult[] results, double[] left, int oldest, int next, int t, double intervalSeconds)
    {
        for (var b = oldest; b < next; b++)
        {
            if (left[b] <= 0)
            {
                continue;
            }

            var result = results[_batches[b].Stream];
            if (result.BacklogValues[t] == 0)
            {
                result.OldestValues[t] = (t + 1 - _batches[b].From) * intervalSeconds;
            }

            result.BacklogValues[t] += left[b];
        }
    }

    /// <summary>Contacts of one stream that came in one interval.</summary>
    /// <param name="Stream">Number of the stream.</param>
    /// <param name="From">First interval in which they can be done.</param>
    /// <param name="Due">Last interval in which they are in time.</param>
    /// <param name="Contacts">How many.</param>
    /// <param name="Cost">Agent-seconds of each.</param>
    public readonly record struct Batch(int Stream, int From, int Due, double Contacts, double Cost);
}
