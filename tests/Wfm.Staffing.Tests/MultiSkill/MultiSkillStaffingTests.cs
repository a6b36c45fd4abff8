namespace Wfm.Staffing.Tests;

public sealed class MultiSkillStaffingTests
{
    private static readonly TimeSpan Aht = TimeSpan.FromSeconds(180);
    private static readonly ServiceTarget EightyTwenty = new();
    private static readonly ServiceTarget Patient = new() { Patience = TimeSpan.FromSeconds(240) };

    // 4.55 erlangs together; Erlang C from its textbook sum: 5 agents 0.2533, 6 agents 0.6281, 7 agents 0.8273.
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

    /// <summary>The same by simulation alone: a tenth of a second of overflow keeps the formulas out and changes nothing that can be measured.</summary>
    [Test]
    public void Require_TwoSkillsEverybodyBothBySimulation_NeedsSevenToo()
    {
        var both = new SkillGroup([new GroupSkill("nl"), new GroupSkill("de") { OverflowAfter = TimeSpan.FromSeconds(0.1) }], 10);
        var found = MultiSkillStaffing.Require([both], Two);
        Assert.That((found.Lower, found.Certified, found.CertifiedBy), Is.EqualTo((7, (int?)7, CertifiedBy.Simulation)));
        Assert.That(found.Queues.Select(q => q.ServiceLevel.Low), Is.All.InRange(0.8, 0.83));
    }

    [Test]
    public void Require_OneSkill_IsTheSingleQueueExactly()
    {
        foreach (var target in new[] { EightyTwenty, Patient, Patient with { AbandonmentMax = 0.03, OccupancyMax = 0.8 }, new ServiceTarget { ServiceLevel = null, AsaMax = Aht / 20 } })
        {
            foreach (var erlangs in new[] { 0.3, 4.55, 37, 240 })
            {
                var found = MultiSkillStaffing.Require([new SkillGroup(500, "nl"), new SkillGroup(20, "unused")], [Load("nl", erlangs, target)]);
                var exact = RequiredAgents.Find(erlangs, 180, target);
                Assert.That((found.Lower, found.Certified, found.Upper), Is.EqualTo((exact.Agents, (int?)exact.Agents, exact.Agents)), $"{erlangs} {target}");
                Assert.That(found.Queues[0].ServiceLevel.Mean, Is.EqualTo(exact.Performance.ServiceLevel).Within(1e-12));
                Assert.That((found.CertifiedBy, found.Agents[1], found.Crews), Is.EqualTo((CertifiedBy.Formula, 0, 0)));
            }
        }
    }

    [Test]
    public void Require_EverybodyEverySkill_IsThePooledQueue()
    {
        QueueLoad[] loads = [Load("nl", 6, Patient), Load("de", 3, Patient), Load("fr", 1.5, Patient)];
        var found = MultiSkillStaffing.Require([new SkillGroup(60, "nl", "de", "fr")], loads);
        var pooled = RequiredAgents.Find(10.5, 180, Patient);
        Assert.That((found.Lower, found.Certified), Is.EqualTo((pooled.Agents, (int?)pooled.Agents)));
        Assert.That(found.Queues.Select(q => q.Abandonment.Mean), Is.All.EqualTo(pooled.Performance.Abandonment).Within(1e-12));
    }

    /// <summary>Promises that differ on one pool: every one must hold, each at its own threshold.</summary>
    [Test]
    public void Require_PoolWithTwoPromises_KeepsTheHarderOne()
    {
        var hard = new ServiceTarget { ServiceLevel = 0.95, AnswerWithin = TimeSpan.FromSeconds(10) };
        var found = MultiSkillStaffing.Require([new SkillGroup(60, "nl", "de")], [Load("nl", 6, hard), Load("de", 4)]);
        Assert.That(found.Certified, Is.EqualTo(RequiredAgents.Find(10, 180, hard).Agents));
        Assert.That(found.Lower, Is.LessThanOrEqualTo(found.Certified!.Value).And.GreaterThanOrEqualTo(RequiredAgents.Find(10, 180, EightyTwenty).Agents));
    }

