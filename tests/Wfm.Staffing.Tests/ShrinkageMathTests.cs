namespace Wfm.Staffing.Tests;

public sealed class ShrinkageMathTests
{
    [Test]
    public void Combine_TwoBases_Refuses()
    {
        Shrinkage[] mixed = [new("leave", 0.09, ShrinkageBase.Paid), new("coaching", 0.05, ShrinkageBase.Present)];
        Assert.That(() => ShrinkageMath.Combine(mixed), Throws.ArgumentException.With.Message.Contains("coaching"));
    }

    [Test]
    public void Combine_OneBase_Adds()
    {
        Shrinkage[] same = [new("breaks", 0.08, ShrinkageBase.Present), new("coaching", 0.05, ShrinkageBase.Present)];
        Assert.That(ShrinkageMath.Combine(same), Is.EqualTo(0.13).Within(1e-15));
        Assert.That(ShrinkageMath.Combine([]), Is.Zero);
    }

    [Test]
    public void OfPaidToPresent_ThenStages_GivesTheSumOfPaid()
    {
        // 20 % out and 12 % in, both of paid hours: 68 % is left whichever way it is reckoned.
        var present = ShrinkageMath.OfPaidToPresent(0.12, 0.20);
        Assert.That(present, Is.EqualTo(0.15).Within(1e-15));
        Assert.That(ShrinkageMath.CombineStages([0.20, present]), Is.EqualTo(0.32).Within(1e-15));
    }

    [TestCase(1.0)]
    [TestCase(1.2)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    public void GrossUp_ShareOutsideItsRange_Throws(double share) =>
        Assert.That(() => ShrinkageMath.GrossUp(10, share), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void CombineSameBase_SumOfOneOrMore_Throws() =>
        Assert.That(() => ShrinkageMath.CombineSameBase([0.6, 0.5]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void FromFactor_UndoesGrossUp() => Assert.That(ShrinkageMath.GrossUp(70, ShrinkageMath.FromFactor(1.25)), Is.EqualTo(87.5).Within(1e-12));

    /// <summary>Oracle: the binomial tail summed directly, for every team of 0 to 40 and three chances.</summary>
    [Test]
    public void BinomialCover_AgainstDirectTail_IsTheSmallest()
    {
        for (var needed = 0; needed <= 40; needed++)
        {
            foreach (var absence in new[] { 0.02, 0.1, 0.35 })
            {
                foreach (var certainty in new[] { 0.5, 0.9, 0.99 })
                {
                    var n = ShrinkageMath.BinomialCover(needed, absence, certainty);
                    Assert.That(Tail(n, 1 - absence, needed), Is.GreaterThanOrEqualTo(certainty - 1e-11));
                    Assert.That(n == needed || Tail(n - 1, 1 - absence, needed) < certainty, Is.True, $"{n} for {needed} at {absence}, {certainty}");
                }
            }
        }
    }

    /// <summary>Oracle: a normal tail to within a few agents, where (1 − p)^n is far below the range of double.</summary>
    [Test]
    public void BinomialCover_LargeTeam_DoesNotUnderflow()
    {
        var n = ShrinkageMath.BinomialCover(20_000, 0.10, 0.95);
        var mean = n * 0.9;
        var z = (mean - 20_000 + 0.5) / Math.Sqrt(n * 0.09);
        Assert.That(z, Is.EqualTo(1.6449).Within(0.03));
    }

    private static double Tail(int n, double p, int least)
    {
        var mass = Math.Pow(p, n);
        var sum = 0.0;
        for (var k = n; k >= least; k--)
        {
            sum += mass;
            mass *= k * (1 - p) / ((n - k + 1) * p);
        }

        return sum;
    }
}
