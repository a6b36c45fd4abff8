namespace Wfm.Staffing.Tests;

/// <summary>The routing as groups describe it, held against exact values. Intervals at 99.9 %, so that a chance miss is not what a test finds.</summary>
public sealed class MultiSkillSimulationTests
{
    private static readonly MultiSkillOptions Long = new() { MaxContacts = 400_000, Confidence = 0.999 };

    // Erlang C by its textbook sum: two queues of 2.275 erlangs on agents who all take both.
    [TestCase(5, 0.25329996287616274)]
    [TestCase(7, 0.8272648716329565)]
    public void Simulate_TwoSkillsEverybodyBoth_IsThePooledQueue(int agents, double expected)
    {
        QueueLoad[] loads = [Load("nl", 2.275, 180, within: 20), Load("de", 2.275, 180, within: 20)];
        foreach (var queue in MultiSkillStaffing.Simulate([new SkillGroup(1, "nl", "de")], [agents], loads, Long))
        {
            Assert.That(queue.ServiceLevel.Contains(expected), $"{queue.ServiceLevel}");
            Assert.That(queue.ServiceLevel.HalfWidth, Is.LessThan(0.02));
        }
    }

    /// <summary>A large pool settles slowly: batches have to be long enough for it even where few contacts are asked for.</summary>
    [Test]
    public void Simulate_LargePoolFewContacts_IsThePooledQueue()
    {
        var queues = MultiSkillStaffing.Simulate(
            [new SkillGroup(1, "nl", "de")], [420], [Load("nl", 200, 180, within: 20), Load("de", 200, 180, within: 20)], Long with { MaxContacts = 1000 });
        var exact = ErlangC.Evaluate(400, 420, 180, 20).ServiceLevel;
        Assert.That(queues.Select(q => q.ServiceLevel.Contains(exact)), Is.All.True, $"{exact}: {queues[0].ServiceLevel}");
    }

    // Golden: the exact Markov chain of tests/golden/multiskill/n_design.py: wait probability, mean wait of all, abandonment.
    [TestCase(4, 3, 3.0, 1.8, 180, null, null, new[] { 0.238192354, 22.3145365, 0, 0.533295964, 79.9943946, 0 })]
    [TestCase(5, 4, 5.5, 3.5, 240, 150.0, 300.0, new[] { 0.410997000, 19.9614135, 0.133076090, 0.713947964, 62.0959715, 0.206986572 })]
    public void Simulate_SpecialistsFirstAndAPriority_IsTheExactChain(
        int specialists, int flexible, double one, double two, double aht, double? patienceOne, double? patienceTwo, double[] expected)
    {
        SkillGroup[] groups = [new(1, "one"), new([new GroupSkill("one") { Rank = 1 }, new GroupSkill("two")], 1)];
        QueueLoad[] loads = [Load("one", one, aht, patienceOne), Load("two", two, aht, patienceTwo) with { Priority = 1 }];
        var queues = MultiSkillStaffing.Simulate(groups, [specialists, flexible], loads, Long);
        for (var q = 0; q < 2; q++)
        {
            Assert.That(queues[q].ServiceLevel.Contains(1 - expected[3 * q]), $"{queues[q].ServiceLevel}");
            Assert.That(queues[q].AsaSeconds.Contains(expected[(3 * q) + 1]), $"{queues[q].AsaSeconds}");
            Assert.That(expected[(3 * q) + 2] == 0 || queues[q].Abandonment.Contains(expected[(3 * q) + 2]), $"{queues[q].Abandonment}");
        }
    }

    /// <summary>Who helps only after an hour hardly ever helps: two queues of their own.</summary>
    [Test]
    public void Simulate_OverflowAfterAnHour_IsSeparateGroups()
    {
        static SkillGroup Group(string own, string other, int seconds) =>
            new([new GroupSkill(own), new GroupSkill(other) { Rank = 1, OverflowAfter = TimeSpan.FromSeconds(seconds) }], 1);
        QueueLoad[] loads = [Load("nl", 3, 180, within: 20), Load("de", 2, 180, within: 20)];
        var late = MultiSkillStaffing.Simulate([Group("nl", "de", 3600), Group("de", "nl", 3600)], [5, 4], loads, Long);
        Assert.That(late[0].ServiceLevel.Contains(ErlangC.Evaluate(3, 5, 180, 20).ServiceLevel), $"{late[0].ServiceLevel}");
        Assert.That(late[1].ServiceLevel.Contains(ErlangC.Evaluate(2, 4, 180, 20).ServiceLevel), $"{late[1].ServiceLevel}");
        var soon = MultiSkillStaffing.Simulate([Group("nl", "de", 10), Group("de", "nl", 10)], [5, 4], loads, Long);
        var pooled = ErlangC.Evaluate(5, 9, 180, 20).ServiceLevel;
        Assert.That(soon.Select(q => q.ServiceLevel.Mean), Is.All.LessThan(pooled));
        Assert.That(soon[0].ServiceLevel.Low, Is.GreaterThan(late[0].ServiceLevel.High));
        Assert.That(soon[1].ServiceLevel.Low, Is.GreaterThan(late[1].ServiceLevel.High));
    }

    [Test]
    public void Simulate_Efficiency_IsALongerHandleTime()
    {
        var slow = new SkillGroup([new GroupSkill("nl") { Efficiency = 0.8 }], 1);
        var queue = MultiSkillStaffing.Simulate([slow], [10], [Load("nl", 6, 180, within: 20)], Long)[0];
        Assert.That(queue.ServiceLevel.Contains(ErlangC.Evaluate(7.5, 10, 225, 20).ServiceLevel), $"{queue.ServiceLevel}");
        Assert.That(queue.Occupancy.Contains(0.75), $"{queue.Occupancy}");
    }

    private static QueueLoad Load(string skill, double erlangs, double aht, double? patience = null, double within = 0) =>
        new(skill, skill, erlangs * 3600 / aht, TimeSpan.FromSeconds(aht), new ServiceTarget
        {
            AnswerWithin = TimeSpan.FromSeconds(within),
            AsaOf = AsaOf.All,
            Patience = patience is { } p ? TimeSpan.FromSeconds(p) : null,
        });
}
