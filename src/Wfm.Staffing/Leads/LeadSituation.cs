namespace Wfm.Staffing;

/// <summary>What a number of team leads is reckoned from: the agents on the payroll, the agents on shift, and the leads' own week. Immutable.</summary>
public sealed record LeadSituation
{
    /// <summary>A situation.</summary>
    /// <param name="agentFte">FTE of the agents who are led, 0 or more.</param>
    /// <param name="agentHeads">Heads of the agents who are led, 0 or more; new starters may weigh more than one (<see cref="Weighted"/>).</param>
    /// <param name="onShift">Agents on shift per interval, those at break, in training and on deferred work included; null when no roster is there yet.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public LeadSituation(double agentFte, double agentHeads, IntervalSeries? onShift = null) =>
        (AgentFte, AgentHeads, OnShift) = (Guard.NotNegative(agentFte), Guard.NotNegative(agentHeads), onShift);

    /// <summary>FTE of the agents who are led.</summary>
    public double AgentFte { get; }

    /// <summary>Heads of the agents who are led.</summary>
    public double AgentHeads { get; }

    /// <summary>Agents on shift per interval, or null.</summary>
    public IntervalSeries? OnShift { get; }

    /// <summary>Weekly hours of one FTE. Default 40.</summary>
    public double FullTimeHours { get; init => field = Guard.Positive(value); } = 40;

    /// <summary>Share of a lead's paid time that is not on the floor: leave, sickness, meetings. At least 0 and below 1. Default 0.25.</summary>
    public double LeadShrinkage { get; init => field = Guard.ShareOrZero(value, nameof(LeadShrinkage)); } = 0.25;

    /// <summary>Share of a lead's productive time that goes into contacts. At least 0 and below 1. Default 0: leads take no contacts.</summary>
    public double Working { get; init => field = Guard.ShareOrZero(value, nameof(Working)); }

    /// <summary>How presence on the floor is kept from flickering. Default: each interval by itself.</summary>
    public LeadPresence Presence { get; init; } = new();

    /// <summary>The situation of a group of people: only agents are led, leads are not counted among them.</summary>
    /// <param name="people">People of the payroll; those who are not <see cref="PersonRole.Agent"/> are left out.</param>
    /// <param name="weight">What one head weighs, 1 for most; a new starter in nesting 1.5 to 2. Null: 1 for all.</param>
    /// <param name="onShift">Agents on shift per interval, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public static LeadSituation Weighted(IEnumerable<Person> people, Func<Person, double>? weight = null, IntervalSeries? onShift = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        var led = people.Where(p => p.Role == PersonRole.Agent).Select(p => (p.Fte, Weight: weight is null ? 1 : Guard.NotNegative(weight(p), nameof(weight)))).ToList();
        return new LeadSituation(led.Sum(p => p.Fte * p.Weight), led.Sum(p => p.Weight), onShift);
    }
}
