namespace Wfm.Staffing.Tests;

/// <summary>Requirements under an uncertain rate: held against one-by-one search and draws of the rate.</summary>
public sealed class RandomRateRequirementTests
{
    private static readonly ServiceTarget Target = new() { Patience = TimeSpan.FromSeconds(150) };

    // The share of intervals that meet 80/20, over rates drawn one by one, must pass 90 % with these agents and not with one fewer.
    [TestCase(120, 0.15)]
    [TestCase(40, 0.4)]
    [TestCase(900, 0.08)]
    public void WithCertainty_NinetyPercent_IsMetByDrawsOfTheRateAndNotWithOneFewer(double calls, double cv)
    {
        var agents = RandomRateRequirement.WithCertainty(new RateLaw(calls, cv), 0.9, 1800, 200, Target).Agents;
        var chance = new Random(20260301);
        var (met, before) = (0, 0);
        const int Draws = 2_000;
        for (var i = 0; i < Draws; i++)
        {
            var erlangs = calls * GammaDraw(chance, 1 / (cv * cv)) * cv * cv * 200 / 1800;
            met += ErlangA.Evaluate(erlangs, agents, 200, 20, 150).ServiceLevel >= 0.8 ? 1 : 0;
            before += ErlangA.Evaluate(erlangs, agents - 1, 200, 20, 150).ServiceLevel >= 0.8 ? 1 : 0;
        }

        // Four standard errors of a share of 2,000 draws.
        var error = 4 * Math.Sqrt(0.09 / Draws);
        Assert.That((double)met / Draws, Is.GreaterThan(0.9 - error));
        Assert.That((double)before / Draws, Is.LessThan(0.9 + error));
    }

    [TestCase(120, 0.15)]
    [TestCase(40, 0.4)]
    [TestCase(8, 1.5)]
    [TestCase(300, 0.1)]
    [TestCase(900, 0)]
    public void OnAverage_FewestAgents_AreThoseOfAOneByOneSearch(double calls, double cv)
    {
        var rate = new RateLaw(calls, cv);
        var found = RandomRateRequirement.OnAverage(rate, 1800, 200, Target);
        var fewest = (int)(calls / 12);
        while (RandomRate.Evaluate(rate, 1800, 200, fewest, Target).ByContact.ServiceLevel < 0.8)
        {
            fewest++;
        }

        Assert.That(found.Agents, Is.EqualTo(fewest).And.GreaterThan(calls / 12));
        Assert.That(found.Binding, Is.EqualTo(ServiceTargets.ServiceLevel));
        var fraction = RandomRateRequirement.OnAverageFractional(rate, 1800, 200, Target);
        Assert.That(Math.Ceiling(fraction.Value), Is.EqualTo(fewest));
        Assert.That(RandomRate.Evaluate(rate, 1800, 200, fraction.Value, Target).ByContact.ServiceLevel, Is.EqualTo(0.8).Within(2e-4).And.GreaterThan(0.8 - 1e-7));
    }

    [Test]
    public void OnAverage_MoreUncertainty_NeedsMore()
    {
        var needs = new[] { 0, 0.05, 0.1, 0.2, 0.3 }.Select(cv => RandomRateRequirement.OnAverageFractional(new RateLaw(150, cv), 1800, 240, Target).Value).ToArray();
        Assert.That(needs, Is.Ordered.Ascending);
        Assert.That(needs[^1], Is.GreaterThan(needs[0] + 2));
    }

    [Test]
    public void OnAverage_SeveralTargets_NamesTheBindingOne()
    {
        var found = RandomRateRequirement.OnAverage(new RateLaw(300, 0.1), 1800, 200, Target with { OccupancyMax = 0.7, AbandonmentMax = 0.05 });
        Assert.That(found.Binding, Is.EqualTo(ServiceTargets.Occupancy));
        Assert.That(found.Performance.Occupancy, Is.InRange(0.67, 0.7));
    }

    [Test]
    public void OnAverage_MeanWaitWithoutPatience_SaysThatItDoesNotExist() =>
        Assert.That(() => RandomRateRequirement.OnAverage(new RateLaw(300, 0.1), 1800, 200, new ServiceTarget { AsaMax = TimeSpan.FromSeconds(20) }),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("patience"));

    [Test]
    public void OnAverage_NoPatience_KeepsTheServiceLevel()
    {
        var rate = new RateLaw(300, 0.1);
        var found = RandomRateRequirement.OnAverage(rate, 1800, 200, new ServiceTarget());
        Assert.That(found.Performance.ServiceLevel, Is.GreaterThanOrEqualTo(0.8));
        Assert.That(RandomRate.Evaluate(rate, 1800, 200, found.Agents - 1, new ServiceTarget()).ByContact.ServiceLevel, Is.LessThan(0.8));
    }

    [Test]
    public void BothWays_NoContacts_NeedNobody()
    {
        Assert.That(RandomRateRequirement.OnAverage(new RateLaw(0, 0.3), 1800, 200, Target).Agents, Is.Zero);
        Assert.That(RandomRateRequirement.WithCertainty(new RateLaw(0, 0.3), 0.9, 1800, 200, Target).Agents, Is.Zero);
    }

    // G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables (2000); shape above 1.
    private static double GammaDraw(Random chance, double shape)
    {
        var d = shape - (1.0 / 3);
        while (true)
        {
            var z = Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
            var v = Math.Pow(1 + (z / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - chance.NextDouble()) < (0.5 * z * z) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
