using Wfm.OrTools;

namespace Wfm;

/// <summary>A solver for the length of one search, or the reason why there is none.</summary>
internal sealed class SolverLease : IAsyncDisposable
{
    private SolverLease(ICpSatRuntime? runtime, string? problem) => (Runtime, Problem) = (runtime, problem);

    public ICpSatRuntime? Runtime { get; }

    public string? Problem { get; }

    public string Name => Runtime?.Name ?? "none";

    public IReadOnlyList<string> Warnings => Runtime is NodeCpSatRuntime node ? node.Warnings : [];

    public static SolverLease Take(Func<ICpSatRuntime>? create, bool wanted)
    {
        if (create is null || !wanted)
        {
            return new SolverLease(null, null);
        }

        try
        {
            return new SolverLease(create(), null);
        }
        catch (CpSatRuntimeException e)
        {
            return new SolverLease(null, e.Message);
        }
    }

    public ValueTask DisposeAsync() => Runtime?.DisposeAsync() ?? ValueTask.CompletedTask;
}
