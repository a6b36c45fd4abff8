namespace Wfm.Staffing;

/// <summary>How many agents of each set of skills there are in each interval, parts of an interval and of a pace counted as parts.</summary>
internal sealed class Crew
{
    private readonly List<(IReadOnlyList<CentreSkill> Skills, double[] Heads)> _groups;
    private readonly double _seconds;

    private Crew(double seconds, List<(IReadOnlyList<CentreSkill> Skills, double[] Heads)> groups) => (_seconds, _groups) = (seconds, groups);

    public bool IsPooled => _groups.Any(g => g.Skills.Count > 1);

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

    /// <summary>Every agent on one queue: agents with one skill first, then others where most is wanting, so that nobody counts twice.</summary>
    /// <param name="need">Agents that a queue needs in an interval, by queue and interval.</param>
    /// <returns>Agents at normal pace by queue and interval.</returns>
    public double[][] Split(double[][] need)
    {
        var split = need.Select(n => new double[n.Length]).ToArray();
        foreach (var (skills, heads) in _groups.OrderBy(g => g.Skills.Count))
        {
            for (var i = 0; i < heads.Length; i++)
            {
                var wanting = skills.Select(s => Math.Max(0, need[s.Queue][i] - split[s.Queue][i])).ToArray();
                if (wanting.Sum() == 0)
                {
                    wanting = [.. skills.Select(s => need[s.Queue][i])];
                }

                var all = wanting.Sum();
                for (var s = 0; s < skills.Count; s++)
                {
                    split[skills[s].Queue][i] += heads[i] * skills[s].Efficiency * (all > 0 ? wanting[s] / all : 1.0 / skills.Count);
                }
            }
        }

        return split;
    }

    /// <summary>A crew with one group per queue.</summary>
    public Crew Apart(double[][] need) => new(_seconds, [.. Split(need).Select((heads, q) => ((IReadOnlyList<CentreSkill>)[new CentreSkill(q)], heads))]);

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
