namespace Wfm.Staffing.Tests;

public class RequiredChatAgentsTests
{
    private static readonly Concurrency Three = new([1, 1.7, 2.5]);

    // Golden table, rows 1 and 2: five agents reach 0.761 in 30 s, six 0.959.
    [Test]
    public void Find_EightyInThirty_TakesTheSixthAgent()
    {
        var found = RequiredChatAgents.Find(10, Three, 300, new ServiceTarget { ServiceLevel = 0.8, AnswerWithin = TimeSpan.FromSeconds(30) });
        Assert.Multiple(() =>
        {
            Assert.That(found.Agents, Is.EqualTo(6));
            Assert.That(found.Binding, Is.EqualTo(ServiceTargets.ServiceLevel));
            Assert.That(found.Performance.ServiceLevel, Is.EqualTo(0.958801631128334).Within(1e-12));
        });
    }

    // Oracle: count up from one agent until nothing is broken.
    [Test]
    public void Find_AnyTargets_IsTheFirstNumberThatKeepsThem()
    {
        ServiceTarget[] targets =
        [
            new() { ServiceLevel = 0.9, AnswerWithin = TimeSpan.FromSeconds(10) },
            new() { ServiceLevel = null, AsaMax = TimeSpan.FromSeconds(1) },
            new() { ServiceLevel = 0.8, OccupancyMax = 0.45 },
            new() { ServiceLevel = null, AbandonmentMax = 0.02, Patience = TimeSpan.FromMinutes(2) },
            new() { ServiceLevel = 0.5, AbandonmentMax = 0.2, OccupancyMax = 0.9, Patience = TimeSpan.FromMinutes(1) },
            new() { ServiceLevel = null },
            new() { ServiceLevel = null, Patience = TimeSpan.FromMinutes(1) },
        ];
        foreach (var concurrency in new[] { Three, new Concurrency([1, 1, 3.0]), new Concurrency([1.0]) })
        {
            foreach (var erlangs in new[] { 0.2, 5, 44.4, 130 })
            {
                foreach (var target in targets)
                {
                    var patience = target.Patience?.TotalSeconds ?? double.PositiveInfinity;
                    QueuePerformance At(int n) => ChatQueue.Evaluate(erlangs, n, concurrency, 240, target.AnswerWithin.TotalSeconds, patience).Queue;
                    var n = 1;
                    while (RequiredAgents.Broken(At(n), target) != ServiceTargets.None || !double.IsFinite(At(n).MeanQueue))
                    {
                        n++;
                    }

                    var found = RequiredChatAgents.Find(erlangs, concurrency, 240, target);
                    Assert.That(found.Agents, Is.EqualTo(n), $"{erlangs} {target} {concurrency.Max}");
                    Assert.That(found.Performance, Is.EqualTo(At(n)));
                    Assert.That(found.Binding == ServiceTargets.None, Is.EqualTo(n == 1));
                }
            }
        }
    }

    [Test]
    public void Find_OneChatAtATime_IsTheSameAsForCalls()
    {
        var single = new Concurrency([1.0]);
        var target = new ServiceTarget { ServiceLevel = 0.8, AsaMax = TimeSpan.FromSeconds(15), OccupancyMax = 0.9, Patience = TimeSpan.FromSeconds(180), AbandonmentMax = 0.05 };
        foreach (var erlangs in new[] { 0.5, 10, 333, 20_000 })
        {
            var (chat, call) = (RequiredChatAgents.Find(erlangs, single, 300, target), RequiredAgents.Find(erlangs, 300, target));
            Assert.That((chat.Agents, chat.Binding), Is.EqualTo((call.Agents, call.Binding)));
        }
    }

    // Six agents keep 80 % in 30 s and five do not; for one chat at a time the answer is that for calls.
    [Test]
    public void FindFractional_KeepsTheTargetAndAHairLessDoesNot()
    {
        var target = new ServiceTarget { ServiceLevel = 0.8, AnswerWithin = TimeSpan.FromSeconds(30) };
        var found = RequiredChatAgents.FindFractional(10, Three, 300, target);
        var call = RequiredAgents.FindFractional(10, 300, target).Value;
        Assert.Multiple(() =>
        {
            Assert.That(found.Value, Is.GreaterThan(5).And.LessThan(6));
            Assert.That(found.Performance.ServiceLevel, Is.EqualTo(0.8).Within(1e-8));
            Assert.That(ChatQueue.Evaluate(10, found.Value - 1e-4, Three, 300, 30).Queue.ServiceLevel, Is.LessThan(0.8));
            Assert.That(RequiredChatAgents.FindFractional(10, new Concurrency([1.0]), 300, target).Value, Is.EqualTo(call).Within(1e-6));
        });
    }

    [Test]
    public void Find_WithoutContacts_IsNobody() => Assert.That(RequiredChatAgents.Find(0, Three, 300, new ServiceTarget()).Agents, Is.EqualTo(0));

    [Test]
    public void Find_ImpossibleCap_SaysSo() =>
        Assert.That(() => RequiredChatAgents.Find(1e7, Three, 300, new ServiceTarget { OccupancyMax = 0.01 }), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
