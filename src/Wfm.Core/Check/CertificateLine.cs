namespace Wfm;

/// <summary>What contacts of a queue notice of a roster in some time, by simulation, beside what the queue model expects. Immutable.</summary>
/// <param name="Level">How much time it is about.</param>
/// <param name="Queue">The queue, or null for all queues together.</param>
/// <param name="Time">From when to when.</param>
public sealed record CertificateLine(CertificateLevel Level, QueueKey? Queue, Interval Time)
{
    /// <summary>Contacts that come, mean.</summary>
    public required double Offered { get; init; }

    /// <summary>Agents rostered on contacts of the queue, mean over the time that the queue is open. Agents with several skills count in parts that add up to one.</summary>
    public required double Agents { get; init; }

    /// <summary>Share of contacts answered within the threshold, by the queue's own denominator; of deferred work, share finished on time.</summary>
    public required Estimate ServiceLevel { get; init; }

    /// <summary>Mean wait in seconds, of those that the queue's target names.</summary>
    public required Estimate AsaSeconds { get; init; }

    /// <summary>Share of contacts that give up; those whom nobody answers before the last agent leaves are not among them.</summary>
    public required Estimate Abandonment { get; init; }

    /// <summary>Share of their time that agents with the skill have contacts in hand, short absences left out.</summary>
    public required Estimate Occupancy { get; init; }

    /// <summary>Share to answer within the threshold, or NaN where none is promised.</summary>
    public double Target { get; init; } = double.NaN;

    /// <summary>Probability that the time taken by itself reaches <see cref="Target"/>: share of replications that do. NaN without a target.</summary>
    public double TargetMet { get; init; } = double.NaN;

    /// <summary>Service level that the queue model expects of the same agents; NaN when it has nothing to say.</summary>
    public double ExpectedServiceLevel { get; init; } = double.NaN;

    /// <summary>Mean wait in seconds that the queue model expects.</summary>
    public double ExpectedAsaSeconds { get; init; } = double.NaN;

    /// <summary>Abandonment that the queue model expects.</summary>
    public double ExpectedAbandonment { get; init; } = double.NaN;

    /// <summary>Occupancy that the queue model expects.</summary>
    public double ExpectedOccupancy { get; init; } = double.NaN;

    /// <summary>Why simulation and expectation differ, the strongest cause first, each with the points of service level that it moves; empty when they agree.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the simulated service level differs from the expected one beyond its confidence interval.</summary>
    public Verdict Verdict =>
        double.IsNaN(ExpectedServiceLevel) || double.IsNaN(ServiceLevel.Mean) || double.IsNaN(ServiceLevel.Low) ? Verdict.None
        : ServiceLevel.Contains(ExpectedServiceLevel) ? Verdict.Agrees
        : ServiceLevel.Mean < ExpectedServiceLevel ? Verdict.Lower : Verdict.Higher;

    /// <summary>Whether the target is missed beyond the confidence interval.</summary>
    public bool MissesTarget => ServiceLevel.High < Target;
}
