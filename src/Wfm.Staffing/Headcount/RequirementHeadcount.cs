namespace Wfm.Staffing;

/// <summary>FTE and heads that a requirement asks for: the hours of its intervals, with each interval's own shrinkage, up the chain of a week.</summary>
public static class RequirementHeadcount
{
    /// <summary>An average week of the horizon: hours taking contacts, present and paid, FTE and heads, with every step.</summary>
    /// <param name="requirements">Requirement per skill, on the plan's grid. Skills add: people who have several may need fewer.</param>
    /// <param name="plan">Shrinkage of paid hours, where and when it holds, and the hours of one FTE.</param>
    /// <param name="averageShare">Average contract as a share of full time, above 0. Default 1.</param>
    /// <exception cref="ArgumentException">A requirement has other intervals than the plan.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The average share is not above 0.</exception>
    /// <exception cref="WfmDataException">The shares of paid hours that add reach 1 in an interval.</exception>
    /// <remarks>
    /// The shares of the chain are what the intervals come to, weighed by their hours: in office 1 − net ÷ gross, out of office 1 − gross ÷ paid. The horizon stands for an
    /// average week: sums × 7 ÷ days. Whole shifts need more than intervals do: see <see cref="ShiftFit"/>.
    /// </remarks>
    public static HoursBreakdown PerWeek(IReadOnlyList<SkillRequirement> requirements, Plan plan, double averageShare = 1)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        ArgumentNullException.ThrowIfNull(plan);
        if (requirements.FirstOrDefault(r => !r.Grid.Equals(plan.Grid)) is { } other)
        {
            throw new ArgumentException($"The requirement of '{other.Skill}' is for {other.Grid}, the plan for {plan.Grid}.", nameof(requirements));
        }

        var away = new ShrinkageCalendar(plan.Shrinkage.Where(s => s.Of == ShrinkageBase.Paid)).Over(plan.Grid);
        var (productive, present, paid) = (0.0, 0.0, 0.0);
        foreach (var requirement in requirements)
        {
            for (var i = 0; i < plan.Grid.Count; i++)
            {
                productive += requirement.Points[i].NetAgents;
                present += requirement.Points[i].GrossAgents;
                paid += ShrinkageMath.GrossUp(requirement.Points[i].GrossAgents, away[i]);
            }
        }

        var chain = new HoursChain
        {
            OutOfOffice = Lost(present, paid),
            InOffice = Lost(productive, present),
            FullTimeHours = plan.FullTimeHours,
            AverageShare = averageShare,
        };
        return chain.FromProductive(productive * plan.Grid.StepHours * 7 / plan.Grid.Days);
    }

    // Rounding of sums may leave a share just below 0.
    private static double Lost(double left, double of) => of > 0 ? Math.Max(0, 1 - (left / of)) : 0;
}
