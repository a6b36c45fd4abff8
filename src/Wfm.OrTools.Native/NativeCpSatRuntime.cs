using System.Diagnostics;
using Google.OrTools.Sat;
using Google.Protobuf;

namespace Wfm.OrTools.Native;

/// <summary>Solves with Google.OrTools in this process: the same bytes in and out as the Node runtime, without Node.</summary>
/// <remarks>Honours <see cref="CpSatOptions.Workers"/>. With one worker the search is the one that the Node runtime does; the two answers agree on status and
/// proven objective, but not necessarily on which of several equally good solutions comes out, as the two builds of OR-Tools may differ in version.</remarks>
public sealed class NativeCpSatRuntime : CpSatRuntime
{
    private readonly SemaphoreSlim places;
    private readonly CancellationTokenSource disposal = new();
    private int isDisposed;

    /// <summary>Makes a runtime.</summary>
    /// <param name="parallelism">Solves at the same time, each on a thread of its own. At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The parallelism is below 1.</exception>
    public NativeCpSatRuntime(int parallelism = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        Parallelism = parallelism;
        places = new SemaphoreSlim(parallelism);

        // Loads the native library now, so that a missing one is reported when the runtime is chosen and not in the middle of a plan.
        using var probe = new SolveWrapper();
    }

    /// <inheritdoc/>
    public override string Name => "native";

    /// <inheritdoc/>
    public override int Parallelism { get; }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            disposal.Cancel();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<CpSatAnswer> SolveBytesAsync(CpSatRequest request, IProgress<CpSatProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ObjectDisposedException.ThrowIf(isDisposed != 0, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disposal.Token);
        try
        {
            await places.WaitAsync(either.Token).ConfigureAwait(false);
            try
            {
                // A solve blocks its thread for seconds to minutes: not one of the pool's.
                return await Task.Factory.StartNew(() => Solve(request, progress, either.Token), either.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                    .ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(isDisposed != 0, this);
            throw;
        }
    }

    private static CpSatAnswer Solve(CpSatRequest request, IProgress<CpSatProgress>? progress, CancellationToken cancellationToken)
    {
        var model = CpModelProto.Parser.ParseFrom(request.Model.Span);
        using var solver = new SolveWrapper();
        solver.SetStringParameters(Parameters(request));
        using var log = request.Options.LogProgress ? new LogBuffer() : null;
        if (log is not null)
        {
            solver.AddLogCallbackFromClass(log);
        }

        using var listener = new Listener(progress, hasObjective: model.Objective is not null, cancellationToken);
        using var bounds = new BoundListener(listener);
        solver.AddSolutionCallback(listener);
        solver.AddBestBoundCallbackFromClass(bounds);

        // StopSearch before the search has begun has no lasting effect, so the listener asks the token at every solution and bound as well, and the
        // token is asked once more right here. A search without limit that finds nothing could still miss it, hence the repeated calls.
        cancellationToken.ThrowIfCancellationRequested();
        using var finished = new ManualResetEventSlim();
        using var stop = cancellationToken.Register(() => new Thread(() => StopUntil(finished, solver)) { IsBackground = true }.Start());
        CpSolverResponse response;
        try
        {
            response = solver.Solve(model);
        }
        finally
        {
            solver.ClearSolutionCallback(listener);
            lock (finished)
            {
                finished.Set();
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new CpSatAnswer(response.ToByteArray(), log?.Text ?? "");
    }

    // The lock keeps the wrapper alive during the call: Solve returns only after the flag is set under the same lock.
    private static void StopUntil(ManualResetEventSlim finished, SolveWrapper solver)
    {
        while (true)
        {
            lock (finished)
            {
                if (finished.IsSet)
                {
                    return;
                }

                solver.StopSearch();
            }

            Thread.Sleep(50);
        }
    }

    // The log goes to the callback instead of this process's standard output, and only if it is wanted: progress comes from callbacks here. The two
    // parameters are replaced rather than repeated, because the text format allows each only once.
    private static string Parameters(CpSatRequest request)
    {
        var others = request.ParameterText.Split(' ').Where(part => !part.StartsWith("log_", StringComparison.Ordinal));
        var log = request.Options.LogProgress ? "true" : "false";
        return $"{string.Join(' ', others)} log_search_progress:{log} log_to_stdout:false";
    }

    private sealed class LogBuffer : LogCallback
    {
        private readonly System.Text.StringBuilder text = new();

        public string Text
        {
            get
            {
                lock (text)
                {
                    return text.ToString();
                }
            }
        }

        public override void NewMessage(string message)
        {
            lock (text)
            {
                text.Append(message).Append('\n');
            }
        }
    }

    private sealed class BoundListener(Listener listener) : BestBoundCallback
    {
        public override void NewBestBound(double bound) => listener.ReportBound(bound);
    }

    private sealed class Listener(IProgress<CpSatProgress>? progress, bool hasObjective, CancellationToken cancellationToken) : SolutionCallback
    {
        private readonly long started = Stopwatch.GetTimestamp();
        private readonly Lock gate = new();
        private double? objective;
        private double? bound;

        public override void OnSolutionCallback()
        {
            if (cancellationToken.IsCancellationRequested)
            {
                StopSearch();
                return;
            }

            lock (gate)
            {
                if (hasObjective)
                {
                    objective = ObjectiveValue();
                    bound = Finite(BestObjectiveBound());
                }

                progress?.Report(new CpSatProgress(objective, bound, Stopwatch.GetElapsedTime(started), IsSolution: true));
            }
        }

        public void ReportBound(double value)
        {
            lock (gate)
            {
                bound = Finite(value);
                progress?.Report(new CpSatProgress(objective, bound, Stopwatch.GetElapsedTime(started), IsSolution: false));
            }
        }

        private static double? Finite(double value) => double.IsFinite(value) ? value : null;
    }
}
