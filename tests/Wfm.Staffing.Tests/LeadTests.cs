namespace Wfm.Staffing.Tests;

/// <summary>Team leads beyond single numbers: presence without flicker, formulas side by side, working leads, spans achieved, layers.</summary>
public sealed class LeadTests
{
    private static readonly TimeGrid Quarters = new(TimeZoneInfo.Utc, new(2026, 3, 2), 7, TimeSpan.FromMinutes(15));

    /// <summary>The example of the reference: 8 agents for 12 h on 7 days. The organisation asks for 2, the floor's 84 hours for 3.</summary>
    [Test]
    public void Compare_LongOpeningHours_FloorAsksForMoreThanTheRatio()
    {
        var onShift = Day(t => t is >= 32 and < 80 ? 8 : 0);
        var table = LeadNeed.Compare(new LeadRule { Tolerance = 0.15 }, new LeadSituation(25, 30, onShift)).ToDictionary(n => n.Formula);
        Assert.That(table, Has.Count.EqualTo(7));
        Assert.That(table[LeadFormula.OrgFte].Leads, Is.EqualTo(2));
        Assert.That(table[LeadFormula.Floor].HoursPerWeek, Is.EqualTo(84).Within(1e-9));
        Assert.That(table[LeadFormula.Floor].Exact, Is.EqualTo(2.8).Within(1e-9));
        Assert.That(table[LeadFormula.Floor].Leads, Is.EqualTo(3));
        Assert.That(table[LeadFormula.Floor].Explanation, Does.Contain("84 h").And.Contain("2.8"));

        // 8 agents × 84 h ÷ 15 = 44.8 h ÷ 30 = 1.493.
        Assert.That(table[LeadFormula.Hours].HoursPerWeek, Is.EqualTo(44.8).Within(1e-9));
        Assert.That(table[LeadFormula.Hours].Leads, Is.EqualTo(2));
    }

    [Test]
    public void Of_FloorSoft_LetsSeventeenHaveOneLead()
    {
        var situation = new LeadSituation(40, 45, Day(t => t is >= 32 and < 72 ? 17 : 0));
        var rule = new LeadRule { Tolerance = 0.15 };
        Assert.That(LeadNeed.Of(LeadFormula.Floor, rule, situation).HoursPerWeek, Is.EqualTo(140).Within(1e-9));
        Assert.That(LeadNeed.Of(LeadFormula.FloorSoft, rule, situation).HoursPerWeek, Is.EqualTo(70).Within(1e-9));
    }

    [Test]
    public void Of_NoAgentsOnShift_FloorRefusesAndCompareLeavesItOut()
    {
        var situation = new LeadSituation(15, 20);
        Assert.That(() => LeadNeed.Of(LeadFormula.Floor, new LeadRule(), situation), Throws.ArgumentException);
        Assert.That(LeadNeed.Compare(new LeadRule(), situation), Has.Count.EqualTo(4));
    }

