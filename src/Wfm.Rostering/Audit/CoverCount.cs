namespace Wfm.Rostering;

/// <summary>Who is where, counted from the shifts of a roster: agents per skill, agents on shift and leads on duty in each interval.</summary>
internal sealed class CoverCount
{
    private CoverCount(double[][] skills, int[] agents, int[] leads) => (Skills, Agents, Leads) = (skills, agents, leads);

    /// <summary>Agents on contacts per skill (order of the problem's requirements) and interval, weighted with efficiency; a part of an interval counts as its share.</summary>
    public double[][] Skills { get; }

    /// <summary>Agents on shift at any time in the interval, those at break, in training or in a meeting included.</summary>
    public int[] Agents { get; }

    /// <summary>Leads on duty during the whole interval: those at break are not.</summary>
    public int[] Leads { get; }

    public static CoverCount Of(RosterProblem problem, Roster roster)
    {
        var grid = problem.Grid;
        var skills = problem.Requirements.Select(_ => new double[grid.Count]).ToArray();
        var agents = new int[grid.Count];
        var leads = new int[grid.Count];
        foreach (var person in problem.People)
        {
            foreach (var shift in roster.Of(person.Id))
            {
                if (person.Role == PersonRole.Lead)
                {
                    CountLead(grid, shift, leads);
                }
                else
                {
                    CountAgent(problem, person, shift, skills, agents);
                }
            }
        }

        return new CoverCount(skills, agents, leads);
    }

    private static void CountAgent(RosterProblem problem, Person person, Shift shift, double[][] skills, int[] agents)
    {
        foreach (var (index, _) in Touched(problem.Grid, shift.Time))
        {
            agents[index]++;
        }

        foreach (var segment in shift.Segments.Where(s => s.Activity.IsProductive && s.Skill is not null))
        {
            for (var s = 0; s < skills.Length; s++)
            {
                if (problem.Requirements[s].Skill == segment.Skill)
                {
                    foreach (var (index, share) in Touched(problem.Grid, segment.Time))
                    {
                        skills[s][index] += share * person.EfficiencyAt(segment.Skill);
                    }
                }
            }
        }
    }

    private static void CountLead(TimeGrid grid, Shift shift, int[] leads)
    {
        // Duty may be cut into segments at any instant; a lead counts where duty fills the interval.
        var filled = new Dictionary<int, double>();
        foreach (var segment in shift.Segments.Where(s => s.Activity.IsPaid && !s.Activity.IsRest && s.Activity.Code is not ("training" or "meeting")))
        {
            foreach (var (index, share) in Touched(grid, segment.Time))
            {
                filled[index] = filled.GetValueOrDefault(index) + share;
            }
        }

        foreach (var (index, share) in filled)
        {
            leads[index] += share > 1 - 1e-9 ? 1 : 0;
        }
    }

    private static IEnumerable<(int Index, double Share)> Touched(TimeGrid grid, Interval time)
    {
        for (var i = Math.Max(0, grid.IndexAt(time.Start)); i < grid.Count; i++)
        {
            var start = grid.Start + (grid.Step * i);
            var overlap = (time.End < start + grid.Step ? time.End : start + grid.Step) - (time.Start > start ? time.Start : start);
            if (overlap <= TimeSpan.Zero)
            {
                yield break;
            }

            yield return (i, overlap / grid.Step);
        }
    }
}
