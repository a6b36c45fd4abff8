using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Wfm.Staffing.Tests;

/// <summary>Months of heads: by hand, against one-person-at-a-time bookkeeping, and what must hold for any plan.</summary>
public sealed class CapacityPlanTests
{
    private static readonly DateOnly March = new(2026, 3, 17);

    /// <summary>
    /// By hand: 100 agents, 4 % leave a month, 20 hired at once, 1 month of class, 90 % pass, v = 0.5, 0.8, nesting 1 month with 1 coach per 6, share 0.8, shrinkage 0.25, so
    /// 0.6 productive FTE per head.
    /// </summary>
    [Test]
    public void Project_ByHand_Agrees()
    {
        var plan = CapacityPlan.Project(Input([60, 60, 60, 60], 100) with { Classes = [new HireClass(0, 20)], Starters = [10] });
        var months = plan.Months;
        Assert.That(months.Select(m => m.Month), Is.EqualTo(new DateOnly[] { new(2026, 3, 1), new(2026, 4, 1), new(2026, 5, 1), new(2026, 6, 1) }));
        Assert.That(months.Select(m => m.Heads), Is.EqualTo(new[] { 110, 123.6, 118.656, 113.90976 }).Within(1e-10));
        Assert.That(months.Select(m => m.Graduates), Is.EqualTo(new[] { 0.0, 18, 0, 0 }).Within(1e-12));
        Assert.That(months.Select(m => m.Failed), Is.EqualTo(new[] { 0.0, 2, 0, 0 }).Within(1e-12));
        Assert.That(months.Select(m => m.InTraining), Is.EqualTo(new[] { 20.0, 0, 0, 0 }));
        Assert.That(months.Select(m => m.Trainers), Is.EqualTo(new[] { 2, 0, 0, 0 }));
        Assert.That(months.Select(m => m.Coaches), Is.EqualTo(new[] { 10 / 6.0, 3, 0, 0 }).Within(1e-12));

        // 100 + 5 − 10/6; 96 + 9.6 × 0.8 + 9 − 3; 92.16 + 9.216 + 17.28 × 0.8; 113.90976.
        Assert.That(months.Select(m => m.ProductiveFte / 0.6), Is.EqualTo(new[] { 105 - (10 / 6.0), 109.68, 115.2, 113.90976 }).Within(1e-10));
        Assert.That(months[0].PaidFte, Is.EqualTo(130 * 0.8).Within(1e-10));

        // (110 + 20 in class + 10 × 0.5) = 135 heads of 0.8 are 108 FTE: 108 ÷ 15 = 7.2, 135 ÷ 20 = 6.75.
        Assert.That(months[0].Leads, Is.EqualTo(8));
        Assert.That(months[3].HiresNeeded, Is.Null);
        Assert.That(months[0].Explain(), Does.Contain("110 on the floor").And.Contain("20 in class"));
    }

    /// <summary>By hand: 6 FTE short in a month at 0.6 × 0.9 × (0.5 − 1/6) = 0.18 a hire are 33.3, so 34.</summary>
    [Test]
    public void HiresNeeded_ByHand_Agrees()
    {
        var plan = CapacityPlan.Project(Input([60, 63.6], 100));
        Assert.That(plan.Months[1].Gap, Is.EqualTo(6).Within(1e-10));
        Assert.That(plan.Months[0].HiresNeeded, Is.EqualTo(34));
    }

    /// <summary>A starter who takes more of a coach than it brings at first cannot close the gap of its first month: no number is given.</summary>
    [Test]
    public void HiresNeeded_StartersCostMoreThanTheyBring_IsNotSaid()
    {
        var input = Input([60, 90], 100);
        var plan = CapacityPlan.Project(input with { Onboarding = input.Onboarding with { StartersPerCoach = 1.5 } });
        Assert.That(plan.Months[0].HiresNeeded, Is.Null);
        Assert.That(plan.Months[0].Explain(), Does.Contain("not to be said"));
    }

    /// <summary>A yearly rate of 40 % leaves 60 after twelve months, and steady hiring holds the heads.</summary>
    [Test]
    public void Project_YearlyAttritionAndSteadyHiring_HoldTheirPromise()
    {
        var input = new CapacityInput(March, Enumerable.Repeat(0.0, 13), 100) { Attrition = AttritionCurve.FromYearly(0.40), Onboarding = new Onboarding { TrainingMonths = 2, PassRate = 0.8 } };
        Assert.That(CapacityPlan.Project(input).Months[12].Opening, Is.EqualTo(60).Within(1e-9));
        Assert.That(input.Attrition.Survival(12), Is.EqualTo(0.6).Within(1e-12));

        var monthly = input.Onboarding.HiresToHold(100, input.Attrition.At(1));
        var steady = CapacityPlan.Project(input with { Classes = [.. Enumerable.Range(-1, 14).Select(m => new HireClass(m, monthly))] });
        Assert.That(steady.Months.Skip(1).Select(m => m.Heads), Is.All.EqualTo(100).Within(1e-9));
    }

    [Test]
    public void Project_ClassLongThrough_Refuses() =>
        Assert.That(() => CapacityPlan.Project(Input([1], 10) with { Classes = [new HireClass(-2, 5)] }), Throws.InstanceOf<ArgumentOutOfRangeException>());

