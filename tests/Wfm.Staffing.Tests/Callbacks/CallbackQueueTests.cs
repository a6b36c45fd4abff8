namespace Wfm.Staffing.Tests;

public class CallbackQueueTests
{
    // Nobody accepts: Erlang A (or C), every measure.
    [TestCase(10, 11, 120.0)]
    [TestCase(10, 8.5, 60.0)]
    [TestCase(100, 104, 300.0)]
    [TestCase(10, 12, double.PositiveInfinity)]
    public void Evaluate_NobodyAccepts_IsErlang(double erlangs, double agents, double patience)
    {
        var (callback, erlang) = (CallbackQueue.Evaluate(erlangs, agents, 300, 20, patience, 30, 0), ErlangA.Evaluate(erlangs, agents, 300, 20, patience));
        Assert.Multiple(() =>
        {
            foreach (var (a, b) in new[]
            {
                (callback.Voice.WaitProbability, erlang.WaitProbability), (callback.Voice.ServiceLevel, erlang.ServiceLevel), (callback.Voice.AsaSeconds, erlang.AsaSeconds),
                (callback.Voice.Abandonment, erlang.Abandonment), (callback.Voice.Occupancy, erlang.Occupancy), (callback.Voice.MeanQueue, erlang.MeanQueue),
                (callback.Voice.ServiceLevelVirtual, erlang.ServiceLevelVirtual), (callback.CallbackShare, 0),
            })
            {
                Assert.That(GoldenTable.Agrees(a, b), $"{a:R} instead of {b:R}");
            }
        });
    }

    // Everybody accepts at any wait: nobody waits, and callbacks are the blocked calls of Erlang B.
    [Test]
    public void Evaluate_EverybodyAcceptsAtOnce_IsErlangB()
    {
        var result = CallbackQueue.Evaluate(10, 11, 300, 20, 120, 0, 1);
        Assert.Multiple(() =>
        {
            Assert.That(result.CallbackShare, Is.EqualTo(ErlangB.Blocking(10, 11)).Within(1e-12));
            Assert.That(result.Voice.WaitProbability, Is.EqualTo(0));
            Assert.That(result.Voice.AsaSeconds, Is.EqualTo(0));
            Assert.That(result.Voice.ServiceLevel, Is.EqualTo(1 - result.CallbackShare).Within(1e-12));
        });
    }

    // Everybody accepts above three waiting (announced 4 × 300 / 10 = 120 s): the queue with three waiting places, which the library solves another way.
    [Test]
    public void Evaluate_EverybodyAcceptsAboveAWait_IsTheQueueWithSoManyPlaces()
    {
        var result = CallbackQueue.Evaluate(10, 10, 300, 20, 120, 100, 1);
        var finite = FiniteQueue.Evaluate(10, 10, 13, 300, 20, 120);
        Assert.Multiple(() =>
        {
            Assert.That(result.CallbackShare, Is.EqualTo(finite.Blocking).Within(1e-10));
            Assert.That(result.Voice.Abandonment, Is.EqualTo(finite.Abandonment).Within(1e-10));
            Assert.That(result.Voice.ServiceLevel, Is.EqualTo(finite.ServiceLevel).Within(1e-10));
            Assert.That(result.Voice.AsaSeconds, Is.EqualTo(finite.AsaSeconds).Within(1e-7));
        });
    }

    [Test]
    public void Evaluate_MoreAccept_AbandonsLessAndConservesCallers()
    {
        var before = double.PositiveInfinity;
        for (var i = 0; i <= 10; i++)
        {
            var result = CallbackQueue.Evaluate(12, 11, 300, 20, 120, 45, i / 10.0);
            Assert.That(result.Voice.Abandonment, Is.LessThan(before));
            Assert.That(result.CallbackShare, Is.EqualTo(result.OfferShare * i / 10).Within(1e-12));
            var served = result.Voice.Occupancy * 11 / 12;
            Assert.That(served + result.Voice.Abandonment + result.CallbackShare, Is.EqualTo(1).Within(1e-10));
            before = result.Voice.Abandonment;
        }
    }

    [Test]
    public void Evaluate_QueueWithoutEnd_SaysSo()
    {
        Assert.That(() => CallbackQueue.Evaluate(12, 10, 300, 20, double.PositiveInfinity, 45, 0.1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(CallbackQueue.Evaluate(12, 10, 300, 20, double.PositiveInfinity, 45, 0.5).Voice.Occupancy, Is.InRange(0.9, 1));
    }
}
