using Wfm.Samples.Chance;

namespace Wfm.Samples.Tests;

public class PortableMathTests
{
    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool Log_OfAPositiveNumber_IsThePlatformsWithin1e14(FsCheck.NormalFloat value)
    {
        var x = Math.Abs(value.Get);
        return !double.IsNormal(x) || Math.Abs(PortableMath.Log(x) - Math.Log(x)) <= 1e-14 * (1 + Math.Abs(Math.Log(x)));
    }

    [Test]
    public void Exp_FromMinus700To700_IsThePlatformsWithin1e13()
    {
        for (var x = -700.0; x <= 700; x += 0.37)
        {
            Assert.That(PortableMath.Exp(x), Is.EqualTo(Math.Exp(x)).Within(1e-13 * Math.Exp(x)), $"x = {x}");
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Log_OfWhatHasNone_Throws(double x) => Assert.That(() => PortableMath.Log(x), Throws.TypeOf<ArgumentOutOfRangeException>());
}