    [Test]
    public void Require_SkillsThatNobodyShares_AddUp()
    {
        var found = MultiSkillStaffing.Require([new SkillGroup(30, "nl"), new SkillGroup(30, "de")], [Load("nl", 6), Load("de", 4, Patient)]);
        int[] alone = [RequiredAgents.Find(6, 180, EightyTwenty).Agents, RequiredAgents.Find(4, 180, Patient).Agents];
        Assert.That(found.Agents, Is.EqualTo(alone));
        Assert.That((found.Lower, found.Certified, found.Upper), Is.EqualTo((alone.Sum(), (int?)alone.Sum(), alone.Sum())));
        Assert.That(found.Queues.Select(q => q.Agents), Is.EqualTo(alone.Select(a => (double)a)).Within(1e-9));
    }

    [Test]
    public void Require_QueuesOfOneSkillInOneLine_NeedNoMoreThanOneQueue()
    {
        var found = MultiSkillStaffing.Require([new SkillGroup(30, "nl")], [new("sales", "nl", 60, Aht, EightyTwenty), new("care", "nl", 140, Aht, EightyTwenty)]);
        var one = RequiredAgents.Find(10, 180, EightyTwenty).Agents;
        Assert.That((found.Lower, found.Certified, found.Upper), Is.EqualTo((one, (int?)one, one)));
        Assert.That(found.Queues.Select(q => q.Agents), Is.EqualTo(new[] { 0.3 * one, 0.7 * one }).Within(1e-9));
    }

    [Test]
    public void Require_EverybodyAtEfficiency_IsTheQueueWithLongerHandleTimes()
    {
        var slow = new SkillGroup([new GroupSkill("nl") { Efficiency = 0.8 }], 30);
        var found = MultiSkillStaffing.Require([slow], [Load("nl", 6)]);
        var exact = RequiredAgents.Find(7.5, 225, EightyTwenty).Agents;
        Assert.That((found.Lower, found.Certified, found.Upper), Is.EqualTo((exact, (int?)exact, exact)));
        Assert.That(found.Queues[0].FullPaceAgents, Is.EqualTo(0.8 * exact).Within(1e-9));
    }

    [Test]
    public void Require_SomeSlower_LiesBetweenAllFastAndAllSlow()
    {
        SkillGroup[] groups = [new(6, "nl"), new([new GroupSkill("nl") { Efficiency = 0.6 }], 30)];
        var found = MultiSkillStaffing.Require(groups, [Load("nl", 6)]);
        Assert.That(found.CertifiedBy, Is.EqualTo(CertifiedBy.Simulation));
        Assert.That(found.Lower, Is.EqualTo(RequiredAgents.Find(6, 180, EightyTwenty).Agents));
        Assert.That(found.Upper, Is.EqualTo(RequiredAgents.Find(10, 300, EightyTwenty).Agents));
        Assert.That(found.Certified, Is.GreaterThan(found.Lower).And.LessThanOrEqualTo(found.Upper));
        Assert.That(found.Agents[0], Is.LessThanOrEqualTo(6));
    }

    [Test]
    public void Require_MixedCrew_LiesBetweenTheBoundsAndCountsNobodyTwice()
    {
        SkillGroup[] groups = [new(12, "nl"), new(8, "de"), new(4, "nl", "de")];
        var found = MultiSkillStaffing.Require(groups, [Load("nl", 6), Load("de", 4)]);
        Assert.That(found.Lower, Is.EqualTo(RequiredAgents.Find(10, 180, EightyTwenty).Agents));
        Assert.That(found.Upper, Is.EqualTo(RequiredAgents.Find(6, 180, EightyTwenty).Agents + RequiredAgents.Find(4, 180, EightyTwenty).Agents));
        Assert.That(found.CertifiedBy, Is.EqualTo(CertifiedBy.Simulation));
        Assert.That(found.Certified, Is.InRange(found.Lower, found.Upper));
        Assert.That(found.Queues.Sum(q => q.Agents), Is.EqualTo(found.Agents.Sum()).Within(1e-9));
        Assert.That(found.Queues.Select(q => q.ServiceLevel.Low), Is.All.GreaterThanOrEqualTo(0.8));
    }

