using System.Runtime.ExceptionServices;

namespace Wfm.Forecasting;

/// <summary>Several queues forecast together: <c>ForecastHierarchy.Fit(histories).Predict(firstDay, days)</c>. Besides each queue, the sums over channel, site
/// and everything are forecast in their own right; the daily totals of all of them are reconciled and the queues' intervals scaled to the reconciled days. So
/// levels add up, and what only the sum shows reaches the queues. Immutable.</summary>
public sealed class ForecastHierarchy
{
    private readonly IReadOnlyList<FittedForecaster> _queues;
    private readonly IReadOnlyList<Node> _nodes;
    private readonly bool _reconcile;
    private readonly IReadOnlyList<CalendarEvent> _events;

    private ForecastHierarchy(IReadOnlyList<FittedForecaster> queues, IReadOnlyList<Node> nodes, HierarchyOptions options) =>
        (_queues, _nodes, _reconcile, _events) = (queues, nodes, options.Reconcile, options.Forecast.Events);

    /// <summary>The queues' own forecasters, in the order given.</summary>
    public IReadOnlyList<FittedForecaster> Queues => _queues;

    /// <summary>Learns from the histories of all queues.</summary>
    /// <param name="histories">One or more queues, all in one zone.</param>
    /// <param name="options">How; null: all defaults.</param>
    /// <param name="progress">Told how far the fit is.</param>
    /// <param name="token">Stops the fit.</param>
    /// <exception cref="ArgumentException">No history, a queue twice, queues of different zones, or an unknown model.</exception>
    /// <exception cref="WfmDataException">A history cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ForecastHierarchy Fit(
        IReadOnlyList<ContactHistory> histories, HierarchyOptions? options = null, IProgress<ForecastProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(histories);
        if (histories.Count == 0 || histories.Select(h => h.Queue).Distinct().Count() != histories.Count)
        {
            throw new ArgumentException("At least one history is needed, and each queue once.", nameof(histories));
        }

        if (histories.Select(h => h.Zone.Id).Distinct().Count() > 1)
        {
            throw new ArgumentException("All queues of a hierarchy must be in one zone.", nameof(histories));
        }

        options ??= new HierarchyOptions();
        var report = new Done(progress, histories.Count);
        var queues = new FittedForecaster[histories.Count];
        Each(histories.Count, q =>
        {
            queues[q] = Forecaster.Fit(histories[q], options.PerQueue.GetValueOrDefault(histories[q].Queue, options.Forecast), null, token);
            report.One(histories[q].Queue.Name, 0.8);
        }, token);
        var nodes = new List<Node>();
        foreach (var channel in histories.Select((h, i) => (h.Queue.Channel, i)).GroupBy(x => x.Channel, x => x.i).OrderBy(g => g.Key))
        {
            nodes.Add(new Node(ForecastLevel.Channel, NameOf(channel.Key), [.. channel]));
        }

        foreach (var site in histories.Select((h, i) => (Site: options.Sites.GetValueOrDefault(h.Queue.Name), i)).Where(x => x.Site is not null)
            .GroupBy(x => x.Site!, x => x.i).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            nodes.Add(new Node(ForecastLevel.Site, site.Key, [.. site]));
        }

        nodes.Add(new Node(ForecastLevel.All, "all", [.. Enumerable.Range(0, histories.Count)]));

        // A set of queues that is met twice (one channel that holds all) is forecast once.
        var first = Enumerable.Range(0, nodes.Count).Select(n => nodes.FindIndex(m => m.Members.SequenceEqual(nodes[n].Members))).ToArray();
        var own = new FittedForecaster?[nodes.Count];
        Each(nodes.Count, n => own[n] = first[n] == n && nodes[n].Members.Count > 1 ? FitSum(nodes[n], histories, options.Forecast, token) : null, token);
        for (var n = 0; n < nodes.Count; n++)
        {
            nodes[n] = nodes[n] with { Own = own[first[n]], IsRepeat = first[n] != n };
        }

