namespace Wfm.Forecasting.Tests.Distribution;

public class CountLawTests
{
    // Oracle: Poisson probabilities summed term by term; the interpolated quantile must sit where half of a count's probability is reached.
    [TestCase(0.4)]
    [TestCase(3.0)]
    [TestCase(20.0)]
    public void Quantiles_PoissonNoise_InvertTheMidDistribution(double mean)
    {
        var quantiles = Quantiles(mean, mean);
        for (var q = 0; q < quantiles.Length; q++)
        {
            var level = QueueForecast.Levels[q];
            double Mid(int n) => Enumerable.Range(0, n + 1).Sum(k => (k == n ? 0.5 : 1) * Math.Exp((k * Math.Log(mean)) - mean - Enumerable.Range(1, k).Sum(i => Math.Log(i))));
            var (below, above) = ((int)Math.Floor(quantiles[q]), (int)Math.Ceiling(quantiles[q]));
            if (quantiles[q] == 0)
            {
                Assert.That(Mid(0), Is.GreaterThanOrEqualTo(level - 1e-12));
                continue;
            }

            var part = quantiles[q] - below;
            Assert.That(((1 - part) * Mid(below)) + (part * Mid(above)), Is.EqualTo(level).Within(1e-9));
        }
    }

    // Oracle: Monte Carlo of gamma-mixed Poisson counts made here (gamma of integer shape as a sum of exponentials); 40,000 draws, standard error below 0.0025.
    [TestCase(4.0)]
    [TestCase(12.0)]
    [TestCase(400.0)]
    public void Quantiles_OverdispersedCounts_HoldTheirShare(double mean)
    {
        const int Shape = 10;
        var random = new Random(31);
        var quantiles = Quantiles(mean, mean + (mean * mean / Shape));
        var (inside80, inside95, draws) = (0.0, 0.0, 40_000);
        for (var i = 0; i < draws; i++)
        {
            var rate = Enumerable.Range(0, Shape).Sum(_ => -Math.Log(1 - random.NextDouble())) * mean / Shape;

            // A count spread evenly over its unit: what interpolation between counts stands for.
            var count = Math.Max(0, Past.Poisson(random, rate) + random.NextDouble() - 0.5);
            inside80 += count >= quantiles[1] && count <= quantiles[5] ? 1 : 0;
            inside95 += count >= quantiles[0] && count <= quantiles[6] ? 1 : 0;
        }

        Assert.That(inside80 / draws, Is.EqualTo(0.80).Within(mean < 5 ? 0.02 : 0.01));
        Assert.That(inside95 / draws, Is.EqualTo(0.95).Within(mean < 5 ? 0.02 : 0.006));
    }

    // Oracle: negative binomial probabilities by the log-gamma free product Γ(n+r)/(n!Γ(r)) = Π (r+k)/(k+1), summed term by term.
    [Test]
    public void Steps_NegativeBinomial_AreItsDistributionFunction()
    {
        var (mean, variance) = (6.0, 15.0);
        var steps = new CountLaw(mean, variance).Steps();
        var p = mean / variance;
        var r = mean * p / (1 - p);
        var sum = 0.0;
        for (var n = 0; n < 40; n++)
        {
            var choose = Enumerable.Range(0, n).Aggregate(1.0, (x, k) => x * (r + k) / (k + 1));
            sum += choose * Math.Pow(p, r) * Math.Pow(1 - p, n);
            Assert.That(steps[n], Is.EqualTo(sum).Within(1e-12));
        }
    }

    [Test]
    public void Quantiles_AnyMean_AreOrderedAndNeverNegative()
    {
        foreach (var (phi, theta) in new[] { (1, 0), (0.2, 0.001), (3, 0.5), (1e-6, 0), (1.2, 0.0225) })
        {
            for (var mean = 1e-4; mean < 1e5; mean *= 1.7)
            {
                var q = Quantiles(mean, (phi * mean) + (theta * mean * mean));
                Assert.That(q, Is.Ordered);
                Assert.That(q, Has.All.GreaterThanOrEqualTo(0));
                Assert.That(q.All(double.IsFinite), Is.True);
                Assert.That(q[3], Is.LessThanOrEqualTo((mean * 1.2) + 1));
            }
        }
    }

    [Test]
    public void Quantiles_AcrossTheChangeOfMethod_DoNotJump() =>
        Assert.That(Quantiles(50.001, (1.3 * 50.001) + (0.02 * 50.001 * 50.001)), Is.EqualTo(Quantiles(49.999, (1.3 * 49.999) + (0.02 * 49.999 * 49.999))).Within(0.2));

    [TestCase(5.0, 8.0)]
    [TestCase(300.0, 2000.0)]
    public void Rank_OfAQuantile_IsItsLevel(double mean, double variance)
    {
        var law = new CountLaw(mean, variance);
        foreach (var level in QueueForecast.Levels)
        {
            var at = new double[1];
            law.Quantiles([level], at);
            var (low, high) = (Math.Floor(at[0]), Math.Ceiling(at[0]));
            var rank = law.IsContinuous ? law.Rank(at[0]) : low == high ? law.Rank(low) : ((high - at[0]) * law.Rank(low)) + ((at[0] - low) * law.Rank(high));
            Assert.That(rank, Is.EqualTo(level).Within(1e-9));
        }
    }

    private static double[] Quantiles(double mean, double variance)
    {
        var result = new double[7];
        new CountLaw(mean, variance).Quantiles([.. QueueForecast.Levels], result);
        return result;
    }
}
