namespace Wfm.OrTools.Tests;

public class SmokeTests
{
    [Test]
    public async Task Solve_Knapsack_IsOptimal()
    {
        await using var runtime = new NodeCpSatRuntime();
        var model = new CpModel("toy");
        var x = model.NewBools(3);
        model.AddLinear(x, [3, 4, 5], 0, 8);
        model.Maximize(new LinearExpr().Add(x[0], 4).Add(x[1], 5).Add(x[2], 6));
        var steps = new List<CpSatProgress>();
        var r = await runtime.SolveAsync(model, new CpSatOptions { LogProgress = true }, new Sink(steps));
        TestContext.Out.WriteLine(r.Log);
        Assert.That(r.Status, Is.EqualTo(CpSatStatus.Optimal));
        Assert.That(r.Objective, Is.EqualTo(10));
    }

    private sealed class Sink(List<CpSatProgress> steps) : IProgress<CpSatProgress>
    {
        public void Report(CpSatProgress value) => steps.Add(value);
    }
}
