namespace Wfm.Staffing;

/// <summary>What a requirement comes to in contracts, week by week from Monday: hours present, paid hours, FTE, heads and team leads. Nothing is rounded but heads and leads.</summary>
/// <param name="Start">First day of the week that the plan has.</param>
/// <param name="Days">Days of the week that the plan has, 1 to 7.</param>
/// <param name="NetHours">Agent-hours of taking contacts.</param>
/// <param name="PresentHours">Agent-hours to roster.</param>
/// <param name="PaidHours">Paid agent-hours: those present ÷ (1 − shrinkage of paid hours), interval by interval.</param>
/// <param name="Fte">Paid hours ÷ full-time hours of these days.</param>
/// <param name="Heads">FTE ÷ average contract, rounded up.</param>
/// <param name="Leads">Team leads on the payroll by the plan's rule.</param>
public sealed record WeeklyHeadcount(DateOnly Start, int Days, double NetHours, double PresentHours, double PaidHours, double Fte, int Heads, int Leads)
{
    /// <summary>The weeks of a plan.</summary>
    /// <param name="requirements">Requirements of all skills, on the plan's grid.</param>
    /// <param name="plan">Shrinkage of paid hours, full-time hours and lead rule.</param>
    /// <param name="averageShare">Average contract as a share of full time, above 0.</param>
    /// <exception cref="ArgumentException">A requirement is on another grid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    /// <exception cref="WfmDataException">Shares of paid hours reach 1 in an interval.</exception>
    public static IReadOnlyList<WeeklyHeadcount> Of(IReadOnlyList<SkillRequirement> requirements, Plan plan, double averageShare)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        ArgumentNullException.ThrowIfNull(plan);
        Guard.Positive(averageShare);
        var grid = plan.Grid;
        if (requirements.Any(r => !r.Grid.Equals(grid)))
        {
            throw new ArgumentException($"Requirements must be on the plan's grid, {grid}.", nameof(requirements));
        }

        var absent = new ShrinkageCalendar(plan.Shrinkage.Where(s => s.Of == ShrinkageBase.Paid)).Over(grid);
        return [.. Enumerable.Range(0, grid.Days).GroupBy(d => Monday(grid.Day(d))).Select(week => Week([.. week]))];

        WeeklyHeadcount Week(int[] days)
        {
            var (net, present, paid) = (0.0, 0.0, 0.0);
            foreach (var day in days)
            {
                var (from, to) = grid.DayRange(day);
                for (var i = from; i < to; i++)
                {
                    var gross = requirements.Sum(r => r.Points[i].GrossAgents) * grid.StepHours;
                    net += requirements.Sum(r => r.Points[i].NetAgents) * grid.StepHours;
                    present += gross;
                    paid += ShrinkageMath.GrossUp(gross, absent[i]);
                }
            }

            var fte = paid / (plan.FullTimeHours * days.Length / 7);
            var heads = FteMath.Heads(fte, averageShare);
            return new WeeklyHeadcount(grid.Day(days[0]), days.Length, net, present, paid, fte, heads, plan.LeadRule.OnPayroll(fte, heads));
        }
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
