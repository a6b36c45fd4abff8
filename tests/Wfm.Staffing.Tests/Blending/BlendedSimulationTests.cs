namespace Wfm.Staffing.Tests;

/// <summary>Calls and deferred work on the same agents, by discrete events.</summary>
public class BlendedSimulationTests
{
    // More deferred work than there is time for, so that there is always some: 20 erlangs of calls on 26 agents, three of them kept idle.
    [TestCase(300.0)]
    [TestCase(600.0)]
    public void Evaluate_ReserveOfThree_IsWhatTheSimulationMeasures(double deferredAht)
    {
        const int Intervals = 40;
        const double Seconds = 3600;
        var calls = new CentreQueue("calls", ArrivalSource.Poisson(Enumerable.Repeat(20 * Seconds / 300, Intervals)), Duration.Exponential(300))
        {
            Patience = Duration.Exponential(200),
            TargetSeconds = 20,
        };
        var mail = new CentreQueue("mail", ArrivalSource.Poisson(Enumerable.Repeat(6 * Seconds / deferredAht, Intervals)), Duration.Exponential(deferredAht))
        {
            Deferred = new DeferredWork { DueSeconds = 1e7, Reserve = 3, BacklogDue = [.. Enumerable.Repeat(1e7, 300)] },
        };
        var centre = new Centre(Seconds, Intervals, [calls, mail], Enumerable.Range(0, 26).Select(_ => CentreAgent.Always(0, 1)));
        var measured = CentreSimulation.Run(centre, new SimulationOptions { Seed = 20260301, Replications = 40, WarmupIntervals = 2, Confidence = 0.99 }).Queues[0].Total;
        var expected = BlendedQueue.Evaluate(20, 26, 300, 20, 200, 3, deferredAht);

        // Exact where handle times are equal; else the approximation is allowed what the solved chains show.
        var slack = deferredAht == 300 ? 0 : 0.015;
        Assert.Multiple(() =>
        {
            Assert.That(measured.WaitProbability.Mean, Is.EqualTo(expected.Voice.WaitProbability).Within(measured.WaitProbability.HalfWidth + slack));
            Assert.That(measured.ServiceLevel().Mean, Is.EqualTo(expected.Voice.ServiceLevel).Within(measured.ServiceLevel().HalfWidth + slack));
            Assert.That(measured.Abandonment.Mean, Is.EqualTo(expected.Voice.Abandonment).Within(measured.Abandonment.HalfWidth + slack));
        });
    }
}
