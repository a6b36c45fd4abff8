using BenchmarkDotNet.Attributes;
using Wfm.Staffing;

namespace Wfm.Benchmarks.Queues;

/// <summary>The fewest agents for a load that needs about <see cref="Agents"/> of them.</summary>
[MemoryDiagnoser]
public class RequiredAgentsBenchmarks
{
    private static readonly ServiceTarget OneTarget = new();

    private static readonly ServiceTarget OneTargetWithPatience = OneTarget with { Patience = TimeSpan.FromSeconds(QueueLoad.PatienceSeconds) };

    private static readonly ServiceTarget FourTargets = OneTargetWithPatience with
    {
        AsaMax = TimeSpan.FromSeconds(15),
        OccupancyMax = 0.88,
        AbandonmentMax = 0.03,
    };

    private double _erlangs;

    [Params(10, 100, 1_000, 10_000, 1_000_000)]
    public int Agents { get; set; }

    [GlobalSetup]
    public void Setup() => _erlangs = QueueLoad.Erlangs(Agents);

    [Benchmark(Baseline = true)]
    public RequiredAgentsResult ErlangCOneTarget() => RequiredAgents.Find(_erlangs, QueueLoad.AhtSeconds, OneTarget);

    [Benchmark]
    public RequiredAgentsResult ErlangAOneTarget() => RequiredAgents.Find(_erlangs, QueueLoad.AhtSeconds, OneTargetWithPatience);

    [Benchmark]
    public RequiredAgentsResult ErlangAFourTargets() => RequiredAgents.Find(_erlangs, QueueLoad.AhtSeconds, FourTargets);
}
