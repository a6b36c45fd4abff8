namespace Wfm.Staffing.Tests;

/// <summary>What the estimates are, and that they are the same on any number of processors.</summary>
public sealed class SimulationStatisticsTests
{
    // R 4.2: qt(1 - (1 - p) / 2, n).
    [TestCase(0.95, 1, 12.7062047361747)]
    [TestCase(0.95, 2, 4.30265272974946)]
    [TestCase(0.95, 10, 2.22813885198627)]
    [TestCase(0.95, 999, 1.96234146113345)]
    [TestCase(0.99, 3, 5.84090930973335)]
    [TestCase(0.99, 39, 2.70791318351766)]
    [TestCase(0.99, 100, 2.62589052143802)]
    public void TwoSided_StudentT_IsThatOfR(double confidence, int degrees, double expected) =>
        Assert.That(StudentT.TwoSided(confidence, degrees), Is.EqualTo(expected).Within(1e-11 * expected));

    [Test]
    public void Of_Ratio_HasTheErrorOfTheDeltaMethod()
    {
        double[] over = [3, 5, 2, 8, 4];
        double[] under = [4, 6, 4, 9, 4];
        var moments = new Moments(0.95);
        var (o, u) = (new double[MeasureSums.Measures], new double[MeasureSums.Measures]);
        for (var i = 0; i < over.Length; i++)
        {
            (o[(int)Measure.Asa], u[(int)Measure.Asa]) = (over[i], under[i]);
            moments.Add(o, u);
        }

        var ratio = over.Sum() / under.Sum();
        var error = Math.Sqrt(over.Zip(under, (a, b) => Math.Pow(a - (ratio * b), 2)).Sum() / (5 * 4)) / under.Average();
        var measured = moments.Of(Measure.Asa);
        Assert.Multiple(() =>
        {
            Assert.That(measured.Mean, Is.EqualTo(ratio).Within(1e-14));
            Assert.That(measured.StandardError, Is.EqualTo(error).Within(1e-14));
            Assert.That(measured.HalfWidth, Is.EqualTo(2.77644510519779 * error).Within(1e-12), "R: qt(0.975, 4)");
        });
    }

    [Test]
    public void Run_AnyParallelism_SameBits()
    {
        var options = new SimulationOptions { Replications = 23, GroupOfInterval = [.. Enumerable.Range(0, 8).Select(i => i / 4)] };
        var one = Numbers(CentreSimulation.Run(Mixed(), options with { Parallelism = 1 }));
        Assert.That(one, Has.Length.GreaterThan(400));
        foreach (var parallelism in (int[])[2, 4, 7])
        {
            Assert.That(Numbers(CentreSimulation.Run(Mixed(), options with { Parallelism = parallelism })), Is.EqualTo(one), $"{parallelism} at a time");
        }
    }

