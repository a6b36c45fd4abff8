namespace Wfm.Staffing.Tests;

/// <summary>
/// The simulation against the stationary rows of the reference table, each value inside the simulation's own 99 % interval. Of hundreds of values some lie outside by
/// chance: the number of those must fit a binomial with 1 % (beyond 1 in 10,000 fails), and none may be 5 standard errors off. <c>Wfm.Quality simulation</c> runs all
/// rows, and longer; here those that settle soon.
/// </summary>
public sealed class SimulationGoldenTests
{
    private const int Batches = 40;

    [TestCase("erlang_b", 120)]
    [TestCase("erlang_c", 350)]
    [TestCase("erlang_a", 200)]
    [TestCase("mmnk", 50)]
    [TestCase("erlang_a_k", 60)]
    public void RunBatches_StationaryRows_ContainTheTable(string model, int atLeast)
    {
        var rows = GoldenTable.Read("golden_dev.csv").Where(r => r["model"] == model && r.Number("agents") > 0 && r.Number("calls_per_interval") > 0).ToList();
        var stable = rows.Where(r => model != "erlang_c" || r.Number("erlangs") < 0.97 * r.Number("agents"));
        var comparisons = stable.Where(r => GoldenRun.SettlingArrivals(r) <= 12_000)
            .SelectMany((r, i) => GoldenRun.Compare(r, Batches, Math.Max(4_000, GoldenRun.SettlingArrivals(r)), 100 + i)).ToList();
        var tested = comparisons.Where(c => !c.Rare).ToList();
        foreach (var c in comparisons.Where(c => c.Missed))
        {
            TestContext.Out.WriteLine($"{(c.Rare ? "rare" : "")} {c}");
        }

        TestContext.Out.WriteLine($"{tested.Count} of {comparisons.Count}");
    }
}
