namespace Wfm.Staffing;

/// <summary>The people of a roster as agents of a simulated centre: one per person and set of skills, on contacts while the roster has a productive activity.</summary>
internal static class RosterAgents
{
    /// <summary>Agents in the order of the roster; what was assumed goes to <paramref name="notes"/>.</summary>
    public static IReadOnlyList<CentreAgent> Of(CertifyInput input, bool pooling, List<string> notes)
    {
        var (plan, start) = (input.Plan, input.Plan.Grid.Start);
        var end = (plan.Grid.End - start).TotalSeconds;
        var people = input.People.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var skills = new Dictionary<(string Person, string? Skill), IReadOnlyList<CentreSkill>>();
        var spans = new Dictionary<(string Person, string? Skill), List<CentreSpan>>();
        var (leads, strangers, unusable) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var shift in input.Roster.Shifts)
        {
            var person = people.GetValueOrDefault(shift.Person);
            foreach (var segment in shift.Segments.Where(s => s.Activity.IsProductive))
            {
                if (person?.Role == PersonRole.Lead)
                {
                    leads.Add(person.Id);
                    continue;
                }

                var key = (shift.Person, pooling && person is not null ? null : segment.Skill);
                if (!skills.TryGetValue(key, out var set))
                {
                    skills.Add(key, set = Skills(plan, person, key.Item2));
                }

                if (set.Count == 0)
                {
                    unusable++;
                    continue;
                }

                if (person is null && key.Item2 is null)
                {
                    strangers.Add(shift.Person);
                }

                var (from, to) = (Math.Max(0, (segment.Time.Start - start).TotalSeconds), Math.Min(end, (segment.Time.End - start).TotalSeconds));
                if (to > from)
                {
                    (spans.TryGetValue(key, out var list) ? list : spans[key] = []).Add(new CentreSpan(from, to));
                }
            }
        }

        if (leads.Count > 0)
        {
            notes.Add($"{leads.Count} team leads have time on contacts in the roster; leads take no contacts.");
        }

        if (strangers.Count > 0)
        {
            notes.Add($"{strangers.Count} people have no skill in the roster and are not among the people: they are taken to have every skill.");
        }

        if (unusable > 0)
        {
            notes.Add($"{unusable} activities are for a skill that no queue of the plan needs, or that the person does not have: they take no contacts.");
        }

        return [.. spans.Select(s => new CentreAgent(skills[s.Key], Joined(s.Value)))];
    }

    // Someone with the skill that the roster names does that; where it names none, everything the person can, the main skill first.
    private static List<CentreSkill> Skills(Plan plan, Person? person, string? named)
    {
        var result = new List<CentreSkill>();
        for (var q = 0; q < plan.Queues.Count; q++)
        {
            var skill = plan.Queues[q].Skill;
            var efficiency = person?.EfficiencyAt(skill) ?? 1;
            if (efficiency > 0 && (named is null || named == skill))
            {
                var rank = person is null || named is not null ? 0 : person.Skills.TakeWhile(s => s.Skill != skill).Count();
                result.Add(new CentreSkill(q) { Efficiency = efficiency, Rank = rank });
            }
        }

        return result;
    }

    // Activities that follow each other are one stretch; where two rosters of one person overlap, the person is there once.
    private static List<CentreSpan> Joined(List<CentreSpan> spans)
    {
        var joined = new List<CentreSpan>();
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End)
            {
                joined[^1] = new CentreSpan(joined[^1].Start, Math.Max(joined[^1].End, span.End));
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}
