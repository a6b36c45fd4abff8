using Wfm.Samples.Chance;

namespace Wfm.Samples.Tests;

public class SeededRandomTests
{
    private const int Draws = 40_000;

    [Test]
    public void NextBits_SameSeedAndStream_Repeats()
    {
        var (a, b) = (new SeededRandom(7, "x"), new SeededRandom(7, "x"));
        Assert.That(Enumerable.Range(0, 100).Select(_ => a.NextBits()), Is.EqualTo(Enumerable.Range(0, 100).Select(_ => b.NextBits())));
    }

    [Test]
    public void NextBits_OtherSeedOrStream_Differs()
    {
        var first = new SeededRandom(7, "x").NextBits();
        Assert.Multiple(() =>
        {
            Assert.That(new SeededRandom(8, "x").NextBits(), Is.Not.EqualTo(first));
            Assert.That(new SeededRandom(7, "y").NextBits(), Is.Not.EqualTo(first));
        });
    }

    // Mean and variance of the distribution; bounds are five standard errors of 40,000 draws.
    [TestCase(0.3)]
    [TestCase(5)]
    [TestCase(55)]
    public void Poisson_ManyDraws_HasItsMeanAsMeanAndVariance(double mean)
    {
        var random = new SeededRandom(1);
        var (m, v) = Moments(() => random.Poisson(mean));
        Assert.Multiple(() =>
        {
            Assert.That(m, Is.EqualTo(mean).Within(5 * Math.Sqrt(mean / Draws)));
            Assert.That(v, Is.EqualTo(mean).Within(5 * Math.Sqrt((mean + (2 * mean * mean)) / Draws)));
        });
    }

    // Fourth central moment of a gamma with shape k and mean 1: 3 (k + 2) / k^3.
    [TestCase(0.05)]
    [TestCase(0.5)]
    [TestCase(1.0)]
    public void GammaNoise_ManyDraws_HasMeanOneAndTheVariation(double variation)
    {
        var random = new SeededRandom(2);
        var (m, v) = Moments(() => random.GammaNoise(variation));
        var (square, k) = (variation * variation, 1 / (variation * variation));
        var fourth = 3 * (k + 2) / (k * k * k);
        Assert.Multiple(() =>
        {
            Assert.That(m, Is.EqualTo(1).Within(5 * variation / Math.Sqrt(Draws)));
            Assert.That(v, Is.EqualTo(square).Within(5 * Math.Sqrt((fourth - (square * square)) / Draws)));
        });
    }

    [Test]
    public void Shuffled_Items_AreAPermutation() =>
        Assert.That(new SeededRandom(3).Shuffled(Enumerable.Range(0, 50)), Is.EquivalentTo(Enumerable.Range(0, 50)).And.Not.Ordered);

    private static (double Mean, double Variance) Moments(Func<double> draw)
    {
        var values = Enumerable.Range(0, Draws).Select(_ => draw()).ToArray();
        var mean = values.Average();
        return (mean, values.Sum(x => (x - mean) * (x - mean)) / (Draws - 1));
    }
}
