using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>The transient queue against the reference table (uniformization and Runge-Kutta, which agree to the table's <c>method_difference</c>) and known limits.</summary>
public sealed class TransientQueueTests
{
    [Test]
    public void Run_ReferenceTable_AgreesInEveryColumn()
    {
        var rows = GoldenTable.Read("golden_transient.csv");
        Assert.That(rows, Has.Count.GreaterThanOrEqualTo(18));
        using (Assert.EnterMultipleScope())
        {
            foreach (var scenario in rows.GroupBy(r => r["scenario"]))
            {
                var day = scenario.OrderBy(r => r.Number("interval_index")).ToList();
                var result = TransientQueue.Run(
                    [.. day.Select(r => r.Number("calls"))],
                    [.. day.Select(r => r.Number("aht_s"))],
                    [.. day.Select(r => (int)r.Number("agents"))],
                    day[0].Number("interval_s"),
                    20,
                    day[0].Optional("patience_s") ?? double.PositiveInfinity);
                foreach (var (row, actual) in day.Zip(result.Intervals))
                {
                    Check(row, "p_wait_mean", actual.WaitProbability);
                    Check(row, "mean_queue", actual.MeanQueue);
                    Check(row, "occupancy", actual.Occupancy);
                    Check(row, "p_abandon_rate", actual.Abandonment);
                    Check(row, "number_in_system_at_end", actual.InSystemAtEnd);
                }

                Assert.That(result.ErrorBound, Is.LessThan(1e-12));
            }
        }
    }

    [Test]
    public void Run_SteadyDay_TendsToErlangA()
    {
        var run = Flat(60, 40, 300, 21, 20, 200);
        var expected = ErlangA.Evaluate(20, 21, 300, 20, 200);
        var last = run.Intervals[^1];
        Assert.That(last.WaitProbability, Is.EqualTo(expected.WaitProbability).Within(1e-9));
        Assert.That(last.MeanQueue, Is.EqualTo(expected.MeanQueue).Within(1e-9));
        Assert.That(last.Abandonment, Is.EqualTo(expected.Abandonment).Within(1e-9));
        Assert.That(last.Occupancy, Is.EqualTo(expected.Occupancy).Within(1e-9));
        Assert.That(last.ServiceLevel, Is.EqualTo(expected.ServiceLevel).Within(1e-9));
    }

    [Test]
    public void Run_SteadyDayWithoutPatience_TendsToErlangC()
    {
        var run = Flat(60, 200, 300, 24, 30, double.PositiveInfinity);
        var expected = ErlangC.Evaluate(20, 24, 300, 30);
        Assert.That(run.Intervals[^1].ServiceLevel, Is.EqualTo(expected.ServiceLevel).Within(1e-8));
        Assert.That(run.Intervals[^1].MeanQueue, Is.EqualTo(expected.MeanQueue).Within(1e-7));
    }

    // Contacts one by one: M(t)/M/s(t)+M drawn from a seed, with staff going up and down and a threshold that reaches over the change. Four standard errors.
    [TestCase(60, 120)]
    [TestCase(400, double.PositiveInfinity)]
    [TestCase(0, 200)]
    public void Run_StaffThatChanges_ServiceLevelIsThatOfDrawnContacts(double target, double patience)
    {
        double[] calls = [30, 60, 50, 20];
        int[] agents = [9, 14, 19, 5];
        const double Aht = 240;
        var run = TransientQueue.Run(calls, [Aht, Aht, Aht, Aht], agents, 900, target, patience);
        var (inTime, squares, all, left) = (new double[4], new double[4], new double[4], new double[4]);
        const int Days = 1500;
        var chance = new Random(11);
        for (var day = 0; day < Days; day++)
        {
            var (hits, came) = (new double[4], new double[4]);
            foreach (var (arrival, answered, gone) in OneDay(chance, calls, agents, Aht, patience))
            {
                if (gone < 3600)
                {
                    left[(int)(gone / 900)]++;
                }

                if (double.IsNaN(arrival))
                {
                    continue;
                }

                var i = (int)(arrival / 900);
                came[i]++;
                hits[i] += answered - arrival <= target ? 1 : 0;
            }

            for (var i = 0; i < 4; i++)
            {
                inTime[i] += hits[i];
                all[i] += came[i];
                var miss = hits[i] - (run.Intervals[i].ServiceLevel * came[i]);
                squares[i] += miss * miss;
            }
        }

        for (var i = 0; i < 4; i++)
        {
            Assert.That(inTime[i] / all[i], Is.EqualTo(run.Intervals[i].ServiceLevel).Within((4 * Math.Sqrt(squares[i]) / all[i]) + 1e-9), $"interval {i}");
            Assert.That(left[i] / all[i], Is.EqualTo(run.Intervals[i].Abandonment).Within(0.015), $"abandoned in interval {i}");
        }
    }

    // Moments of arrival in two ways: twice as many intervals, each half as long, put the Gaussian points elsewhere.
    [Test]
    public void Run_IntervalsCutInTwo_ServiceLevelStays()
    {
        double[] calls = [100, 180, 140, 60];
        int[] agents = [35, 62, 50, 20];
        var whole = TransientQueue.Run(calls, [300, 320, 300, 280], agents, 900, 30, 150);
        var halves = TransientQueue.Run(
            [.. calls.SelectMany(c => new[] { c / 2, c / 2 })], [300, 300, 320, 320, 300, 300, 280, 280], [.. agents.SelectMany(a => new[] { a, a })], 450, 30, 150);
        for (var i = 0; i < 4; i++)
        {
            Assert.That(halves.ServiceLevel(2 * i, (2 * i) + 2), Is.EqualTo(whole.Intervals[i].ServiceLevel).Within(1e-9));
        }

        Assert.That(halves.ServiceLevel(0, 8), Is.EqualTo(whole.ServiceLevel(0, 4)).Within(1e-9));
        Assert.That(halves.Abandonment(0, 8), Is.EqualTo(whole.Abandonment(0, 4)).Within(1e-10));
    }

    [Test]
    public void SecondsUntilEmpty_ContactsLeftInService_IsTheLargestOfTheirTimes()
    {
        // 12 in service, nobody arrives: empty by t with probability (1 − e^(−t/AHT))^12.
        var run = TransientQueue.Run([1e-12], [240], [12], 1e-6, 20, double.PositiveInfinity, waiting: 12);
        foreach (var p in new[] { 0.1, 0.5, 0.9, 0.999 })
        {
            Assert.That(run.SecondsUntilEmpty(p), Is.EqualTo(-240 * Math.Log(1 - Math.Pow(p, 1.0 / 12))).Within(0.25));
        }

        Assert.That(TransientQueue.Run([0], [0], [3], 900, 20, 60).SecondsUntilEmpty(0.99), Is.Zero);
        Assert.That(TransientQueue.Run([30], [240], [0], 900, 20, double.PositiveInfinity).SecondsUntilEmpty(0.99), Is.EqualTo(double.PositiveInfinity));
    }

    [Test]
    public void Run_NoAgents_EverybodyWaitsOrLeaves()
    {
        var run = Flat(30, 8, 240, 0, 20, 100).Intervals[^1];
        Assert.That(run.WaitProbability, Is.EqualTo(1).Within(1e-12));
        Assert.That(run.Occupancy, Is.NaN);
        Assert.That(run.ServiceLevel, Is.Zero);
        Assert.That(run.Abandonment, Is.EqualTo(1).Within(1e-6));
        Assert.That(run.MeanQueue, Is.EqualTo(30 / 9.0).Within(1e-6));
    }

    [Test]
    public void Run_DeepOverload_QueueIsWhatArrivedLessWhatWasServed()
    {
        var run = Flat(900, 4, 300, 100, 20, double.PositiveInfinity);

        // 900 arrive, 100 agents finish about 300: some 600 more wait at the end of each interval.
        Assert.That(run.Intervals[^1].InSystemAtEnd, Is.EqualTo(4 * 600).Within(60));
        Assert.That(run.Intervals[^1].ServiceLevel, Is.LessThan(1e-12));
        Assert.That(run.ErrorBound, Is.LessThan(1e-12));
    }

    [Test]
    public void Run_BadInput_IsRefused()
    {
        Assert.That(() => TransientQueue.Run([], [], [], 900, 20, 60), Throws.ArgumentException);
        Assert.That(() => TransientQueue.Run([1, 2], [60, 60], [1], 900, 20, 60), Throws.ArgumentException);
        Assert.That(() => TransientQueue.Run([1], [60], [-1], 900, 20, 60), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => TransientQueue.Run([1], [60], [1], 900, -1, 60), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => TransientQueue.Run([1], [60], [1], 900, 20, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => TransientQueue.Run([1], [60], [1], 900, 20, 60, cancellation: new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
    }

    private static TransientResult Flat(double calls, int intervals, double aht, int agents, double target, double patience) => TransientQueue.Run(
        Enumerable.Repeat(calls, intervals).ToArray(), Enumerable.Repeat(aht, intervals).ToArray(), Enumerable.Repeat(agents, intervals).ToArray(), 900, target, patience);

    /// <summary>Arrival, moment of answer (infinite when none) and moment of giving up (infinite when none) of every contact of a day that ends with nobody waiting;
    /// without arrival for those who give up after their agent left.</summary>
    private static List<(double Arrival, double Answered, double Gone)> OneDay(Random chance, double[] calls, int[] agents, double aht, double patience)
    {
        double Exponential(double mean) => double.IsInfinity(mean) ? mean : -mean * Math.Log(1 - chance.NextDouble());
        var done = new List<(double, double, double)>();
        var (arrivals, answered) = (new List<double>(), new List<double>());
        var line = new LinkedList<(int Id, double Gone)>();
        var inService = new List<int>();
        var now = 0.0;
        while (now < 3600 || line.Count > 0)
        {
            // Memoryless: each step draws the next event anew; a change of staff is one as well.
            var i = Math.Min(3, (int)(now / 900));
            var edge = now < 3600 ? (i + 1) * 900 : double.PositiveInfinity;
            var lambda = now < 3600 ? calls[i] / 900 : 0;
            var next = now + Exponential(1 / (lambda + (inService.Count / aht)));
            var gone = line.Count == 0 ? (Id: -1, Gone: double.PositiveInfinity) : line.MinBy(c => c.Gone);
            now = Math.Min(Math.Min(edge, next), gone.Gone);
            if (now == gone.Gone)
            {
                line.Remove(gone);

                // Whoever was put back in line and gives up then has been answered before: counted there.
                done.Add((double.IsPositiveInfinity(answered[gone.Id]) ? arrivals[gone.Id] : double.NaN, double.PositiveInfinity, now));
            }
            else if (now == next)
            {
                if (chance.NextDouble() * (lambda + (inService.Count / aht)) < lambda)
                {
                    arrivals.Add(now);
                    answered.Add(double.PositiveInfinity);
                    line.AddLast((arrivals.Count - 1, now + Exponential(patience)));
                }
                else
                {
                    inService.RemoveAt(chance.Next(inService.Count));
                }
            }

            var staff = agents[Math.Min(3, (int)(now / 900))];
            while (inService.Count > staff)
            {
                line.AddFirst((inService[^1], now + Exponential(patience)));
                inService.RemoveAt(inService.Count - 1);
            }

            while (inService.Count < staff && line.Count > 0)
            {
                var id = line.First!.Value.Id;
                line.RemoveFirst();
                inService.Add(id);
                if (double.IsPositiveInfinity(answered[id]))
                {
                    answered[id] = now;
                    done.Add((arrivals[id], now, double.PositiveInfinity));
                }
            }
        }

        return done;
    }

    private static void Check(IReadOnlyDictionary<string, string> row, string column, double actual) =>
        Assert.That(actual, Is.EqualTo(row.Number(column)).Within(row.Number("method_difference") + 5e-10),
            string.Create(CultureInfo.InvariantCulture, $"{column} of {row["scenario"]}, interval {row["interval_index"]}"));
}
