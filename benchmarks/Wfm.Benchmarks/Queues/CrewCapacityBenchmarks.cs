using BenchmarkDotNet.Attributes;
using Wfm.Staffing;

namespace Wfm.Benchmarks.Queues;

/// <summary>Inversions at one size: what a crew can carry, the fraction of agents a load needs, the wait that 90 % stay within.</summary>
[MemoryDiagnoser]
public class CrewCapacityBenchmarks
{
    private static readonly ServiceTarget Target = new() { Patience = TimeSpan.FromSeconds(QueueLoad.PatienceSeconds), OccupancyMax = 0.9, AbandonmentMax = 0.05 };

    private double _erlangs;

    [Params(100, 10_000)]
    public int Agents { get; set; }

    [GlobalSetup]
    public void Setup() => _erlangs = QueueLoad.Erlangs(Agents);

    [Benchmark]
    public QueueLimit LargestLoad() => CrewCapacity.Load(Agents, QueueLoad.AhtSeconds, Target);

    [Benchmark]
    public QueueLimit LongestAht() => CrewCapacity.Aht(Agents, _erlangs / QueueLoad.AhtSeconds * 1800, TimeSpan.FromMinutes(30), Target);

    [Benchmark]
    public QueueLimit FractionalAgents() => RequiredAgents.FindFractional(_erlangs, QueueLoad.AhtSeconds, Target);

    [Benchmark]
    public double WaitPercentile() => ErlangA.WaitPercentile(0.9, _erlangs, Agents, QueueLoad.AhtSeconds, QueueLoad.PatienceSeconds);
}
