namespace Wfm.Staffing.Tests;

public sealed class MultiSkillPlannerTests
{
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);
    private static readonly TimeGrid Grid = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"), new DateOnly(2026, 11, 2), 2, Half);
    private static readonly OpeningHours Open = new(Enum.GetValues<DayOfWeek>().Select(d =>
        KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new OpenSpan(TimeSpan.FromHours(9), TimeSpan.FromHours(15))])));

    private static readonly SkillGroup[] Mixed = [new(9, "nl"), new(6, "de"), new(5, "nl", "de")];
    private static readonly MultiSkillOptions Short = new() { MaxContacts = 40_000 };

    [Test]
    public void Require_MixedPeople_CountsNobodyTwiceInAnyInterval()
    {
        var plan = Plan(Queue("nl"), Queue("de")) with { Shrinkage = [new("coaching", 0.1, ShrinkageBase.Present)] };
        var reports = new List<MultiSkillProgress>();
        var found = MultiSkillPlanner.Require([Forecast("nl", 60), Forecast("de", 40)], plan, Mixed, Short, new Listener(reports));
        Assert.That(found.Skills.Select(s => s.Skill), Is.EqualTo(new[] { "nl", "de" }));
        for (var i = 0; i < Grid.Count; i++)
        {
            var need = found.Intervals[i];
            Assert.That(found.Skills.Sum(s => s.Points[i].NetAgents), Is.EqualTo(need.Agents.Sum()).Within(1e-9));
            Assert.That(found.Skills.Sum(s => s.Points[i].GrossAgents), Is.EqualTo(need.Agents.Sum() / 0.9).Within(1e-9));
            Assert.That(need.Certified, Is.InRange(need.Lower, need.Upper));
            Assert.That(need.Agents.Sum() > 0, Is.EqualTo(i % 48 is >= 18 and < 30));
        }

        Assert.That(found.Hours(), Is.InRange(found.LowerHours, found.UpperHours));
        Assert.That(found.Hours(), Is.LessThan(found.UpperHours));
        Assert.That(found.Skills.SelectMany(s => s.Points).Select(p => p.ServiceLevel), Is.All.GreaterThanOrEqualTo(0.8));

        // The two days are alike, and so are most hours: what repeats is solved once.
        Assert.That(reports[^1].Done, Is.EqualTo(reports[^1].Count));
        Assert.That(reports, Has.Count.EqualTo(reports[^1].Count).And.Count.LessThanOrEqualTo(12));
        Assert.That(reports[^1].Contacts, Is.EqualTo(found.Intervals.Distinct().Sum(i => i.Contacts)));
    }

    [Test]
    public void Require_NobodyFlexible_IsTheRequirementOfEachSkill()
    {
        var plan = Plan(Queue("nl"), Queue("de"));
        QueueForecast[] forecasts = [Forecast("nl", 60), Forecast("de", 40)];
        var found = MultiSkillPlanner.Require(forecasts, plan, [new SkillGroup(40, "nl"), new SkillGroup(40, "de")]);
        var alone = StaffingPlanner.Require(forecasts, plan);
        for (var s = 0; s < 2; s++)
        {
            for (var i = 0; i < Grid.Count; i++)
            {
                var (own, other) = (found.Skills[s].Points[i], alone[s].Points[i]);
                Assert.That(own.NetAgents, Is.EqualTo(other.NetAgents).Within(1e-9));
                Assert.That(own.Erlangs, Is.EqualTo(other.Erlangs).Within(1e-9));
                Assert.That(own.ServiceLevel, Is.EqualTo(other.ServiceLevel).Within(1e-9));
                Assert.That(own.AsaSeconds, Is.EqualTo(other.AsaSeconds).Within(1e-7));
                Assert.That(own.Occupancy, Is.EqualTo(other.Occupancy).Within(1e-9));
            }
        }

        Assert.That((found.LowerHours, found.UpperHours), Is.EqualTo((found.Hours(), found.Hours())));
    }

    [Test]
    public void Require_DeferredWork_IsStaffedByItselfAndSaidSo()
    {
        var mail = new QueuePlan(new QueueKey("mail", Channel.Email), "nl", new ServiceTarget { AnswerWithin = TimeSpan.FromHours(4) }, Open);
        QueueForecast[] forecasts = [Forecast("nl", 60), Forecast("mail", 10)];
        var with = MultiSkillPlanner.Require(forecasts, Plan(Queue("nl"), mail), Mixed, Short);
        var without = MultiSkillPlanner.Require(forecasts, Plan(Queue("nl")), Mixed, Short);
        var alone = StaffingPlanner.Require(forecasts, Plan(mail)).Single();
        Assert.That(with.ApartQueues, Is.EqualTo(new[] { "mail" }));
        Assert.That(with.Apart, Is.EqualTo(alone.Points.Select(p => p.NetAgents)));
        Assert.That(with.Skills.Single().NetHours, Is.EqualTo(without.Skills.Single().NetHours + alone.NetHours).Within(1e-9));
        Assert.That(alone.NetHours, Is.Positive);
    }

    [Test]
    public void Require_SkillThatNobodyHas_SaysWhich()
    {
        Assert.That(() => MultiSkillPlanner.Require([Forecast("nl", 0), Forecast("fr", 0)], Plan(Queue("nl"), Queue("fr")), Mixed),
            Throws.TypeOf<WfmDataException>().With.Message.Contains("'fr' needs skill 'fr', which nobody has"));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(() => MultiSkillPlanner.Require([Forecast("nl", 60)], Plan(Queue("nl")), Mixed, null, null, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static QueuePlan Queue(string skill) => new(new QueueKey(skill), skill, new ServiceTarget { Patience = TimeSpan.FromSeconds(300) }, Open);

    private static Plan Plan(params QueuePlan[] queues) => new(Grid, queues, []) { Load = LoadMethod.Stationary };

    // Three levels over the day, the same on both days.
    private static QueueForecast Forecast(string queue, double volume)
    {
        var volumes = new IntervalSeries(Grid, Enumerable.Range(0, Grid.Count).Select(i => volume * (1 + (i % 48 / 4 % 3))));
        return new QueueForecast(new QueueKey(queue, queue == "mail" ? Channel.Email : Channel.Phone), volumes, volumes.Select(_ => 200), QueueForecast.Levels.Select(_ => volumes), "test");
    }

    private sealed class Listener(List<MultiSkillProgress> reports) : IProgress<MultiSkillProgress>
    {
        public void Report(MultiSkillProgress value) => reports.Add(value);
    }
}
