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
}
