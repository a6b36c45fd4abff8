namespace Wfm.Staffing;

/// <summary>What to certify: a roster, by the contacts that are forecast and the promises of a plan. Immutable.</summary>
public sealed record CertifyInput
{
    /// <summary>Grid, queues with targets and opening hours, shrinkage.</summary>
    public required Plan Plan { get; init; }

    /// <summary>One forecast per queue of the plan, as for <see cref="StaffingPlanner.Require"/>.</summary>
    public required IReadOnlyList<QueueForecast> Forecasts { get; init; }

    /// <summary>The roster, also one made elsewhere. Its productive activities are time on contacts; everything else is not.</summary>
    public required Roster Roster { get; init; }

    /// <summary>
    /// People with their skills and pace; those of role lead take no contacts. Someone who is not among them is taken at normal pace, with the skill that the roster
    /// names, or with every skill where it names none. Default: nobody.
    /// </summary>
    public IReadOnlyList<Person> People { get; init; } = [];
}
