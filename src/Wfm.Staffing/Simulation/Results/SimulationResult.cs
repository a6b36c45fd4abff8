namespace Wfm.Staffing;

/// <summary>What a simulation measured. The same for the same centre, seed and numbers of replications, however many processors there were.</summary>
public sealed class SimulationResult
{
    internal SimulationResult(IReadOnlyList<SimulationSeries> queues, SimulationSeries all, int replications, bool halfWidthReached)
    {
        (Queues, All, Replications, HalfWidthReached) = (queues, all, replications, halfWidthReached);
    }

    /// <summary>Each queue, in the order of <see cref="Centre.Queues"/>.</summary>
    public IReadOnlyList<SimulationSeries> Queues { get; }

    /// <summary>
    /// All queues together: waits and shares of the contacts of all queues that are not deferred work, each against its own threshold; share on time and backlog of
    /// all deferred work; occupancy of all agents.
    /// </summary>
    public SimulationSeries All { get; }

    /// <summary>Replications (or batches) that the measures rest on.</summary>
    public int Replications { get; }

    /// <summary>Whether <see cref="SimulationOptions.HalfWidth"/> was asked for and reached.</summary>
    public bool HalfWidthReached { get; }
}
