using Wfm.OrTools;

namespace Wfm.Rostering.Tests.Kit;

/// <summary>A solver that answers what a test wants it to: bytes of a CpSolverResponse, or a failure.</summary>
internal sealed class FakeRuntime(Func<int, byte[]> answer) : CpSatRuntime
{
    /// <summary>Field 1, the status: 3 is "infeasible".</summary>
    public static readonly byte[] Infeasible = [8, 3];

    /// <summary>Field 1, the status: 0 is "unknown".</summary>
    public static readonly byte[] Unknown = [8, 0];

    public int Asked { get; private set; }

    public List<CpSatOptions> Options { get; } = [];

    public override string Name => "fake";

    public override int Parallelism => 1;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task<CpSatAnswer> SolveBytesAsync(CpSatRequest request, IProgress<CpSatProgress>? progress, CancellationToken cancellationToken)
    {
        Options.Add(request.Options);
        return Task.FromResult(new CpSatAnswer(answer(Asked++), ""));
    }
}
