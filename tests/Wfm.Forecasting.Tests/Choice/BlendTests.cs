namespace Wfm.Forecasting.Tests;

/// <summary>Weights of a combination against a fine grid over all weights, and in cases where the answer is known.</summary>
public class BlendTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Weights_ThreeModels_AreTheBestOfAFineGrid(int seed)
    {
        var (means, actual) = Models(seed, [4, 4.08, 4.15], 300);
        var weights = Blend.Weights(means, actual);
        var (best, at) = (double.PositiveInfinity, new double[3]);
        for (var a = 0; a <= 100; a++)
        {
            for (var b = 0; a + b <= 100; b++)
            {
                double[] w = [a / 100.0, b / 100.0, (100 - a - b) / 100.0];
                if (Loss(means, actual, w) is var loss && loss < best)
                {
                    (best, at) = (loss, w);
                }
            }
        }

        Assert.That(weights.Sum(), Is.EqualTo(1).Within(1e-12));
        for (var m = 0; m < 3; m++)
        {
            // The grid is 0.01 wide; weights below 0.03 go to 0.
            Assert.That(weights[m], Is.EqualTo(at[m] < 0.03 ? 0 : at[m]).Within(0.05));
        }
    }

    [Test]
    public void Weights_TwinModels_ShareEvenly()
    {
        var (means, actual) = Models(7, [4], 300);
        Assert.That(Blend.Weights([means[0], means[0]], actual), Is.EqualTo(new[] { 0.5, 0.5 }).Within(1e-9));
    }

    [Test]
    public void Weights_ModelFarOff_TakesNoPart()
    {
        var (means, actual) = Models(8, [4, 6], 300);
        Assert.That(Blend.Weights(means, actual), Is.EqualTo(new[] { 1.0, 0 }));
    }

    [Test]
    public void Errors_FewContacts_AreLeastAtTheMeanAndNotAtNothing()
    {
        var random = new Random(11);
        var actual = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() < 0.2 ? 1.0 : 0).ToArray();
        double[] Flat(double mean) => [.. Enumerable.Repeat(mean, actual.Length)];
        var errors = Blend.Errors([Flat(0.2), Flat(0.05), Flat(0.01), Flat(0.4)], actual);
        Assert.That(errors[0], Is.EqualTo(errors.Min()));
    }

    [TestCase(10_000)]
    [TestCase(10_000_000)]
    public void Weights_OneCountMistyped_AreThoseWithoutIt(double typed)
    {
        var (means, actual) = Models(9, [4, 4.1, 6], 2000);
        var without = Blend.Weights(means, actual);
        actual[700] = typed;
        var with = Blend.Weights(means, actual);
        Assert.That(with[2], Is.Zero, "far off on the other 1999");
        Assert.That(with, Is.EqualTo(without).Within(0.1));
    }

    [Test]
    public void Errors_AContactAWeek_AreLeastAtTheMean()
    {
        var random = new Random(12);
        var actual = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() < 0.002 ? 1.0 : 0).ToArray();
        double[] Flat(double mean) => [.. Enumerable.Repeat(mean, actual.Length)];
        var errors = Blend.Errors([Flat(0.002), Flat(0.0005), Flat(0.0001), Flat(0.006)], actual);
        Assert.That(errors[0], Is.EqualTo(errors.Min()));
    }

    [Test]
    public void Weights_PerfectModel_TakesAll()
    {
        var (means, actual) = Models(9, [4], 300);
        var weights = Blend.Weights([means[0], actual], actual);
        Assert.That(weights[1], Is.GreaterThan(0.9));
    }

    private static double Loss(double[][] means, double[] actual, double[] weights)
    {
        var (loss, own) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var scale = Math.Max(means.Average(m => m[i]), 0.02 * actual.Average());
            loss += Math.Pow(means.Select((m, k) => weights[k] * m[i]).Sum() - actual[i], 2) / scale / actual.Length;
            own += means.Sum(m => Math.Pow(m[i] - actual[i], 2)) / scale / actual.Length / means.Length;
        }

        return loss + (0.005 * own * weights.Sum(w => Math.Pow(w - (1.0 / weights.Length), 2)));
    }

    private static (double[][] Means, double[] Actual) Models(int seed, double[] spread, int count)
    {
        var random = new Random(seed);
        var actual = Enumerable.Range(0, count).Select(_ => 20 + (30 * random.NextDouble())).ToArray();
        return ([.. spread.Select(s => actual.Select(y => y + (s * ((2 * random.NextDouble()) - 1))).ToArray())], actual);
    }
}
