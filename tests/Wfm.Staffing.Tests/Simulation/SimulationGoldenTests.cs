namespace Wfm.Staffing.Tests;

/// <summary>
/// The simulation against the stationary rows of the reference table, each value inside the simulation's own 99 % interval. Of hundreds of values some lie outside by
/// chance: the number of those must fit a binomial with 1 % (one that large happens once in 10,000 times), and none may be 5 standard errors off.
/// <c>Wfm.Quality simulation</c> runs all rows, and longer; here are those that settle soon.
/// </summary>
public sealed class SimulationGoldenTests
{
    /// <summary>Rows that need more arrivals than this for an honest interval are left to the full run.</summary>
    private const double MostArrivals = 100_000;

    [TestCase("erlang_b", 14)]
    [TestCase("erlang_c", 34)]
    [TestCase("erlang_a", 33)]
    [TestCase("mmnk", 7)]
    [TestCase("erlang_a_k", 8)]
    public void RunBatches_StationaryRows_ContainTheTable(string model, int expectedRows)
    {
        var rows = GoldenTable.Read("golden_dev.csv")
            .Where(r => r["model"] == model && GoldenRun.CanRun(r) && r.Number("erlangs") < 0.97 * r.Number("agents") + (model == "erlang_c" ? 0 : 1e9))
            .Where(r => GoldenRun.Arrivals(r) <= MostArrivals).ToList();
        Assert.That(rows, Has.Count.EqualTo(expectedRows));
        AssertAgree([.. rows.SelectMany((r, i) => GoldenRun.Compare(r, GoldenRun.Arrivals(r), 100 + i))]);
    }

    /// <summary>A rate per day of nine intervals, the first of which only fills the centre. The table's values are weighted by contact, as the simulation's are.</summary>
    [Test]
    public void Run_RandomRate_ContainsTheGammaMixture()
    {
        var comparisons = new List<Comparison>();
        foreach (var row in GoldenTable.Read("golden_gamma_mixture.csv"))
        {
            var mean = row.Number("mean_calls");
            var cv = row.Number("cv_of_rate");
            var queue = new CentreQueue("calls", ArrivalSource.Busy(Enumerable.Repeat(mean, 9), 0, cv, 9), Duration.Exponential(row.Number("aht_s")))
            {
                TargetSeconds = row.Number("target_s"),
                Patience = Duration.Exponential(row.Number("patience_s")),
            };
            var centre = new Centre(row.Number("interval_s"), 9, [queue], Enumerable.Repeat(CentreAgent.Always(0), (int)row.Number("agents")));
            var result = CentreSimulation.Run(centre, new SimulationOptions { Seed = 7, Replications = mean > 300 ? 40 : 200, Confidence = 0.99, WarmupIntervals = 1 }).All.Total;
            var name = $"cv {row["cv_of_rate"]}, n {row["agents"]}";
            comparisons.Add(new Comparison(name, "sl_call_weighted", row.Number("sl_call_weighted"), result.ServiceLevel()));
            comparisons.Add(new Comparison(name, "p_abandon_call_weighted", row.Number("p_abandon_call_weighted"), result.Abandonment));
            comparisons.Add(new Comparison(name, "occupancy_interval_mean", row.Number("occupancy_interval_mean"), result.Occupancy));
        }

        AssertAgree(comparisons);
    }

