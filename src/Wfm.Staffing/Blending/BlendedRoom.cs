namespace Wfm.Staffing;

/// <summary>The states in which an agent is idle.</summary>
/// <param name="Below">Their mass relative to that of all agents busy and nobody waiting.</param>
/// <param name="Idle">Mean number of idle agents in them.</param>
/// <param name="Agents">All agents.</param>
internal readonly record struct BlendedRoom(double Below, double Idle, double Agents)
{
    /// <summary>The queue's measures with this room, from those with a mass of 1: waits of those who wait stay what they are, their number changes.</summary>
    public QueuePerformance Mix(QueuePerformance crowd)
    {
        if (double.IsPositiveInfinity(crowd.MeanQueue))
        {
            return crowd;
        }

        // p = T ÷ (1 + T) for a mass of 1, so T = p ÷ (1 − p), at least 1.
        var waiting = crowd.WaitProbability / (1 - crowd.WaitProbability);
        var wait = double.IsPositiveInfinity(Below) ? 0 : double.IsPositiveInfinity(waiting) ? 1 : waiting / (Below + waiting);
        var part = wait / crowd.WaitProbability;
        var level = 1 - (part * (1 - crowd.ServiceLevel));
        var abandoned = part * crowd.Abandonment;
        return crowd with
        {
            WaitProbability = wait,
            ServiceLevel = level,
            AsaSeconds = part * crowd.AsaSeconds * (1 - crowd.Abandonment) / (1 - abandoned),
            Occupancy = Math.Clamp(1 - ((1 - wait) * Idle / Agents), 0, 1),
            Abandonment = abandoned,
            MeanWaitAllSeconds = part * crowd.MeanWaitAllSeconds,
            ServiceLevelOfAnswered = Math.Min(1, level / (1 - abandoned)),
            ServiceLevelVirtual = 1 - (part * (1 - crowd.ServiceLevelVirtual)),
            MeanQueue = part * crowd.MeanQueue,
            NotShort = 1 - (part * (1 - crowd.NotShort)),
        };
    }

    /// <summary>Mean number of agents on deferred work: busy and not with a caller.</summary>
    public double Deferred(QueuePerformance crowd, double erlangs)
    {
        var mixed = Mix(crowd);
        return Math.Max(0, Agents - ((1 - mixed.WaitProbability) * Idle) - (erlangs * mixed.Answered));
    }
}
