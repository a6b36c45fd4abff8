namespace Wfm.Staffing;

/// <summary>Share of the people in a month of tenure who leave at its end: new starters leave faster than others. The last value holds from then on. Immutable.</summary>
public sealed class AttritionCurve
{
    private readonly double[] _hazard;

    /// <summary>A curve.</summary>
    /// <param name="monthly">Share that leaves in month 1, 2, … on the floor, each at least 0 and below 1; at least one.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside its range.</exception>
    public AttritionCurve(IEnumerable<double> monthly)
    {
        ArgumentNullException.ThrowIfNull(monthly);
        _hazard = [.. monthly.Select(a => Guard.ShareOrZero(a, nameof(monthly)))];
        if (_hazard.Length == 0)
        {
            throw new ArgumentException("An attrition curve needs at least one month.", nameof(monthly));
        }
    }

    /// <summary>Nobody leaves.</summary>
    public static AttritionCurve None { get; } = new([0]);

    /// <summary>Months until the last value.</summary>
    public int Months => _hazard.Length;

    /// <summary>The same share every month, so that a year loses <paramref name="yearly"/>: 40 % a year is 4.17 % a month, not 3.33 %.</summary>
    /// <param name="yearly">Share that leaves in a year, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its range.</exception>
    public static AttritionCurve FromYearly(double yearly) => new([FteMath.MonthlyAttrition(yearly)]);

    /// <summary>Share that leaves at the end of a month of tenure.</summary>
    /// <param name="month">1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The month is below 1.</exception>
    public double At(int month) => _hazard[Math.Min(Guard.Positive(month), _hazard.Length) - 1];

    /// <summary>Share of starters still there after a number of months: ∏(1 − a).</summary>
    /// <param name="months">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public double Survival(int months) => Enumerable.Range(1, Guard.NotNegative(months)).Aggregate(1.0, (left, k) => left * (1 - At(k)));
}
