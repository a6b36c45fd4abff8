namespace Wfm.Staffing;

/// <summary>
/// Certifies a roster by simulation: what its contacts will notice, with confidence intervals, beside what the queue model expects of the same agents; and where the two
/// differ, why.
/// </summary>
public static class Certifier
{
    /// <summary>Certifies a roster, whoever made it.</summary>
    /// <param name="input">Roster, forecast, plan and people.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from one thread at a time.</param>
    /// <param name="cancellationToken">Stops the work with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A line per queue and interval in which it is open, per queue and day, per queue, and the same of all queues together.</returns>
    /// <exception cref="WfmDataException">As for <see cref="StaffingPlanner.Require"/>.</exception>
    /// <remarks>
    /// <para>Contacts come at random with the forecast's means, at rates as uncertain as the forecast says. Patience is exponential with the target's mean; handle times are
    /// exponential with the forecast's means, or lognormal with <see cref="QueuePlan.AhtCv"/>. Agents are on contacts while the roster has a productive activity, and finish
    /// what they have in hand when a break begins or the shift ends.</para>
    /// <para>Shrinkage of hours present is in the requirement and not in the roster: agents are away that share of the time, now and then, between contacts
    /// (<see cref="ShortAbsences"/>). The queue model has the mean number of agents throughout; how many are away varies, which costs service level.</para>
    /// <para>Costs about a microsecond per contact and replication on one core, and as much per replication and cause where they differ.</para>
    /// </remarks>
    public static Certificate Certify(
        CertifyInput input, CertifyOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= new CertifyOptions();
        var model = new CertifyModel(input, options);
        var simulation = new SimulationOptions
        {
            Seed = options.Seed ?? input.Plan.Seed,
            Replications = options.Replications,
            HalfWidth = options.HalfWidth,
            MaxReplications = options.MaxReplications,
            Confidence = options.Confidence,
            Parallelism = options.Parallelism,
            GroupOfInterval = [.. Enumerable.Range(0, model.Grid.Count).Select(model.Grid.DayOfInterval)],
        };
        var most = options.HalfWidth is null ? options.Replications : Math.Max(options.Replications, options.MaxReplications);
        var all = most + (options.ExplainReplications * (double)CauseLadder.Runs(model));
        void Report(double done) => progress?.Report(Math.Min(1, done / all));
        var result = CentreSimulation.Run(model.Centre(Scenario.Real), simulation, progress is null ? null : new ReplicationListener(p => Report(p.Replications)), cancellationToken);
        var lines = new CertificateLines(model, result).All();
        if (options.ExplainReplications > 0 && lines.Any(l => l.Line.Verdict is Verdict.Lower or Verdict.Higher))
        {
            var run = simulation with { Replications = options.ExplainReplications };
            var ladder = CauseLadder.Climb(model, run, progress is null ? null : done => Report(most + done), cancellationToken);
            lines = [.. lines.Select(l => l.Line.Verdict is Verdict.Lower or Verdict.Higher
                ? l with { Line = l.Line with { Reason = ladder.Reason(l.Queue, l.From, l.To, l.Line.ExpectedServiceLevel) } }
                : l)];
        }

        Report(all);
        return new Certificate(model.Grid, lines.Select(l => l.Line))
        {
            Replications = result.Replications,
            Confidence = options.Confidence,
            Seed = simulation.Seed,
            Notes =
            [
                .. model.Notes,
                .. options.HalfWidth is { } width && !result.HalfWidthReached
                    ? [FormattableString.Invariant($"The half-width of {width} was not reached in {result.Replications} replications.")]
                    : Array.Empty<string>(),
            ],
        };
    }
}
