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
        var queues = new List<FittedForecaster>();
        foreach (var history in histories)
        {
            progress?.Report(new ForecastProgress(history.Queue.Name, 0.8 * queues.Count / histories.Count));
            queues.Add(Forecaster.Fit(history, options.PerQueue.GetValueOrDefault(history.Queue, options.Forecast), null, token));
        }

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
        for (var n = 0; n < nodes.Count; n++)
        {
            progress?.Report(new ForecastProgress(nodes[n].Name, 0.8 + (0.2 * n / nodes.Count)));
            if (nodes[n].Members.Count < 2)
            {
                continue;
            }

            var same = nodes.Take(n).FirstOrDefault(m => m.Members.SequenceEqual(nodes[n].Members));
            if (same is not null)
            {
                nodes[n] = nodes[n] with { Own = same.Own, IsRepeat = true };
                continue;
            }

            // An event of one queue is not the sum's; those days are left out of it.
            var names = nodes[n].Members.Select(m => histories[m].Queue.Name).ToList();
            var sum = SummedHistory.Of(new QueueKey($"{nodes[n].Level}:{nodes[n].Name}"), [.. nodes[n].Members.Select(m => histories[m])], options.Forecast.Events);
            if (sum is not null && sum.Points.Any(p => p.Offered > 0))
            {
                var shared = options.Forecast.Events.Where(e => names.All(e.AppliesTo)).Select(e => e with { Queue = null });
                nodes[n] = nodes[n] with { Own = Forecaster.Fit(sum, options.Forecast with { Events = [.. shared], Open = null }, null, token) };
            }
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

    private static string NameOf(Channel channel) => channel.ToString().ToLowerInvariant();

    /// <summary>A sum of queues, with a forecaster of its own unless it is one queue or they have too little in common.</summary>
    internal sealed record Node(ForecastLevel Level, string Name, IReadOnlyList<int> Members)
    {
        public FittedForecaster? Own { get; init; }

        /// <summary>The same queues as a node before: counts once in a reconciliation.</summary>
        public bool IsRepeat { get; init; }
    }
}