    /// <summary>Leads who spend half their time on contacts lead half: twice as many. And their half counts as agents after their shrinkage.</summary>
    [Test]
    public void Of_WorkingLeads_NeedsMoreOfThem()
    {
        var situation = new LeadSituation(45, 45) { Working = 0.5 };
        Assert.That(LeadNeed.Of(LeadFormula.OrgFte, new LeadRule(), situation).Leads, Is.EqualTo(6));
        Assert.That(WorkingLeads.Of(6, 0.5, 0.25), Is.EqualTo(new WorkingLeads(2.25, 2.25)));
        Assert.That(WorkingLeads.Of(6, 0, 0.25), Is.EqualTo(new WorkingLeads(0, 4.5)));
        Assert.That(() => WorkingLeads.Of(6, 1.1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void OnPayroll_RoundedToTheNearest_IsAboutAndAtLeastOne()
    {
        var rule = new LeadRule { Policy = LeadPolicy.OrgFte, Rounding = LeadRounding.Nearest };
        Assert.That(new[] { 0, 0.2, 7.5, 15, 22.4, 22.5, 37.4, 37.5 }.Select(f => rule.OnPayroll(f, 0)), Is.EqualTo(new[] { 0, 1, 1, 1, 1, 2, 2, 3 }));
    }

    [Test]
    public void Weighted_StartersWeighMore_AndLeadsAreNotLed()
    {
        var contract = new Contract("full", TimeSpan.FromHours(40));
        Person Someone(string id, PersonRole role = PersonRole.Agent) => new(id, role, contract, 0.8, [new SkillLevel("voice")]);
        var situation = LeadSituation.Weighted([Someone("a"), Someone("new"), Someone("boss", PersonRole.Lead)], p => p.Id == "new" ? 2 : 1);
        Assert.That(situation.AgentHeads, Is.EqualTo(3));
        Assert.That(situation.AgentFte, Is.EqualTo(2.4).Within(1e-15));
    }

    [Test]
    public void Required_OneQuarterTooMany_CallsNoSecondLeadOnTheHour()
    {
        var peak = Day(t => t == 40 ? 16 : t is >= 32 and < 72 ? 14 : 0);
        Assert.That(new LeadPresence().Required(new LeadRule(), peak)[40], Is.EqualTo(2));
        var calm = new LeadPresence { Averaging = TimeSpan.FromHours(1) }.Required(new LeadRule(), peak);
        Assert.That(calm.Values.ToArray().Distinct().Order(), Is.EqualTo(new[] { 0.0, 1 }));

        // A mean over an hour half closed still has a lead for those who are there, and none while nobody is.
        var half = new LeadPresence { Averaging = TimeSpan.FromHours(1) }.Required(new LeadRule(), Day(t => t is 33 or 34 ? 1 : 0));
        Assert.That(new[] { half[32], half[33], half[34], half[35] }, Is.EqualTo(new[] { 0.0, 1, 1, 0 }));
    }

    [Test]
    public void Required_Release_HoldsALeadUntilClearlyTooMany()
    {
        double[] agents = [15, 16, 15, 16, 14, 13, 16, 12, 0];
        var series = Day(t => t < agents.Length ? agents[t] : 0);
        var leads = new LeadPresence { Release = 3 }.Required(new LeadRule(), series);
        Assert.That(leads.Values[..9].ToArray(), Is.EqualTo(new double[] { 1, 2, 2, 2, 2, 2, 2, 1, 0 }));
        Assert.That(new LeadPresence().Required(new LeadRule(), series).Values[..9].ToArray(), Is.EqualTo(new double[] { 1, 2, 1, 2, 1, 1, 2, 1, 0 }));
    }

    [Test]
    public void Required_Stay_KeepsALeadForAWhile()
    {
        var leads = new LeadPresence { Stay = TimeSpan.FromMinutes(40) }.Required(new LeadRule(), Day(t => t == 40 ? 16 : t is >= 32 and < 72 ? 14 : 0));
        Assert.That(leads.Values[39..44].ToArray(), Is.EqualTo(new double[] { 1, 2, 2, 2, 1 }));
    }

    /// <summary>Release and stay only ever add leads, whatever the day looks like.</summary>
    [Test]
    public void Required_ReleaseAndStay_NeverBreakTheFloor()
    {
        var random = new SplitMix64(5);
        var agents = Day(_ => random.Below(50));
        var rule = new LeadRule { SmallTeamBelow = 4, Tolerance = 0.1 };
        var leads = new LeadPresence { Release = 2, Stay = TimeSpan.FromHours(1) }.Required(rule, agents);
        for (var t = 0; t < agents.Count; t++)
        {
            Assert.That(leads[t], Is.GreaterThanOrEqualTo(rule.OnShift((int)agents[t])), $"{agents[t]} agents in interval {t}");
        }
    }

    [Test]
    public void LeadSpan_OfARoster_CountsWhatItAchieves()
    {
        List<FloorPoint> floor = [new(0, 0, 0), new(3, 0, 0), new(6, 0, 1), .. Enumerable.Range(1, 10).Select(i => new FloorPoint(2 * i, 1, i > 7 ? 2 : 1))];
        var span = LeadSpan.Of(floor);
        Assert.That(span, Is.EqualTo(new LeadSpan(12, 10, 18, 20, 1, 1, 4)));
        Assert.That(LeadSpan.Of([]).P50, Is.NaN);
    }

    [Test]
    public void Layers_UpToOne()
    {
        Assert.That(ReportingLine.Layers(45, 6), Is.EqualTo(new[] { 45, 8, 2, 1 }));
        Assert.That(ReportingLine.Layers(12, 6), Is.EqualTo(new[] { 12, 2, 1 }));
        Assert.That(ReportingLine.Layers(1, 6), Is.EqualTo(new[] { 1 }));
        Assert.That(ReportingLine.Layers(0, 6), Is.Empty);
        Assert.That(() => ReportingLine.Layers(5, 1.5), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void OwnLeadShare_HalfTheShift_IsAHalf()
    {
        var contract = new Contract("full", TimeSpan.FromHours(40));
        Person Agent(string id, string? lead) => new(id, PersonRole.Agent, contract, 1, [new SkillLevel("voice")]) { Lead = lead };
        Shift Work(string id, params (int From, int To, Activity What)[] parts) =>
            new(id, Quarters.FirstDay, "day", parts.Select(p => new ActivitySegment(p.What, new Interval(Quarters.Start.AddHours(p.From), Quarters.Start.AddHours(p.To)))));
        var roster = new Roster(Quarters,
        [
            Work("early", (8, 16, Activity.Contacts)), Work("late", (12, 20, Activity.Contacts)),
            Work("boss", (12, 14, Activity.LeadDuty), (14, 15, Activity.Meal), (15, 22, Activity.LeadDuty)),
        ]);
        var shares = ReportingLine.OwnLeadShare(roster, [Agent("early", "boss"), Agent("late", "boss"), Agent("free", null), Agent("off", "boss")]);
        Assert.That(shares, Is.EqualTo(new Dictionary<string, double> { ["early"] = 3 / 8.0, ["late"] = 7 / 8.0 }));
    }

    private static IntervalSeries Day(Func<int, double> agents) => new(Quarters, Enumerable.Range(0, Quarters.Count).Select(t => agents(t % 96)));
}
