namespace Wfm.Staffing;

/// <summary>
/// How many people several skills need together when some people have more than one: a lower bound, an upper bound, and between them a number that simulation of the
/// routing certifies. A flexible agent is one person in all three.
/// </summary>
/// <remarks>
/// <para>Lower: the fewest people, out of the groups that there are, with which every set of queues has as many agents as one pooled group would need for it
/// (section on pooling in docs/multiskill.md). With separate sets of skills, and with one skill for all, it is the exact answer.</para>
/// <para>Upper: everybody takes one queue only (or several of one skill that wait in one line), so that each has an exact answer of its own. Where handle
/// times vary more than exponential ones (<see cref="QueueLoad.AhtCv"/>) the formula is none of an upper bound, and a certified number above it takes its place.</para>
/// <para>Certified: crews in the proportions of the people, from the lower bound up. Where the Erlang formulas are exact for a crew they judge it; else it is simulated
/// (contacts go to the lowest rank, then to who has been idle longest; a freed agent takes the highest priority, then who has waited longest; overflow times and
/// efficiencies as given). It passes when for every target of every queue the whole confidence interval keeps the promise: a queue that is on its target within the
/// noise does not. If no smaller crew passes, the upper bound is the answer.</para>
/// </remarks>
public static class MultiSkillStaffing
{
    /// <summary>Finds the requirement.</summary>
    /// <param name="groups">The people. Those without any of the skills asked for are not used.</param>
    /// <param name="loads">The queues, at most 63. Those without contacts and without a minimum of agents ask for nobody.</param>
    /// <param name="options">How exactly; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="WfmDataException">A queue needs a skill that nobody has, or has a target for abandonment and no patience.</exception>
    public static MultiSkillRequirement Require(
        IReadOnlyList<SkillGroup> groups, IReadOnlyList<QueueLoad> loads, MultiSkillOptions? options = null, CancellationToken cancellationToken = default)
    {
        var system = System(groups, loads);
        options ??= new MultiSkillOptions();
        var parts = system.Parts().Select(p => Part(system, p, options, cancellationToken)).ToList();
        return new MultiSkillRequirement
        {
            Groups = groups,
            Lower = parts.Sum(p => p.Lower),
            Upper = parts.Sum(p => p.Upper),
            CertifiedBy = parts.Any(p => p.CertifiedBy == CertifiedBy.None) ? CertifiedBy.None
                : parts.Any(p => p.CertifiedBy == CertifiedBy.Simulation) ? CertifiedBy.Simulation : CertifiedBy.Formula,
            Agents = [.. groups.Select((_, g) => parts.Sum(p => p.Agents[g]))],
            Queues = [.. parts.SelectMany(p => p.Queues).OrderBy(s => Enumerable.Range(0, loads.Count).First(i => ReferenceEquals(loads[i], s.Load)))],
            PeopleTimes = parts.Count == 0 ? 1 : parts.Max(p => p.PeopleTimes),
            Crews = parts.Sum(p => p.Crews),
            Contacts = parts.Sum(p => p.Contacts),
        };
    }

    /// <summary>Simulates a crew under its routing, whatever a formula may say of it.</summary>
    /// <param name="groups">As for <see cref="Require"/>; the numbers of people have no say.</param>
    /// <param name="crew">Agents of each group, 0 or more.</param>
    /// <param name="loads">As for <see cref="Require"/>.</param>
    /// <param name="options">As for <see cref="Require"/>.</param>
    /// <param name="cancellationToken">As for <see cref="Require"/>.</param>
    /// <returns>What it brings to each queue, over <see cref="MultiSkillOptions.MaxContacts"/> contacts.</returns>
    /// <exception cref="ArgumentException">There is not one number of agents, 0 or more, for each group.</exception>
    /// <exception cref="WfmDataException">As for <see cref="Require"/>.</exception>
    public static IReadOnlyList<QueueService> Simulate(
        IReadOnlyList<SkillGroup> groups, IReadOnlyList<int> crew, IReadOnlyList<QueueLoad> loads, MultiSkillOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(crew);
        var system = System(groups, loads);
        if (crew.Count != groups.Count || crew.Any(n => n < 0))
        {
            throw new ArgumentException($"A crew needs one number of agents, 0 or more, for each of the {groups.Count} groups.", nameof(crew));
        }

        var verdict = CrewSimulation.Judge(system, crew, options ?? new MultiSkillOptions(), int.MaxValue, cancellationToken);
        return Services(system, crew, [.. system.Loads.Select(l => Math.Max(l.Erlangs, 1e-9))], verdict);
    }

