namespace Wfm.Staffing;

/// <summary>
/// The chain paid → present → logged in → productive, and from paid hours on to FTE and heads, with a share lost at each stage. Works both ways and names every
/// step, so that a planner can say where each hour went. Immutable.
/// </summary>
/// <remarks>Hours are those of one period, of which <see cref="FullTimeHours"/> is a full-timer's part: weekly with 40 by default.</remarks>
public sealed record HoursChain
{
    /// <summary>Share of paid hours not present: leave, holidays, sickness. At least 0 and below 1. Default 0.</summary>
    public double OutOfOffice { get; init => field = Guard.ShareOrZero(value, nameof(OutOfOffice)); }

    /// <summary>Share of hours present that is not logged in or productive: breaks, meetings, coaching. At least 0 and below 1. Default 0.</summary>
    public double InOffice { get; init => field = Guard.ShareOrZero(value, nameof(InOffice)); }

    /// <summary>Share of hours logged in that is not available for contacts: aux codes, non-adherence. At least 0 and below 1. Default 0.</summary>
    public double LoggedIn { get; init => field = Guard.ShareOrZero(value, nameof(LoggedIn)); }

    /// <summary>Paid hours of one FTE in the period: NL 36 to 40 a week, DK 37, FR 35, BE 38. Above 0. Default 40, a week.</summary>
    public double FullTimeHours { get; init => field = Guard.Positive(value); } = 40;

    /// <summary>Average contract as a share of full time. Above 0. Default 1.</summary>
    public double AverageShare { get; init => field = Guard.Positive(value); } = 1;

    /// <summary>Share of paid hours that reaches contacts: ∏(1 − sᵢ).</summary>
    public double Utilization => (1 - OutOfOffice) * (1 - InOffice) * (1 - LoggedIn);

    /// <summary>A chain of a plan's shrinkages, each stage combined from those of its own base.</summary>
    /// <exception cref="ArgumentException">A shrinkage holds only at times: there is no one share. Average it first (<see cref="ShrinkageCalendar"/>).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The additive shares of one base reach 1.</exception>
    public static HoursChain Of(IReadOnlyList<Shrinkage> shrinkages) => new()
    {
        OutOfOffice = ShrinkageMath.OfBase(shrinkages, ShrinkageBase.Paid),
        InOffice = ShrinkageMath.OfBase(shrinkages, ShrinkageBase.Present),
        LoggedIn = ShrinkageMath.OfBase(shrinkages, ShrinkageBase.LoggedIn),
    };

    /// <summary>What it takes to have so many hours of taking contacts.</summary>
    /// <param name="hours">Productive hours in the period, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours are negative or not finite.</exception>
    public HoursBreakdown FromProductive(double hours) => FromPaid(Guard.NotNegative(hours) / Utilization, hours);

    /// <summary>What it takes to have so many hours present: a requirement after in-office shrinkage.</summary>
    /// <param name="hours">Hours present in the period, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours are negative or not finite.</exception>
    public HoursBreakdown FromPresent(double hours) => FromPaid(ShrinkageMath.GrossUp(hours, OutOfOffice), null);

    /// <summary>What so many FTE bring.</summary>
    /// <param name="fte">FTE, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public HoursBreakdown FromFte(double fte) => FromPaid(Guard.NotNegative(fte) * FullTimeHours, null);

    /// <summary>What so many paid hours bring.</summary>
    /// <param name="hours">Paid hours in the period, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The hours are negative or not finite.</exception>
    public HoursBreakdown FromPaid(double hours) => FromPaid(Guard.NotNegative(hours), null);

    private HoursBreakdown FromPaid(double paid, double? productive)
    {
        var present = paid * (1 - OutOfOffice);
        var loggedIn = present * (1 - InOffice);
        return new HoursBreakdown(this, paid, present, loggedIn, productive ?? loggedIn * (1 - LoggedIn));
    }
}
