namespace Wfm.OrTools;

/// <summary>Solves CP-SAT models. Safe to use from several threads at once.</summary>
public interface ICpSatRuntime : IAsyncDisposable
{
    /// <summary>Which runtime this is, for reports: <c>node</c> or <c>native</c>.</summary>
    string Name { get; }

    /// <summary>How many solves can run at the same time; further ones wait for their turn.</summary>
    int Parallelism { get; }

    /// <summary>Solves a model.</summary>
    /// <param name="model">The model. Copied before this method returns, so it may be changed and solved again while the solve runs.</param>
    /// <param name="options">Limits and settings; null for the defaults, which set no limit.</param>
    /// <param name="progress">Told of better solutions and bounds while the search runs, from another thread.</param>
    /// <param name="cancellationToken">"I no longer want the answer": stops the solver and throws. To keep the best so far, set a limit instead.</param>
    /// <returns>The answer. A model without a solution, or one the solver refuses, is an answer too: see <see cref="CpSatResponse.Status"/>.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="CpSatRuntimeException">The solver failed or is missing.</exception>
    /// <exception cref="ObjectDisposedException">The runtime was disposed.</exception>
    Task<CpSatResponse> SolveAsync(CpModel model, CpSatOptions? options = null, IProgress<CpSatProgress>? progress = null,
        CancellationToken cancellationToken = default);
}
