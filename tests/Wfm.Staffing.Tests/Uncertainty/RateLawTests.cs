namespace Wfm.Staffing.Tests;

/// <summary>The law of the rate that a forecast's quantiles of counts imply.</summary>
public sealed class RateLawTests
{
    private static readonly TimeGrid Grid = new(TimeZoneInfo.Utc, new DateOnly(2026, 3, 2), 1, TimeSpan.FromMinutes(60));

    // Whole-number quantiles of R: qnbinom(c(.025, .1, .25, .5, .75, .9, .975), size = 1/cv^2, mu = m), and qpois for cv 0.
    [TestCase(5, 0.3, 0.12, new double[] { 1, 2, 3, 5, 7, 9, 11 })]
    [TestCase(20, 0, 0.05, new double[] { 12, 14, 17, 20, 23, 26, 29 })]
    [TestCase(20, 0.2, 0.05, new double[] { 10, 13, 16, 20, 24, 28, 33 })]
    [TestCase(60, 0.15, 0.02, new double[] { 39, 45, 52, 59, 68, 76, 85 })]
    [TestCase(400, 0.1, 0.005, new double[] { 317, 344, 369, 399, 429, 458, 492 })]
    [TestCase(400, 0.5, 0.01, new double[] { 108, 173, 253, 367, 511, 669, 879 })]
    public void TryFrom_NegativeBinomialQuantiles_GiveTheCvBack(double mean, double cv, double within, double[] quantiles)
    {
        Assert.That(RateLaw.TryFrom(Forecast(mean, quantiles), 3, out var law), Is.True);
        Assert.That(law.Mean, Is.EqualTo(mean));
        Assert.That(law.Cv, Is.EqualTo(cv).Within(within));
    }

    [TestCase(3, 0.5, 0.1)]
    [TestCase(12, 0.3, 0.03)]
    [TestCase(80, 0.12, 0.02)]
    [TestCase(1500, 0.05, 0.005)]
    public void TryFrom_QuantilesOfDrawnCounts_GiveTheCvBack(double mean, double cv, double within)
    {
        var chance = new Random(7);
        var rate = new RateLaw(mean, cv);
        var counts = Enumerable.Range(0, 4000).Select(_ => Poisson(chance, rate.Quantile(Math.Clamp(chance.NextDouble(), 1e-12, 1 - 1e-12)))).Order().ToArray();
        var quantiles = QueueForecast.Levels.Select(l => Middle(counts, l)).ToArray();
        RateLaw.TryFrom(Forecast(mean, quantiles), 0, out var law);
        Assert.That(law.Cv, Is.EqualTo(cv).Within(within));
    }

    [Test]
    public void TryFrom_BiasUnsortedMissingOrOneOddQuantile_KeepsTheCv()
    {
        double[] exact = [317, 344, 369, 399, 429, 458, 492];
        RateLaw.TryFrom(Forecast(400, exact), 0, out var law);
        double Cv(IEnumerable<double> quantiles)
        {
            RateLaw.TryFrom(Forecast(400, [.. quantiles]), 0, out var other);
            return other.Cv;
        }

        Assert.That(Cv(exact.Select(q => q + 25)), Is.EqualTo(law.Cv).Within(1e-4), "beside the mean");
        Assert.That(Cv(exact.Reverse()), Is.EqualTo(law.Cv).Within(1e-9), "in another order");
        Assert.That(Cv(exact.Select((q, i) => i is 0 or 3 ? double.NaN : q)), Is.EqualTo(law.Cv).Within(0.005), "two missing");
        Assert.That(Cv(exact.Select((q, i) => i == 6 ? 4000 : q)), Is.EqualTo(law.Cv).Within(0.005), "one of ten times the size");
    }

    [Test]
    public void TryFrom_NoQuantiles_SaysSoAndTakesTheRateAsKnown()
    {
        // A forecast file without quantiles is read with the mean in their place.
        Assert.That(RateLaw.TryFrom(Forecast(40, [40, 40, 40, 40, 40, 40, 40]), 0, out var law), Is.False);
        Assert.That(law, Is.EqualTo(new RateLaw(40, 0)));
        Assert.That(RateLaw.TryFrom(Forecast(40, [double.NaN, double.NaN, 33, double.NaN, 47, double.NaN, double.NaN]), 0, out law), Is.False);
        Assert.That(law.IsKnown, Is.True);
    }

    [Test]
    public void TryFrom_NarrowerThanPoissonOrClosed_IsAKnownRate()
    {
        Assert.That(RateLaw.TryFrom(Forecast(100, [96, 97, 98, 100, 102, 103, 104]), 0, out var law), Is.True);
        Assert.That(law.Cv, Is.Zero);
        Assert.That(RateLaw.TryFrom(Forecast(0, [0, 0, 0, 0, 0, 0, 0]), 0, out law), Is.True);
        Assert.That(law.IsKnown && law.Mean == 0, Is.True);
    }

    [TestCase(0.02, new double[] { 0, 0, 0, 0, 0, 0, 0 })]
    [TestCase(0.7, new double[] { 0, 0, 0, 0, 1, 2, 3 })]
    [TestCase(1e6, new double[] { 0, 0, 0, 0, 0, 0, 1e7 })]
    [TestCase(1e-300, new double[] { 0, 0, 0, 1, 1, 1, 1 })]
    public void TryFrom_SmallAndStrange_IsALawWithinBounds(double mean, double[] quantiles)
    {
        RateLaw.TryFrom(Forecast(mean, quantiles), 0, out var law);
        Assert.That(law.Cv, Is.InRange(0, 2));
        Assert.That(law.Mean, Is.EqualTo(mean));
    }

    private static QueueForecast Forecast(double mean, double[] quantiles)
    {
        IntervalSeries Flat(double value) => new(Grid, Enumerable.Repeat(value, Grid.Count));
        return new QueueForecast(new QueueKey("calls"), Flat(mean), Flat(200), quantiles.Select(Flat), "test");
    }

    // Half-way up the steps of the empirical distribution, as forecasts interpolate counts.
    private static double Middle(int[] sorted, double level)
    {
        var (before, x0) = (0.0, -1.0);
        foreach (var group in sorted.GroupBy(n => n))
        {
            var below = sorted.Count(n => n < group.Key);
            var at = (below + (group.Count() / 2.0)) / sorted.Length;
            if (level <= at)
            {
                return x0 < 0 ? group.Key : x0 + ((level - before) / (at - before) * (group.Key - x0));
            }

            (before, x0) = (at, group.Key);
        }

        return sorted[^1];
    }

    private static int Poisson(Random chance, double mean)
    {
        var (n, time) = (0, -Math.Log(1 - chance.NextDouble()));
        while (time < mean)
        {
            time -= Math.Log(1 - chance.NextDouble());
            n++;
        }

        return n;
    }
}