    /// <summary>One person who can do both is one person: the bound of each skill alone is not enough.</summary>
    [Test]
    public void Require_OneFlexiblePerson_HelpsOneSkillAtATime()
    {
        SkillGroup[] groups = [new(50, "nl"), new(50, "de"), new(1, "nl", "de")];
        var found = MultiSkillStaffing.Require(groups, [Load("nl", 6), Load("de", 4)]);

        // n_nl + n_both ≥ R(nl) and n_de + n_both ≥ R(de), with n_both ≤ 1.
        var alone = RequiredAgents.Find(6, 180, EightyTwenty).Agents + RequiredAgents.Find(4, 180, EightyTwenty).Agents;
        Assert.That((found.Lower, found.Upper), Is.EqualTo((alone - 1, alone)));
    }

    [Test]
    public void Require_TooFewPeople_TakesThemSeveralTimesAndSaysSo()
    {
        var found = MultiSkillStaffing.Require([new SkillGroup(2, "nl"), new SkillGroup(1, "nl", "de")], [Load("nl", 6), Load("de", 1)]);
        // Three people, and separate groups of the two queues need 12.
        Assert.That((found.Upper, found.PeopleTimes), Is.EqualTo((12, 4)));
        Assert.That(found.Certified, Is.InRange(found.Lower, found.Upper));
        Assert.That(found.Agents[0], Is.LessThanOrEqualTo(8));
        Assert.That(found.Agents[1], Is.InRange(1, 4));
    }

    [Test]
    public void Require_MinimumOfAgents_IsCoveredAlsoWithoutContacts()
    {
        var minimum = EightyTwenty with { MinAgents = 3 };
        SkillGroup[] groups = [new(10, "nl"), new(10, "nl", "de")];
        var idle = MultiSkillStaffing.Require(groups, [Load("de", 0, minimum)]);
        Assert.That((idle.Certified, idle.Agents[1], idle.Queues[0].ServiceLevel.Mean), Is.EqualTo(((int?)3, 3, 1.0)));
        var busy = MultiSkillStaffing.Require(groups, [Load("nl", 2), Load("de", 0.1, minimum)]);
        Assert.That(busy.Agents[1], Is.GreaterThanOrEqualTo(3));
        SkillGroup[] mixed = [new(10, "nl"), new(10, "de"), new(10, "nl", "de")];
        foreach (var cv in (double?[])[null, 1.2])
        {
            var night = MultiSkillStaffing.Require(mixed, [Load("nl", 0, minimum) with { AhtCv = cv }, Load("de", 0, minimum)]);
            Assert.That((night.CertifiedBy, night.Contacts, night.Lower), Is.EqualTo((CertifiedBy.Formula, 0L, 3)), "nothing to simulate, and who can do both is there for both");
            Assert.That(night.Certified, Is.InRange(night.Lower, night.Upper));
            Assert.That((int[])[night.Agents[0] + night.Agents[2], night.Agents[1] + night.Agents[2]], Is.All.GreaterThanOrEqualTo(3));
        }

        var closed = MultiSkillStaffing.Require(groups, [Load("nl", 0)]);
        Assert.That((closed.Lower, closed.Certified, closed.Upper, closed.Queues.Count), Is.EqualTo((0, (int?)0, 0, 0)));
    }

