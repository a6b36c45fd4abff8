namespace Wfm.Staffing;

/// <summary>
/// A crew under its routing, in the long run: one run by batch means, four times as long as long as a promise is open. All crews see the same contacts.
/// </summary>
internal static class CrewSimulation
{
    private const int Batches = 20;
    private const int Warmup = 2;

    /// <summary>Contacts of the first run that judges a crew in a search.</summary>
    public const int FirstContacts = 15_000;

    /// <summary>Simulates until all promises are kept, one is broken or the contacts are spent.</summary>
    /// <param name="system">Queues and groups.</param>
    /// <param name="crew">Agents per group.</param>
    /// <param name="options">Seed, confidence and most contacts.</param>
    /// <param name="first">Contacts of the first run.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static CrewVerdict Judge(SkillSystem system, IReadOnlyList<int> crew, MultiSkillOptions options, int first, CancellationToken cancellationToken)
    {
        var busy = Enumerable.Range(0, system.Loads.Count).Where(q => system.Loads[q].Erlangs > 0).ToList();
        var agents = Enumerable.Range(0, crew.Count).SelectMany(g => Enumerable.Repeat(Agent(system, g, busy), crew[g])).ToList();
        var spent = 0L;
        for (var contacts = Math.Min(first, options.MaxContacts); ; contacts = (int)Math.Min(4L * contacts, options.MaxContacts))
        {
            var result = CentreSimulation.RunBatches(Centre(system, busy, agents, contacts),
                new SimulationOptions { Seed = options.Seed, Confidence = options.Confidence, WarmupIntervals = Warmup, Parallelism = 1 }, cancellationToken);
            spent += contacts;
            var (open, broken) = (0UL, 0UL);
            var service = Enumerable.Repeat(CrewService.NoContacts, system.Loads.Count).ToArray();
            for (var i = 0; i < busy.Count; i++)
            {
                var (target, total, bit) = (system.Loads[busy[i]].Target, result.Queues[i].Total, 1UL << busy[i]);
                var own = new CrewService(total.ServiceLevel(target.ServiceLevelOf), total.Asa(target.AsaOf), total.Abandonment, total.Occupancy);
                service[busy[i]] = own;
                (bool Kept, bool Lost)[] parts =
                [
                    AtLeast(own.ServiceLevel, target.ServiceLevel), AtMost(own.AsaSeconds, target.AsaMax?.TotalSeconds), AtMost(own.Occupancy, target.OccupancyMax),
                    AtMost(own.Abandonment, target.AbandonmentMax),
                ];
                open |= parts.All(p => p.Kept) ? 0 : bit;
                broken |= parts.Any(p => p.Lost) ? bit : 0;
            }

            // One promise that is broken beyond the noise decides the crew, and says where people are lacking better than those that are still open.
            if (open == 0 || broken != 0 || contacts == options.MaxContacts)
            {
                return new CrewVerdict(broken != 0 ? broken : open, CertifiedBy.Simulation, service, spent);
            }
        }
    }

    private static CentreAgent Agent(SkillSystem system, int group, IReadOnlyList<int> busy)
    {
        var skills = new List<CentreSkill>();
        for (var i = 0; i < busy.Count; i++)
        {
            if (system.Skill(group, busy[i]) is { } s)
            {
                skills.Add(new CentreSkill(i) { Efficiency = s.Efficiency, Rank = s.Rank, OverflowAfterSeconds = s.OverflowAfter.TotalSeconds });
            }
        }

        return new CentreAgent(skills, [new CentreSpan(0, double.PositiveInfinity)]);
    }

    private static Centre Centre(SkillSystem system, IReadOnlyList<int> busy, IReadOnlyList<CentreAgent> agents, int contacts)
    {
        var perSecond = busy.Sum(q => system.Loads[q].ContactsPerHour) / 3600;
        var seconds = contacts / perSecond / (Batches + Warmup);
        var queues = busy.Select(q => system.Loads[q]).Select(load => new CentreQueue(
            load.Queue,
            ArrivalSource.Poisson(Enumerable.Repeat(load.ContactsPerHour / 3600 * seconds, Batches + Warmup)),
            load.AhtCv is { } cv ? Duration.LogNormal(load.Aht.TotalSeconds, cv) : Duration.Exponential(load.Aht.TotalSeconds))
        {
            Patience = load.Target.Patience is { } patience ? Duration.Exponential(patience.TotalSeconds) : null,
            TargetSeconds = load.Target.AnswerWithin.TotalSeconds,
            ShortAbandonSeconds = load.Target.ShortAbandon?.TotalSeconds,
            Priority = load.Priority,
        });
        return new Centre(seconds, Batches + Warmup, queues, agents);
    }

    private static (bool Kept, bool Lost) AtLeast(Measured value, double? limit) => limit is { } l ? (value.Low >= l, value.High < l) : (true, false);

    private static (bool Kept, bool Lost) AtMost(Measured value, double? limit) => limit is { } l ? (value.High <= l, value.Low > l) : (true, false);
}
