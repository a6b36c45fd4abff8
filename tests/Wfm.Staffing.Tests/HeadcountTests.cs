namespace Wfm.Staffing.Tests;

/// <summary>Hours to FTE and heads, with every step; working time by average and by calendar; what shifts lose.</summary>
public sealed class HeadcountTests
{
    /// <summary>The worked example of the reference: 14 agents of 10 h on 5 days.</summary>
    [Test]
    public void Steps_OfAWeek_AreThoseOfTheWorkedExample()
    {
        var chain = new HoursChain { InOffice = 0.15, OutOfOffice = 0.20, AverageShare = 0.75 };
        var steps = chain.FromProductive(700).Steps;
        Assert.That(steps.Select(s => s.Name), Is.EqualTo(new[] { "productive", "logged in", "present", "paid", "FTE", "heads", "heads, whole" }));

        // 700; ÷ 0.85 = 14000/17; ÷ 0.8 = 17500/17; ÷ 40 = 437.5/17; ÷ 0.75 = 1750/51; 35.
        Assert.That(steps.Select(s => s.Value), Is.EqualTo(new[] { 700, 700, 14000 / 17.0, 17500 / 17.0, 437.5 / 17, 1750 / 51.0, 35 }).Within(1e-10));
        Assert.That(steps[3].Reason, Does.Contain("0.2"));
    }

    [Test]
    public void HoursChain_ThereAndBack_IsTheSame()
    {
        var chain = new HoursChain { InOffice = 0.17, OutOfOffice = 0.22, LoggedIn = 0.04, FullTimeHours = 37 };
        var down = chain.FromFte(12.5);
        Assert.That(down.Paid, Is.EqualTo(462.5).Within(1e-12));
        Assert.That(down.Productive, Is.EqualTo(462.5 * 0.78 * 0.83 * 0.96).Within(1e-10));
        Assert.That(chain.FromProductive(down.Productive).Fte, Is.EqualTo(12.5).Within(1e-12));
        Assert.That(chain.FromPresent(down.Present).Paid, Is.EqualTo(462.5).Within(1e-10));
        Assert.That(chain.FromPaid(462.5).LoggedIn, Is.EqualTo(down.LoggedIn).Within(1e-10));
        Assert.That(chain.Utilization, Is.EqualTo(down.Productive / down.Paid).Within(1e-14));
    }

    [Test]
    public void Of_ThePlansShrinkages_KeepsTheBasesApart()
    {
        var chain = HoursChain.Of([new("leave", 0.1, ShrinkageBase.Paid), new("sickness", 0.05, ShrinkageBase.Paid), new("breaks", 0.08, ShrinkageBase.Present), new("aux", 0.03, ShrinkageBase.LoggedIn)]);
        Assert.That(new[] { chain.OutOfOffice, chain.InOffice, chain.LoggedIn }, Is.EqualTo(new[] { 0.15, 0.08, 0.03 }).Within(1e-15));
    }

    /// <summary>Average month and year: 365.2425 ÷ 7 ÷ 12, by hand.</summary>
    [Test]
    public void WorkingTime_AverageMonthAndYear_AreWeeksTimesHours()
    {
        var full = new WorkingTime { WeeklyHours = 40 };
        Assert.That(full.MonthlyHours, Is.EqualTo(173.925).Within(1e-10));
        Assert.That(full.YearlyHours, Is.EqualTo(2087.1).Within(1e-9));
        Assert.That(WorkingTime.WeeklyOfMonthly(173.925), Is.EqualTo(40).Within(1e-12));
        Assert.That(WorkingTime.WeeklyOfYearly(2087.1), Is.EqualTo(40).Within(1e-12));
    }

    /// <summary>
    /// Netherlands, May 2026: 21 workdays, less Hemelvaart (14th) and Tweede Pinksterdag (25th); 5 May is a day off for most only in years that end in 5 or 0. Counted on a wall
    /// calendar.
    /// </summary>
    [Test]
    public void WorkingTime_DutchMay_HasTwentyOneWorkdays()
    {
        var full = new WorkingTime { WeeklyHours = 36, Holidays = HolidayCalendar.Find("NL") };
        var (from, to) = (new DateOnly(2026, 5, 1), new DateOnly(2026, 6, 1));
        Assert.That(full.PaidHours(from, to), Is.EqualTo(21 * 7.2).Within(1e-10));
        Assert.That(full.AverageHours(from, to), Is.EqualTo(31 / 7.0 * 36).Within(1e-10));
        Assert.That(full.WorkableHours(from, to), Is.EqualTo(19 * 7.2).Within(1e-10));
        Assert.That(full.Fte(210 * 7.2, from, to), Is.EqualTo(10).Within(1e-12));
        Assert.That((full with { Workdays = [DayOfWeek.Saturday, DayOfWeek.Sunday] }).PaidHours(from, to), Is.EqualTo(10 * 18).Within(1e-10));
    }

