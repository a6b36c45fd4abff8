namespace Wfm.Staffing;

/// <summary>
/// From forecast to requirement: per queue and interval the load volume × AHT ÷ interval length, the fewest agents that keep every target of the queue
/// (Erlang A when it has a patience, else Erlang C; at least <see cref="ServiceTarget.MinAgents"/> while open, none while closed), and those grossed up by
/// 1 ÷ (1 − s). Fractions stay fractions: nobody is placed here.
/// </summary>
/// <remarks>
/// <para>s is the sum of the plan's shrinkages that are shares of hours <see cref="ShrinkageBase.Present"/>. Shares of paid hours (leave, sickness) serve headcount;
/// absences are in the tables and would count twice. Shares of logged-in hours belong to the day itself.</para>
/// <para>Queues that share a skill: their net requirements add, as if each had a group of its own. That is an upper bound on what one pooled group needs.
/// Service level and abandonment of the skill are then means over its contacts, ASA over its answered contacts, occupancy over its agents.</para>
/// <para>Each interval is taken to be in its long-run state, and every channel to be answered one contact at a time as it comes in.</para>
/// </remarks>
public static class StaffingPlanner
{
    /// <summary>The requirement of each skill, in the order in which the plan's queues name them.</summary>
    /// <param name="forecasts">One per queue of the plan, of any step that divides the plan's or is divided by it, covering its horizon. Others are not used.</param>
    /// <param name="plan">Grid, queues with targets and opening hours, shrinkage.</param>
    /// <exception cref="WfmDataException">A queue has no forecast, the forecast does not cover the horizon or has no usable volume or handle time, or a target for
    /// abandonment comes without a patience.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shrinkages add up to 1 or more.</exception>
    public static IReadOnlyList<SkillRequirement> Require(IReadOnlyList<QueueForecast> forecasts, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(plan);
        var shrinkage = InOfficeShrinkage(plan);
        var demands = QueueDemand.For(forecasts, plan);
        var result = new List<SkillRequirement>();
        foreach (var skill in plan.Queues.Select(q => q.Skill).Distinct(StringComparer.Ordinal))
        {
            var sums = new SkillMix[plan.Grid.Count];
            foreach (var demand in demands.Where(d => d.Plan.Skill == skill))
            {
                for (var i = 0; i < sums.Length; i++)
                {
                    if (demand.Open[i])
                    {
                        var (agents, performance) = Net(demand, i, plan.Grid.Step);
                        sums[i].Add(demand.Volume[i], agents, performance);
                    }
                }
            }

            result.Add(new SkillRequirement(skill, plan.Grid, sums.Select(s => s.Requirement(shrinkage))));
        }

        return result;
    }

    /// <summary>Share of hours present that does not go into contacts: the sum of the plan's shrinkages of base <see cref="ShrinkageBase.Present"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They add up to 1 or more.</exception>
    public static double InOfficeShrinkage(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ShrinkageMath.OfBase(plan.Shrinkage, ShrinkageBase.Present);
    }

    internal static (int Agents, QueuePerformance Performance) Net(QueueDemand demand, int interval, TimeSpan step)
    {
        var target = demand.Plan.Target;
        var (volume, aht) = (demand.Volume[interval], demand.AhtSeconds[interval]);
        if (volume == 0)
        {
            return (target.MinAgents, QueuePerformance.NoContacts);
        }

        var found = RequiredAgents.Find(volume * aht / step.TotalSeconds, aht, target);
        return found.Agents >= target.MinAgents
            ? (found.Agents, found.Performance)
            : (target.MinAgents, ServiceExpectation.Of(volume, aht, target.MinAgents, target, step));
    }
}
