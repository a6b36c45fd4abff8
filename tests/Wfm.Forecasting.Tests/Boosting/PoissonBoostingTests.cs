using Wfm.Forecasting.Boosting;

namespace Wfm.Forecasting.Tests.Boosting;

public class PoissonBoostingTests
{
    private static readonly TreeRules Rules = new(3, 20, 20, 3);

    private static PoissonBoosting Fit(int rows, Func<double, double, double> factor, out Func<double, double, double> predict)
    {
        var random = new Random(12);
        var (values, count, offset, day) = (new double[2 * rows], new double[rows], new double[rows], new int[rows]);
        for (var r = 0; r < rows; r++)
        {
            (values[2 * r], values[(2 * r) + 1], day[r]) = (random.Next(10), random.Next(10), r / 10);
            offset[r] = Math.Log(5 + random.Next(10));
            count[r] = Past.Poisson(random, Math.Exp(offset[r]) * factor(values[2 * r], values[(2 * r) + 1]));
        }

        var fit = PoissonBoosting.Fit(new BinnedTable(values, 2), count, offset, [.. Enumerable.Repeat(1.0, rows)], day, rows * 4 / 5, Rules, default);
        predict = (a, b) => Math.Exp(fit.Predict([a, b]));
        return fit;
    }

    [Test]
    public void Fit_FactorsThatDependOnBoth_AreLearned()
    {
        // 4,000 rows of about 9.5 contacts: each of the four corners is known to about 1 %; shrinkage and early stopping take some of it back.
        static double Factor(double a, double b) => a >= 5 && b >= 5 ? 1.6 : a >= 5 ? 0.7 : 1;
        Fit(4000, Factor, out var predict);
        foreach (var (a, b) in new[] { (1, 1), (1, 8), (8, 1), (8, 8) })
        {
            Assert.That(predict(a, b), Is.EqualTo(Factor(a, b)).Within(0.06), $"{a}, {b}");
        }
    }

    [Test]
    public void Fit_NothingButNoise_ChangesNextToNothing()
    {
        Fit(4000, (_, _) => 1, out var predict);
        foreach (var (a, b) in new[] { (0, 0), (1, 8), (8, 1), (9, 9) })
        {
            Assert.That(predict(a, b), Is.EqualTo(1).Within(0.03), $"{a}, {b}");
        }
    }

    [Test]
    public void Fit_NoRowsHeldOut_IsTheOffset()
    {
        var fit = PoissonBoosting.Fit(new BinnedTable([1, 2, 3], 1), [1, 50, 3], [0, 0, 0], [1, 1, 1], [0, 1, 2], 3, Rules, default);
        Assert.That(fit.Trees, Is.Zero);
        Assert.That(fit.Predict([2]), Is.Zero);
    }
}
