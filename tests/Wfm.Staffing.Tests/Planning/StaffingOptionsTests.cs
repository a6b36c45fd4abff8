namespace Wfm.Staffing.Tests;

/// <summary>Certainty, denominators, chat, shrinkage at times, and what the planner says about its numbers.</summary>
public sealed class StaffingOptionsTests
{
    private static readonly QueuePlan Calls = new(new QueueKey("calls"), "all", new ServiceTarget { Patience = TimeSpan.FromSeconds(240) }, PlanCase.Until(18));

    /// <summary>Quantiles of negative binomial counts, mean 100, cv of the rate 0.15, by R: qnbinom(c(.025, .1, .25, .5, .75, .9, .975), size = 1/0.0225, mu = 100).</summary>
    private static readonly double[] Negative = [67, 78, 87, 99, 112, 124, 138];

    [Test]
    public void Require_WithCertainty_StaffsTheRateThatIsNotExceeded()
    {
        // The 0.9 quantile of a gamma law with mean 1 and cv 0.15, by R: qgamma(0.9, 1/0.0225, 1/0.0225).
        const double Factor = 1.196404609;
        var sure = Calls with { Target = Calls.Target with { Certainty = 0.9 } };
        var forecast = PlanCase.Forecast(sure, 240, _ => 100);
        forecast = new QueueForecast(forecast.Queue, forecast.Volume, forecast.AhtSeconds, Negative.Select(q => new IntervalSeries(PlanCase.Grid, Enumerable.Repeat(q, 96))), "test");
        var plan = PlanCase.Plan(sure) with { Load = LoadMethod.Stationary };
        var point = StaffingPlanner.Require([forecast], plan).Single().Points[24];
        var load = 100 * 240 / 1800.0;
        Assert.That(point.NetAgents, Is.InRange(
            RequiredAgents.Find(load * (Factor - 0.01), 240, Calls.Target).Agents, RequiredAgents.Find(load * (Factor + 0.01), 240, Calls.Target).Agents));
        Assert.That(point.NetAgents, Is.GreaterThan(RequiredAgents.Find(load, 240, Calls.Target).Agents));

        // The measures are those of the mean volume.
        Assert.That(point.ServiceLevel, Is.EqualTo(ErlangA.Evaluate(load, point.NetAgents, 240, 20, 240).ServiceLevel).Within(1e-9));
        Assert.That(StaffingPlanner.Plan([forecast], plan).Warnings, Is.Empty);
    }

    [Test]
    public void Plan_CertaintyWithoutQuantiles_Warns()
    {
        var sure = Calls with { Target = Calls.Target with { Certainty = 0.9 } };
        var staffing = StaffingPlanner.Plan([PlanCase.Forecast(sure, 240, _ => 100)], PlanCase.Plan(sure));
        Assert.That(staffing.Warnings, Is.EqualTo(new[] { "The forecast of queue 'calls' has no quantiles: how uncertain it is cannot be known, and 'certainty' has no effect on its contacts." }));
        var plain = StaffingPlanner.Require([PlanCase.Forecast(Calls, 240, _ => 100)], PlanCase.Plan(Calls));
        Assert.That(staffing.Requirements.Single().Points, Is.EqualTo(plain.Single().Points));
    }

    [TestCase(ServiceLevelOf.Offered)]
    [TestCase(ServiceLevelOf.Answered)]
    [TestCase(ServiceLevelOf.ExcludingShortAbandons)]
    [TestCase(ServiceLevelOf.VirtualWait)]
    public void Require_Denominator_IsThatOfTargetAndResult(ServiceLevelOf of)
    {
        var queue = Calls with { Target = Calls.Target with { ServiceLevelOf = of, ShortAbandon = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(60) } };
        var plan = PlanCase.Plan(queue) with { Load = LoadMethod.Stationary };
        var point = StaffingPlanner.Require([PlanCase.Forecast(queue, 240, _ => 100)], plan).Single().Points[24];
        var expected = RequiredAgents.Find(100 * 240 / 1800.0, 240, queue.Target);
        Assert.That(point.NetAgents, Is.EqualTo(expected.Agents));
        Assert.That(point.ServiceLevel, Is.EqualTo(expected.Performance.ServiceLevelBy(of)).Within(1e-9).And.GreaterThanOrEqualTo(0.8));
    }

    [Test]
    public void Require_Chat_TakesSeveralAtATimeAndIsAGroupOfItsOwn()
    {
        var chat = new QueuePlan(new QueueKey("chat", Channel.Chat), "all", new ServiceTarget { AnswerWithin = TimeSpan.FromSeconds(30) }, PlanCase.Until(18))
        {
            Concurrency = new Concurrency([1, 1.7, 2.5]),
        };
        var plan = PlanCase.Plan(Calls, chat) with { Load = LoadMethod.Stationary };
        QueueForecast[] forecasts = [PlanCase.Forecast(Calls, 240, _ => 100), PlanCase.Forecast(chat, 300, _ => 60)];
        var staffing = StaffingPlanner.Plan(forecasts, plan);

        // 60 chats of 300 s per half hour, at most three at a time: six agents give 0.959 in 30 s, five 0.761 (reference values of the chat model).
        var calls = RequiredAgents.Find(100 * 240 / 1800.0, 240, Calls.Target).Agents;
        Assert.That(staffing.Requirements.Single().Points[24].NetAgents, Is.EqualTo(calls + 6));
        Assert.That(new ServiceExpectation(forecasts, plan).Expect(chat.Queue, 24, calls + 6).ServiceLevel, Is.EqualTo(0.959).Within(5e-4));
        Assert.That(staffing.Groups.Select(g => g.Model), Is.EqualTo(new[] { "Erlang A", "chat, 3 at a time" }));
    }

