namespace Wfm.OrTools;

/// <summary>Which runtime to use and how.</summary>
public sealed record CpSatRuntimeOptions
{
    /// <summary>Which runtime. Default <see cref="CpSatRuntimeKind.Auto"/>.</summary>
    public CpSatRuntimeKind Kind { get; init; } = CpSatRuntimeKind.Auto;

    /// <summary>How many solves may run at the same time: Node processes, or solves in this process. At least 1. Default: 2, or 1 on a single processor.
    /// Does not change any answer.</summary>
    public int Parallelism
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Parallelism), value, "At least 1 solve at a time.");
    } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>For the Node runtime: where Node and the package are, and its timeouts; null for the defaults. <see cref="Parallelism"/> replaces its
    /// <see cref="NodeRuntimeOptions.Processes"/>.</summary>
    public NodeRuntimeOptions? Node { get; init; }
}
