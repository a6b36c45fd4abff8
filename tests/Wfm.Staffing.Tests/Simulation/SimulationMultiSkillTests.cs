namespace Wfm.Staffing.Tests;

/// <summary>Routing between skills where the answer is known.</summary>
public sealed class SimulationMultiSkillTests
{
    /// <summary>
    /// Two skills with 4.55 erlangs together (AHT 180 s), 80 % in 20 s: agents who can do both are one pool, and that is Erlang C. Five reach 25 %, seven are needed.
    /// </summary>
    [TestCase(5, 0.25, false)]
    [TestCase(6, 0.6, false)]
    [TestCase(7, 0.8, true)]
    public void RunBatches_TwoSkillsOneCrew_IsThePooledQueue(int agents, double about, bool enough)
    {
        var pooled = ErlangC.Evaluate(4.55, agents, 180, 20).ServiceLevel;
        var queues = new[] { 2.6, 1.95 }.Select((erlangs, q) => new CentreQueue($"q{q}", ArrivalSource.Poisson(Enumerable.Repeat(erlangs * 200, 62)), Duration.Exponential(180)));
        var centre = new Centre(200 * 180, 62, queues, Enumerable.Repeat(CentreAgent.Always(0, 1), agents));
        var level = CentreSimulation.RunBatches(centre, new SimulationOptions { Seed = 2, Confidence = 0.999, WarmupIntervals = 2 }).All.Total.ServiceLevel();
        Assert.Multiple(() =>
        {
            Assert.That(pooled, Is.EqualTo(about).Within(0.05));
            Assert.That(level.HalfWidth, Is.LessThan(0.05));
            Assert.That(level.Contains(pooled), $"{level}, Erlang C {pooled}");
            Assert.That(level.Low > 0.8, Is.EqualTo(enough));
        });
    }

    [Test]
    public void RunBatches_SeparateCrews_AreSeparateQueues()
    {
        var queues = new[] { 4.0, 6.0 }.Select((erlangs, q) => new CentreQueue($"q{q}", ArrivalSource.Poisson(Enumerable.Repeat(erlangs * 200, 41)), Duration.Exponential(180)));
        var agents = Enumerable.Range(0, 14).Select(a => CentreAgent.Always(a < 6 ? 0 : 1));
        var result = CentreSimulation.RunBatches(new Centre(200 * 180, 41, queues, agents), new SimulationOptions { Confidence = 0.999, WarmupIntervals = 1 });
        Assert.That(result.Queues[0].Total.ServiceLevel().Contains(ErlangC.Evaluate(4, 6, 180, 20).ServiceLevel));
        Assert.That(result.Queues[1].Total.ServiceLevel().Contains(ErlangC.Evaluate(6, 8, 180, 20).ServiceLevel));
        Assert.That(result.Queues[1].Total.Occupancy.Contains(0.75));
    }
}
