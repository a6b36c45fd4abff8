namespace Wfm.Forecasting.Tests;

/// <summary>Values by hand; laws are found again from numbers that follow them exactly.</summary>
public sealed class StatisticsTests
{
    [TestCase(new[] { 3.0 }, 3)]
    [TestCase(new[] { 5.0, 1, 3 }, 3)]
    [TestCase(new[] { 8.0, 1, 2, 4 }, 3)]
    public void Median_Values_IsTheMiddle(double[] values, double expected) => Assert.That(Statistics.Median(values), Is.EqualTo(expected));

    [Test]
    public void RootErrorLaw_ErrorsOfALaw_GiveItBack()
    {
        var law = new RootErrorLaw();
        foreach (var (square, weight) in new[] { (1.0, 2.0), (9.0, 1.0), (25.0, 0.5) })
        {
            law.Add(square, 0.25 + (0.04 * square), weight);
        }

        var (a, b) = law.Solve();
        Assert.That(a, Is.EqualTo(0.25).Within(1e-12));
        Assert.That(b, Is.EqualTo(0.04).Within(1e-12));
        Assert.That(law.MeanSquare, Is.EqualTo(((2 * 0.29) + 0.61 + (0.5 * 1.25)) / 3.5).Within(1e-12));
        Assert.That(RootErrorLaw.Mean(3, a, b), Is.EqualTo(9.61).Within(1e-12));
        Assert.That(RootErrorLaw.Mean(0, a, b), Is.Zero);
    }

    [Test]
    public void RootErrorLaw_ErrorsThatFallWithTheLevel_LeaveOneConstant()
    {
        var law = new RootErrorLaw();
        law.Add(1, 3);
        law.Add(4, 1);

        Assert.That(law.Solve(), Is.EqualTo((2.0, 0.0)));
        Assert.That(new RootErrorLaw().Solve(), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void VarianceMoments_SquaresOfALaw_GiveItBack()
    {
        var moments = new VarianceMoments();
        Assert.That(moments.IsEmpty);
        foreach (var mean in new[] { 0.5, 2.0, 10.0, 40.0 })
        {
            moments.Add(mean, (1.3 * mean) + (0.02 * mean * mean), mean + (0.01 * mean * mean));
        }

        Assert.That(moments.Both()!.Value.Phi, Is.EqualTo(1.3).Within(1e-9));
        Assert.That(moments.Both()!.Value.Theta, Is.EqualTo(0.02).Within(1e-9));
        Assert.That(moments.PhiGiven(0.02), Is.EqualTo(1.3).Within(1e-9));
        Assert.That(moments.ThetaGiven(1.3), Is.EqualTo(0.02).Within(1e-9));
    }

    [Test]
    public void VarianceMoments_OneMeanOnly_CannotTellTheTwoApart()
    {
        var moments = new VarianceMoments();
        moments.Add(4, 8, 4);
        moments.Add(4, 8, 4);

        Assert.That(moments.Both(), Is.Null);
        Assert.That(moments.PhiAlone, Is.EqualTo(2).Within(1e-12));
        Assert.That(moments.ThetaAlone, Is.EqualTo(0.5).Within(1e-12));
    }
}
