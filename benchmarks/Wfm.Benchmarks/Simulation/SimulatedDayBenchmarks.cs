using BenchmarkDotNet.Attributes;
using Wfm.Staffing;

namespace Wfm.Benchmarks.Simulation;

/// <summary>A day of 20,000 contacts and 300 agents on one core: time of one replication.</summary>
[MemoryDiagnoser]
public class SimulatedDayBenchmarks
{
    private const int Replications = 20;
    private const int Contacts = 20_000;
    private const int Agents = 300;
    private const int Intervals = 48;
    private const double IntervalSeconds = 900;
    private const double EndSeconds = Intervals * IntervalSeconds;

    private Centre _centre = null!;

    /// <summary>One queue and one kind of agent; five queues and ten kinds; ten queues, and no two agents alike.</summary>
    [Params(1, 10, Agents)]
    public int Groups { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        // Twelve hours with a peak at noon, 88 % occupancy, lognormal handle times, callers who give up, half an hour of break each.
        var queues = Groups == 1 ? 1 : Groups == 10 ? 5 : 10;
        double[] shape = [.. Enumerable.Range(0, Intervals).Select(i => 1 + (0.1 * Math.Sin(Math.PI * i / Intervals)))];
        var aht = Agents * 0.88 * EndSeconds / Contacts;
        var models = Enumerable.Range(0, queues).Select(q =>
            new CentreQueue($"queue {q}", ArrivalSource.Poisson(shape.Select(s => Contacts * s / (shape.Sum() * queues))), Duration.LogNormal(aht, 1.2))
            {
                Patience = Duration.Exponential(240),
            });
        _centre = new Centre(IntervalSeconds, Intervals, models, Enumerable.Range(0, Agents).Select(a => Agent(a, queues)));
    }

    [Benchmark(OperationsPerInvoke = Replications)]
    public SimulationResult Replication() => CentreSimulation.Run(_centre, new SimulationOptions { Replications = Replications, Parallelism = 1 });

    private CentreAgent Agent(int number, int queues)
    {
        var group = number % Groups;
        var first = group % queues;
        CentreSkill[] skills = queues == 1
            ? [new CentreSkill(0)]
            :
            [
                new CentreSkill(first) { Efficiency = Groups == Agents ? 1 - (1e-6 * number) : 1 },
                new CentreSkill((first + 1 + (group / queues % (queues - 1))) % queues) { Rank = 1, Efficiency = 0.9, OverflowAfterSeconds = 20 },
            ];
        var lunch = (4 * 3600) + (10 * number);
        return new CentreAgent(skills, [new CentreSpan(0, lunch), new CentreSpan(lunch + 1800, EndSeconds)]);
    }
}
