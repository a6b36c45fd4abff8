namespace Wfm.Samples.People;

/// <summary>Who works in a generated centre.</summary>
public sealed record PeopleOptions
{
    /// <summary>Contracts, each with its number of agents.</summary>
    public required IReadOnlyList<SampleContract> Contracts { get; init; }

    /// <summary>Contracts of the leads, one per lead.</summary>
    public required IReadOnlyList<SampleContract> LeadContracts { get; init; }

    /// <summary>Skill sets as written in people.csv, each with its number of agents; the counts add up to the agents.</summary>
    public required IReadOnlyList<(string Skills, int Agents)> SkillSets { get; init; }

    /// <summary>Names of the teams; agents and leads are dealt out evenly.</summary>
    public required IReadOnlyList<string> Teams { get; init; }

    /// <summary>Share of part-timers (under 32 hours) with a fixed weekday off.</summary>
    public double FixedDayOff { get; init; }

    /// <summary>Agents on leave for the whole week, per week of the horizon.</summary>
    public required IReadOnlyList<int> LeaveWeeks { get; init; }

    /// <summary>Single days of leave, over the horizon.</summary>
    public int LeaveDays { get; init; }

    /// <summary>Agents known to be ill for the whole week, per week of the horizon; the same people go on.</summary>
    public required IReadOnlyList<int> SickWeeks { get; init; }

    /// <summary>Agents in a training of two hours, all at once.</summary>
    public int Trainees { get; init; }

    /// <summary>Wishes for a day off, and half as many for a day of work.</summary>
    public int Wishes { get; init; }

    /// <summary>Weeks (from 0) in which a lead is on leave, one lead each.</summary>
    public IReadOnlyList<int> LeadLeaveWeeks { get; init; } = [];
}
