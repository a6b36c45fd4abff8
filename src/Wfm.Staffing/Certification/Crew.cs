namespace Wfm.Staffing;

/// <summary>How many agents of each set of skills there are in each interval, parts of an interval and of a pace counted as parts.</summary>
internal sealed class Crew
{
    private readonly List<(IReadOnlyList<CentreSkill> Skills, double[] Heads)> _groups;
    private readonly double _seconds;

    private Crew(double seconds, List<(IReadOnlyList<CentreSkill> Skills, double[] Heads)> groups) => (_seconds, _groups) = (seconds, groups);

    /// <summary>Whether anyone takes contacts of several units.</summary>
    public bool IsPooled(IReadOnlyList<CentreUnit> units) => _groups.Any(g => units.Count(u => g.Skills.Any(s => u.Queues.Contains(s.Queue))) > 1);

    public bool HasPace => _groups.Any(g => g.Skills.Any(s => s.Efficiency != 1));

    /// <summary>Agents in an interval.</summary>
    public double Heads(int interval) => _groups.Sum(g => g.Heads[interval]);

    public static Crew Of(IReadOnlyList<CentreAgent> agents, double intervalSeconds, int intervals)
    {
        var groups = new List<(IReadOnlyList<CentreSkill> Skills, double[] Heads)>();
        foreach (var agent in agents)
        {
            var heads = groups.Find(g => g.Skills.SequenceEqual(agent.Skills)).Heads;
            if (heads is null)
            {
                groups.Add((agent.Skills, heads = new double[intervals]));
            }

            foreach (var span in agent.On)
            {
                for (var i = (int)(span.Start / intervalSeconds); i < intervals && i * intervalSeconds < span.End; i++)
                {
                    heads[i] += (Math.Min(span.End, (i + 1) * intervalSeconds) - Math.Max(span.Start, i * intervalSeconds)) / intervalSeconds;
                }
            }
        }

        return new Crew(intervalSeconds, groups);
    }

    /// <summary>The same crew without those who are away.</summary>
    public Crew Without(double[] share) => new(_seconds, [.. _groups.Select(g => (g.Skills, g.Heads.Select((h, i) => h * (1 - share[i])).ToArray()))]);

    /// <summary>Every agent in one unit: agents who can only be in one first, then others where most is wanting, so that nobody counts twice.</summary>
    /// <param name="units">The units.</param>
    /// <param name="need">Agents that a unit needs in an interval, by unit and interval.</param>
    /// <returns>Agents at normal pace by unit and interval.</returns>
    public double[][] Split(IReadOnlyList<CentreUnit> units, double[][] need)
    {
        var split = need.Select(n => new double[n.Length]).ToArray();
        var groups = _groups.Select(g => (
            g.Heads,
            Places: Enumerable.Range(0, units.Count).Select(u => (Unit: u, Skill: g.Skills.FirstOrDefault(s => units[u].Queues.Contains(s.Queue)))).Where(p => p.Skill is not null).ToArray()));
        foreach (var (heads, places) in groups.OrderBy(g => g.Places.Length))
        {
            for (var i = 0; i < heads.Length; i++)
            {
                var wanting = places.Select(p => Math.Max(0, need[p.Unit][i] - split[p.Unit][i])).ToArray();
                if (wanting.Sum() == 0)
                {
                    wanting = [.. places.Select(p => need[p.Unit][i])];
                }

                var all = wanting.Sum();
                for (var p = 0; p < places.Length; p++)
                {
                    split[places[p].Unit][i] += heads[i] * places[p].Skill!.Efficiency * (all > 0 ? wanting[p] / all : 1.0 / places.Length);
                }
            }
        }

        return split;
    }

    /// <summary>A crew with one group per unit.</summary>
    public Crew Apart(IReadOnlyList<CentreUnit> units, double[][] need) =>
        new(_seconds, [.. Split(units, need).Select((heads, u) => ((IReadOnlyList<CentreSkill>)[.. units[u].Queues.Select(q => new CentreSkill(q))], heads))]);

    /// <summary>
    /// Agents who are there for whole intervals; a part of an agent is there for that part of the interval, next to an interval in which that agent is there anyhow.
    /// </summary>
    /// <param name="stretch">How many times as long an interval lasts.</param>
    public IEnumerable<CentreAgent> Agents(int stretch = 1)
    {
        var seconds = _seconds * stretch;
        foreach (var (skills, heads) in _groups)
        {
            var most = (int)Math.Ceiling(heads.Max() - 1e-9);
            for (var k = 0; k < most; k++)
            {
                var on = new List<CentreSpan>();
                for (var i = 0; i < heads.Length; i++)
                {
                    var part = Math.Clamp(heads[i] - k, 0, 1);
                    if (part <= 1e-9)
                    {
                        continue;
                    }

                    var late = part < 1 && !(i > 0 && heads[i - 1] > k) && i + 1 < heads.Length && heads[i + 1] > k;
                    var from = (i + (late ? 1 - part : 0)) * seconds;
                    var to = late ? (i + 1) * seconds : (i + part) * seconds;
                    if (on.Count > 0 && from <= on[^1].End)
                    {
                        on[^1] = new CentreSpan(on[^1].Start, to);
                    }
                    else
                    {
                        on.Add(new CentreSpan(from, to));
                    }
                }

                if (on.Count > 0)
                {
                    yield return new CentreAgent(skills, on);
                }
            }
        }
    }
}
