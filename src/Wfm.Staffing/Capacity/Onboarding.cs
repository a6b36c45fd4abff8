namespace Wfm.Staffing;

/// <summary>From hire to productive agent: a training class, nesting with a coach beside, a ramp. What starters bring, and what they take.</summary>
public sealed record Onboarding
{
    /// <summary>Months in class before a hire counts. 0 or more. Default 1.</summary>
    public int TrainingMonths { get; init => field = Guard.NotNegative(value); } = 1;

    /// <summary>Share of a class that passes. Above 0 and at most 1. Default 1. Those who do not, leave.</summary>
    public double PassRate { get; init => field = Guard.Share(value, nameof(PassRate)); } = 1;

    /// <summary>Productivity by month on the floor. Default <see cref="RampCurve.Typical"/>.</summary>
    public RampCurve Ramp { get; init => field = value ?? throw new ArgumentNullException(nameof(Ramp)); } = RampCurve.Typical;

    /// <summary>First months on the floor in which a coach sits beside. 0 or more. Default 1.</summary>
    public int NestingMonths { get; init => field = Guard.NotNegative(value); } = 1;

    /// <summary>Starters in nesting per coach who does nothing else. Above 0. Default 5.</summary>
    public double StartersPerCoach { get; init => field = Guard.Positive(value); } = 5;

    /// <summary>Whether coaches are agents who take no contacts meanwhile. Default true. Otherwise they are on the payroll beside them.</summary>
    public bool CoachesFromAgents { get; init; } = true;

    /// <summary>Hires in class per trainer. Above 0. Default 12.</summary>
    public double TraineesPerTrainer { get; init => field = Guard.Positive(value); } = 12;

    /// <summary>What a starter in nesting weighs in a lead's span, 1 or more. Default 1.5.</summary>
    public double NestingWeight
    {
        get;
        init => field = value is >= 1 and < double.PositiveInfinity ? value : throw new ArgumentOutOfRangeException(nameof(NestingWeight), value, "A weight in nesting must be 1 or more.");
    } = 1.5;

    /// <summary>Starters per coach when each takes so many hours of a coach's productive week.</summary>
    /// <param name="productiveHours">Productive hours of a coach per week, above 0.</param>
    /// <param name="hoursPerStarter">Coaching hours of a starter per week, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double StartersPerCoachOf(double productiveHours, double hoursPerStarter) => Guard.Positive(productiveHours) / Guard.Positive(hoursPerStarter);

    /// <summary>Coaches, as a fraction, that a number of starters in nesting takes.</summary>
    /// <param name="nesting">Starters in nesting, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public double Coaches(double nesting) => Guard.NotNegative(nesting) / StartersPerCoach;

    /// <summary>Trainers that a number of hires in class takes, whole: a class has a trainer or has none.</summary>
    /// <param name="trainees">Hires in class, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public int Trainers(double trainees) => ShrinkageMath.RoundUp(Guard.NotNegative(trainees) / TraineesPerTrainer);

    /// <summary>
    /// Agents' worth of contacts that one hire brings in a month on the floor: pass rate × (v − the part of a coach it takes away). Below 0 when a coach's time is worth
    /// more than what a starter does.
    /// </summary>
    /// <param name="month">Month on the floor, 1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The month is below 1.</exception>
    public double YieldPerHire(int month) => PassRate * (Ramp.At(month) - (CoachesFromAgents && month <= NestingMonths ? 1 / StartersPerCoach : 0));

    /// <summary>Hires per month that keep a number of heads: heads × attrition ÷ pass rate.</summary>
    /// <param name="heads">Heads on the floor, 0 or more.</param>
    /// <param name="monthlyAttrition">Share that leaves a month, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public double HiresToHold(double heads, double monthlyAttrition) => Guard.NotNegative(heads) * Guard.ShareOrZero(monthlyAttrition, nameof(monthlyAttrition)) / PassRate;
}
