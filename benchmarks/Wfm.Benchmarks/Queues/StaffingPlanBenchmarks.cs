using BenchmarkDotNet.Attributes;
using Wfm.Benchmarks.Data;
using Wfm.Staffing;

namespace Wfm.Benchmarks.Queues;

/// <summary>The requirement of the sample's plan: two queues, four weeks of half hours.</summary>
[MemoryDiagnoser]
public class StaffingPlanBenchmarks
{
    private IReadOnlyList<QueueForecast> _forecasts = [];
    private Plan _oneTarget = null!;
    private Plan _fourTargets = null!;

    [GlobalSetup]
    public void Setup()
    {
        var input = SampleCentre.Read();
        _forecasts = SampleCentre.Forecast(input);
        _oneTarget = With(input.Plan, new ServiceTarget());
        _fourTargets = With(input.Plan, new ServiceTarget
        {
            AsaMax = TimeSpan.FromSeconds(15),
            OccupancyMax = 0.88,
            AbandonmentMax = 0.03,
            Patience = TimeSpan.FromSeconds(QueueLoad.PatienceSeconds),
        });
    }

    [Benchmark(Baseline = true)]
    public IReadOnlyList<SkillRequirement> ErlangCOneTarget() => StaffingPlanner.Require(_forecasts, _oneTarget);

    [Benchmark]
    public IReadOnlyList<SkillRequirement> ErlangAFourTargets() => StaffingPlanner.Require(_forecasts, _fourTargets);

    private static Plan With(Plan plan, ServiceTarget target) =>
        new(plan.Grid, plan.Queues.Select(q => q with { Target = target }), plan.Contracts) { Shrinkage = plan.Shrinkage };
}
