using BenchmarkDotNet.Attributes;
using Wfm.OrTools;

namespace Wfm.Benchmarks.Solver;

/// <summary>Model in, optimum out, through the Node runtime with its process already warm. The toy is the price of the trip itself.</summary>
[MemoryDiagnoser]
[BenchmarkCategory(NodeFilter.Category)]
public class SolverRoundTripBenchmarks : IAsyncDisposable
{
    // Counted work, not seconds: the search is the same on every machine. Far above what these models need.
    private static readonly CpSatOptions Options = new() { DeterministicTimeLimit = 60 };

    private NodeCpSatRuntime _runtime = null!;
    private CpModel _toy = null!;
    private CpModel _small = null!;
    private CpModel _larger = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        _runtime = new NodeCpSatRuntime(new NodeRuntimeOptions { Processes = 1 });
        await _runtime.WarmUpAsync().ConfigureAwait(false);
        _toy = Toy();
        _small = WeekAssignment.Build(people: 10, Data.SampleCentre.Seed);
        _larger = WeekAssignment.Build(people: 30, Data.SampleCentre.Seed);
    }

    [GlobalCleanup]
    public async Task Cleanup() => await DisposeAsync().ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public Task<double> ToyModel() => Optimum(_toy);

    [Benchmark]
    public Task<double> WeekOfTenPeople() => Optimum(_small);

    [Benchmark]
    public Task<double> WeekOfThirtyPeople() => Optimum(_larger);

    private async Task<double> Optimum(CpModel model)
    {
        var response = await _runtime.SolveAsync(model, Options).ConfigureAwait(false);
        return response.Status == CpSatStatus.Optimal
            ? response.Objective!.Value
            : throw new InvalidOperationException($"Model '{model.Name}' ended {response.Status}: the time would not be that of an optimum.");
    }

    // The most of 3x + 2y under x + y <= 4, x + 3y <= 6: 12, at (4, 0).
    private static CpModel Toy()
    {
        var model = new CpModel("toy");
        var (x, y) = (model.NewInt(0, 10), model.NewInt(0, 10));
        model.AddAtMost(LinearExpr.Sum(x, y), 4);
        model.AddAtMost(new LinearExpr().Add(x).Add(y, 3), 6);
        model.Maximize(new LinearExpr().Add(x, 3).Add(y, 2));
        return model;
    }
}
