namespace Wfm.Forecasting.Tests;

/// <summary>Measures against values worked out by hand.</summary>
public class MetricsTests
{
    private static readonly double[] Actual = [10, 0, 20, 10];
    private static readonly double[] Forecast = [8, 2, 25, 10];

    // |2| + |2| + |5| + 0 = 9 of 40.
    [Test]
    public void Wape_ByHand() => Assert.That(Metrics.Wape(Actual, Forecast), Is.EqualTo(9.0 / 40).Within(1e-15));

    // −2 + 2 + 5 + 0 = 5 of 40.
    [Test]
    public void Bias_ByHand() => Assert.That(Metrics.Bias(Actual, Forecast), Is.EqualTo(5.0 / 40).Within(1e-15));

    // Mean error 9/4, naive 3.
    [Test]
    public void Mase_ByHand() => Assert.That(Metrics.Mase(Actual, Forecast, 3), Is.EqualTo(0.75).Within(1e-15));

    // [9, 11], [1, 3], [20, 30], [5, 9]: the first and third hold.
    private static readonly double[] Lower = [9, 1, 20, 5];
    private static readonly double[] Upper = [11, 3, 30, 9];

    [Test]
    public void Coverage_EndsBelongToTheBand() => Assert.That(Metrics.Coverage(Actual, Lower, Upper), Is.EqualTo(0.5));

    // Widths 2 + 2 + 10 + 4 = 18; misses 1 and 1 at 2/0.2 = 10 each; (18 + 20) / 4.
    [Test]
    public void Winkler_ByHand() => Assert.That(Metrics.Winkler(Actual, Lower, Upper, 0.2), Is.EqualTo(9.5).Within(1e-12));

    [Test]
    public void Wape_NothingCame_IsNotANumber() => Assert.That(Metrics.Wape([0, 0], [1, 1]), Is.NaN);

    [Test]
    public void Metrics_UnequalOrEmpty_AreRefused()
    {
        Assert.That(() => Metrics.Wape([1], [1, 2]), Throws.ArgumentException);
        Assert.That(() => Metrics.Bias([], []), Throws.ArgumentException);
        Assert.That(() => Metrics.Winkler([1], [1], [1], 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
