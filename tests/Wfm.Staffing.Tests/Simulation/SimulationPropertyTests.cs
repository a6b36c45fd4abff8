namespace Wfm.Staffing.Tests;

/// <summary>What holds in every centre: random queues, agents, shifts and rules.</summary>
public sealed class SimulationPropertyTests
{
    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void Run_AnyCentre_EveryContactIsSomewhere(int seed)
    {
        var centre = Random(seed);
        var result = CentreSimulation.Run(centre, new SimulationOptions { Replications = 2, Seed = seed });
        foreach (var queue in result.Queues)
        {
            var total = queue.Total;
            Assert.That(total.Answered.Mean + total.Abandoned.Mean + total.Blocked.Mean + total.Unanswered.Mean, Is.EqualTo(total.Offered.Mean).Within(1e-9));
            foreach (var cell in queue.Intervals.Append(total))
            {
                foreach (var share in (double[])[cell.Occupancy.Mean, cell.Abandonment.Mean, cell.WaitProbability.Mean, cell.ServiceLevel().Mean,
                    cell.ServiceLevel(ServiceLevelOf.Answered).Mean, cell.ServiceLevel(ServiceLevelOf.VirtualWait).Mean, cell.TargetMet.Mean])
                {
                    Assert.That(double.IsNaN(share) || share is >= 0 and <= 1 + 1e-9, $"{share}");
                }
            }
        }
    }

    /// <summary>Little's law holds to the bit of a rounding in a run that ends empty: waiting and handling time, summed over contacts and over time, are the same.</summary>
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Run_CentreThatEmptiesInTime_FollowsLittle(int seed)
    {
        var random = new SplitMix64(seed, 1);
        var queues = Queues(random).Select(q => q with { Deferred = null, Arrivals = ArrivalSource.Poisson([.. Enumerable.Range(0, 4).Select(_ => 30 * random.Unit()), .. new double[60]]) }).ToList();
        var centre = new Centre(900, 64, queues, Agents(random, queues.Count).Append(CentreAgent.Always([.. Enumerable.Range(0, queues.Count)])));
        foreach (var queue in CentreSimulation.Run(centre, new SimulationOptions { Replications = 1, Seed = seed }).Queues)
        {
            var total = queue.Total;
            if (total.Offered.Mean > 0)
            {
                Assert.That(total.MeanQueue.Mean * centre.EndSeconds, Is.EqualTo(total.Asa(AsaOf.All).Mean * total.Offered.Mean).Within(1e-6));
                Assert.That(total.MeanInHand.Mean * centre.EndSeconds, Is.EqualTo(total.Answered.Mean == 0 ? 0 : total.MeanHandleSeconds.Mean * total.Answered.Mean).Within(1e-6));
            }
        }
    }

    /// <summary>With common random numbers one agent more cannot hurt calls that all agents take alike, contact by contact.</summary>
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Run_OneAgentMore_NobodyWaitsLonger(int seed)
    {
        var random = new SplitMix64(seed, 2);
        var queue = new CentreQueue("q", ArrivalSource.Poisson([60 * random.Unit(), 60 * random.Unit()]), Duration.LogNormal(200, 1));
        var agents = 1 + random.Below(12);
        double Asa(int n) => CentreSimulation.Run(new Centre(900, 2, [queue], Enumerable.Repeat(CentreAgent.Always(0), n)), new SimulationOptions { Replications = 3, Seed = seed }).All.Total.Asa().Mean;
        var (fewer, more) = (Asa(agents), Asa(agents + 1));
        Assert.That(double.IsNaN(fewer) || more <= fewer + 1e-9, $"{fewer} with {agents}, {more} with one more");
    }

    private static Centre Random(int seed)
    {
        var random = new SplitMix64(seed, 0);
        var queues = Queues(random).ToList();
        for (var q = 0; q < queues.Count; q++)
        {
            queues[q] = random.Below(2) == 0 || queues[q].Deferred is not null ? queues[q] : queues[q] with { Open = [new CentreSpan(600, 1_800), new CentreSpan(2_000, 3_600 * random.Unit() + 2_001)] };
        }

        return new Centre(600, 6, queues, Agents(random, queues.Count))
        {
            ShiftEnd = random.Below(2) == 0 ? ShiftEnd.FinishContact : ShiftEnd.HandBack,
            Absences = random.Below(2) == 0 ? new ShortAbsences([0.3, 0, 0.1], 1 + (200 * random.Unit())) : null,
        };
    }

    private static IEnumerable<CentreQueue> Queues(SplitMix64 random)
    {
        var count = 1 + random.Below(4);
        for (var q = 0; q < count; q++)
        {
            var arrivals = Enumerable.Range(0, 6).Select(_ => random.Below(4) == 0 ? 0 : 40 * random.Unit()).ToList();
            var source = random.Below(2) == 0 ? ArrivalSource.Busy(arrivals, 0.3, 0.2, 3) : ArrivalSource.FromPaths([arrivals.Select(a => (int)a), arrivals.Select(a => (int)(a / 2))]);
            var queue = new CentreQueue($"q{q}", source, random.Below(2) == 0 ? Duration.Exponential(1 + (300 * random.Unit())) : Duration.Empirical([0, 60, 400]));
            yield return random.Below(3) == 0
                ? queue with { Deferred = new DeferredWork { DueSeconds = 4_000 * random.Unit(), Reserve = random.Below(3) } }
                : queue with
                {
                    Patience = random.Below(2) == 0 ? Duration.Exponential(1 + (200 * random.Unit())) : null,
                    Capacity = random.Below(3) == 0 ? random.Below(20) : null,
                    Concurrency = random.Below(3) == 0 ? new Concurrency([1, 1.6, 1.9]) : null,
                    Priority = random.Below(2),
                    Redial = random.Below(2) == 0 ? new Redial { AfterAbandoning = 0.5, AfterBlocking = 0.3, MeanDelaySeconds = 60 } : null,
                };
        }
    }

    private static IEnumerable<CentreAgent> Agents(SplitMix64 random, int queues) => Enumerable.Range(0, random.Below(14)).Select(_ => new CentreAgent(
        Enumerable.Range(0, queues).Where(_ => random.Below(3) > 0).Select(q => new CentreSkill(q)
        {
            Rank = random.Below(2),
            OverflowAfterSeconds = 15 * random.Below(3),
            Efficiency = random.Below(2) == 0 ? 1 : 0.8,
        }).ToList(),
        [new CentreSpan(600 * random.Unit(), 1_500), new CentreSpan(1_500 + (500 * random.Unit()), 2_500 + (1_500 * random.Unit()))])).ToList();
}
