namespace Wfm.OrTools;

/// <summary>Notices that a process stands still during a solve: it has not answered and hardly uses the processor.</summary>
internal sealed class StallWatch : IDisposable
{
    private const int Samples = 6;

    // A search keeps one core busy; even on a machine with many times more work than cores it gets more than this share of one.
    private const double LeastShare = 0.01;

    private readonly NodeProcess process;
    private readonly TimeSpan step;
    private readonly CancellationTokenSource stalled = new();
    private readonly Timer timer;
    private TimeSpan last;
    private int idle;

    public StallWatch(NodeProcess process, TimeSpan timeout)
    {
        this.process = process;
        step = timeout / Samples;
        last = process.ProcessorTime ?? TimeSpan.Zero;
        timer = new Timer(_ => Sample(), null, step, step);
    }

    public CancellationToken Token => stalled.Token;

    public void Dispose()
    {
        // Waits for a sample under way, which may still cancel.
        using var done = new ManualResetEvent(false);
        if (timer.Dispose(done))
        {
            done.WaitOne();
        }

        stalled.Dispose();
    }

    private void Sample()
    {
        if (process.ProcessorTime is not { } now)
        {
            return;
        }

        // Counted in samples rather than by the clock: while the whole machine sleeps no samples are taken.
        idle = now - last < LeastShare * step ? idle + 1 : 0;
        last = now;
        if (idle == Samples)
        {
            stalled.Cancel();
        }
    }
}