    /// <summary>Oracle: one person at a time (each of a cohort with its own month of joining), the productivity and survival of each worked out afresh.</summary>
    [Property(MaxTest = 100, Replay = "20260301,19")]
    public bool Project_AnyPlan_IsTheSumOfItsCohorts(int seed)
    {
        var input = Any(seed);
        var plan = CapacityPlan.Project(input);
        var (o, a) = (input.Onboarding, input.Attrition);
        return Enumerable.Range(0, plan.Months.Count).All(t =>
        {
            var cohorts = input.Starters.Select((h, k) => (Heads: h, Age: k)).Append((Heads: input.Heads, Age: 99))
                .Concat(input.Classes.Where(c => c.Month + o.TrainingMonths <= t).Select(c => (Heads: c.Hires * o.PassRate, Age: -c.Month - o.TrainingMonths)))
                .Select(c => (Heads: c.Heads * a.Survival(c.Age + t) / a.Survival(Math.Max(0, c.Age)), Tenure: c.Age + t + 1)).ToList();
            var worth = cohorts.Sum(c => c.Heads * (o.Ramp.At(c.Tenure) - (c.Tenure <= o.NestingMonths ? 1 / o.StartersPerCoach : 0)));
            return Near(plan.Months[t].Heads, cohorts.Sum(c => c.Heads)) && Near(plan.Months[t].ProductiveFte, worth * input.ProductivePerHead);
        });
    }

    /// <summary>Nobody appears or vanishes: start + hires = on the floor + in class + left + failed, after every month.</summary>
    [Property(MaxTest = 200, Replay = "20260301,23")]
    public bool Project_AnyPlan_ConservesHeads(int seed)
    {
        var input = Any(seed);
        var months = CapacityPlan.Project(input).Months;
        var (came, went) = (input.Heads + input.Starters.Sum() + input.Classes.Where(c => c.Month < 0).Sum(c => c.Hires), 0.0);
        for (var t = 0; t < months.Count; t++)
        {
            came += months[t].Hired;
            went += months[t].Leavers + months[t].Failed;
            if (!Near(came, months[t].Closing + months[t].InTraining + went))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Recommended classes cover each month they land in, and one hire fewer would not.</summary>
    [Property(MaxTest = 200, Replay = "20260301,29")]
    public bool Recommend_AnyPlan_CoversEveryMonthAClassCanReachAndNoMore(int seed)
    {
        var input = Any(seed);
        var lands = input.Onboarding.TrainingMonths;
        var plan = CapacityPlan.Recommend(input);
        var added = plan.Input.Classes.Skip(input.Classes.Count).ToList();
        return plan.Months.Skip(lands).All(m => m.Gap <= 1e-6)
            && plan.Months.All(m => m.HiresNeeded is null or 0)
            && added.All(c => CapacityPlan.Project(plan.Input with { Classes = [.. plan.Input.Classes.Where(x => x != c), new HireClass(c.Month, c.Hires - 1)] }).Months[c.Month + lands].Gap > 0);
    }

    /// <summary>Team AHT: all equally busy, so contacts fall to agents in proportion to their pace; the mean over contacts, reckoned contact by contact.</summary>
    [Test]
    public void TeamAht_IsTheMeanOverContacts()
    {
        var ramp = new RampCurve([0.5, 0.8]);
        Assert.That(ramp.TeamAhtSeconds(300, [1, 0, 1]), Is.EqualTo(((0.5 * 600) + (1 * 300)) / 1.5).Within(1e-10));
        Assert.That(ramp.AhtSeconds(300, 2), Is.EqualTo(375).Within(1e-10));
        Assert.That(ramp.AhtSeconds(300, 3), Is.EqualTo(300));
        Assert.That(ramp.MonthsLost, Is.EqualTo(0.7).Within(1e-15));
        Assert.That(() => ramp.At(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RampCurve([0]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Onboarding_HoursOfACoach_GiveStartersPerCoach()
    {
        Assert.That(Onboarding.StartersPerCoachOf(30, 6), Is.EqualTo(5));
        Assert.That(new Onboarding { StartersPerCoach = 5 }.Coaches(12), Is.EqualTo(2.4).Within(1e-15));
        Assert.That(new Onboarding { CoachesFromAgents = false, PassRate = 0.5 }.YieldPerHire(1), Is.EqualTo(0.25));
    }

    private static CapacityInput Input(double[] required, double heads) => new(March, required, heads)
    {
        AverageShare = 0.8,
        Shrinkage = 0.25,
        Attrition = new AttritionCurve([0.04]),
        Onboarding = new Onboarding { TrainingMonths = 1, PassRate = 0.9, Ramp = new RampCurve([0.5, 0.8]), NestingMonths = 1, StartersPerCoach = 6 },
    };

    // Any plan in which a starter brings more than its coach costs.
    private static CapacityInput Any(int seed)
    {
        var random = new SplitMix64(seed, 1);
        var months = 3 + random.Below(12);
        var training = random.Below(4);
        double[] Some(int count, double from, double to) => [.. Enumerable.Range(0, count).Select(_ => from + ((to - from) * random.Unit()))];
        return new CapacityInput(March, Some(months, 20, 80), 120 * random.Unit())
        {
            Starters = Some(random.Below(4), 0, 10),
            Classes = [.. Some(random.Below(4), 1, 20).Select(h => new HireClass(random.Below(months + training) - training, h))],
            AverageShare = 0.5 + (0.5 * random.Unit()),
            Shrinkage = 0.4 * random.Unit(),
            Attrition = new AttritionCurve(Some(1 + random.Below(5), 0, 0.15)),
            Onboarding = new Onboarding
            {
                TrainingMonths = training,
                PassRate = 0.6 + (0.4 * random.Unit()),
                Ramp = new RampCurve(Some(random.Below(5), 0.4, 1)),
                NestingMonths = random.Below(4),
                StartersPerCoach = 4 + (4 * random.Unit()),
            },
        };
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));
}
