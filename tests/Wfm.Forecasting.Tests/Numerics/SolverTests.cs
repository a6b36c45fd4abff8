namespace Wfm.Forecasting.Tests;

/// <summary>The linear algebra against plain dense elimination.</summary>
public class SolverTests
{
    [Test]
    public void RidgeSystem_RandomRows_SolvesTheNormalEquations()
    {
        var random = new Random(21);
        var (n, p) = (60, 9);
        var x = new double[n, p];
        var (y, w) = (new double[n], new double[n]);
        var system = new RidgeSystem(p);
        var (normal, right) = (new double[p, p], new double[p]);
        for (var i = 0; i < n; i++)
        {
            (y[i], w[i]) = (random.NextDouble() * 10, random.NextDouble());
            for (var j = 0; j < p; j++)
            {
                x[i, j] = random.NextDouble() - 0.5;
            }

            system.Add([.. Enumerable.Range(0, p)], [.. Enumerable.Range(0, p).Select(j => x[i, j])], y[i], w[i]);
            for (var j = 0; j < p; j++)
            {
                right[j] += w[i] * x[i, j] * y[i];
                for (var k = 0; k < p; k++)
                {
                    normal[j, k] += w[i] * x[i, j] * x[i, k];
                }
            }
        }

        for (var j = 0; j + 1 < p; j++)
        {
            system.Penalize([j, j + 1], [1, -1], 0.7);
            normal[j, j] += 0.7;
            normal[j + 1, j + 1] += 0.7;
            normal[j, j + 1] -= 0.7;
            normal[j + 1, j] -= 0.7;
        }

        Assert.That(system.Solve(), Is.EqualTo(Past.SolveDense(normal, right)).Within(1e-6));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(30)]
    public void Whittaker_AnyLength_SolvesItsEquations(int n)
    {
        var random = new Random(22);
        double[] y = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())], w = [.. Enumerable.Range(0, n).Select(_ => 0.1 + random.NextDouble())];
        var (matrix, right) = (new double[n, n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            matrix[i, i] += w[i] + 0.3;
            right[i] = w[i] * y[i];
        }

        for (var i = 0; i + 2 < n; i++)
        {
            double[] row = [1, -2, 1];
            for (var a = 0; a < 3; a++)
            {
                for (var b = 0; b < 3; b++)
                {
                    matrix[i + a, i + b] += 5 * row[a] * row[b];
                }
            }
        }

        Assert.That(Whittaker.Smooth(y, w, 5, 0.3), Is.EqualTo(Past.SolveDense(matrix, right)).Within(1e-9));
    }
}
