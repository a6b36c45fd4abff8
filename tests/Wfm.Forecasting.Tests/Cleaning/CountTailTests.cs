namespace Wfm.Forecasting.Tests.Cleaning;

public class CountTailTests
{
    // Against the plain sum of probabilities f(0) = (1 + e)^(-μ/e), f(n+1) = f(n)·e/(1+e)·(n + μ/e)/(n + 1), e = φ + θμ − 1; Poisson at e = 0.
    [TestCase(5, 1, 0.0, 12)]
    [TestCase(5, 1, 0.2, 0)]
    [TestCase(60, 1.3, 0.05, 10)]
    [TestCase(60, 1.3, 0.05, 180)]
    [TestCase(0.2, 1, 0.5, 3)]
    public void Tails_EqualThePlainSum(double mean, double phi, double theta, int count)
    {
        var excess = phi + (theta * mean) - 1;
        var f = excess < 1e-9 ? Math.Exp(-mean) : Math.Pow(1 + excess, -mean / excess);
        var (below, at) = (0.0, 0.0);
        for (var n = 0; n <= count; n++)
        {
            (below, at) = (below + (n < count ? f : 0), f);
            f *= excess < 1e-9 ? mean / (n + 1) : excess / (1 + excess) * (n + (mean / excess)) / (n + 1);
        }

        Assert.That(CountTail.Lower(count, mean, phi, theta), Is.EqualTo(below + at).Within(1e-10));
        Assert.That(CountTail.Upper(count, mean, phi, theta), Is.EqualTo(1 - below).Within(1e-10));
    }
}