    [Test]
    public void Run_OtherSeed_OtherNumbers()
    {
        var options = new SimulationOptions { Replications = 3 };
        Assert.That(Numbers(CentreSimulation.Run(Mixed(), options with { Seed = 2 })), Is.Not.EqualTo(Numbers(CentreSimulation.Run(Mixed(), options))));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Run_HalfWidth_StopsWhereItIsReachedOnAnyParallelism(int parallelism)
    {
        var options = new SimulationOptions { Replications = 10, HalfWidth = 0.04, Parallelism = parallelism };
        var result = CentreSimulation.Run(Mixed(), options);
        var expected = CentreSimulation.Run(Mixed(), new SimulationOptions { Replications = result.Replications });
        Assert.Multiple(() =>
        {
            Assert.That(result.HalfWidthReached);
            Assert.That(result.Replications, Is.GreaterThan(10));
            Assert.That(result.Queues.Take(2).Max(q => q.Total.ServiceLevel().HalfWidth), Is.LessThanOrEqualTo(0.04));
            Assert.That(Numbers(result), Is.EqualTo(Numbers(expected)), "what was begun beyond the stop is not in it");
        });
    }

    [Test]
    public void Run_HalfWidthOutOfReach_SaysSo()
    {
        var result = CentreSimulation.Run(Mixed(), new SimulationOptions { Replications = 5, MaxReplications = 12, HalfWidth = 1e-6 });
        Assert.That((result.Replications, result.HalfWidthReached), Is.EqualTo((12, false)));
    }

    [Test]
    public void Run_OtherAgents_SameContacts()
    {
        var options = new SimulationOptions { Replications = 5 };
        var few = CentreSimulation.Run(Mixed(), options);
        var many = CentreSimulation.Run(Mixed().WithAgents([.. Mixed().Agents, CentreAgent.Always(0), CentreAgent.Always(0)]), options);
        Assert.Multiple(() =>
        {
            for (var i = 0; i < 8; i++)
            {
                Assert.That(many.Queues[1].Intervals[i].Offered, Is.EqualTo(few.Queues[1].Intervals[i].Offered), "arrivals");
            }

            // With nobody giving up, the same work in another order.
            Assert.That(Endless(2).All.Total.MeanInHand.Mean, Is.EqualTo(Endless(9).All.Total.MeanInHand.Mean).Within(1e-9));
            Assert.That(Endless(2).All.Total.Asa().Mean, Is.GreaterThan(Endless(9).All.Total.Asa().Mean));
        });
    }

    [Test]
    public void Run_Groups_AddUpToTheTotal()
    {
        var result = CentreSimulation.Run(Mixed(), new SimulationOptions { Replications = 4, WarmupIntervals = 2, GroupOfInterval = [0, 0, 0, 0, 1, 1, 1, 1] }).Queues[0];
        Assert.Multiple(() =>
        {
            Assert.That(result.Groups, Has.Count.EqualTo(2));
            Assert.That(result.Groups.Sum(g => g.Offered.Mean), Is.EqualTo(result.Total.Offered.Mean).Within(1e-9));
            Assert.That(result.Intervals.Skip(2).Sum(g => g.Offered.Mean), Is.EqualTo(result.Total.Offered.Mean).Within(1e-9), "not the warm-up");
            Assert.That(result.Intervals.Skip(4).Sum(g => g.Offered.Mean), Is.EqualTo(result.Groups[1].Offered.Mean).Within(1e-9));
        });
    }

    [Test]
    public void Run_EverybodyInTime_HasTheRuleOfThree()
    {
        var centre = new Centre(100, 1, [new CentreQueue("q", ArrivalSource.FromPaths([[50]]), Duration.Fixed(1))], Enumerable.Repeat(CentreAgent.Always(0), 50));
        var level = CentreSimulation.Run(centre, new SimulationOptions { Replications = 2 }).All.Total.ServiceLevel();
        Assert.That(level.Mean, Is.EqualTo(1));
        Assert.That(level.HalfWidth, Is.EqualTo(-Math.Log(0.05) / 100).Within(1e-12));
    }

    [Test]
    public void Run_TargetMet_IsTheShareOfReplications()
    {
        // Two paths: one contact, or two of which the second waits.
        var queue = new CentreQueue("q", ArrivalSource.FromPaths([[1], [2], [0]]), Duration.Fixed(1_000));
        var result = CentreSimulation.Run(new Centre(10, 1, [queue], [CentreAgent.Always(0)]), new SimulationOptions { Replications = 6 }).Queues[0];
        Assert.That(result.Total.TargetMet.Mean, Is.EqualTo(0.5), "of the four replications with a contact two met it");
        Assert.That(result.Total.ServiceLevel().Mean, Is.EqualTo(4 / 6.0).Within(1e-12), "a ratio of means, not a mean of ratios");
    }

    [Test]
    public void Run_Cancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Counter(() => stop.Cancel());
        Assert.That(() => CentreSimulation.Run(Mixed(), new SimulationOptions { Replications = 100_000, Parallelism = 2 }, progress, stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(progress.Last, Is.LessThan(100_000));
    }

    [Test]
    public void Run_GroupsThatDoNotFit_Throw()
    {
        Assert.That(() => CentreSimulation.Run(Mixed(), new SimulationOptions { GroupOfInterval = [0] }), Throws.ArgumentException);
        Assert.That(() => CentreSimulation.Run(Mixed(), new SimulationOptions { WarmupIntervals = 8 }), Throws.ArgumentException);
    }

    [TestCase(0.3)]
    [TestCase(1.5)]
    public void Draw_Gamma_HasItsMoments(double cv)
    {
        var chance = new SplitMix64(3, 1);
        var draws = Enumerable.Range(0, 200_000).Select(_ => GammaFactor.Draw(chance, cv)).ToArray();
        var variance = draws.Average(d => (d - 1) * (d - 1));

        // Third central moment of a gamma with mean 1: 2·cv⁴.
        Assert.That(draws.Average(), Is.EqualTo(1).Within(5 * cv / Math.Sqrt(draws.Length)));
        Assert.That(variance, Is.EqualTo(cv * cv).Within(4).Percent);
        Assert.That(draws.Average(d => Math.Pow(d - 1, 3)), Is.EqualTo(2 * Math.Pow(cv, 4)).Within(15).Percent);
    }

    [TestCase(0, 1)]
    [TestCase(1e-200, 1)]
    [TestCase(1e200, 0)]
    public void Draw_GammaBeyondDoubles_IsItsLimit(double cv, double expected) => Assert.That(GammaFactor.Draw(new SplitMix64(3, 1), cv), Is.EqualTo(expected));

    [Test]
    public void Draw_Durations_HaveTheirMoments()
    {
        void Check(Duration law, double mean, double cv, int interval = 0)
        {
            var chance = new SplitMix64(4, 1);
            var draws = Enumerable.Range(0, 100_000).Select(_ => law.Draw(chance, interval)).ToArray();
            Assert.That(draws.Average(), Is.EqualTo(mean).Within(5 * mean * cv / Math.Sqrt(draws.Length) + 1e-9));
            Assert.That(Math.Sqrt(draws.Average(d => (d - mean) * (d - mean))), Is.EqualTo(mean * cv).Within(0.03 * mean));
        }

        Assert.Multiple(() =>
        {
            Check(Duration.Exponential(300), 300, 1);
            Check(Duration.LogNormal(300, 0.8), 300, 0.8);
            Check(Duration.Fixed(300), 300, 0);
            Check(Duration.Empirical([100, 200, 600]), 300, Math.Sqrt(140_000.0 / 3) / 300);
            Check(Duration.LogNormal(300, 0.8).WithMeans([100, 500]), 500, 0.8, 1);
            Check(Duration.LogNormal(300, 0.8).WithMeans([100, 500]), 500, 0.8, 7);
        });
    }

    /// <summary>Counts of Poisson arrivals, and with a random rate the negative binomial's variance m + cv²·m².</summary>
    [TestCase(0, 0)]
    [TestCase(0.4, 0)]
    [TestCase(0, 0.4)]
    public void Next_Counts_HaveTheVarianceOfTheirLaw(double intervalCv, double dayCv)
    {
        const double Mean = 12;
        var source = ArrivalSource.Busy([5, Mean, 3], intervalCv, dayCv, 3);
        var centre = new Centre(900, 3, [new CentreQueue("q", source, Duration.Fixed(1))], []);
        var inOrder = true;
        var counts = Enumerable.Range(0, 20_000).Select(r =>
        {
            var stream = new ArrivalStream(centre, 0, 9, r);
            var count = 0;
            for (var (time, last) = (stream.Next(), 0.0); time < double.PositiveInfinity; (last, time) = (time, stream.Next()))
            {
                inOrder &= time >= last && time >= stream.Interval * 900 && time <= (stream.Interval + 1) * 900;
                count += stream.Interval == 1 ? 1 : 0;
            }

            return (double)count;
        }).ToArray();
        Assert.That(inOrder);
        var cv = intervalCv + dayCv;
        var variance = Mean + (cv * cv * Mean * Mean);
        Assert.That(counts.Average(), Is.EqualTo(Mean).Within(5 * Math.Sqrt(variance / counts.Length)));
        Assert.That(counts.Average(c => (c - Mean) * (c - Mean)), Is.EqualTo(variance).Within(6).Percent);
    }

    [Test]
    public void Next_Paths_AreTheCountsAtUniformTimes()
    {
        var centre = new Centre(100, 3, [new CentreQueue("q", ArrivalSource.FromPaths([[2, 0, 3], [1]]), Duration.Fixed(1))], []);
        var means = new double[2];
        var inPlace = true;
        for (var r = 0; r < 10_000; r++)
        {
            var stream = new ArrivalStream(centre, 0, 1, 2 * r);
            var times = Enumerable.Range(0, 6).Select(_ => stream.Next()).ToArray();
            inPlace &= times is [< 100, < 100, >= 200, _, < 300, double.PositiveInfinity] && times[0] <= times[1] && times[2] <= times[3] && times[3] <= times[4];
            means[0] += times[0] / 10_000;
            means[1] += (times[4] - 200) / 10_000;
        }

        Assert.That(inPlace);

        // The first of two uniform times on 100 s is at 33.3 s on average, the last of three at 75 s; standard errors 0.24 and 0.19.
        Assert.That(means[0], Is.EqualTo(100 / 3.0).Within(1));
        Assert.That(means[1], Is.EqualTo(75).Within(1));
        var second = new ArrivalStream(centre, 0, 1, 1);
        Assert.That((second.Next() < 100, second.Next()), Is.EqualTo((true, double.PositiveInfinity)));
    }

    private static SimulationResult Endless(int agents)
    {
        var queue = new CentreQueue("q", ArrivalSource.FromPaths([[100, 0, 0, 0, 0, 0, 0, 0, 0, 0]]), Duration.LogNormal(100, 1));
        return CentreSimulation.Run(new Centre(2_000, 10, [queue], Enumerable.Repeat(CentreAgent.Always(0), agents)), new SimulationOptions { Replications = 5 });
    }

    /// <summary>Calls, chats and mail, agents of several kinds, breaks and redials.</summary>
    private static Centre Mixed()
    {
        var calls = new CentreQueue("calls", ArrivalSource.Busy(Enumerable.Repeat(40.0, 8), 0.2, 0.1, 8), Duration.LogNormal(200, 1))
        {
            Patience = Duration.Exponential(120),
            Redial = new Redial { AfterAbandoning = 0.5 },
        };
        var chats = new CentreQueue("chats", ArrivalSource.Poisson(Enumerable.Repeat(20.0, 8)), Duration.Exponential(400)) { Concurrency = new Concurrency([1, 1.7, 2.2]), Priority = 1 };
        var mail = new CentreQueue("mail", ArrivalSource.Poisson(Enumerable.Repeat(5.0, 8)), Duration.Fixed(300)) { Deferred = new DeferredWork { DueSeconds = 3_600 } };
        var agents = Enumerable.Range(0, 12).Select(a => new CentreAgent(
            a < 5 ? [new CentreSkill(0)] : [new CentreSkill(0) { Rank = 1, OverflowAfterSeconds = 10 }, new CentreSkill(1), new CentreSkill(2) { Efficiency = 0.9 }],
            [new CentreSpan(60 * a, 3_000 + (60 * a)), new CentreSpan(3_900 + (60 * a), 12_000)]));
        return new Centre(900, 8, [calls, chats, mail], agents);
    }

    private static double[] Numbers(SimulationResult result) =>
    [
        .. result.Queues.Append(result.All).SelectMany(s => s.Intervals.Concat(s.Groups).Append(s.Total)).SelectMany(m => (Measured[])
        [
            m.Offered, m.Answered, m.Abandoned, m.Unanswered, m.WaitProbability, m.ServiceLevel(), m.ServiceLevel(ServiceLevelOf.VirtualWait), m.Asa(), m.Asa(AsaOf.All),
            m.Occupancy, m.MeanQueue, m.MeanInHand, m.MeanHandleSeconds, m.OnTime, m.Backlog, m.TargetMet,
        ]).SelectMany(m => (double[])[m.Mean, m.HalfWidth]),
    ];

    private sealed class Counter(Action reached) : IProgress<SimulationProgress>
    {
        public int Last { get; private set; }

        public void Report(SimulationProgress value)
        {
            Last = value.Replications;
            if (Last == 20)
            {
                reached();
            }
        }
    }
}
