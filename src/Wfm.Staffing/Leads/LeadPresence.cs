namespace Wfm.Staffing;

/// <summary>
/// Team leads needed on the floor over a horizon, kept from flickering: a second lead for a quarter of an hour is not sensible. Three means, each off by default:
/// judge the number of agents on a mean of 30 or 60 minutes, let a lead go only when clearly too many, and keep a lead who was called for a while.
/// </summary>
/// <remarks>A mean may leave an interval with more agents than the rule allows; the other two only ever add leads.</remarks>
public sealed record LeadPresence
{
    /// <summary>Length over which the number of agents is averaged, counted from midnight; zero for each interval by itself. A grid step. Default zero.</summary>
    public TimeSpan Averaging { get; init => field = Guard.NotNegative(value); }

    /// <summary>A lead goes only once the agents are this many fewer than the leads left could have: hysteresis, in agents. Default 0.</summary>
    public double Release { get; init => field = Guard.NotNegative(value); }

    /// <summary>Shortest time that a lead who is needed stays. Default zero.</summary>
    public TimeSpan Stay { get; init => field = Guard.NotNegative(value); }

    /// <summary>Leads needed in each interval.</summary>
    /// <param name="rule">Agents per lead, tolerance (0 is the policy FLOOR, above 0 FLOOR_SOFT) and small team; whether it is a hard rule of a roster does not matter here.</param>
    /// <param name="agents">Agents on shift, those at break and in training included; new starters may weigh more than one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of agents is negative or not finite, or the averaging is no length a grid may have.</exception>
    /// <exception cref="ArgumentException">The averaging is not a multiple of the grid's step.</exception>
    public IntervalSeries Required(LeadRule rule, IntervalSeries agents)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(agents);
        foreach (var value in agents.Values)
        {
            Guard.NotNegative(value, nameof(agents));
        }

        var grid = agents.Grid;
        if (Averaging.Ticks % grid.Step.Ticks != 0)
        {
            throw new ArgumentException($"An averaging of {Averaging.TotalMinutes} min must be a multiple of the interval of {grid.Step.TotalMinutes} min.", nameof(agents));
        }

        var mean = Averaging == TimeSpan.Zero ? agents : agents.ResampleLevels(Averaging).ResampleLevels(grid.Step);
        var leads = new double[grid.Count];
        for (var t = 0; t < leads.Length; t++)
        {
            // A mean says how many; whether anyone needs a lead at all is for the interval to say.
            var anyone = agents[t] > 0 && agents[t] >= rule.SmallTeamBelow ? 1 : 0;
            var needed = Math.Max(anyone, rule.OnShift(mean[t]));
            var before = t == 0 ? 0 : leads[t - 1];
            leads[t] = needed < before && mean[t] > 0 ? Math.Min(before, Math.Max(needed, rule.OnShift(mean[t] + Release))) : needed;
        }

        return new IntervalSeries(grid, Stayed(leads, grid.Step));
    }

    /// <summary>Hours of leads per week that presence on the floor takes: the mean over the horizon.</summary>
    /// <param name="leads">Leads per interval.</param>
    public static double HoursPerWeek(IntervalSeries leads)
    {
        ArgumentNullException.ThrowIfNull(leads);
        return leads.Sum() * leads.Grid.StepHours * 7 / leads.Grid.Days;
    }

    private double[] Stayed(double[] leads, TimeSpan step)
    {
        var back = (int)((Stay.Ticks + step.Ticks - 1) / step.Ticks);
        return back <= 1 ? leads : [.. leads.Select((_, t) => leads[Math.Max(0, t - back + 1)..(t + 1)].Max())];
    }
}
