namespace Wfm.Staffing;

/// <summary>The requirement of a whole plan out of people with several skills: <see cref="MultiSkillStaffing"/> interval by interval, each distinct set of loads once.</summary>
/// <remarks>
/// Loads are those that <see cref="StaffingPlanner"/> staffs for, by the plan's <see cref="LoadMethod"/>; a queue with a <see cref="ServiceTarget.Certainty"/> has the load
/// that is not exceeded with it. Deferred work and chat with several contacts at a time are staffed by themselves, as there.
/// </remarks>
public static class MultiSkillPlanner
{
    /// <summary>Finds it.</summary>
    /// <param name="forecasts">As for <see cref="StaffingPlanner.Require"/>.</param>
    /// <param name="plan">As for <see cref="StaffingPlanner.Require"/>.</param>
    /// <param name="groups">The people.</param>
    /// <param name="options">How exactly; null for the defaults with the plan's seed. Its limits are per interval.</param>
    /// <param name="progress">Told after each distinct set of loads, from one thread at a time.</param>
    /// <param name="cancellationToken">Stops the work with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The same on any number of processors.</returns>
    /// <exception cref="WfmDataException">As for <see cref="StaffingPlanner.Require"/>, or a queue needs a skill that nobody has.</exception>
    public static MultiSkillPlan Require(
        IReadOnlyList<QueueForecast> forecasts,
        Plan plan,
        IReadOnlyList<SkillGroup> groups,
        MultiSkillOptions? options = null,
        IProgress<MultiSkillProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(groups);
        options ??= new MultiSkillOptions { Seed = plan.Seed };
        var demands = QueueDemand.For(forecasts, plan);
        List<QueueDemand> routed = [.. demands.Where(d => !d.Plan.IsDeferred && d.Plan.Concurrency is null)];
        Check(groups, routed);
        var intervals = Solve(groups, [.. Enumerable.Range(0, plan.Grid.Count).Select(i => Loads(routed, i))], options, progress, cancellationToken);

        List<QueuePlan> apartQueues = [.. demands.Except(routed).Select(d => d.Plan)];
        var apart = apartQueues.Count == 0 ? [] : StaffingPlanner.Require(forecasts, plan with { Queues = apartQueues });
        var shrinkage = ShrinkageMath.InOffice(plan);
        var skills = demands.GroupBy(d => d.Plan.Skill, StringComparer.Ordinal).Select(queues =>
        {
            var own = apart.FirstOrDefault(a => a.Skill == queues.Key);
            return new SkillRequirement(queues.Key, plan.Grid, Enumerable.Range(0, plan.Grid.Count).Select(i =>
            {
                var mix = default(SkillMix);
                foreach (var queue in queues.Intersect(routed))
                {
                    Add(ref mix, queue, i, intervals[i]);
                }

                if (own is not null)
                {
                    Add(ref mix, own.Points[i], queues.Except(routed).Sum(q => q.Volume[i]));
                }

                return mix.Requirement(queues.Sum(q => q.Erlangs(i, plan.Grid.Step)), shrinkage[i]);
            }));
        });
        return new MultiSkillPlan(plan.Grid, groups, intervals, [.. skills], [.. Enumerable.Range(0, plan.Grid.Count).Select(i => apart.Sum(a => a.Points[i].NetAgents))],
            [.. apartQueues.Select(q => q.Queue.Name)]);
    }

    // All faults at once, whether the queue has contacts or not.
    private static void Check(IReadOnlyList<SkillGroup> groups, IReadOnlyList<QueueDemand> queues)
    {
        var known = groups.SelectMany(g => g.Skills).Select(s => s.Skill).ToHashSet(StringComparer.Ordinal);
        var faults = queues.Where(q => !known.Contains(q.Plan.Skill)).Select(q => $"Queue '{q.Plan.Queue.Name}' needs skill '{q.Plan.Skill}', which nobody has.").ToList();
        if (faults.Count > 0)
        {
            throw new WfmDataException(faults);
        }
    }

    // Queues may share a name and differ in channel.
    private static string Name(QueueDemand queue) => $"{queue.Plan.Queue.Name} ({queue.Plan.Queue.Channel})";

    private static List<QueueLoad> Loads(IReadOnlyList<QueueDemand> queues, int interval) =>
    [
        .. queues.Where(q => q.Open[interval]).Select(q =>
        {
            // Without contacts any handle time does.
            var (erlangs, aht) = q.Stream(interval)?.At(q.Plan.Target.Certainty) is { } stream ? (stream.Erlangs, TimeSpan.FromSeconds(stream.AhtSeconds)) : (0, TimeSpan.FromMinutes(1));
            return new QueueLoad(Name(q), q.Plan.Skill, erlangs / aht.TotalHours, aht, q.Plan.Target) { Priority = q.Plan.Priority, AhtCv = q.Plan.AhtCv };
        }),
    ];

    private static MultiSkillRequirement[] Solve(IReadOnlyList<SkillGroup> groups, IReadOnlyList<List<QueueLoad>> loads, MultiSkillOptions options,
        IProgress<MultiSkillProgress>? progress, CancellationToken cancellationToken)
    {
        // Loads that repeat, as in the weeks of a long plan, are solved once. No answer depends on another, so neither does it on who is first.
        var distinct = loads.DistinctBy(Key, StringComparer.Ordinal).ToList();
        var found = new MultiSkillRequirement[distinct.Count];
        var (gate, done, contacts) = (new Lock(), 0, 0L);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, distinct.Count, parallel, i =>
        {
            found[i] = MultiSkillStaffing.Require(groups, distinct[i], options, cancellationToken);
            lock (gate)
            {
                (done, contacts) = (done + 1, contacts + found[i].Contacts);
                progress?.Report(new MultiSkillProgress(done, distinct.Count, contacts));
            }
        });

        var byKey = distinct.Select((l, i) => (Key: Key(l), Found: found[i])).ToDictionary(p => p.Key, p => p.Found, StringComparer.Ordinal);
        return [.. loads.Select(l => byKey[Key(l)])];
    }

    private static string Key(List<QueueLoad> loads) =>
        string.Join('|', loads.Select(l => FormattableString.Invariant($"{l.Queue}/{l.ContactsPerHour:R}/{l.Aht.Ticks}")));

    private static void Add(ref SkillMix mix, QueueDemand queue, int interval, MultiSkillRequirement need)
    {
        if (need.Queues.FirstOrDefault(q => q.Load.Queue == Name(queue)) is { } service)
        {
            mix.AddAgents(service.FullPaceAgents, service.Occupancy.Mean);
            Add(ref mix, queue.Volume[interval], service.ServiceLevel.Mean, service.AsaSeconds.Mean, service.Abandonment.Mean, queue.Plan.Target.AsaOf);
        }
    }

    private static void Add(ref SkillMix mix, RequirementPoint apart, double volume)
    {
        mix.AddAgents(apart.NetAgents, apart.Occupancy);
        Add(ref mix, volume, apart.ServiceLevel, apart.AsaSeconds, apart.Abandonment, AsaOf.Answered);
    }

    // The measures are by the queue's own denominators already.
    private static void Add(ref SkillMix mix, double volume, double level, double asa, double abandonment, AsaOf of) => mix.AddContacts(
        volume,
        QueuePerformance.NoContacts with { ServiceLevel = level, AsaSeconds = asa, MeanWaitAllSeconds = asa, Abandonment = abandonment },
        new ServiceTarget { AsaOf = of });
}
