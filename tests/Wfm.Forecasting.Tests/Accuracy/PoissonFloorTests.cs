namespace Wfm.Forecasting.Tests;

/// <summary>The error that chance leaves, against the sum over the distribution.</summary>
public class PoissonFloorTests
{
    [TestCase(0.001)]
    [TestCase(0.3)]
    [TestCase(1)]
    [TestCase(2.5)]
    [TestCase(17)]
    [TestCase(49.999)]
    [TestCase(50.97)]
    [TestCase(99.99)]
    [TestCase(2000)]
    public void PoissonError_MatchesTheSumOverTheDistribution(double mean)
    {
        // Σ |n − μ| f(n), each f(n) from its logarithm as a sum of logarithms: no gamma function, no closed form.
        var (sum, logFactorial) = (0.0, 0.0);
        for (var n = 0; n < mean + (40 * Math.Sqrt(mean)) + 60; n++)
        {
            logFactorial += n > 0 ? Math.Log(n) : 0;
            sum += Math.Abs(n - mean) * Math.Exp((n * Math.Log(mean)) - mean - logFactorial);
        }

        Assert.That(Metrics.PoissonError(mean), Is.EqualTo(sum).Within(1e-10 * sum));
    }

    [Test]
    public void PoissonError_LargeMeans_ApproachTheNormalLimitFromBelow()
    {
        foreach (var mean in new[] { 1e3, 1e5, 1e7, 1e9, 1e11 })
        {
            var ratio = Metrics.PoissonError(mean) / Math.Sqrt(2 * mean / Math.PI);

            // Stirling: at a whole mean the ratio is 1 − 1/(12 μ) + ...
            Assert.That(ratio, Is.EqualTo(1).Within((1 / (11.9 * mean)) + 1e-14).And.LessThan(1));
        }
    }

    [Test]
    public void PoissonError_Edges()
    {
        Assert.That(Metrics.PoissonError(0), Is.Zero);
        Assert.That(() => Metrics.PoissonError(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Metrics.PoissonError(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void PoissonFloor_WeighsByMeans()
    {
        // Mean 1: 2·e^−1; mean 2: 2·e^−2·2³ ÷ 2! = 8·e^−2.
        Assert.That(Metrics.PoissonFloor([1, 2, 0, -3]), Is.EqualTo(((2 / Math.E) + (8 * Math.Exp(-2))) / 3).Within(1e-12));
        Assert.That(Metrics.PoissonFloor([0, 0]), Is.NaN);
    }
}
