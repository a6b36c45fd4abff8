using BenchmarkDotNet.Attributes;
using Wfm.Staffing;

namespace Wfm.Benchmarks.Queues;

/// <summary>Every measure of one queue at one size: one interval of one queue.</summary>
[MemoryDiagnoser]
public class QueueModelBenchmarks
{
    private double _erlangs;

    [Params(10, 100, 1_000, 10_000)]
    public int Agents { get; set; }

    [GlobalSetup]
    public void Setup() => _erlangs = QueueLoad.Erlangs(Agents);

    [Benchmark(Baseline = true)]
    public QueuePerformance EvaluateErlangC() => ErlangC.Evaluate(_erlangs, Agents, QueueLoad.AhtSeconds, QueueLoad.TargetSeconds);

    [Benchmark]
    public QueuePerformance EvaluateErlangA() => ErlangA.Evaluate(_erlangs, Agents, QueueLoad.AhtSeconds, QueueLoad.TargetSeconds, QueueLoad.PatienceSeconds);
}
