namespace Wfm.Staffing;

/// <summary>
/// From agents taking contacts to agents to roster: gross = net ÷ (1 − s), never net × (1 + s), which falls short by s². Shares of the same base add
/// (leave 9 % and sickness 3 % of paid hours are 12 %); stages that each take a share of what the one before left multiply, 1 − s = ∏(1 − sᵢ). Shares of
/// different bases are not combined without a conversion. Shrinkage that holds only at times: <see cref="ShrinkageCalendar"/>.
/// </summary>
public static class ShrinkageMath
{
    private const double Tie = 1e-9;

    /// <summary>Agents to roster, fractional.</summary>
    /// <param name="net">Agents taking contacts, 0 or more.</param>
    /// <param name="shrinkage">Share of the rostered time that goes elsewhere, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double GrossUp(double net, double shrinkage) => Guard.NotNegative(net) / (1 - Guard.ShareOrZero(shrinkage, nameof(shrinkage)));

    /// <summary>Agents to roster, rounded up to whole agents. Round once, at the end, and never sum rounded intervals into FTE.</summary>
    /// <param name="net">Agents taking contacts, 0 or more.</param>
    /// <param name="shrinkage">Share of the rostered time that goes elsewhere, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static int GrossUpWhole(double net, double shrinkage) => RoundUp(GrossUp(net, shrinkage));

    /// <summary>Agents taking contacts out of a number rostered: the way back.</summary>
    /// <param name="gross">Agents rostered, 0 or more.</param>
    /// <param name="shrinkage">Share of the rostered time that goes elsewhere, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double Net(double gross, double shrinkage) => Guard.NotNegative(gross) * (1 - Guard.ShareOrZero(shrinkage, nameof(shrinkage)));

    /// <summary>Shares of the same base: they add.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside [0, 1), or the sum reaches 1.</exception>
    public static double CombineSameBase(IEnumerable<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return Guard.ShareOrZero(shares.Sum(s => Guard.ShareOrZero(s, nameof(shares))), nameof(shares));
    }

    /// <summary>Stages, each a share of what the one before left: 1 − ∏(1 − sᵢ).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside [0, 1).</exception>
    public static double CombineStages(IEnumerable<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return 1 - shares.Aggregate(1.0, (left, s) => left * (1 - Guard.ShareOrZero(s, nameof(shares))));
    }

    /// <summary>Shrinkages of one base that hold at all times: 1 − s = (1 − Σ additive) ∏(1 − multiplicative).</summary>
    /// <exception cref="ArgumentException">Two bases are mixed: convert first (<see cref="OfPaidToPresent"/>), or pick one (<see cref="OfBase"/>). Or one holds only at
    /// times, so that there is no single share: see <see cref="ShrinkageCalendar"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The additive shares reach 1.</exception>
    public static double Combine(IEnumerable<Shrinkage> shrinkages)
    {
        ArgumentNullException.ThrowIfNull(shrinkages);
        var list = shrinkages.ToList();
        RequireOneBase(list);
        if (list.Find(s => !s.HoldsAlways) is { } timed)
        {
            throw new ArgumentException($"Shrinkage '{timed.Category}' holds only at times: there is no one share for all intervals. Use ShrinkageCalendar.", nameof(shrinkages));
        }

        return TryLost(list, out var lost) ? lost : throw new ArgumentOutOfRangeException(nameof(shrinkages), lost, "Shrinkages that add must stay below 1.");
    }

    /// <summary>The shrinkages that have one base, combined; the others are left out.</summary>
    /// <exception cref="ArgumentException">One of them holds only at times.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The additive shares reach 1.</exception>
    public static double OfBase(IEnumerable<Shrinkage> shrinkages, ShrinkageBase of)
    {
        ArgumentNullException.ThrowIfNull(shrinkages);
        return Combine(shrinkages.Where(s => s.Of == of));
    }

    /// <summary>
    /// In-office shrinkage per interval of the plan: its shrinkages of base <see cref="ShrinkageBase.Present"/>, where and when they hold. Shares of paid hours serve
    /// headcount, shares of logged-in hours the day itself.
    /// </summary>
    /// <exception cref="WfmDataException">The additive shares reach 1 in an interval, which the text names.</exception>
    public static IntervalSeries InOffice(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new ShrinkageCalendar(plan.Shrinkage.Where(s => s.Of == ShrinkageBase.Present)).Over(plan.Grid);
    }

    /// <summary>In-office shrinkage as a share of paid hours, turned into a share of hours present: s ÷ (1 − out of office).</summary>
    /// <param name="shareOfPaid">In-office share of paid hours, at least 0.</param>
    /// <param name="outOfOffice">Out-of-office share of paid hours, at least 0 and below 1. The two together below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double OfPaidToPresent(double shareOfPaid, double outOfOffice) =>
        Guard.ShareOrZero(Guard.ShareOrZero(shareOfPaid, nameof(shareOfPaid)) / (1 - Guard.ShareOrZero(outOfOffice, nameof(outOfOffice))), nameof(shareOfPaid));

    /// <summary>A factor to multiply with (scheduled ÷ base, for instance 1.43) as a share: 1 − 1 ÷ factor.</summary>
    /// <param name="grossUpFactor">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1 or not finite.</exception>
    public static double FromFactor(double grossUpFactor) => grossUpFactor >= 1 && double.IsFinite(grossUpFactor)
        ? 1 - (1 / grossUpFactor)
        : throw new ArgumentOutOfRangeException(nameof(grossUpFactor), grossUpFactor, "A gross-up factor must be 1 or more.");

    internal static void RequireOneBase(IReadOnlyList<Shrinkage> list)
    {
        if (list.FirstOrDefault(s => s.Of != list[0].Of) is { } other)
        {
            throw new ArgumentException(
                $"Shrinkage '{list[0].Category}' is a share of {list[0].Of} hours and '{other.Category}' of {other.Of} hours: they do not combine. Convert one first.", nameof(list));
        }
    }

    // False when the additive shares reach 1; the sum is then what they come to.
    internal static bool TryLost(IReadOnlyList<Shrinkage> held, out double lost)
    {
        lost = held.Where(s => s.Combination == ShrinkageCombination.Additive).Sum(s => s.Fraction);
        if (lost > 1 - Tie)
        {
            return false;
        }

        lost += (1 - lost) * CombineStages(held.Where(s => s.Combination == ShrinkageCombination.Multiplicative).Select(s => s.Fraction));
        return true;
    }

    internal static int RoundUp(double value) => (int)Math.Ceiling(value - Tie);
}
