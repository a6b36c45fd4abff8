namespace Wfm.Staffing;

/// <summary>
/// A crew under its routing, in the long run: one run by batch means, and a longer one from the start as long as a promise is open. All crews see the same contacts.
/// </summary>
internal static class CrewSimulation
{
    private const int Batches = 20;
    private const int Warmup = 2;
    private const double Spare = 1.5;

    // A batch has to be long beside the time that a busy spell lasts: at least ten handle times.
    private const int BatchHandleTimes = 10;

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
        if (busy.Count == 0)
        {
            // Nothing to simulate where queues only ask for a minimum of agents; the bound on each set of queues has seen to that.
            return new CrewVerdict(0, CertifiedBy.Formula, [.. system.Loads.Select(_ => CrewService.NoContacts)], 0);
        }

        var agents = Enumerable.Range(0, crew.Count).SelectMany(g => Enumerable.Repeat(Agent(system, g, busy), crew[g])).ToList();
        var (spent, least) = (0L, (int)Math.Min(int.MaxValue / 2, (Batches + Warmup) * BatchHandleTimes * busy.Sum(q => system.Loads[q].Erlangs)));
        var most = Math.Max(options.MaxContacts, least);
        for (var contacts = Math.Min(Math.Max(first, least), most); ;)
        {
            var result = CentreSimulation.RunBatches(Centre(system, busy, agents, contacts),
                new SimulationOptions { Seed = options.Seed, Confidence = options.Confidence, WarmupIntervals = Warmup, Parallelism = 1 }, cancellationToken);
            spent += contacts;
            var (open, broken, longer) = (0UL, 0UL, 2.0);
            var service = Enumerable.Repeat(CrewService.NoContacts, system.Loads.Count).ToArray();
            for (var i = 0; i < busy.Count; i++)
            {
                var (target, total, bit) = (system.Loads[busy[i]].Target, result.Queues[i].Total, 1UL << busy[i]);
                var own = new CrewService(total.ServiceLevel(target.ServiceLevelOf), total.Asa(target.AsaOf), total.Abandonment, total.Occupancy);
                service[busy[i]] = own;
                foreach (var (room, half) in Rooms(own, target))
                {
                    open |= room >= half ? 0 : bit;
                    broken |= room < -half ? bit : 0;
                    longer = room >= half ? longer : Math.Max(longer, Spare * half * half / (room * room));
                }
            }

            // One promise that is broken beyond the noise decides the crew, and says where people are lacking better than those that are still open.
            if (open == 0 || broken != 0 || contacts == most)
            {
                return new CrewVerdict(broken != 0 ? broken : open, CertifiedBy.Simulation, service, spent);
            }

            // Half-widths shrink with the root of the run's length.
            contacts = (int)Math.Min(longer * contacts, most);
        }
    }

    // How far each target is from being broken, and the half-width of that. What could not be measured is open.
    private static IEnumerable<(double Room, double Half)> Rooms(CrewService own, ServiceTarget target)
    {
        if (target.ServiceLevel is { } level)
        {
            yield return Room(own.ServiceLevel, own.ServiceLevel.Mean - level);
        }

        if (target.AsaMax is { } asa)
        {
            yield return Room(own.AsaSeconds, asa.TotalSeconds - own.AsaSeconds.Mean);
        }

        if (target.OccupancyMax is { } occupancy)
        {
            yield return Room(own.Occupancy, occupancy - own.Occupancy.Mean);
        }

        if (target.AbandonmentMax is { } abandonment)
        {
            yield return Room(own.Abandonment, abandonment - own.Abandonment.Mean);
        }
    }

    private static (double Room, double Half) Room(Measured value, double room) => double.IsNaN(value.Low) ? (0, 1) : (room, value.HalfWidth);

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
}