        progress?.Report(new ForecastProgress("done", 1));
        return new ForecastHierarchy(queues, nodes, options);
    }

    /// <summary>Forecast of all queues and their sums over a run of local days.</summary>
    /// <param name="firstDay">First local day.</param>
    /// <param name="days">Number of days, 1 to 3,700.</param>
    /// <param name="step">Interval length of the queues' forecasts; null: that of each one's history.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days or the step is none that a grid can have.</exception>
    public CoherentForecast Predict(DateOnly firstDay, int days, TimeSpan? step = null)
    {
        var grids = _queues.Select(q => new TimeGrid(q.Zone, firstDay, days, step ?? q.Step)).ToList();
        var factors = _queues.Select(_ => Enumerable.Repeat(1.0, days).ToArray()).ToList();
        if (_reconcile && _nodes.Any(n => n.Own is not null))
        {
            var parts = _queues.Select((q, i) => q.DayErrors(grids[i])).ToList();
            var sums = _nodes.Where(n => n.Own is not null && !n.IsRepeat).Select(n => (n.Members, Days: n.Own!.DayErrors(new TimeGrid(n.Own.Zone, firstDay, days, n.Own.Step)),
                Uneven: SummedHistory.UnevenDays(n.Own.Zone, [.. n.Members.Select(m => _queues[m].Queue.Name)], _events))).ToList();
            for (var d = 0; d < days; d++)
            {
                var at = d;
                var day = firstDay.AddDays(d);
                var known = sums.Where(s => s.Days[at].Mean > 0 && !s.Uneven.Contains(day)).Select(s => (s.Members, s.Days[at].Mean, s.Days[at].Variance));
                var solved = Reconciliation.Solve([.. parts.Select(p => p[at].Mean)], [.. parts.Select(p => p[at].Variance)], known);
                for (var q = 0; q < solved.Length; q++)
                {
                    factors[q][d] = parts[q][d].Mean > 0 ? solved[q] / parts[q][d].Mean : 1;
                }
            }
        }

        return new CoherentForecast(_queues, grids, factors, _nodes);
    }

    /// <summary>Side by side: each fit stands alone, so the order of work does not show in the result.</summary>
    private static void Each(int count, Action<int> fit, CancellationToken token)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = Environment.ProcessorCount }, fit);
        }
        catch (AggregateException e)
        {
            // The caller is told of a fault as Forecaster.Fit tells it, not of a bundle.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private static FittedForecaster? FitSum(Node node, IReadOnlyList<ContactHistory> histories, ForecastOptions options, CancellationToken token)
    {
        // An event of one queue is not the sum's; those days are left out of it.
        var names = node.Members.Select(m => histories[m].Queue.Name).ToList();
        var sum = SummedHistory.Of(new QueueKey($"{node.Level}:{node.Name}"), [.. node.Members.Select(m => histories[m])], options.Events);
        if (sum is null || sum.Points.All(p => p.Offered <= 0))
        {
            return null;
        }

        var shared = options.Events.Where(e => names.All(e.AppliesTo)).Select(e => e with { Queue = null });
        return Forecaster.Fit(sum, options with { Events = [.. shared], Open = null }, null, token);
    }

    private static string NameOf(Channel channel) => channel.ToString().ToLowerInvariant();

    /// <summary>A sum of queues, with a forecaster of its own unless it is one queue or they have too little in common.</summary>
    internal sealed record Node(ForecastLevel Level, string Name, IReadOnlyList<int> Members)
    {
        public FittedForecaster? Own { get; init; }

        /// <summary>The same queues as a node before: counts once in a reconciliation.</summary>
        public bool IsRepeat { get; init; }
    }

    /// <summary>Counts fits that are done, from several threads, and reports in order.</summary>
    private sealed class Done(IProgress<ForecastProgress>? progress, int count)
    {
        private readonly Lock _gate = new();
        private int _done;

        public void One(string name, double share)
        {
            lock (_gate)
            {
                progress?.Report(new ForecastProgress(name, share * ++_done / count));
            }
        }
    }
}
