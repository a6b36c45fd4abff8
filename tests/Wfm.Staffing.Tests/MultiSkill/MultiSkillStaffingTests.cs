namespace Wfm.Staffing.Tests;

public sealed class MultiSkillStaffingTests
{
    private static readonly TimeSpan Aht = TimeSpan.FromSeconds(180);
    private static readonly ServiceTarget EightyTwenty = new();
    private static readonly ServiceTarget Patient = new() { Patience = TimeSpan.FromSeconds(240) };

    // 4.55 erlangs together, as one queue of 2.275 each; Erlang C from its textbook sum: 5 agents 0.2533, 6 agents 0.6281, 7 agents 0.8273.
    private static readonly QueueLoad[] Two = [Load("nl", 2.275), Load("de", 2.275)];

    [Test]
    public void Require_TwoSkillsEverybodyBoth_NeedsSevenNotFive()
    {
        var found = MultiSkillStaffing.Require([new SkillGroup(10, "nl", "de")], Two);
        Assert.That((found.Lower, found.Certified, found.CertifiedBy), Is.EqualTo((7, (int?)7, CertifiedBy.Formula)));
        Assert.That(found.Upper, Is.EqualTo(2 * RequiredAgents.Find(2.275, 180, EightyTwenty).Agents));
        Assert.That(found.Queues.Select(q => q.ServiceLevel.Mean), Is.All.EqualTo(0.8272648716329565).Within(1e-12));
        Assert.That(found.Queues.Select(q => q.Agents), Is.All.EqualTo(3.5).Within(1e-9));
    }

    // The Erlang C values above, within the simulation's own interval at 99 %.
    [TestCase(5, 0.25329996287616274)]
    [TestCase(6, 0.6280664191739771)]
    [TestCase(7, 0.8272648716329565)]
    public void Simulate_TwoSkillsEverybodyBoth_MatchesThePooledQueue(int agents, double expected)
    {
        var options = new MultiSkillOptions { MaxContacts = 400_000 };
        foreach (var queue in MultiSkillStaffing.Simulate([new SkillGroup(1, "nl", "de")], [agents], Two, options))
        {
            TestContext.Out.WriteLine($"{agents}: {queue.ServiceLevel}");
            Assert.That(queue.ServiceLevel.Contains(expected), queue.ServiceLevel.ToString());
            Assert.That(queue.ServiceLevel.HalfWidth, Is.LessThan(0.08));
        }
    }

    [Test]
    public void Require_MixedCrew_LiesBetweenTheBoundsAndCountsNobodyTwice()
    {
        SkillGroup[] groups = [new(12, "nl"), new(8, "de"), new(10, "nl", "de")];
        QueueLoad[] loads = [Load("nl", 6), Load("de", 4)];
        var found = MultiSkillStaffing.Require(groups, loads);
        TestContext.Out.WriteLine($"{found.Lower} {found.Certified} {found.Upper} {string.Join(',', found.Agents)} crews {found.Crews} contacts {found.Contacts}");
        Assert.That(found.Lower, Is.EqualTo(RequiredAgents.Find(10, 180, EightyTwenty).Agents));
        Assert.That(found.Upper, Is.EqualTo(RequiredAgents.Find(6, 180, EightyTwenty).Agents + RequiredAgents.Find(4, 180, EightyTwenty).Agents));
        Assert.That(found.CertifiedBy, Is.EqualTo(CertifiedBy.Simulation));
        Assert.That(found.Certified, Is.InRange(found.Lower, found.Upper));
        Assert.That(found.Queues.Sum(q => q.Agents), Is.EqualTo(found.Agents.Sum()).Within(1e-9));
        Assert.That(found.Queues.Select(q => q.ServiceLevel.Low), Is.All.GreaterThanOrEqualTo(0.8));
    }

    private static QueueLoad Load(string skill, double erlangs, ServiceTarget? target = null) => new(skill, skill, erlangs * 20, Aht, target ?? EightyTwenty);
}
