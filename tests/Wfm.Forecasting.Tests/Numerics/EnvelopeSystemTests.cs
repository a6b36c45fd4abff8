using Wfm.Forecasting.Counts;

namespace Wfm.Forecasting.Tests.Counts;

public class EnvelopeSystemTests
{
    // Oracle: the same equations, dense, by Gauss-Jordan. The solver adds 1e-11 of the largest diagonal: hence 1e-8.
    [TestCase(0)]
    [TestCase(2)]
    [TestCase(5)]
    public void Solve_BandWithDenseBorder_MatchesDenseElimination(int border)
    {
        const int N = 17;
        var random = new Random(11);
        var first = Enumerable.Range(0, N).Select(i => i >= N - border ? 0 : Math.Max(0, i - 2)).ToArray();
        var system = new EnvelopeSystem(first);
        var (dense, right) = (new double[N, N], new double[N]);
        for (var i = 0; i < N; i++)
        {
            for (var j = first[i]; j <= i; j++)
            {
                var value = i == j ? 9 + (4 * border) + random.NextDouble() : random.NextDouble() - 0.5;
                system.Add(i % 2 == 0 ? i : j, i % 2 == 0 ? j : i, value);
                (dense[i, j], dense[j, i]) = (value, value);
            }

            right[i] = random.NextDouble();
            system.AddRight(i, right[i]);
        }

        var result = new double[N];
        system.Solve(result);
        Assert.That(result, Is.EqualTo(Past.SolveDense(dense, right)).Within(1e-8));
    }

    [Test]
    public void Penalize_SecondDifference_PullsOntoALine()
    {
        var system = new EnvelopeSystem([0, 0, 0]);
        double[] y = [0, 5, 2];
        for (var i = 0; i < 3; i++)
        {
            system.Add(i, i, 1);
            system.AddRight(i, y[i]);
        }

        system.Penalize([0, 1, 2], [1, -2, 1], 1e6);
        var f = new double[3];
        system.Solve(f);

        // The least-squares line through (0, 0), (1, 5), (2, 2).
        Assert.That(f, Is.EqualTo(new[] { 4 / 3.0, 7 / 3.0, 10 / 3.0 }).Within(1e-3));
    }
}
