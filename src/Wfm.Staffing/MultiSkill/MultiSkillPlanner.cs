namespace Wfm.Staffing;

/// <summary>The requirement of a whole plan out of people with several skills: <see cref="MultiSkillStaffing"/> interval by interval, each distinct set of loads once.</summary>
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
        var together = plan.Queues.Where(q => !q.IsDeferred && q.Concurrency is null).ToList();
        var demands = QueueDemand.For(forecasts, plan);
        Check(groups, together);
        List<QueueDemand> routed = [.. demands.Where(d => together.Contains(d.Plan))];
        var intervals = Solve(groups, [.. Enumerable.Range(0, plan.Grid.Count).Select(i => Loads(routed, i, plan.Grid.Step))], options, progress, cancellationToken);

        var apartQueues = plan.Queues.Except(together).ToList();
        var apart = apartQueues.Count == 0 ? [] : StaffingPlanner.Require(forecasts, plan with { Queues = apartQueues });
        var shrinkage = StaffingPlanner.InOfficeShrinkage(plan);
        var skills = plan.Queues.Select(q => q.Skill).Distinct(StringComparer.Ordinal).Select(skill =>
        {
            var own = apart.FirstOrDefault(a => a.Skill == skill);
            List<QueueDemand> queues = [.. demands.Where(d => d.Plan.Skill == skill && !together.Contains(d.Plan))];
            return new SkillRequirement(skill, plan.Grid, Enumerable.Range(0, plan.Grid.Count).Select(i =>
                Point(skill, intervals[i], own?.Points[i], queues.Sum(q => q.Volume[i]) / plan.Grid.StepHours, shrinkage)));
        });
        return new MultiSkillPlan(plan.Grid, groups, intervals, [.. skills], [.. Enumerable.Range(0, plan.Grid.Count).Select(i => apart.Sum(a => a.Points[i].NetAgents))],
            [.. apartQueues.Select(q => q.Queue.Name)]);
    }

    // All faults at once, whether the queue has contacts or not.
    private static void Check(IReadOnlyList<SkillGroup> groups, IReadOnlyList<QueuePlan> queues)
    {
        var known = groups.SelectMany(g => g.Skills).Select(s => s.Skill).ToHashSet(StringComparer.Ordinal);
        var faults = queues.Where(q => !known.Contains(q.Skill)).Select(q => $"Queue '{q.Queue.Name}' needs skill '{q.Skill}', which nobody has.").ToList();
        if (faults.Count > 0)
        {
            throw new WfmDataException(faults);
        }
    }

    private static List<QueueLoad> Loads(IReadOnlyList<QueueDemand> demands, int interval, TimeSpan step) =>
    [
        .. demands.Where(d => d.Open[interval]).Select(d => new QueueLoad(
            d.Plan.Queue.Name,
            d.Plan.Skill,
            d.Volume[interval] / step.TotalHours,
            TimeSpan.FromSeconds(d.AhtSeconds[interval] > 0 ? d.AhtSeconds[interval] : 1),
            d.Plan.Target)
        {
            Priority = d.Plan.Priority,
            AhtCv = d.Plan.AhtCv,
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

    private static RequirementPoint Point(string skill, MultiSkillRequirement interval, RequirementPoint? apart, double apartPerHour, double shrinkage)
    {
        var (erlangs, agents, volume, inTime, lost, answered, waited, busy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        void Add(double load, double people, double contacts, double level, double asa, double abandonment, double occupancy)
        {
            (erlangs, agents, volume) = (erlangs + load, agents + people, volume + contacts);
            (inTime, lost) = (inTime + (contacts * level), lost + (contacts * abandonment));
            (answered, waited) = (answered + (contacts * (1 - abandonment)), waited + (contacts > 0 ? contacts * (1 - abandonment) * asa : 0));
            busy += people > 0 ? people * occupancy : 0;
        }

        foreach (var q in interval.Queues.Where(q => q.Load.Skill == skill))
        {
            Add(q.Load.Erlangs, q.FullPaceAgents, q.Load.ContactsPerHour, q.ServiceLevel.Mean, q.AsaSeconds.Mean, q.Abandonment.Mean, q.Occupancy.Mean);
        }

        if (apart is { } own)
        {
            Add(own.Erlangs, own.NetAgents, apartPerHour, own.ServiceLevel, own.AsaSeconds, own.Abandonment, own.Occupancy);
        }

        return new RequirementPoint(erlangs, agents, ShrinkageMath.GrossUp(agents, shrinkage), volume > 0 ? inTime / volume : 1,
            volume == 0 ? 0 : answered > 0 ? waited / answered : double.NaN, agents > 0 ? busy / agents : 0, volume > 0 ? lost / volume : 0);
    }
}
