namespace Wfm.Staffing;

/// <summary>
/// Simulates a centre contact by contact, in independent replications. Replication r and queue q have streams of random numbers of their own for arrivals, handle
/// times and patience, so that centres with the same queues see the same contacts whatever their agents are, and comparing them needs few replications (common random
/// numbers; A. Law, Simulation Modeling and Analysis, 5th ed., 2015, section 11.2).
/// </summary>
public static class CentreSimulation
{
    /// <summary>Runs the replications.</summary>
    /// <param name="centre">The centre.</param>
    /// <param name="options">How long and how exactly; null for the defaults.</param>
    /// <param name="progress">Told after each replication, in their order, from one thread at a time.</param>
    /// <param name="cancellationToken">Stops the work with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Measures with confidence intervals over replications.</returns>
    /// <exception cref="ArgumentException">The groups or the warm-up do not fit the centre's intervals.</exception>
    public static SimulationResult Run(Centre centre, SimulationOptions? options = null, IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(centre);
        options ??= new SimulationOptions();
        if (options.GroupOfInterval.Count != 0 && options.GroupOfInterval.Count != centre.Intervals)
        {
            throw new ArgumentException(FormattableString.Invariant($"There are {options.GroupOfInterval.Count} groups for {centre.Intervals} intervals."), nameof(options));
        }

        Check(centre, options);
        var reduction = new Reduction(centre, options, batches: false);
        new OrderedReplications(new CentreLayout(centre), options, reduction, progress).Run(cancellationToken);
        return reduction.Result();
    }

    /// <summary>
    /// One long run by batch means: after the warm-up each interval of the centre is a batch, and counts as a replication. For a centre that has settled, with the same
    /// rates and agents throughout, and intervals that are long beside the time that a busy spell lasts.
    /// </summary>
    /// <param name="centre">The centre.</param>
    /// <param name="options">Seed, confidence and warm-up; the rest has no influence.</param>
    /// <param name="cancellationToken">Stops the work with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Measures with confidence intervals over batches; <see cref="SimulationSeries.Intervals"/> and groups are empty.</returns>
    public static SimulationResult RunBatches(Centre centre, SimulationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(centre);
        options ??= new SimulationOptions();
        Check(centre, options);
        var reduction = new Reduction(centre, options, batches: true);
        var tally = new Tally(centre.Queues.Count + 1, centre.Intervals, centre.IntervalSeconds);
        new Replication(new CentreLayout(centre)).Run(options.Seed, 0, tally, cancellationToken);
        reduction.AddBatches(tally);
        return reduction.Result();
    }

    private static void Check(Centre centre, SimulationOptions options)
    {
        if (options.WarmupIntervals >= centre.Intervals)
        {
            throw new ArgumentException(FormattableString.Invariant($"A warm-up of {options.WarmupIntervals} intervals leaves none of {centre.Intervals}."), nameof(options));
        }
    }
}