    /// <summary>
    /// In the table a contact whose agent leaves goes back to the head of the queue. Its abandonment rate is patience × mean queue over time, and so says nothing more.
    /// </summary>
    [Test]
    public void Run_TimeVarying_ContainsTheExactTransient()
    {
        var comparisons = new List<Comparison>();
        foreach (var scenario in GoldenTable.Read("golden_transient.csv").GroupBy(r => r["scenario"]))
        {
            var rows = scenario.ToList();
            var length = rows[0].Number("interval_s");
            var queue = new CentreQueue("calls", ArrivalSource.Poisson(rows.Select(r => r.Number("calls"))), Duration.Exponential(rows[0].Number("aht_s")))
            {
                Patience = rows[0].Optional("patience_s") is { } patience ? Duration.Exponential(patience) : null,
            };

            // Agent k is there whenever the table has more than k.
            CentreSpan Span(int i) => new(i * length, (i + 1) * length);
            var agents = Enumerable.Range(0, (int)rows.Max(r => r.Number("agents")))
                .Select(k => new CentreAgent([new CentreSkill(0)], Enumerable.Range(0, rows.Count).Where(i => rows[i].Number("agents") > k).Select(Span)));
            var centre = new Centre(length, rows.Count, [queue], agents) { ShiftEnd = ShiftEnd.HandBack };
            var result = CentreSimulation.Run(centre, new SimulationOptions { Seed = 3, Replications = 800, Confidence = 0.99 }).All;
            for (var i = 0; i < rows.Count; i++)
            {
                var name = $"{scenario.Key} {i}";
                comparisons.Add(new Comparison(name, "p_wait_mean", rows[i].Number("p_wait_mean"), result.Intervals[i].WaitProbability));
                comparisons.Add(new Comparison(name, "mean_queue", rows[i].Number("mean_queue"), result.Intervals[i].MeanQueue));
                comparisons.Add(new Comparison(name, "occupancy", rows[i].Number("occupancy"), result.Intervals[i].Occupancy));
            }
        }

        Assert.That(comparisons, Has.Count.EqualTo(54));
        AssertAgree(comparisons);
    }

    /// <summary>
    /// The model takes calls again as fresh ones; with a mean delay of 20,000 s they nearly are. Against the table's values per attempt.
    /// </summary>
    [Test]
    public void RunBatches_Redials_ComeNearErlangX()
    {
        foreach (var row in GoldenTable.Read("golden_dev.csv").Where(r => r["model"] == "erlang_x"))
        {
            var centre = GoldenRun.Centre(row, 25, 3_000);
            var again = new Redial { AfterAbandoning = row.Number("redial_prob"), AfterBlocking = row.Number("redial_prob"), MeanDelaySeconds = 20_000 };
            centre = new Centre(centre.IntervalSeconds, centre.Intervals, [centre.Queues[0] with { Redial = again }], centre.Agents);
            var total = CentreSimulation.RunBatches(centre, new SimulationOptions { Seed = 5, WarmupIntervals = 5 }).All.Total;
            var perInterval = total.Offered.Mean * row.Number("interval_s") / centre.IntervalSeconds;
            Assert.Multiple(() =>
            {
                Assert.That(perInterval, Is.EqualTo(row.Number("total_calls_per_interval")).Within(3).Percent, "calls");
                Assert.That(total.ServiceLevel().Mean, Is.EqualTo(row.Number("service_level")).Within(0.03), "service level");
                Assert.That(total.Abandonment.Mean, Is.EqualTo(row.Number("p_abandon")).Within(0.01), "abandonment");
                Assert.That(total.Blocking.Mean, Is.EqualTo(row.Number("p_block")).Within(0.005), "blocking");
            });
        }
    }

    /// <summary>
    /// Few enough outside their intervals, none far, and every interval narrow: shares of 1 within 0.03, waits within 60 % or 0.05 s (their spells are few and long).
    /// </summary>
    private static void AssertAgree(IReadOnlyList<Comparison> comparisons)
    {
        var tested = comparisons.Where(c => !c.Rare && !c.Certain).ToList();
        var missed = tested.Where(c => c.Missed).ToList();
        TestContext.Out.WriteLine($"{missed.Count} of {tested.Count} missed");
        foreach (var c in missed)
        {
            TestContext.Out.WriteLine(c);
        }

        Assert.Multiple(() =>
        {
            Assert.That(comparisons.Where(c => c.Certain && c.Missed), Is.Empty, "values that are 0 or 1");
            Assert.That(missed, Has.Count.AtMost(Comparison.MostMissed(tested.Count)), "values outside their 99 % interval");
            Assert.That(tested.Where(c => !(c.Errors < 5)), Is.Empty, "values 5 standard errors off");
            Assert.That(tested.Where(c => !(c.Simulated.HalfWidth <= Math.Max(c.Expected <= 1 ? 0.03 : 0.05, 0.6 * c.Expected))), Is.Empty, "intervals too wide to show anything");
        });
    }
}
