namespace Wfm.Forecasting.Tests.Hierarchy;

public class ReconciliationTests
{
    // Oracle: the normal equations (diag(1/v) + Σ u uᵀ/V) b = b̂/v + Σ u·T/V, solved by elimination.
    [Test]
    public void Solve_OverlappingSums_IsTheLeastSquaresSolution()
    {
        double[] parts = [100, 60, 30, 10], variances = [25, 16, 9, 4];
        (int[] Of, double Forecast, double Variance)[] sums = [([0, 1], 170, 30), ([2, 3], 38, 5), ([0, 1, 2, 3], 215, 12), ([1, 2], 85, 40)];
        var (a, b) = (new double[4, 4], new double[4]);
        for (var i = 0; i < 4; i++)
        {
            a[i, i] = 1 / variances[i];
            b[i] = parts[i] / variances[i];
        }

        foreach (var s in sums)
        {
            foreach (var i in s.Of)
            {
                b[i] += s.Forecast / s.Variance;
                foreach (var j in s.Of)
                {
                    a[i, j] += 1 / s.Variance;
                }
            }
        }

        var solved = Reconciliation.Solve(parts, variances, sums.Select(s => ((IReadOnlyList<int>)s.Of, s.Forecast, s.Variance)));
        Assert.That(solved, Is.EqualTo(Past.SolveDense(a, b)).Within(1e-9));
    }

    [Test]
    public void Solve_NoSums_LeavesTheParts() => Assert.That(Reconciliation.Solve([3, 0, 5], [1, 1, 1], []), Is.EqualTo(new double[] { 3, 0, 5 }));

    [Test]
    public void Solve_ClosedPart_StaysClosed()
    {
        var solved = Reconciliation.Solve([50, 0], [25, 25], [([0, 1], 80, 1)]);
        Assert.That(solved[1], Is.Zero);
        Assert.That(solved[0], Is.InRange(50, 80));
    }

    [Test]
    public void Solve_SumsFarOff_NeverNegativeAndAtMostTwice()
    {
        Assert.That(Reconciliation.Solve([50, 5], [2500, 25], [([0, 1], 0, 1e-6)]), Is.All.GreaterThan(0));
        Assert.That(Reconciliation.Solve([50, 5], [2500, 25], [([0, 1], 1e6, 1e-6)])[0], Is.EqualTo(100));
    }
}
