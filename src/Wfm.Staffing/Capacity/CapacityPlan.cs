namespace Wfm.Staffing;

/// <summary>
/// Heads and productive FTE month by month against what is required: heads(t + 1) = heads(t) × (1 − attrition by tenure) + graduates(t + 1). Hires count after their
/// class, those who pass, and at first for v(tenure) only; a coach sits beside. Fractions throughout; nothing is optimised. Immutable.
/// </summary>
public sealed class CapacityPlan
{
    private CapacityPlan(CapacityInput input, IReadOnlyList<CapacityMonth> months) => (Input, Months) = (input, months);

    /// <summary>What it follows from, the classes included.</summary>
    public CapacityInput Input { get; }

    /// <summary>The months in order.</summary>
    public IReadOnlyList<CapacityMonth> Months { get; }

    /// <summary>The plan that the classes of the input give.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class came out of training before the first month: its people belong to the starters.</exception>
    public static CapacityPlan Project(CapacityInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (onboarding, attrition) = (input.Onboarding, input.Attrition);
        foreach (var early in input.Classes.Where(c => c.Month + onboarding.TrainingMonths < 0))
        {
            throw new ArgumentOutOfRangeException(nameof(input), early.Month,
                $"A class of month {early.Month} was through its {onboarding.TrainingMonths} months of training before the plan begins: name its people as starters.");
        }

        // Heads by month on the floor; from the last place on nothing changes any more, so everyone beyond is kept there.
        var tenures = new double[1 + Math.Max(Math.Max(onboarding.Ramp.Months, attrition.Months), Math.Max(onboarding.NestingMonths, input.Starters.Count))];
        input.Starters.ToArray().CopyTo(tenures, 0);
        tenures[^1] += input.Heads;
        var months = new List<CapacityMonth>();
        for (var t = 0; t < input.RequiredFte.Count; t++)
        {
            var opening = tenures.Sum();
            var trained = input.Classes.Where(c => c.Month + onboarding.TrainingMonths == t).Sum(c => c.Hires);
            var graduates = trained * onboarding.PassRate;
            tenures[0] += graduates;
            var nesting = tenures.Take(onboarding.NestingMonths).Sum();
            var inTraining = input.Classes.Where(c => c.Month <= t && t < c.Month + onboarding.TrainingMonths).Sum(c => c.Hires);
            var worth = tenures.Select((heads, k) => heads * onboarding.Ramp.At(k + 1)).Sum() - (onboarding.CoachesFromAgents ? onboarding.Coaches(nesting) : 0);
            var led = opening + graduates + inTraining + ((onboarding.NestingWeight - 1) * nesting);
            months.Add(new CapacityMonth
            {
                Month = input.FirstMonth.AddMonths(t),
                Opening = opening,
                Graduates = graduates,
                Failed = trained - graduates,
                Nesting = nesting,
                Leavers = tenures.Select((heads, k) => heads * attrition.At(k + 1)).Sum(),
                Hired = input.Classes.Where(c => c.Month == t).Sum(c => c.Hires),
                InTraining = inTraining,
                ProductiveFte = worth * input.ProductivePerHead,
                RequiredFte = input.RequiredFte[t],
                PaidFte = (opening + graduates + inTraining) * input.AverageShare,
                Coaches = onboarding.Coaches(nesting),
                Trainers = onboarding.Trainers(inTraining),
                Leads = input.LeadRule.OnPayroll(led * input.AverageShare, led),
                HiresNeeded = null,
            });
            tenures = Older(tenures, attrition);
        }

        return new CapacityPlan(input, [.. months.Select((m, t) => m with { HiresNeeded = HiresNeeded(input, months, t) })]);
    }

    /// <summary>
    /// The plan with classes added month by month, each the fewest hires that keep the month in which they reach the floor from being short. Months sooner than a
    /// class can help stay as they are: overtime, an outsourcer, or a lower promise. Earlier classes that ripen later are counted before a later one is sized.
    /// </summary>
    public static CapacityPlan Recommend(CapacityInput input)
    {
        var plan = Project(input);
        for (var t = 0; t < input.RequiredFte.Count; t++)
        {
            if (plan.Months[t].HiresNeeded is > 0 and var hires)
            {
                plan = Project(plan.Input with { Classes = [.. plan.Input.Classes, new HireClass(t, hires)] });
            }
        }

        return plan;
    }

    private static int? HiresNeeded(CapacityInput input, List<CapacityMonth> months, int now)
    {
        var lands = now + input.Onboarding.TrainingMonths;
        var yield = input.Onboarding.YieldPerHire(1) * input.ProductivePerHead;
        return lands >= months.Count || yield <= 0 ? null : Math.Max(0, ShrinkageMath.RoundUp(months[lands].Gap / yield));
    }

    private static double[] Older(double[] tenures, AttritionCurve attrition)
    {
        var older = new double[tenures.Length];
        for (var k = 0; k < tenures.Length; k++)
        {
            older[Math.Min(k + 1, tenures.Length - 1)] += tenures[k] * (1 - attrition.At(k + 1));
        }

        return older;
    }
}
