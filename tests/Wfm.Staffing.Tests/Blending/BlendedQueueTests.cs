namespace Wfm.Staffing.Tests;

public class BlendedQueueTests
{
    // Brute force: the chain of calls, deferred work and waiting callers with the policy spelled out.
    [TestCase(2.0, 4, 1, 60)]
    [TestCase(2.0, 4, 2, 60)]
    [TestCase(3.0, 5, 3, 200)]
    [TestCase(5.0, 4, 1, 100)]
    [TestCase(1.0, 3, 3, 100)]
    public void Evaluate_EqualHandleTimes_MatchesTheSolvedChain(double erlangs, int agents, int reserve, double patience)
    {
        var chain = new SolvedBlend(erlangs / 300, agents, reserve, 1 / 300.0, 1 / 300.0, patience);
        var blend = BlendedQueue.Evaluate(erlangs, agents, 300, 20, patience, reserve);
        Assert.Multiple(() =>
        {
            Assert.That(blend.Voice.WaitProbability, Is.EqualTo(chain.WaitProbability).Within(1e-9));
            Assert.That(blend.Voice.MeanQueue, Is.EqualTo(chain.MeanQueue).Within(1e-9));
            Assert.That(blend.Voice.Abandonment, Is.EqualTo(chain.MeanQueue / patience / (erlangs / 300)).Within(1e-9));
            Assert.That(blend.DeferredAgents, Is.EqualTo(chain.DeferredAgents).Within(1e-9));
        });
    }

    // How good the approximation is where deferred work takes another time than calls.
    [TestCase(3.0, 6, 2, 600, 200)]
    [TestCase(3.0, 6, 2, 150, 200)]
    [TestCase(3.0, 6, 3, 900, 200)]
    [TestCase(8.0, 12, 3, 600, 100)]
    [TestCase(8.0, 12, 3, 200, 100)]
    [TestCase(8.0, 16, 5, 900, 100)]
    public void Evaluate_OtherHandleTimes_IsCloseToTheSolvedChain(double erlangs, int agents, int reserve, double deferredAht, double patience)
    {
        var chain = new SolvedBlend(erlangs / 300, agents, reserve, 1 / 300.0, 1 / deferredAht, patience);
        var blend = BlendedQueue.Evaluate(erlangs, agents, 300, 20, patience, reserve, deferredAht);
        Assert.That(blend.Voice.WaitProbability, Is.EqualTo(chain.WaitProbability).Within(0.015));
        Assert.That(blend.DeferredAgents, Is.EqualTo(chain.DeferredAgents).Within(0.05));
    }

    [TestCase(10, 14, double.PositiveInfinity)]
    [TestCase(10, 9.5, 100.0)]
    public void Evaluate_EverybodyInReserve_IsErlang(double erlangs, double agents, double patience)
    {
        var blend = BlendedQueue.Evaluate(erlangs, agents, 300, 20, patience, agents);
        Assert.That(blend.Voice, Is.EqualTo(ErlangA.Evaluate(erlangs, agents, 300, 20, patience)));
        Assert.That(blend.DeferredAgents, Is.EqualTo(0));
    }

    // Nobody in reserve: everyone is always busy, every caller waits for one of N agents: M/M/1 with rate N/AHT, ASA = AHT / (N − A).
    [Test]
    public void Evaluate_NoReserve_EveryCallerWaits()
    {
        var blend = BlendedQueue.Evaluate(10, 14, 300, 20, double.PositiveInfinity, 0);
        Assert.Multiple(() =>
        {
            Assert.That(blend.Voice.WaitProbability, Is.EqualTo(1));
            Assert.That(blend.Voice.AsaSeconds, Is.EqualTo(300 / 4.0).Within(1e-9));
            Assert.That(blend.DeferredAgents, Is.EqualTo(4).Within(1e-12));
            Assert.That(blend.Voice.Occupancy, Is.EqualTo(1));
        });
    }

    [Test]
    public void Evaluate_LargerReserve_TradesWorkForService()
    {
        foreach (var (erlangs, agents, patience) in new[] { (10.0, 14.0, double.PositiveInfinity), (10, 12.3, 60), (3000, 3100, 200), (0.5, 3.5, 60), (20, 4000, 100) })
        {
            var before = BlendedQueue.Evaluate(erlangs, agents, 300, 20, patience, 0);
            for (var i = 1; i <= 200; i++)
            {
                var now = BlendedQueue.Evaluate(erlangs, agents, 300, 20, patience, agents * i / 200);
                Assert.That(now.Voice.ServiceLevel, Is.GreaterThanOrEqualTo(before.Voice.ServiceLevel - 1e-12), $"{erlangs} {agents} {i}");
                Assert.That(now.DeferredAgents, Is.LessThanOrEqualTo(before.DeferredAgents + 1e-9).And.GreaterThanOrEqualTo(0), $"{erlangs} {agents} {i}");
                before = now;
            }
        }
    }

    [Test]
    public void LeastReserve_KeepsTheTargetAndAHairLessDoesNot()
    {
        var target = new ServiceTarget { Patience = TimeSpan.FromSeconds(200), AbandonmentMax = 0.05 };
        var reserve = BlendedQueue.LeastReserve(20, 26, 300, target);
        double Level(double r) => BlendedQueue.Evaluate(20, 26, 300, 20, 200, r).Voice.ServiceLevel;
        Assert.That(reserve, Is.InRange(0.5, 12));
        Assert.That(Level(reserve), Is.EqualTo(0.8).Within(1e-6));
        Assert.That(Level(reserve - 0.01), Is.LessThan(0.8));
    }

    [Test]
    public void LeastReserve_TooFewAgents_IsAllOfThem() => Assert.That(BlendedQueue.LeastReserve(20, 15, 300, new ServiceTarget()), Is.EqualTo(15));
}
