using System.Collections.Concurrent;

namespace Wfm.OrTools;

/// <summary>Solves in a pool of Node processes that run OR-Tools compiled to WebAssembly (npm package or-tools-wasm).</summary>
/// <remarks>
/// <para>Processes start when first needed (0.2 to 0.6 s each), stay, and are replaced when they end. A solve in which its process ended or stood still is tried once
/// more on a fresh one; progress then starts over. Cancelling a solve ends its process, as it cannot be reached while it searches.</para>
/// <para>Each solve searches with one thread and without large-neighbourhood search, whatever <see cref="CpSatOptions.Workers"/> says. The same model,
/// options and deterministic limit give the same answer on every machine.</para>
/// </remarks>
public sealed class NodeCpSatRuntime : CpSatRuntime
{
    // WebAssembly memory grows up to 2 GB and never shrinks; a process that has grown this far makes room for a fresh one.
    private const int RecycleAboveMebibytes = 1024;

    private readonly NodeRuntimeOptions options;
    private readonly NodeInstallation installation;
    private readonly SemaphoreSlim places;
    private readonly ConcurrentStack<NodeProcess> idle = new();
    private readonly ConcurrentDictionary<NodeProcess, bool> all = new();
    private readonly CancellationTokenSource disposal = new();
    private int isDisposed;

    /// <summary>Finds Node and the package. Starts nothing yet.</summary>
    /// <param name="options">Where Node is and how many processes to keep; null for the defaults.</param>
    /// <exception cref="CpSatRuntimeException">Node or the npm package is missing; the message says what to install.</exception>
    public NodeCpSatRuntime(NodeRuntimeOptions? options = null)
    {
        this.options = options ?? new NodeRuntimeOptions();
        installation = NodeInstallation.Find(this.options);
        places = new SemaphoreSlim(this.options.Processes);
    }

    /// <inheritdoc/>
    public override string Name => "node";

    /// <inheritdoc/>
    public override int Parallelism => options.Processes;

    /// <summary>What a user should know about the Node in use, such as that it is an old and slow one. Empty before the first solve.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    internal IEnumerable<int> ProcessIds => all.Keys.Where(process => process.IsAlive).Select(process => process.Id);

    internal NodeInstallation Installation => installation;

    /// <summary>Starts one process ahead of the first solve.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="CpSatRuntimeException">It does not start.</exception>
    public async Task WarmUpAsync(CancellationToken cancellationToken = default) =>
        await UseAsync((_, _) => Task.FromResult(true), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            disposal.Cancel();
            foreach (var process in all.Keys)
            {
                Discard(process);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task<CpSatAnswer> SolveBytesAsync(CpSatRequest request, IProgress<CpSatProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var isRetry = false; ; isRetry = true)
        {
            var wasFresh = true;
            try
            {
                return await UseAsync(
                    (process, token) =>
                    {
                        wasFresh = process.Solves == 0;
                        return SolveOnAsync(process, request, progress, token);
                    },
                    cancellationToken).ConfigureAwait(false);
            }
            catch (CpSatRuntimeException error) when (!isRetry && (error.Kind == CpSatFailure.Crashed || (error.Kind == CpSatFailure.OutOfMemory && !wasFresh)))
            {
                // A process can die of outside causes, and memory that earlier solves left behind is gone in a fresh one. Once is enough to tell.
                DiscardIdle();
            }
            catch (CpSatRuntimeException error) when (isRetry && error.Kind == CpSatFailure.Crashed)
            {
                throw new CpSatRuntimeException(CpSatFailure.Crashed, $"{error.Message} A second try on a fresh process ended the same way.", error);
            }
        }
    }

    internal Task<(string CpModel, string SatParameters)> SchemasAsync(CancellationToken cancellationToken = default) =>
        UseAsync((process, token) => process.SchemasAsync(token), cancellationToken);

    internal Task<(NodeCandidate Node, NodeGreeting Greeting)> GreetingAsync(CancellationToken cancellationToken = default) =>
        UseAsync((process, _) => Task.FromResult((process.Node, process.Greeting)), cancellationToken);

    private async Task<CpSatAnswer> SolveOnAsync(NodeProcess process, CpSatRequest request, IProgress<CpSatProgress>? progress, CancellationToken cancellationToken)
    {
        var log = new SolverLogReader(request.IsMaximization, request.Options.LogProgress, progress);
        using var watchdog = new CancellationTokenSource();
        using var stall = new StallWatch(process, options.StallTimeout);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, watchdog.Token, stall.Token);
        if (request.Options.TimeLimit is { } limit)
        {
            var patience = limit + (options.HangMargin ?? TimeSpan.FromSeconds(30) + limit);
            watchdog.CancelAfter(patience.TotalMilliseconds < int.MaxValue ? patience : Timeout.InfiniteTimeSpan);
        }

        try
        {
            var response = await process.SolveAsync(request, log, stop.Token).ConfigureAwait(false);
            return new CpSatAnswer(response, log.Text);
        }
        catch (OperationCanceledException) when (watchdog.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new CpSatRuntimeException(CpSatFailure.Hung, FormattableString.Invariant(
                $"The CP-SAT process did not answer long after its time limit of {request.Options.TimeLimit!.Value.TotalSeconds:0.###} s and was stopped. ")
                + "Solve the model in smaller parts, or raise NodeRuntimeOptions.HangMargin if the machine is merely slow.");
        }
        catch (OperationCanceledException) when (stall.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new CpSatRuntimeException(CpSatFailure.Crashed, FormattableString.Invariant(
                $"The CP-SAT process stood still for {options.StallTimeout.TotalSeconds:0.###} s in the middle of a solve and was stopped."));
        }
    }

    private async Task<T> UseAsync<T>(Func<NodeProcess, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed != 0, this);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, disposal.Token);
        var token = either.Token;
        try
        {
            await places.WaitAsync(token).ConfigureAwait(false);
            try
            {
                var process = await TakeAsync(token).ConfigureAwait(false);
                try
                {
                    var result = await work(process, token).ConfigureAwait(false);
                    GiveBack(process);
                    return result;
                }
                catch
                {
                    Discard(process);
                    throw;
                }
            }
            finally
            {
                places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            // Say it with the caller's own token; and a disposed runtime is the caller's mistake, not a cancellation.
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(isDisposed != 0, this);
            throw;
        }
    }

    private async Task<NodeProcess> TakeAsync(CancellationToken cancellationToken)
    {
        while (idle.TryPop(out var waiting))
        {
            if (waiting.IsAlive)
            {
                return waiting;
            }

            Discard(waiting);
        }

        var process = await NodeProcess.StartAsync(installation, options, cancellationToken).ConfigureAwait(false);
        all[process] = true;
        if (!process.Greeting.Jspi)
        {
            Warnings =
            [
                $"Node {process.Greeting.Node} ({process.Node.Source}) lacks WebAssembly stack switching (JSPI), so the solver runs several times slower. Use Node 26: "
                + $"build with npm present, or set {NodeInstallation.NodeVariable}.",
            ];
        }

        return process;
    }

    private void GiveBack(NodeProcess process)
    {
        if (isDisposed != 0 || process.HeapMebibytes > RecycleAboveMebibytes)
        {
            Discard(process);
        }
        else
        {
            idle.Push(process);
        }
    }

    private void Discard(NodeProcess process)
    {
        if (all.TryRemove(process, out _))
        {
            process.Dispose();
        }
    }

    private void DiscardIdle()
    {
        while (idle.TryPop(out var process))
        {
            Discard(process);
        }
    }
}
