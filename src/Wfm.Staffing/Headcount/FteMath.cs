namespace Wfm.Staffing;

/// <summary>Single formulas from hours to FTE, heads and attrition, in fractions until heads are counted. The chain with its steps: <see cref="HoursChain"/>.</summary>
public static class FteMath
{
    /// <summary>FTE that a week of productive hours needs: hours ÷ (1 − in office) ÷ (1 − out of office) ÷ full-time hours.</summary>
    /// <param name="productiveHours">Hours of taking contacts per week, 0 or more.</param>
    /// <param name="inOffice">In-office shrinkage as a share of hours present, at least 0 and below 1.</param>
    /// <param name="outOfOffice">Out-of-office shrinkage as a share of paid hours, at least 0 and below 1.</param>
    /// <param name="fullTimeHours">Weekly hours of one FTE, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double Fte(double productiveHours, double inOffice, double outOfOffice, double fullTimeHours) =>
        new HoursChain { InOffice = inOffice, OutOfOffice = outOfOffice, FullTimeHours = fullTimeHours }.FromProductive(productiveHours).Fte;

    /// <summary>Heads for a number of FTE, rounded up.</summary>
    /// <param name="fte">0 or more.</param>
    /// <param name="averageShare">Average contract as a share of full time, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static int Heads(double fte, double averageShare) => ShrinkageMath.RoundUp(Guard.NotNegative(fte) / Guard.Positive(averageShare));

    /// <summary>Attrition per month that compounds to a yearly rate: 1 − (1 − a)^(1/12).</summary>
    /// <param name="yearly">Share that leaves in a year, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside its range.</exception>
    public static double MonthlyAttrition(double yearly) => 1 - Math.Pow(1 - Guard.ShareOrZero(yearly, nameof(yearly)), 1.0 / 12);

    /// <summary>Full-time people who fill a number of hours per week, rounded up: long opening hours can ask for more leads than the ratio does.</summary>
    /// <param name="hoursPerWeek">Hours to fill, 0 or more.</param>
    /// <param name="fullTimeHours">Weekly hours of one FTE, above 0.</param>
    /// <param name="shrinkage">Share of the hours of a person that goes elsewhere, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static int PeopleForHours(double hoursPerWeek, double fullTimeHours, double shrinkage) =>
        ShrinkageMath.RoundUp(ShrinkageMath.GrossUp(hoursPerWeek, shrinkage) / Guard.Positive(fullTimeHours));
}
