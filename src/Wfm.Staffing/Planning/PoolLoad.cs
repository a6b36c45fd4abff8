namespace Wfm.Staffing;

/// <summary>
/// The contacts that one group of agents takes in one interval: queues together, first come first served within a priority, the higher priority first.
/// </summary>
/// <remarks>
/// <para>Load adds, handle time and the rate of giving up are means over contacts. With one priority everyone meets the same virtual wait, so each queue's measures are the
/// group's at its own threshold.</para>
/// <para>Priorities: while all agents are busy, the contacts of the upper levels queue as if they alone came, so their waits, given that they wait, are those of a model
/// with their load and all agents; the waits of a level are what is left of the sum (O. Kella and U. Yechiali, Waiting times in the non-preemptive priority M/M/c queue,
/// 1985; with equal handle times exact for means and for the top level). Below the top the law of the wait is taken to have the shape of the sum's.</para>
/// <para>Handle times that differ, or are not exponential: where nobody gives up waits grow by (1 + cv²) ÷ 2 (A. M. Lee and P. A. Longton, 1959; exact for one agent).
/// Where contacts give up that hardly matters, and nothing is added. See PooledQueueTests for how far simulation is from it.</para>
/// </remarks>
internal sealed class PoolLoad
{
    private const double Same = 1e-12;

    // A level with less than this part of the load above it counts as one of this part: below that the difference it makes to the sum drowns in rounding.
    private const double LeastPart = 1e-7;

    private readonly ContactModel _model;
    private readonly PoolStream[] _streams;
    private readonly int[] _levels;
    private readonly double _aht;
    private readonly double _patience;
    private readonly double _stretch;

    /// <param name="model">How an agent takes contacts.</param>
    /// <param name="streams">Queues with load, at least one.</param>
    public PoolLoad(ContactModel model, IEnumerable<PoolStream> streams)
    {
        (_model, _streams) = (model, [.. streams]);
        Erlangs = _streams.Sum(s => s.Erlangs);
        var rate = _streams.Sum(s => s.PerSecond);
        _aht = _streams.Length == 1 ? _streams[0].AhtSeconds : Erlangs / rate;
        var leaving = _streams.Sum(s => s.PerSecond / s.PatienceSeconds) / rate;
        _patience = _streams.All(s => s.PatienceSeconds == _streams[0].PatienceSeconds) ? _streams[0].PatienceSeconds : 1 / leaving;
        _levels = [.. _streams.Select(s => s.Queue.Priority).Distinct().OrderDescending()];
        var second = _streams.Sum(s => s.PerSecond * s.AhtSeconds * s.AhtSeconds * (1 + Math.Pow(s.Queue.AhtCv ?? 1, 2))) / rate;
        var stretch = double.IsFinite(_patience) ? 1 : second / (2 * _aht * _aht);
        _stretch = Math.Abs(stretch - 1) < Same ? 1 : stretch;
    }

    /// <summary>Load of all queues.</summary>
    public double Erlangs { get; }

    /// <summary>The queues.</summary>
    public IReadOnlyList<PoolStream> Streams => _streams;

    /// <summary>The fewest agents, whole, that keep every target of some of the queues, at least one of them.</summary>
    /// <param name="of">The queues whose targets count.</param>
    public PoolNeed Find(Predicate<PoolStream> of)
    {
        if (_streams is [var only] && _stretch == 1)
        {
            var found = _model.Find(only.Erlangs, only.AhtSeconds, only.Queue.Target);
            return new PoolNeed(found.Agents, [KeyValuePair.Create(only.Queue, found.Binding)]);
        }

        var (fails, keeps) = (0.0, 0.0);
        for (double n = Math.Max(1, Math.Ceiling(Erlangs / _model.Pace)), step = 1; keeps == 0; n += step, step *= 2)
        {
            (fails, keeps) = Keeps(n, of) ? (fails, n) : (n, 0);
        }

        while (keeps - fails > 1)
        {
            var n = Math.Floor((fails + keeps) / 2);
            (fails, keeps) = Keeps(n, of) ? (fails, n) : (n, keeps);
        }

        return new PoolNeed((int)keeps, keeps > 1 ? [.. Counted(of).Select(i => KeyValuePair.Create(_streams[i].Queue, Broken(i, keeps - 1))).Where(b => b.Value != ServiceTargets.None)] : []);
    }

    /// <summary>The fewest agents by the models' continuous extension, to 0.000001: not more than <paramref name="whole"/>, and less than one fewer.</summary>
    public double FindFraction(int whole, Predicate<PoolStream> of)
    {
        var (fails, keeps) = (Math.Max(0, whole - 1.0), (double)whole);
        while (keeps - fails > 1e-6)
        {
            var n = (fails + keeps) / 2;
            (fails, keeps) = Keeps(n, of) ? (fails, n) : (n, keeps);
        }

        return keeps;
    }

