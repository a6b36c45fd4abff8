using BenchmarkDotNet.Attributes;
using Wfm.Staffing;

namespace Wfm.Benchmarks.Queues;

/// <summary>Every measure of one queue at one size: one interval of one queue.</summary>
[MemoryDiagnoser]
public class QueueModelBenchmarks
{
    private double _erlangs;

    [Params(10, 100, 1_000, 10_000, 1_000_000)]
    public int Agents { get; set; }

    [GlobalSetup]
    public void Setup() => _erlangs = QueueLoad.Erlangs(Agents);

    [Benchmark(Baseline = true)]
    public QueuePerformance EvaluateErlangC() => ErlangC.Evaluate(_erlangs, Agents, QueueLoad.AhtSeconds, QueueLoad.TargetSeconds);

    [Benchmark]
    public QueuePerformance EvaluateErlangA() => ErlangA.Evaluate(_erlangs, Agents, QueueLoad.AhtSeconds, QueueLoad.TargetSeconds, QueueLoad.PatienceSeconds);

    [Benchmark]
    public QueuePerformance EvaluateFractionalErlangA() =>
        ErlangA.Evaluate(_erlangs, Agents - 0.3, QueueLoad.AhtSeconds, QueueLoad.TargetSeconds, QueueLoad.PatienceSeconds);

    [Benchmark]
    public QueuePerformance EvaluateFiniteQueue() =>
        FiniteQueue.Evaluate(_erlangs, Agents, Agents + QueueLoad.Places(Agents), QueueLoad.AhtSeconds, QueueLoad.TargetSeconds, QueueLoad.PatienceSeconds);

    [Benchmark]
    public QueuePerformance EvaluateErlangX() =>
        ErlangX.Evaluate(_erlangs, Agents, Agents + QueueLoad.Places(Agents), QueueLoad.AhtSeconds, QueueLoad.TargetSeconds, QueueLoad.PatienceSeconds, 0.3);
}
