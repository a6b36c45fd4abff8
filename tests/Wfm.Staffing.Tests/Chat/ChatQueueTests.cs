namespace Wfm.Staffing.Tests;

public class ChatQueueTests
{
    private static readonly Concurrency Three = new([1, 1.7, 2.5]);

    // Factors 1, 2, ..., c: every chat is served as if it had an agent of its own, so the queue is M/M/(cN), with patience M/M/(cN)+M, fractions included.
    [TestCase(10, 4, 3)]
    [TestCase(27.5, 5.5, 6)]
    [TestCase(0.4, 0.3, 2)]
    [TestCase(0.4, 0.7, 4)]
    [TestCase(900, 460.25, 2)]
    [TestCase(80, 10, 5)]
    [TestCase(18000, 1000.1, 20)]
    public void Evaluate_LinearFactors_IsErlangWithThatManyAgents(double erlangs, double agents, int most)
    {
        var linear = new Concurrency(Enumerable.Range(1, most).Select(j => (double)j));
        Assert.Multiple(() =>
        {
            foreach (var patience in new[] { double.PositiveInfinity, 90, 1e4 })
            {
                var chat = ChatQueue.Evaluate(erlangs, agents, linear, 300, 30, patience);
                var erlang = ErlangA.Evaluate(erlangs, agents * most, 300, 30, patience);
                Agree(chat.Queue.WaitProbability, erlang.WaitProbability);
                Agree(chat.Queue.ServiceLevel, erlang.ServiceLevel);
                Agree(chat.Queue.AsaSeconds, erlang.AsaSeconds);
                Agree(chat.Queue.Abandonment, erlang.Abandonment);
                Agree(chat.Queue.MeanQueue, erlang.MeanQueue);
                Agree(chat.Queue.Occupancy, erlang.Occupancy);
                Agree(chat.Queue.ServiceLevelVirtual, erlang.ServiceLevelVirtual);
                if (double.IsFinite(erlang.AsaSeconds))
                {
                    Agree(chat.HandleTimeSeconds, 300);
                }
            }
        });
    }

    // Brute force: the stationary equations by Gaussian elimination, the tagged contact by uniformization.
    [TestCase(5.0, 3, new[] { 1, 1.7, 2.5 }, 60.0)]
    [TestCase(8.0, 3, new[] { 1, 1.7, 2.5 }, 100.0)]
    [TestCase(2.0, 4, new[] { 1.0 }, 40.0)]
    [TestCase(6.0, 2, new[] { 1, 1.8, 2.4, 2.8 }, 300.0)]
    [TestCase(0.5, 2, new[] { 1, 1, 1.0 }, 300.0)]
    [TestCase(4.0, 2, new[] { 1, 1, 3.0 }, 300.0)]
    public void Evaluate_SmallSystems_MatchesTheSolvedChain(double erlangs, int agents, double[] factors, double patience)
    {
        const double Aht = 300, Target = 30;
        var chain = new SolvedChat(erlangs, agents, factors, Aht, Target, patience);
        var result = ChatQueue.Evaluate(erlangs, agents, new Concurrency(factors), Aht, Target, patience);
        Assert.Multiple(() =>
        {
            Agree(result.Queue.WaitProbability, chain.WaitProbability);
            Agree(result.Queue.ServiceLevel, chain.ServiceLevel);
            Agree(result.Queue.Abandonment, chain.Abandonment);
            Agree(result.Queue.MeanQueue, chain.MeanQueue);
            Agree(result.Queue.Occupancy, chain.Chats / (agents * factors.Length));
            Agree(result.AgentOccupancy, chain.BusyAgents / agents);
            Agree(result.ChatsPerAgent, chain.Chats / agents);
            Agree(result.HandleTimeSeconds, chain.Chats / (erlangs / Aht * (1 - chain.Abandonment)));
        });
    }

