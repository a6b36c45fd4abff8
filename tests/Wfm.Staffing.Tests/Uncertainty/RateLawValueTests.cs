namespace Wfm.Staffing.Tests;

/// <summary>Values of R 4.2: <c>pgamma(k * x, k)</c> and <c>qgamma(p, k) / k</c>, printed with 15 digits.</summary>
public sealed class RateLawValueTests
{
    [TestCase(0.01, 0.01, 0.917214347092254)]
    [TestCase(0.01, 0.5, 0.953760860042198)]
    [TestCase(0.01, 1, 0.960347423521509)]
    [TestCase(0.01, 1.02, 0.960535723752595)]
    [TestCase(0.01, 1.5, 0.964201760840667)]
    [TestCase(0.01, 3, 0.970765716682397)]
    [TestCase(0.25, 0.01, 0.24657376563403)]
    [TestCase(0.25, 0.5, 0.640157206083084)]
    [TestCase(0.25, 1, 0.743677944731461)]
    [TestCase(0.25, 1.02, 0.746685724190337)]
    [TestCase(0.25, 1.5, 0.80479911260088)]
    [TestCase(0.25, 3, 0.899936513284498)]
    [TestCase(1, 0.01, 0.00995016625083195)]
    [TestCase(1, 0.5, 0.393469340287367)]
    [TestCase(1, 1, 0.632120558828558)]
    [TestCase(1, 1.02, 0.639405059826922)]
    [TestCase(1, 1.5, 0.77686983985157)]
    [TestCase(1, 3, 0.950212931632136)]
    [TestCase(4, 0.01, 1.03309577712168e-07)]
    [TestCase(4, 0.5, 0.142876539501453)]
    [TestCase(4, 1, 0.566529879633291)]
    [TestCase(4, 1.02, 0.582000919719649)]
    [TestCase(4, 1.5, 0.848796117223352)]
    [TestCase(4, 3, 0.997708208792209)]
    [TestCase(100, 0.5, 3.20006532458513e-10)]
    [TestCase(100, 1, 0.513298798279149)]
    [TestCase(100, 1.02, 0.591718634518844)]
    [TestCase(100, 1.5, 0.999994075459665)]
    [TestCase(100, 3, 1)]
    [TestCase(10000, 1, 0.501329808339955)]
    [TestCase(10000, 1.02, 0.976712677866401)]
    [TestCase(1e6, 1, 0.500132980760873)]
    [TestCase(1e6, 1.02, 1)]
    public void Cdf_ShapeAndValue_IsThatOfR(double shape, double x, double cdf) =>
        Assert.That(Law(shape).Cdf(x), Is.EqualTo(cdf).Within(1e-11 * cdf).Or.EqualTo(cdf).Within(1e-14));

    [TestCase(0.01, 0.001, 5.66073814706157e-299)]
    [TestCase(0.01, 0.1, 5.66073814706218e-99)]
    [TestCase(0.01, 0.5, 4.46553501891037e-29)]
    [TestCase(0.01, 0.9, 0.00150359362307029)]
    [TestCase(0.01, 0.999, 150.908414769475)]
    [TestCase(0.25, 0.001, 2.69987915724615e-12)]
    [TestCase(0.25, 0.1, 0.000270002495425359)]
    [TestCase(0.25, 0.5, 0.174695209411494)]
    [TestCase(0.25, 0.9, 3.00157148894734)]
    [TestCase(0.25, 0.999, 17.5057770315467)]
    [TestCase(1, 0.001, 0.00100050033358353)]
    [TestCase(1, 0.1, 0.105360515657826)]
    [TestCase(1, 0.5, 0.693147180559945)]
    [TestCase(1, 0.9, 2.30258509299405)]
    [TestCase(1, 0.999, 6.90775527898214)]
    [TestCase(4, 0.001, 0.107138103407106)]
    [TestCase(4, 0.1, 0.436192390706228)]
    [TestCase(4, 0.5, 0.918015187212724)]
    [TestCase(4, 0.9, 1.67019576706397)]
    [TestCase(4, 0.999, 3.26556019479702)]
    [TestCase(100, 0.001, 0.719213974950004)]
    [TestCase(100, 0.1, 0.874176364995937)]
    [TestCase(100, 0.5, 0.996668649193154)]
    [TestCase(100, 0.9, 1.13010523859844)]
    [TestCase(100, 0.999, 1.33770263911379)]
    [TestCase(10000, 0.001, 0.969382438582373)]
    [TestCase(10000, 0.1, 0.987206087504974)]
    [TestCase(10000, 0.5, 0.999966666864205)]
    [TestCase(10000, 0.9, 1.01283673736742)]
    [TestCase(10000, 0.999, 1.03118752245395)]
    [TestCase(1e6, 0.001, 0.996912617319815)]
    [TestCase(1e6, 0.1, 0.99871866274998)]
    [TestCase(1e6, 0.5, 0.999999666666686)]
    [TestCase(1e6, 0.9, 1.00128176549962)]
    [TestCase(1e6, 0.999, 1.00309308236985)]
    public void Quantile_ShapeAndProbability_IsThatOfR(double shape, double p, double x) =>
        Assert.That(Law(shape).Quantile(p), Is.EqualTo(x).Within(1e-10 * x));

    [Test]
    public void Quantile_AnyShapeAndProbability_LeadsBack()
    {
        foreach (var shape in new[] { 0.03, 0.3, 0.999, 1.0, 2.5, 11.9, 12.1, 400, 2e5, 4e7 })
        {
            foreach (var p in new[] { 1e-9, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9 })
            {
                var x = Law(shape).Quantile(p);
                Assert.That(Law(shape).Cdf(x), Is.EqualTo(p).Within(1e-7 * Math.Min(p, 1 - p)), $"shape {shape}, p {p}, x {x}");
            }
        }
    }

    private static RateLaw Law(double shape) => new(1, 1 / Math.Sqrt(shape));
}
