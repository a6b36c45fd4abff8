namespace Wfm.Staffing;

/// <summary>
/// Crews for which the Erlang formulas are exact: those that fall into parts in which every agent can take every queue at once and at the same pace, and all contacts
/// have one exponential handle time, one patience and one priority. Whoever waits then waits in one line.
/// </summary>
internal static class PoolFormula
{
    /// <summary>The verdict of the formulas, or null when a part of the crew is no such pool.</summary>
    public static CrewVerdict? Judge(SkillSystem system, IReadOnlyList<int> crew)
    {
        var service = new CrewService[system.Loads.Count];
        var open = 0UL;
        foreach (var part in system.Parts(crew))
        {
            if (!IsPool(system, crew, part))
            {
                return null;
            }

            open |= JudgePool(system, crew, part, service);
        }

        return new CrewVerdict(open, CertifiedBy.Formula, service, 0);
    }

    /// <summary>Separate groups: each line with its own agents, all counted at the pace at which they were chosen.</summary>
    public static CrewVerdict JudgeSeparate(SkillSystem system, SeparateGroups separate)
    {
        var service = new CrewService[system.Loads.Count];
        for (var l = 0; l < separate.Lines.Count; l++)
        {
            var (pace, agents) = separate.Chosen[l];
            var erlangs = separate.Lines[l].Sum(q => system.Loads[q].Erlangs) / pace;
            foreach (var q in separate.Lines[l])
            {
                service[q] = Of(system.Loads[q], erlangs, pace, agents, out _);
            }
        }

        return new CrewVerdict(0, CertifiedBy.Formula, service, 0);
    }

    private static bool IsPool(SkillSystem system, IReadOnlyList<int> crew, ulong part)
    {
        var queues = SkillSystem.Bits(part).ToList();
        var members = Enumerable.Range(0, crew.Count).Where(g => crew[g] > 0 && (system.Touches[g] & part) != 0).ToList();
        if (queues.Any(q => system.Loads[q].AhtCv is not null) || members.Any(g => (system.Touches[g] & part) != part)
            || members.Any(g => queues.Any(q => system.Skill(g, q)!.OverflowAfter > TimeSpan.Zero)))
        {
            return false;
        }

        // Without anybody the queues of the part are separate already, and unanswered.
        var kinds = queues.Where(q => system.Loads[q].Erlangs > 0)
            .SelectMany(q => members.Select(g => (
                Math.Round(system.Loads[q].Aht.TotalSeconds / system.Pace(g, q), 9), system.Loads[q].Target.Patience, system.Loads[q].Priority)));
        return kinds.Distinct().Count() <= 1;
    }

    private static ulong JudgePool(SkillSystem system, IReadOnlyList<int> crew, ulong part, CrewService[] service)
    {
        var members = Enumerable.Range(0, crew.Count).Where(g => crew[g] > 0 && (system.Touches[g] & part) != 0).ToList();
        var agents = members.Sum(g => crew[g]);
        double Pace(int queue) => members.Count > 0 ? system.Pace(members[0], queue) : system.BestPace[queue];
        var erlangs = SkillSystem.Bits(part).Sum(q => system.Loads[q].Erlangs / Pace(q));
        var open = 0UL;
        foreach (var q in SkillSystem.Bits(part))
        {
            var load = system.Loads[q];
            service[q] = Of(load, erlangs, Pace(q), agents, out var broken);
            open |= broken || agents < load.Target.MinAgents ? 1UL << q : 0;
        }

        return open;
    }

    // One queue of a line that has so many erlangs at the agents' pace.
    private static CrewService Of(QueueLoad load, double erlangs, double pace, int agents, out bool broken)
    {
        broken = false;
        if (load.Erlangs == 0)
        {
            return CrewService.NoContacts;
        }

        var target = load.Target;
        var performance = ErlangA.Evaluate(erlangs, agents, load.Aht.TotalSeconds / pace, target.AnswerWithin.TotalSeconds,
            target.Patience?.TotalSeconds ?? double.PositiveInfinity, target.ShortAbandon?.TotalSeconds);
        broken = RequiredAgents.Broken(performance, target) != ServiceTargets.None;
        return new CrewService(
            new(performance.ServiceLevelBy(target.ServiceLevelOf), 0, 0), new(performance.AsaBy(target.AsaOf), 0, 0), new(performance.Abandonment, 0, 0),
            new(performance.Occupancy, 0, 0));
    }
}
