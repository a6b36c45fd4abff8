namespace Wfm.Staffing.Tests;

public sealed class StaffingPlannerTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly OpeningHours Office = new(Enum.GetValues<DayOfWeek>().Select(d =>
        KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new OpenSpan(TimeSpan.FromHours(8), TimeSpan.FromHours(18))])));

    private static readonly ServiceTarget EightyTwenty = new() { OccupancyMax = 0.85 };

    /// <summary>Published case: 100 contacts per half hour, AHT 180 s, 80 % in 20 s, cap 0.85, shrinkage 30 % gives 14 agents and 20 positions (pyworkforce).</summary>
    [Test]
    public void Require_PublishedCase_GivesItsAgentsAndMeasures()
    {
        var plan = Plan(Half, [Queue("sales", "voice", EightyTwenty)]) with
        {
            Shrinkage = [new("breaks", 0.18, ShrinkageBase.Present), new("coaching", 0.12, ShrinkageBase.Present), new("leave", 0.2, ShrinkageBase.Paid)],
        };
        var requirement = StaffingPlanner.Require([Forecast("sales", Half, 100, 180)], plan).Single();
        var (from, _) = plan.Grid.DayRange(0);
        Assert.Multiple(() =>
        {
            Assert.That(requirement.Skill, Is.EqualTo("voice"));
            var noon = requirement.Points[from + 24];
            Assert.That(noon.Erlangs, Is.EqualTo(10).Within(1e-12));
            Assert.That(noon.NetAgents, Is.EqualTo(14));
            Assert.That(noon.GrossAgents, Is.EqualTo(20).Within(1e-12));
            Assert.That(noon.ServiceLevel, Is.EqualTo(0.8883500191794669).Within(1e-12));
            Assert.That(noon.AsaSeconds, Is.EqualTo(7.83593701177724).Within(1e-11));
            Assert.That(noon.Occupancy, Is.EqualTo(10.0 / 14).Within(1e-12));
            Assert.That(noon.Abandonment, Is.Zero);
        });
    }

    [Test]
    public void Require_Closed_NeedsNobodyEvenWithContactsOrAMinimum()
    {
        var plan = Plan(Half, [Queue("sales", "voice", EightyTwenty with { MinAgents = 2 })]);
        var points = StaffingPlanner.Require([Forecast("sales", Half, i => i % 48 < 20 ? 0 : 1, _ => 180)], plan).Single().Points;
        for (var i = 0; i < 96; i++)
        {
            // 8:00 to 18:00, two agents although one contact asks for one.
            Assert.That(points[i].NetAgents, Is.EqualTo(i % 48 is >= 16 and < 36 ? 2 : 0), $"interval {i}");
        }

        Assert.That(points[17], Is.EqualTo(new RequirementPoint(0, 2, 2, 1, 0, 0, 0)));
        Assert.That(points[30].Occupancy, Is.EqualTo(0.05).Within(1e-12));
        Assert.That(points[2], Is.EqualTo(new RequirementPoint(0, 0, 0, 1, 0, 0, 0)));
    }

    [Test]
    public void Require_FinerPlan_KeepsTheLoad()
    {
        var half = StaffingPlanner.Require([Forecast("sales", Half, 100, 180)], Plan(Half, [Queue("sales", "voice", EightyTwenty)])).Single();
        var quarter = StaffingPlanner.Require([Forecast("sales", Half, 100, 180)], Plan(Quarter, [Queue("sales", "voice", EightyTwenty)])).Single();
        Assert.That(quarter.Points.Select(p => p.Erlangs), Is.EqualTo(half.Points.SelectMany(p => new[] { p.Erlangs, p.Erlangs })).Within(1e-12));

        // An hour after opening the load has settled.
        Assert.That(quarter.Points.Skip(36).Take(30).Select(p => p.NetAgents), Is.All.EqualTo(half.Points[20].NetAgents));
    }

    /// <summary>In the first half hour the load is m(t) = 10 (1 − e^(−t/180 s)): the fewest agents whose service level, averaged over 2,000 moments, keeps the target.</summary>
    [Test]
    public void Require_FirstInterval_KeepsTheTargetOnAverageOverIt()
    {
        var points = StaffingPlanner.Require([Forecast("sales", Half, 100, 180)], Plan(Half, [Queue("sales", "voice", EightyTwenty)])).Single().Points;
        double Mean(double agents) => Enumerable.Range(0, 2000).Average(k => ErlangC.Evaluate(10 * (1 - Math.Exp(-(k + 0.5) * 1800 / 2000 / 180)), agents, 180, 20).ServiceLevel);
        Assert.That(points[16].Erlangs, Is.EqualTo(10).Within(1e-12));
        Assert.That(Mean(points[16].NetAgents), Is.GreaterThanOrEqualTo(0.8));
        Assert.That(Mean(points[16].NetAgents - 1), Is.LessThan(0.8));
        Assert.That(points[36].NetAgents, Is.Zero, "after closing");
    }

    [TestCase(LoadMethod.Lagged, 9)]
    [TestCase(LoadMethod.Stationary, 10)]
    public void Require_FirstInterval_StaffsTheLoadOfThePlansMethod(LoadMethod method, double load)
    {
        var plan = Plan(Half, [Queue("sales", "voice", EightyTwenty)]) with { Load = method };
        var points = StaffingPlanner.Require([Forecast("sales", Half, 100, 180)], plan).Single().Points;
        var expected = RequiredAgents.Find(load, 180, EightyTwenty);
        Assert.That(points[16].Erlangs, Is.EqualTo(10).Within(1e-12));
        Assert.That(points[16].NetAgents, Is.EqualTo(expected.Agents));
        Assert.That(points[16].ServiceLevel, Is.EqualTo(expected.Performance.ServiceLevel).Within(1e-9));
        Assert.That(points[36].NetAgents, Is.Zero, "after closing");
    }

    [Test]
    public void Require_CoarserPlan_WeighsHandleTimeByContacts()
    {
        // 30 contacts of 100 s and 10 of 500 s: 8,000 s of work in 1,800 s, at 200 s each.
        var forecast = Forecast("sales", Quarter, i => i % 2 == 0 ? 30 : 10, i => i % 2 == 0 ? 100 : 500);
        var point = StaffingPlanner.Require([forecast], Plan(Half, [Queue("sales", "voice", EightyTwenty)])).Single().Points[24];
        var expected = RequiredAgents.Find(8000 / 1800.0, 200, EightyTwenty);
        Assert.That(point.Erlangs, Is.EqualTo(8000 / 1800.0).Within(1e-12));
        Assert.That(point.NetAgents, Is.EqualTo(expected.Agents));
        Assert.That(point.AsaSeconds, Is.EqualTo(expected.Performance.AsaSeconds).Within(1e-9));
    }

    /// <summary>Same handle time and patience: the queues are one queue, and the stricter promise counts.</summary>
    [Test]
    public void Require_TwoQueuesOfOneSkill_AreOneGroup()
    {
        var care = new ServiceTarget { ServiceLevel = 0.9, AnswerWithin = TimeSpan.FromSeconds(45), MinAgents = 3 };
        var plan = Plan(Half, [Queue("sales", "voice", EightyTwenty with { OccupancyMax = null, MinAgents = 2 }), Queue("care", "voice", care), Queue("other", "text", EightyTwenty)]);
        var result = StaffingPlanner.Require([Forecast("other", Half, 8, 300), Forecast("care", Half, 60, 180), Forecast("sales", Half, 100, 180)], plan);
        Assert.That(result.Select(r => r.Skill), Is.EqualTo(new[] { "voice", "text" }));
        var agents = Math.Max(RequiredAgents.Find(16, 180, EightyTwenty with { OccupancyMax = null }).Agents, RequiredAgents.Find(16, 180, care).Agents);
        var (a, b) = (ErlangC.Evaluate(16, agents, 180, 20), ErlangC.Evaluate(16, agents, 180, 45));
        var point = result[0].Points[24];
        Assert.Multiple(() =>
        {
            Assert.That(point.Erlangs, Is.EqualTo(16).Within(1e-12));
            Assert.That(point.NetAgents, Is.EqualTo(agents));
            Assert.That(point.ServiceLevel, Is.EqualTo(((100 * a.ServiceLevel) + (60 * b.ServiceLevel)) / 160).Within(1e-9));
            Assert.That(point.Occupancy, Is.EqualTo(16.0 / agents).Within(1e-9));
            Assert.That(point.AsaSeconds, Is.EqualTo(a.AsaSeconds).Within(1e-6));
        });

        // A minimum of agents is met by those who take the other queue as well.
        var quiet = StaffingPlanner.Require([Forecast("other", Half, 8, 300), Forecast("care", Half, 0, 180), Forecast("sales", Half, 0, 180)], plan);
        Assert.That(quiet[0].Points[24].NetAgents, Is.EqualTo(3));
    }

    [Test]
    public void Require_ForecastLongerThanPlan_IsCutToIt()
    {
        var grid = new TimeGrid(Zone, new DateOnly(2026, 3, 26), 7, Half);
        var forecast = Forecast("sales", grid, i => i, _ => 180);
        var plan = Plan(Half, [Queue("sales", "voice", EightyTwenty)]);
        var point = StaffingPlanner.Require([forecast], plan).Single().Points[24];
        Assert.That(point.Erlangs, Is.EqualTo((48 + 24) * 0.1).Within(1e-12));
    }

    // 28 and 29 March 2026 are a weekend: a file that ends on Friday covers a plan of a week from the 23rd that is closed then.
    [TestCase(Channel.Phone, 0)]
    [TestCase(Channel.Email, 1)]
    public void Plan_ForecastWithoutTheClosedDaysAtItsEnds_CoversThePlan(Channel channel, int warnings)
    {
        var key = new QueueKey("sales", channel);
        var week = new TimeGrid(Zone, new DateOnly(2026, 3, 23), 7, Half);
        var open = new OpeningHours(Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(d => KeyValuePair.Create(d, (IEnumerable<OpenSpan>)[new(TimeSpan.FromHours(9), TimeSpan.FromHours(17))])));
        var plan = new Plan(week, [new QueuePlan(key, "sales", EightyTwenty with { AnswerWithin = TimeSpan.FromHours(4) }, open)], []);
        var mask = open.Mask(week);
        QueueForecast For(int days) => Forecast("sales", new TimeGrid(Zone, new DateOnly(2026, 3, 23), days, Half), i => mask[i] ? 5 : 0, _ => 180);
        var (short5, whole) = (StaffingPlanner.Plan([For(5)], plan), StaffingPlanner.Plan([For(7)], plan));
        Assert.Multiple(() =>
        {
            Assert.That(short5.Requirements[0].Points.Select(p => p.NetAgents), Is.EqualTo(whole.Requirements[0].Points.Select(p => p.NetAgents)));
            Assert.That(short5.Warnings.Count - whole.Warnings.Count, Is.EqualTo(warnings));
            Assert.That(() => StaffingPlanner.Plan([For(4)], plan), Throws.TypeOf<WfmDataException>().With.Message.Contains("does not cover the plan"));
        });
    }

    [Test]
    public void Require_DataThatCannotBeUsed_SaysWhat()
    {
        var plan = Plan(Half, [Queue("sales", "voice", EightyTwenty)]);
        void Fails(QueueForecast forecast, Plan with, string text) =>
            Assert.That(() => StaffingPlanner.Require([forecast], with), Throws.TypeOf<WfmDataException>().With.Message.Contains(text));
        Fails(Forecast("care", Half, 5, 180), plan, "'sales' of the plan has no forecast");
        Fails(Forecast("sales", new TimeGrid(Zone, new DateOnly(2026, 3, 28), 2, Half), _ => 5, _ => 180), plan, "does not cover the plan");
        Fails(Forecast("sales", TimeSpan.FromMinutes(20), 5, 180), plan, "20 min");
        Fails(Forecast("sales", Half, i => i == 20 ? double.NaN : 5, _ => 180), plan, "has volume 'NaN'");
        Fails(Forecast("sales", Half, _ => 5, i => i == 20 ? double.NaN : 180), plan, "no handle time");
        Fails(Forecast("sales", Half, 5, 180), Plan(Half, [Queue("sales", "voice", new ServiceTarget { AbandonmentMax = 0.05 })]), "no patience");
    }

    [Test]
    public void Require_UnknownHandleTime_TakesTheDefaultAndIgnoresClosedHours()
    {
        var plan = Plan(Half, [Queue("sales", "voice", EightyTwenty) with { DefaultAht = TimeSpan.FromSeconds(360) }]);
        var points = StaffingPlanner.Require([Forecast("sales", Half, i => i % 48 < 14 ? double.NaN : 50, i => i % 48 == 20 ? double.NaN : 180)], plan).Single().Points;
        Assert.That(points[20].Erlangs, Is.EqualTo(10).Within(1e-12));
        Assert.That(points[21].Erlangs, Is.EqualTo(5).Within(1e-12));
    }

    [Test]
    public void Expect_RequirementScheduled_BringsTheMeasuresOfTheRequirement()
    {
        var chat = new ServiceTarget { ServiceLevel = 0.9, AnswerWithin = TimeSpan.FromSeconds(45), Patience = TimeSpan.FromSeconds(90), MinAgents = 3 };
        var plan = Plan(Quarter, [Queue("sales", "voice", EightyTwenty), Queue("care", "voice", chat)]) with
        {
            Shrinkage = [new("breaks", 0.13, ShrinkageBase.Present)],
        };
        QueueForecast[] forecasts = [Forecast("sales", Half, i => i % 48 * 3, _ => 180), Forecast("care", Half, i => i % 7, _ => 400)];
        var requirement = StaffingPlanner.Require(forecasts, plan).Single();
        var expectation = new ServiceExpectation(forecasts, plan);
        var points = expectation.Cover(requirement, [.. requirement.Points.Select(p => p.GrossAgents)]);
        for (var i = 0; i < points.Count; i++)
        {
            var (p, r) = (points[i], requirement.Points[i]);
            Assert.That(p.Required, Is.EqualTo(r.GrossAgents));
            Assert.That(p.Under + p.Over, Is.Zero);
            Assert.That(p.ExpectedServiceLevel, Is.EqualTo(r.ServiceLevel).Within(1e-9));
            Assert.That(p.ExpectedAsaSeconds, Is.EqualTo(r.AsaSeconds).Within(1e-7));
            Assert.That(p.ExpectedOccupancy, Is.EqualTo(r.Occupancy).Within(1e-9));
            Assert.That(expectation.Abandonment("voice", i, r.GrossAgents), Is.EqualTo(r.Abandonment).Within(1e-9));
        }
    }

    [Test]
    public void Expect_MoreScheduled_IsNoWorse()
    {
        var target = new ServiceTarget { Patience = TimeSpan.FromSeconds(120) };
        var plan = Plan(Half, [Queue("sales", "voice", target), Queue("care", "voice", EightyTwenty)]) with { Shrinkage = [new("breaks", 0.2, ShrinkageBase.Present)] };
        var expectation = new ServiceExpectation([Forecast("sales", Half, 70, 250), Forecast("care", Half, 30, 200)], plan);
        var before = expectation.Expect("voice", 24, 0, 0);
        Assert.That(before.ExpectedServiceLevel, Is.Zero);
        Assert.That(before.ExpectedOccupancy, Is.NaN);
        for (var scheduled = 1; scheduled <= 40; scheduled++)
        {
            var now = expectation.Expect("voice", 24, 0, scheduled);
            Assert.That(now.ExpectedServiceLevel, Is.GreaterThanOrEqualTo(before.ExpectedServiceLevel));
            Assert.That(now.ExpectedAsaSeconds, Is.Not.NaN.And.GreaterThanOrEqualTo(0));
            Assert.That(now.ExpectedOccupancy, Is.InRange(0, 1));
            before = now;
        }

        Assert.That(before.ExpectedServiceLevel, Is.GreaterThan(0.999));
        Assert.That(expectation.Expect("voice", 2, 0, 5), Is.EqualTo(new CoveragePoint(0, 5, 1, 0, 0)));
        Assert.That(() => expectation.Expect("text", 2, 0, 5), Throws.ArgumentException);
        Assert.That(() => expectation.Expect("voice", 2000, 0, 5), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    /// <summary>The day on which clocks go forward has 23 hours; the plan's last day covers it.</summary>
    [Test]
    public void Require_ClockChange_OpensAtLocalTime()
    {
        var plan = Plan(Half, [Queue("sales", "voice", EightyTwenty)]);
        var points = StaffingPlanner.Require([Forecast("sales", Half, 100, 180)], plan).Single().Points;
        var (from, to) = plan.Grid.DayRange(2);
        Assert.That(to - from, Is.EqualTo(46));
        Assert.That(Enumerable.Range(from, to - from).Where(i => points[i].NetAgents > 0), Is.EqualTo(Enumerable.Range(from + 14, 20)));
    }

    private static QueuePlan Queue(string name, string skill, ServiceTarget target) => new(new QueueKey(name), skill, target, Office);

    // Friday to Sunday; on the Sunday clocks go forward.
    private static TimeGrid Grid(TimeSpan step) => new(Zone, new DateOnly(2026, 3, 27), 3, step);

    private static Plan Plan(TimeSpan step, IEnumerable<QueuePlan> queues) => new(Grid(step), queues, []);

    private static QueueForecast Forecast(string queue, TimeSpan step, double volume, double aht) => Forecast(queue, step, _ => volume, _ => aht);

    private static QueueForecast Forecast(string queue, TimeSpan step, Func<int, double> volume, Func<int, double> aht) => Forecast(queue, Grid(step), volume, aht);

    private static QueueForecast Forecast(string queue, TimeGrid grid, Func<int, double> volume, Func<int, double> aht)
    {
        var volumes = new IntervalSeries(grid, Enumerable.Range(0, grid.Count).Select(volume));
        var times = new IntervalSeries(grid, Enumerable.Range(0, grid.Count).Select(aht));
        return new QueueForecast(new QueueKey(queue), volumes, times, QueueForecast.Levels.Select(_ => volumes), "test");
    }
}