    private static SkillSystem System(IReadOnlyList<SkillGroup> groups, IReadOnlyList<QueueLoad> loads)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(loads);
        var faults = loads.Where(l => l.Target.AbandonmentMax is not null && l.Target.Patience is null)
            .Select(l => $"Queue '{l.Queue}' has a target for abandonment and no patience. Give a mean patience: without one nobody gives up.").ToList();
        return faults.Count == 0 ? new SkillSystem(groups, loads) : throw new WfmDataException(faults);
    }

    // Queues that share nobody with the others, solved by themselves.
    private static MultiSkillRequirement Part(SkillSystem whole, ulong part, MultiSkillOptions options, CancellationToken cancellationToken)
    {
        var members = Enumerable.Range(0, whole.Groups.Count).Where(g => (whole.Touches[g] & part) != 0).ToList();
        var system = new SkillSystem([.. members.Select(g => whole.Groups[g])], [.. SkillSystem.Bits(part).Select(q => whole.Loads[q])]);
        var bound = new SubsetBound(system);
        var separate = SeparateGroups.Find(system);
        var lower = Math.Min(LowerBound.Find(system, bound, separate.Limits(system)), separate.Total);
        var (crew, verdict, crews, contacts) = (separate.Crew, PoolFormula.JudgeSeparate(system, separate), 0, 0L);
        var by = lower == separate.Total && system.Loads.All(l => l.AhtCv is null) ? CertifiedBy.Formula : CertifiedBy.None;
        if (options.Certify && by == CertifiedBy.None)
        {
            CrewVerdict Judge(int[] c) => PoolFormula.Judge(system, c) ?? CrewSimulation.Judge(system, c, options, CrewSimulation.FirstContacts, cancellationToken);
            var (found, judged, search) = CrewSearch.Run(system, bound, separate, lower, Judge, options.MaxCrews);
            (crews, contacts) = (search.Crews, search.Contacts);
            if (judged.Passes)
            {
                (crew, verdict, by) = (found, judged, judged.By);
            }
        }

        var agents = new int[whole.Groups.Count];
        for (var i = 0; i < members.Count; i++)
        {
            agents[members[i]] = crew[i];
        }

        return new MultiSkillRequirement
        {
            Groups = whole.Groups,
            Lower = lower,
            Upper = by == CertifiedBy.None ? separate.Total : Math.Max(separate.Total, crew.Sum()),
            CertifiedBy = by,
            Agents = agents,
            Queues = Services(system, crew, separate.Need(system), verdict),
            PeopleTimes = separate.Times,
            Crews = crews,
            Contacts = contacts,
        };
    }

    private static IReadOnlyList<QueueService> Services(SkillSystem system, IReadOnlyList<int> crew, IReadOnlyList<double> weight, CrewVerdict verdict)
    {
        var split = Attribution.Split(system, crew, weight);
        return
        [
            .. system.Loads.Select((load, q) => new QueueService(
                load,
                Enumerable.Range(0, crew.Count).Sum(g => split[g, q]),
                Enumerable.Range(0, crew.Count).Sum(g => split[g, q] * system.Pace(g, q)),
                verdict.Service[q].ServiceLevel,
                verdict.Service[q].AsaSeconds,
                verdict.Service[q].Abandonment,
                verdict.Service[q].Occupancy)),
        ];
    }
}
