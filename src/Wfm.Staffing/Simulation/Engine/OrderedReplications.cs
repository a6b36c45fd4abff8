namespace Wfm.Staffing;

/// <summary>
/// Replications on several threads, taken up in the order of their numbers: whoever has finished waits for its turn, so that only as many tallies exist as there are
/// threads, and the sums are the same bits on any number of them.
/// </summary>
internal sealed class OrderedReplications(CentreLayout layout, SimulationOptions options, Reduction reduction, IProgress<SimulationProgress>? progress)
{
    private readonly object _turn = new();
    private readonly int _most = options.HalfWidth is null ? options.Replications : Math.Max(options.Replications, options.MaxReplications);
    private int _started = -1;
    private int _done;
    private int _nextLook = options.Replications;
    private bool _stop;

    public void Run(CancellationToken token)
    {
        var threads = Math.Min(options.Parallelism, _most);
        if (threads == 1)
        {
            Work(token);
            return;
        }

        try
        {
            Task.WaitAll([.. Enumerable.Range(0, threads).Select(_ => Task.Run(() => Work(token), CancellationToken.None))], CancellationToken.None);
        }
        catch (AggregateException all)
        {
            // What stopped one of them stopped all; the caller gets the exception itself.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(all.InnerExceptions[0]);
        }
    }

    private void Work(CancellationToken token)
    {
        try
        {
            var replication = new Replication(layout);
            var centre = layout.Centre;
            var tally = new Tally(centre.Queues.Count + 1, centre.Intervals, centre.IntervalSeconds);
            while (Interlocked.Increment(ref _started) is var number && number < _most && !Volatile.Read(ref _stop))
            {
                replication.Run(options.Seed, number, tally, token);
                TakeUp(number, tally);
            }
        }
        catch
        {
            lock (_turn)
            {
                _stop = true;
                Monitor.PulseAll(_turn);
            }

            throw;
        }
    }

    private void TakeUp(int number, Tally tally)
    {
        lock (_turn)
        {
            while (_done != number && !_stop)
            {
                Monitor.Wait(_turn);
            }

            if (_stop)
            {
                return;
            }

            reduction.Add(tally);
            _done++;
            progress?.Report(new SimulationProgress(_done, _most));
            if (options.HalfWidth is { } width && _done == _nextLook)
            {
                _stop = reduction.WidestHalf() <= width;
                _nextLook += Math.Max(1, _done / 4);
            }

            _stop |= _done == _most;
            Monitor.PulseAll(_turn);
        }
    }
}