    [Test]
    public void WorkingTime_NoWorkdayOrNoOrder_Throws()
    {
        var full = new WorkingTime();
        Assert.That(() => full.Fte(8, new(2026, 5, 2), new(2026, 5, 4)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => full.AverageHours(new(2026, 5, 2), new(2026, 5, 1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(full.WorkableHours(new(2026, 5, 2), new(2026, 5, 2)), Is.Zero);
    }

    [Test]
    public void ShiftFit_OverAndUnder_AreKeptApart()
    {
        var grid = new TimeGrid(TimeZoneInfo.Utc, new(2026, 3, 2), 1, TimeSpan.FromMinutes(30));
        IntervalSeries Agents(params double[] at) => new(grid, at.Concat(new double[48 - at.Length]));
        var fit = ShiftFit.Of(Agents(4, 8, 8, 4), Agents(6, 6, 8, 6));
        Assert.That(fit, Is.EqualTo(new ShiftFit(12, 13, 2, 1)));
        Assert.That(fit.Inefficiency, Is.EqualTo(1 / 12.0).Within(1e-15));
        Assert.That(fit.OverShare, Is.EqualTo(2 / 12.0).Within(1e-15));
        Assert.That(fit.Covered, Is.EqualTo(11 / 12.0).Within(1e-15));
        Assert.That(ShiftFit.Of(Agents(), Agents(1)).Inefficiency, Is.NaN);

        var coverage = new Coverage(grid, [KeyValuePair.Create("care", (IReadOnlyList<CoveragePoint>)[.. Enumerable.Range(0, 48).Select(i => new CoveragePoint(i, 24, 1, 0, 0))])], new FloorPoint[48]);
        var of = ShiftFit.Of(coverage);
        Assert.That(of.RosteredHours - of.RequiredHours, Is.EqualTo(of.OverHours - of.UnderHours).Within(1e-12));
        Assert.That(of.RosteredHours, Is.EqualTo(576));
    }

    /// <summary>
    /// By hand, two days (× 3.5 for a week): 8 agents for 2 h on each, 20 % of presence lost; on the second day half of the paid time is away too. Net 32 h, present 40 h,
    /// paid 20 + 40 = 60 h; a week 112, 140, 210 h, at 36 h of one FTE.
    /// </summary>
    [Test]
    public void RequirementHeadcount_ShrinkageThatChanges_IsWeighedByHours()
    {
        var grid = new TimeGrid(TimeZoneInfo.Utc, new(2026, 3, 2), 2, TimeSpan.FromMinutes(30));
        var points = Enumerable.Range(0, 96).Select(i => i % 48 is >= 18 and < 22 ? new RequirementPoint(5, 8, 10, 0.8, 10, 0.6, 0) : default);
        var plan = new Plan(grid, [new QueuePlan(new QueueKey("care"), "voice", new ServiceTarget(), OpeningHours.Always)], [])
        {
            FullTimeHours = 36,
            Shrinkage = [new("leave", 0.5, ShrinkageBase.Paid) { From = new(2026, 3, 3) }, new("breaks", 0.2, ShrinkageBase.Present)],
        };
        var week = RequirementHeadcount.PerWeek([new SkillRequirement("voice", grid, points)], plan, 0.5);
        Assert.That(new[] { week.Productive, week.Present, week.Paid }, Is.EqualTo(new double[] { 112, 140, 210 }).Within(1e-9));
        Assert.That(week.Fte, Is.EqualTo(210 / 36.0).Within(1e-10));
        Assert.That(week.Heads, Is.EqualTo(12));
        Assert.That(week.Chain.OutOfOffice, Is.EqualTo(1 / 3.0).Within(1e-14));
        Assert.That(RequirementHeadcount.PerWeek([], plan).Heads, Is.Zero);
        Assert.That(() => RequirementHeadcount.PerWeek([new SkillRequirement("voice", grid.WithStep(TimeSpan.FromHours(1)), new RequirementPoint[48])], plan), Throws.ArgumentException);
    }
}
