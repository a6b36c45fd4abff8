namespace Wfm.Staffing;

/// <summary>
/// From forecast to requirement: per skill and interval the fewest agents that keep every target of every queue, and those grossed up by 1 ÷ (1 − s). Fractions
/// stay fractions: nobody is placed here.
/// </summary>
/// <remarks>
/// <para>Net agents are whole where contacts are answered as they come: a promise is kept in every interval by people who are there, and one agent fewer would break it. What
/// follows from them (shrinkage, blended work) is never rounded; that happens once, where people are placed.</para>
/// <para>Queues that share a skill are one group: its agents take the contacts of all of them, so a flexible agent is counted once, and every queue's own targets must hold
/// (<see cref="PoolLoad"/>). Chat of another concurrency is a group of its own, and groups of one skill add.</para>
/// <para>E-mail, tickets and lists fill what contacts that cannot wait leave: first the part of a whole agent that these do not need, then agents added where the others are
/// few, in fractions, with backlog and promises carried over the horizon (<see cref="DeferredPool"/>).</para>
/// <para>s is what the plan's shrinkages of hours <see cref="ShrinkageBase.Present"/> come to in the interval. Shares of paid hours (leave, sickness) serve headcount;
/// absences are in the tables and would count twice. Shares of logged-in hours belong to the day itself.</para>
/// <para>Agents follow the load of the plan's <see cref="LoadMethod"/>; the erlangs of the result are the offered load, volume × AHT ÷ interval length.</para>
/// </remarks>
public static class StaffingPlanner
{
    /// <summary>The requirement of each skill, in the order in which the plan's queues name them.</summary>
    /// <param name="forecasts">One per queue of the plan, of any step that divides the plan's or is divided by it, covering its horizon. Others are not used.</param>
    /// <param name="plan">Grid, queues with targets and opening hours, shrinkage.</param>
    /// <exception cref="WfmDataException">A queue has no forecast, the forecast does not cover the horizon or has no usable volume or handle time, a target for
    /// abandonment comes without a patience, or shrinkages add up to 1 or more in an interval.</exception>
    public static IReadOnlyList<SkillRequirement> Require(IReadOnlyList<QueueForecast> forecasts, Plan plan) => Plan(forecasts, plan).Requirements;

    /// <summary>The requirement with what led to it.</summary>
    /// <param name="forecasts">As for <see cref="Require"/>.</param>
    /// <param name="plan">As for <see cref="Require"/>.</param>
    /// <exception cref="WfmDataException">As for <see cref="Require"/>.</exception>
    public static StaffingResult Plan(IReadOnlyList<QueueForecast> forecasts, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(plan);
        var skills = SkillDemand.For(forecasts, plan);
        return new StaffingResult
        {
            Requirements = [.. skills.Select(s => s.Requirement())],
            Groups = [.. skills.SelectMany(s => s.Groups())],
            Backlogs = [.. skills.SelectMany(s => s.Backlogs())],
            Warnings = [.. skills.SelectMany(s => s.Warnings())],
        };
    }
}
