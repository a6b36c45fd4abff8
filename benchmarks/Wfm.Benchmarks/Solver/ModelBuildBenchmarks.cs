using BenchmarkDotNet.Attributes;
using Wfm.OrTools;

namespace Wfm.Benchmarks.Solver;

/// <summary>A model of Booleans in rows of ten, exactly one true per row, a count per column block and an objective; no solver involved.</summary>
[MemoryDiagnoser]
public class ModelBuildBenchmarks
{
    private const int PerRow = 10;
    private const int PerBlock = 500;

    private long[] _costs = [];
    private CpModel _model = null!;

    [Params(10_000, 100_000)]
    public int Booleans { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Samples.Chance.SeededRandom(Data.SampleCentre.Seed, "model build");
        _costs = [.. Enumerable.Range(0, Booleans).Select(_ => 1L + random.Next(100))];
        _model = Build();
    }

    [Benchmark(Baseline = true)]
    public CpModel Build()
    {
        var model = new CpModel("rows");
        var x = model.NewBools(Booleans);
        var objective = new LinearExpr(Booleans);
        for (var i = 0; i < x.Length; i += PerRow)
        {
            model.AddExactlyOne(x.AsSpan(i, PerRow));
        }

        for (var i = 0; i < x.Length; i += PerBlock)
        {
            model.AddCount(x.AsSpan(i, PerBlock), 0, PerBlock / PerRow);
        }

        for (var i = 0; i < x.Length; i++)
        {
            objective.Add(x[i], _costs[i]);
        }

        model.Minimize(objective);
        return model;
    }

    [Benchmark]
    public byte[] Serialize() => _model.ToBytes();

    [Benchmark]
    public byte[] BuildAndSerialize() => Build().ToBytes();
}
