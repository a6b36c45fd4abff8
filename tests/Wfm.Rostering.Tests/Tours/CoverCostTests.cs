namespace Wfm.Rostering.Tests.Tours;

public sealed class CoverCostTests
{
    /// <summary>The conjugate is the least of cost + price × agents: against thousandths of an agent, where both kinks lie.</summary>
    [TestCase(0.0, 2.0, 0.10)]
    [TestCase(1.5, 3.0, 0.10)]
    [TestCase(4.0, 3.0, 0.10)]
    [TestCase(3.1, 3.0, 0.10)]
    [TestCase(2.0, 5.0, 0.0)]
    [TestCase(2.0, 0.0, 0.25)]
    public void Conjugate_AnyPrice_IsTheLeastOverAllCovers(double required, double most, double severeShare)
    {
        var cost = CoverCost.Of(required, new RosterWeights { SevereShare = severeShare }, 0.5);
        foreach (var price in new double[] { -20, -5, -1, 0, 1, 30, 49, 50, 51, 80, 100, 120 })
        {
            var least = Enumerable.Range(0, (int)Math.Round(most * 1000) + 1).Min(n => cost.At(n / 1000.0) + (price * n / 1000.0));
            Assert.That(cost.Conjugate(price, most), Is.EqualTo(least).Within(1e-9), $"price {price}");
        }
    }

    // 0.5 h at 100 per hour short, 100 more beyond a tenth of 2 agents, 10 per hour over.
    [TestCase(0.0, (2 * 50) + (1.8 * 50))]
    [TestCase(1.8, 0.2 * 50)]
    [TestCase(1.0, 50 + (0.8 * 50))]
    [TestCase(2.0, 0.0)]
    [TestCase(3.5, 1.5 * 5)]
    public void At_Agents_ByHand(double agents, double points) => Assert.That(CoverCost.Of(2, new RosterWeights(), 0.5).At(agents), Is.EqualTo(points).Within(1e-9));
}
