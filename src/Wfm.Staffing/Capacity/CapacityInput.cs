namespace Wfm.Staffing;

/// <summary>What a capacity plan starts from: the people there are, the FTE that months ask for, and how people come and go. Immutable.</summary>
public sealed record CapacityInput
{
    /// <summary>An input.</summary>
    /// <param name="firstMonth">A day in the first month.</param>
    /// <param name="requiredFte">Productive FTE that each month asks for, 0 or more; one per month, at least one. <see cref="HoursBreakdown.Productive"/> ÷ full-time hours.</param>
    /// <param name="heads">Experienced agents at the start, 0 or more.</param>
    /// <exception cref="ArgumentException">There is no month.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public CapacityInput(DateOnly firstMonth, IEnumerable<double> requiredFte, double heads)
    {
        ArgumentNullException.ThrowIfNull(requiredFte);
        FirstMonth = new DateOnly(firstMonth.Year, firstMonth.Month, 1);
        RequiredFte = [.. requiredFte.Select(f => Guard.NotNegative(f, nameof(requiredFte)))];
        Heads = Guard.NotNegative(heads);
        if (RequiredFte.Count == 0)
        {
            throw new ArgumentException("A capacity plan needs at least one month.", nameof(requiredFte));
        }
    }

    /// <summary>First day of the first month.</summary>
    public DateOnly FirstMonth { get; }

    /// <summary>Productive FTE per month.</summary>
    public IReadOnlyList<double> RequiredFte { get; }

    /// <summary>Experienced agents at the start.</summary>
    public double Heads { get; }

    /// <summary>Agents at the start who are in month 1, 2, … on the floor, beside the experienced. Default none.</summary>
    public IReadOnlyList<double> Starters { get; init => field = [.. value.Select(h => Guard.NotNegative(h, nameof(Starters)))]; } = [];

    /// <summary>Classes that run or are planned. Default none.</summary>
    public IReadOnlyList<HireClass> Classes { get; init => field = [.. value]; } = [];

    /// <summary>Average contract as a share of full time, above 0. Default 1.</summary>
    public double AverageShare { get; init => field = Guard.Positive(value); } = 1;

    /// <summary>Share of paid hours that does not reach contacts, all stages together (1 − <see cref="HoursChain.Utilization"/>). At least 0 and below 1. Default 0.30.</summary>
    public double Shrinkage { get; init => field = Guard.ShareOrZero(value, nameof(Shrinkage)); } = 0.30;

    /// <summary>Who leaves, by month on the floor. Default: nobody.</summary>
    public AttritionCurve Attrition { get; init => field = value ?? throw new ArgumentNullException(nameof(Attrition)); } = AttritionCurve.None;

    /// <summary>Training, nesting and ramp.</summary>
    public Onboarding Onboarding { get; init => field = value ?? throw new ArgumentNullException(nameof(Onboarding)); } = new();

    /// <summary>Team leads on the payroll. Default 1 per 15 FTE and per 20 heads, the larger.</summary>
    public LeadRule LeadRule { get; init => field = value ?? throw new ArgumentNullException(nameof(LeadRule)); } = new();

    /// <summary>Productive FTE of one experienced head: share × (1 − shrinkage).</summary>
    public double ProductivePerHead => AverageShare * (1 - Shrinkage);
}