    /// <summary>Share of the agents' time, or of their places for contacts, in contacts.</summary>
    public double Occupancy(double agents) => Law(Erlangs, agents, _streams[0]).Occupancy;

    /// <summary>What one of the queues gets of a number of agents, whole or fractional.</summary>
    /// <param name="stream">Its place in <see cref="Streams"/>.</param>
    /// <param name="agents">Agents taking contacts, 0 or more.</param>
    public QueuePerformance At(int stream, double agents)
    {
        var own = _streams[stream];
        if (_levels.Length == 1 && _stretch == 1 && own.PatienceSeconds == _patience)
        {
            return Law(Erlangs, agents, own);
        }

        if (agents == 0)
        {
            return _model.At(own.Erlangs, 0, own.AhtSeconds, own.Queue.Target.AnswerWithin.TotalSeconds, own.PatienceSeconds, own.Queue.Target.ShortAbandon?.TotalSeconds);
        }

        // Level by level from the top: waits of the level's own contacts are what the sum up to it leaves.
        var all = Law(Erlangs, agents, own);
        var (above, aboveWait, aboveLost) = (0.0, 0.0, 0.0);
        foreach (var level in _levels)
        {
            var load = Math.Max(level == _levels[^1] ? Erlangs : _streams.Where(s => s.Queue.Priority >= level).Sum(s => s.Erlangs), above * (1 + LeastPart));
            var sum = Crowded(load, agents, own);
            if (double.IsPositiveInfinity(sum.MeanWaitAllSeconds))
            {
                return sum with { Erlangs = own.Erlangs };
            }

            var share = all.WaitProbability / sum.WaitProbability;
            var (wait, lost) = (load * sum.MeanWaitAllSeconds * share, load * sum.Abandonment * share);
            if (level == own.Queue.Priority)
            {
                var longer = wait > 0 ? (wait - aboveWait) / (load - above) / (wait / load) : 1;
                return Measures(own, load, agents, share, longer * _stretch, (wait - aboveWait) / (load - above) * _stretch, (lost - aboveLost) / (load - above), all);
            }

            (above, aboveWait, aboveLost) = (load, wait, lost);
        }

        throw new InvalidOperationException("Every queue has a level.");
    }

    // The model of a level, its waits longer by a factor and had by a share of those who wait in it.
    private QueuePerformance Measures(PoolStream own, double load, double agents, double share, double longer, double meanWait, double abandonment, QueuePerformance all)
    {
        var at = Crowded(load, agents, own, longer);
        var leaving = double.IsFinite(_patience) ? _patience / own.PatienceSeconds : 0;
        var (lost, level) = (Math.Clamp(abandonment * leaving, 0, 1), Math.Clamp(1 - (share * (1 - at.ServiceLevel)), 0, 1));
        return at with
        {
            Erlangs = own.Erlangs,
            WaitProbability = all.WaitProbability,
            ServiceLevel = level,
            AsaSeconds = lost < 1 ? at.AsaSeconds * at.Answered * share * longer / (1 - lost) : double.NaN,
            Occupancy = all.Occupancy,
            Abandonment = lost,
            MeanWaitAllSeconds = meanWait,
            ServiceLevelOfAnswered = lost < 1 ? Math.Min(1, level / (1 - lost)) : double.NaN,
            ServiceLevelVirtual = Math.Clamp(1 - (share * (1 - at.ServiceLevelVirtual)), 0, 1),
            MeanQueue = own.PerSecond * meanWait,
            NotShort = 1 - (share * leaving * at.ShortAbandonment),
        };
    }

    private QueuePerformance Law(double erlangs, double agents, PoolStream stream) => _model.At(
        erlangs, agents, _aht, stream.Queue.Target.AnswerWithin.TotalSeconds, _patience, stream.Queue.Target.ShortAbandon?.TotalSeconds);

    // Those who wait, given that they do. Waits that are longer by a factor keep a threshold as often as the model's keep a shorter one.
    private QueuePerformance Crowded(double erlangs, double agents, PoolStream stream, double longer = 1) => _model.Crowded(
        erlangs, agents, _aht, stream.Queue.Target.AnswerWithin.TotalSeconds / longer, _patience, stream.Queue.Target.ShortAbandon?.TotalSeconds / longer);

    private IEnumerable<int> Counted(Predicate<PoolStream> of) => Enumerable.Range(0, _streams.Length).Where(i => of(_streams[i]));

    private bool Keeps(double agents, Predicate<PoolStream> of) => Counted(of).All(i => Broken(i, agents) == ServiceTargets.None);

    // With no target at all nothing is broken, not even by a queue without end.
    private ServiceTargets Broken(int stream, double agents)
    {
        var broken = RequiredAgents.Broken(At(stream, agents), _streams[stream].Queue.Target);
        return broken == ServiceTargets.None && double.IsInfinity(_patience) && agents * _model.Pace <= Erlangs ? ServiceTargets.Stability : broken;
    }
}