    [Test]
    public void Require_SeedAndCertification_AreObeyed()
    {
        SkillGroup[] groups = [new(12, "nl"), new(8, "de"), new(4, "nl", "de")];
        QueueLoad[] loads = [Load("nl", 6), Load("de", 4)];
        var options = new MultiSkillOptions { Seed = 5, MaxContacts = 30_000 };
        var (one, two) = (MultiSkillStaffing.Require(groups, loads, options), MultiSkillStaffing.Require(groups, loads, options));
        Assert.That(one.Agents, Is.EqualTo(two.Agents));
        Assert.That(one.Queues, Is.EqualTo(two.Queues));
        var bounds = MultiSkillStaffing.Require(groups, loads, new() { Certify = false });
        Assert.That((bounds.Certified, bounds.CertifiedBy, bounds.Contacts), Is.EqualTo(((int?)null, CertifiedBy.None, 0L)));
        Assert.That(bounds.Agents.Sum(), Is.EqualTo(bounds.Upper));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(() => MultiSkillStaffing.Require(groups, loads, options, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Handle times with more chance in them than the formulas know need more people, those with less no more: only the simulation can say so.</summary>
    [Test]
    public void Require_OtherHandleTimes_AreCertifiedBySimulation()
    {
        var target = new ServiceTarget { ServiceLevel = null, AsaMax = TimeSpan.FromSeconds(10) };
        MultiSkillRequirement Require(double? cv) => MultiSkillStaffing.Require([new SkillGroup(60, "nl")], [Load("nl", 12, target) with { AhtCv = cv }]);
        var (even, exponential, wide) = (Require(0.3), Require(null), Require(2.5));
        Assert.That(exponential.Certified, Is.EqualTo(RequiredAgents.Find(12, 180, target).Agents));
        Assert.That((even.CertifiedBy, wide.CertifiedBy), Is.EqualTo((CertifiedBy.Simulation, CertifiedBy.Simulation)));
        Assert.That(even.Certified, Is.LessThanOrEqualTo(exponential.Certified!.Value).And.GreaterThanOrEqualTo(even.Lower));
        Assert.That(wide.Certified, Is.GreaterThan(exponential.Certified!.Value).And.EqualTo(wide.Upper));
        Assert.That(wide.Queues[0].AsaSeconds.High, Is.LessThanOrEqualTo(10));
    }

    [Test]
    public void Require_NoCrewShownToKeepItsPromises_IsSeparateGroups()
    {
        var target = new ServiceTarget { ServiceLevel = null, AsaMax = TimeSpan.FromSeconds(10) };

        // The second crew is one person larger than the formula's, which is far too few for such handle times.
        var found = MultiSkillStaffing.Require([new SkillGroup(60, "nl")], [Load("nl", 12, target) with { AhtCv = 4 }], new() { MaxCrews = 2 });
        Assert.That((found.CertifiedBy, found.Certified, found.Crews), Is.EqualTo((CertifiedBy.None, (int?)null, 2)));
        Assert.That((found.Agents.Sum(), found.Upper), Is.EqualTo((RequiredAgents.Find(12, 180, target).Agents, found.Agents.Sum())));
    }

    [Test]
    public void Require_BadInput_SaysWhat()
    {
        Assert.That(() => MultiSkillStaffing.Require([new SkillGroup(5, "nl")], [Load("nl", 1), Load("de", 1), Load("fr", 1)]),
            Throws.TypeOf<WfmDataException>().With.Message.Contains("'de' needs skill 'de', which nobody has").And.Message.Contains("'fr'"));
        Assert.That(() => MultiSkillStaffing.Require([new SkillGroup(5, "nl")], [Load("nl", 1, EightyTwenty with { AbandonmentMax = 0.1 })]),
            Throws.TypeOf<WfmDataException>().With.Message.Contains("no patience"));
        Assert.That(() => new SkillGroup(0, "nl"), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new SkillGroup(1, "nl", "nl"), Throws.ArgumentException);
        Assert.That(() => new SkillGroup(1), Throws.ArgumentException);
        Assert.That(() => new GroupSkill("nl") { Efficiency = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => MultiSkillStaffing.Simulate([new SkillGroup(5, "nl")], [1, 2], [Load("nl", 1)]), Throws.ArgumentException);
    }

    [Test]
    public void Of_People_GroupsThoseAlikeAndLeavesLeadsOut()
    {
        var contract = new Contract("full", TimeSpan.FromHours(40));
        Person Agent(string id, params SkillLevel[] skills) => new(id, PersonRole.Agent, contract, 1, skills);
        var groups = SkillGroup.Of(
            [
                Agent("a", new("nl"), new("de", 0.8)), Agent("b", new SkillLevel("nl")), Agent("c", new("nl"), new("de", 0.8)), Agent("d", new("de", 0.8), new("nl")),
                new Person("e", PersonRole.Lead, contract, 1, [new("nl")]),
            ],
            TimeSpan.FromSeconds(30));
        Assert.That(groups.Select(g => (g.Name, g.People)), Is.EqualTo(new[] { ("nl|de:0.8", 2), ("nl", 1), ("de:0.8|nl", 1) }));
        Assert.That(groups[0].Skills.Select(s => (s.Rank, s.OverflowAfter.TotalSeconds)), Is.EqualTo(new[] { (0, 0.0), (1, 30.0) }));
    }

    private static QueueLoad Load(string skill, double erlangs, ServiceTarget? target = null) => new(skill, skill, erlangs * 20, Aht, target ?? EightyTwenty);
}