    [Test]
    public void Require_ShrinkageAtTimes_GrossesUpWhereItHolds()
    {
        var plan = PlanCase.Plan(Calls) with
        {
            Shrinkage =
            [
                new("coaching", 0.1, ShrinkageBase.Present),
                new("meeting", 0.2, ShrinkageBase.Present) { Weekdays = [DayOfWeek.Tuesday], Clock = new OpenSpan(TimeSpan.FromHours(9), TimeSpan.FromHours(10)) },
                new("leave", 0.5, ShrinkageBase.Paid),
            ],
        };
        var forecast = PlanCase.Forecast(Calls, 240, _ => 100);
        var requirement = StaffingPlanner.Require([forecast], plan).Single();
        for (var i = 0; i < 96; i++)
        {
            var away = i is 48 + 18 or 48 + 19 ? 0.3 : 0.1;
            Assert.That(requirement.Points[i].GrossAgents, Is.EqualTo(requirement.Points[i].NetAgents / (1 - away)).Within(1e-12), $"interval {i}");
        }

        var cover = new ServiceExpectation([forecast], plan).Cover(requirement, [.. requirement.Points.Select(p => p.GrossAgents)]);
        Assert.That(cover.Select(c => c.ExpectedServiceLevel), Is.EqualTo(requirement.Points.Select(p => p.ServiceLevel)).Within(1e-9));
    }

    [Test]
    public void Plan_Groups_SayWhatDecides()
    {
        var busy = Calls with { Target = Calls.Target with { OccupancyMax = 0.6, MinAgents = 4 } };
        var staffing = StaffingPlanner.Plan([PlanCase.Forecast(busy, 240, i => i % 48 < 20 ? 1 : 100)], PlanCase.Plan(busy) with { Load = LoadMethod.Stationary });
        var group = staffing.Groups.Single();
        Assert.That((group.Skill, group.Model, group.Intervals, group.AtMinimum), Is.EqualTo(("all", "Erlang A", 40, 8)));
        Assert.That(group.Binding.Select(b => (b.Text, b.Intervals)), Is.EqualTo(new[] { ("occupancy", 32) }));
    }

    /// <summary>14 net agents of 10 hours a day: the reference chain gives 700 productive, 823.5 present and 1029.4 paid hours, 25.7 FTE and 35 heads; 7 days here.</summary>
    [Test]
    public void WeeklyHeadcount_ReferenceChain_GivesItsFteAndHeads()
    {
        var grid = new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 3, 4), 9, TimeSpan.FromMinutes(30));
        var plan = new Plan(grid, [Calls], []) { Shrinkage = [new("leave", 0.2, ShrinkageBase.Paid)] };
        var need = new SkillRequirement("all", grid, Enumerable.Range(0, grid.Count).Select(i => i % 48 is >= 16 and < 36 && grid.Day(i / 48).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            ? new RequirementPoint(0, 14, 14 / 0.85, 1, 0, 0, 0) : default));
        var weeks = WeeklyHeadcount.Of([need], plan, 0.75);
        Assert.That(weeks.Select(w => (w.Start, w.Days)), Is.EqualTo(new[] { (new DateOnly(2026, 3, 4), 5), (new DateOnly(2026, 3, 9), 4) }));

        // Three working days of five, and four of four: hours as in the chain; FTE by the days that the plan has of the week.
        Assert.That(weeks[0].NetHours, Is.EqualTo(700 * 3 / 5.0).Within(1e-9));
        Assert.That(weeks[0].PaidHours, Is.EqualTo(1029.4117647058824 * 3 / 5).Within(1e-9));
        Assert.That(weeks[0].Fte, Is.EqualTo(1029.4117647058824 * 3 / 5 / (40 * 5 / 7.0)).Within(1e-9));
        Assert.That(weeks[1].PresentHours, Is.EqualTo(823.5294117647059 * 4 / 5).Within(1e-9));

        var whole = WeeklyHeadcount.Of([new SkillRequirement("all", new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 3, 2), 7, TimeSpan.FromHours(1)), Enumerable.Range(0, 168).Select(i =>
            i < 120 && i % 24 is >= 8 and < 18 ? new RequirementPoint(0, 14, 14 / 0.85, 1, 0, 0, 0) : default))],
            new Plan(new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 3, 2), 7, TimeSpan.FromHours(1)), [Calls], []) { Shrinkage = [new("leave", 0.2, ShrinkageBase.Paid)] }, 0.75).Single();
        Assert.That(whole.Fte, Is.EqualTo(25.735294117647058).Within(1e-9));
        Assert.That((whole.Heads, whole.Leads), Is.EqualTo((35, 2)));
    }
}
