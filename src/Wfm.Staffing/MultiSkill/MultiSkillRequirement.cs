namespace Wfm.Staffing;

/// <summary>People taking contacts that several queues and skills need together, before shrinkage. Nobody counts twice.</summary>
public sealed record MultiSkillRequirement
{
    /// <summary>The groups that there were to choose from.</summary>
    public required IReadOnlyList<SkillGroup> Groups { get; init; }

    /// <summary>Fewest with which every set of queues is covered: the best that pooling can do.</summary>
    public required int Lower { get; init; }

    /// <summary>Separate groups, in which everybody takes one queue only; never below the certified number.</summary>
    public required int Upper { get; init; }

    /// <summary>Fewest found with which every promise is shown to be kept, or null when that was not asked for or could not be shown.</summary>
    public int? Certified => CertifiedBy == CertifiedBy.None ? null : Agents.Sum();

    /// <summary>What shows it.</summary>
    public required CertifiedBy CertifiedBy { get; init; }

    /// <summary>People per group: of the certified crew, or else of the separate groups.</summary>
    public required IReadOnlyList<int> Agents { get; init; }

    /// <summary>What they bring to each queue that has contacts or a minimum of agents.</summary>
    public required IReadOnlyList<QueueService> Queues { get; init; }

    /// <summary>1 when the groups have people enough for separate groups; else the number by which every group was multiplied so that they have.</summary>
    public required int PeopleTimes { get; init; }

    /// <summary>Crews that were judged, by formula or by simulation.</summary>
    public int Crews { get; init; }

    /// <summary>Contacts that were simulated.</summary>
    public long Contacts { get; init; }
}