    [Test]
    public void Evaluate_FractionalAgents_IsContinuousAndMonotone()
    {
        foreach (var factors in new double[][] { [1, 1.7, 2.5 - 0.2], [1], [1, 1, 1], [1, 1.8, 2.4, 2.8], [1, 2, 3] })
        {
            var concurrency = new Concurrency(factors);
            foreach (var (erlangs, patience) in new[] { (0.3, 100), (2.0, 60), (7.0, 400.0), (7.0, double.PositiveInfinity), (0.3, double.PositiveInfinity) })
            {
                ChatPerformance? before = null;
                for (var i = 1; i <= 1600; i++)
                {
                    var now = ChatQueue.Evaluate(erlangs, i / 160.0, concurrency, 300, 20, patience);
                    if (before is { } b)
                    {
                        Assert.That(now.Queue.ServiceLevel, Is.GreaterThanOrEqualTo(b.Queue.ServiceLevel - 1e-12).And.LessThan(b.Queue.ServiceLevel + 0.05), $"{factors.Length} {erlangs} {patience} {i}");
                        Assert.That(now.Queue.WaitProbability, Is.LessThanOrEqualTo(b.Queue.WaitProbability + 1e-12), $"{factors.Length} {erlangs} {patience} {i}");
                        Assert.That(now.Queue.Abandonment, Is.LessThanOrEqualTo(b.Queue.Abandonment + 1e-12), $"{factors.Length} {erlangs} {patience} {i}");
                        Assert.That(now.Queue.Occupancy, Is.InRange(0, 1));

                        // Less than one slot is a formality: there waits and shares are monotone, slots taken need not be.
                        Assert.That(now.Queue.Occupancy, i * concurrency.Max <= 160 ? Is.InRange(0, 1) : Is.LessThanOrEqualTo(b.Queue.Occupancy + 1e-12), $"{factors.Length} {erlangs} {patience} {i}");
                        Assert.That(now.AgentOccupancy, Is.InRange(0, 1));
                    }

                    before = now;
                }
            }
        }
    }

    [Test]
    public void Evaluate_NothingToDoOrNobodyThere_IsAsDocumented()
    {
        var none = ChatQueue.Evaluate(0, 5, Three, 300, 30);
        var nobody = ChatQueue.Evaluate(2, 0, Three, 300, 30, 100);
        var overload = ChatQueue.Evaluate(12.5, 5, Three, 300, 30);
        Assert.Multiple(() =>
        {
            Assert.That(none.Queue.ServiceLevel, Is.EqualTo(1));
            Assert.That((none.AgentOccupancy, none.ChatsPerAgent, none.HandleTimeSeconds, none.PeakLoad), Is.EqualTo((0.0, 0.0, 300.0, 0.0)));
            Assert.That(nobody.Queue.Abandonment, Is.EqualTo(1));
            Assert.That(nobody.ChatsPerAgent, Is.NaN);
            Assert.That(overload.Queue.ServiceLevel, Is.EqualTo(0));
            Assert.That(overload.Queue.AsaSeconds, Is.EqualTo(double.PositiveInfinity));
            Assert.That((overload.Queue.Occupancy, overload.AgentOccupancy, overload.ChatsPerAgent), Is.EqualTo((1.0, 1.0, 3.0)));
            Assert.That(overload.HandleTimeSeconds, Is.EqualTo(300 * 3 / 2.5).Within(1e-9));
        });
    }

    [Test]
    public void Evaluate_ExtremesOfSizeAndLoad_AreNumbers()
    {
        var twenty = new Concurrency(Enumerable.Range(1, 20).Select(j => Math.Sqrt(j)));
        foreach (var agents in new[] { 1e-9, 0.01, 1, 10_000, 10_000_000 })
        {
            foreach (var load in new[] { 1e-9, 1, 40_000, 10_000_000 })
            {
                foreach (var patience in new[] { 1, 100, 1e6 })
                {
                    var result = ChatQueue.Evaluate(load, agents, twenty, 300, 28_800, patience);
                    var numbers = new[]
                    {
                        result.Queue.ServiceLevel, result.Queue.WaitProbability, result.Queue.Abandonment, result.Queue.AsaSeconds, result.Queue.Occupancy,
                        result.Queue.MeanQueue, result.AgentOccupancy, result.ChatsPerAgent, result.HandleTimeSeconds, result.PeakLoad,
                    };
                    Assert.That(numbers, Has.All.GreaterThanOrEqualTo(0).And.All.LessThan(double.PositiveInfinity), $"{load} erlangs, {agents} agents, patience {patience}: {string.Join(' ', numbers)}");
                }
            }
        }
    }

    private static void Agree(double actual, double expected) => Assert.That(GoldenTable.Agrees(actual, expected), $"{actual:R} instead of {expected:R}");
}
