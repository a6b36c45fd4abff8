namespace Wfm.Staffing;

/// <summary>
/// The fewest people that a judge passes: from a crew that covers every set of queues upward, by people who can take a queue whose promise is open, in the proportion
/// in which there are people; then the groups try to do with one fewer. Separate groups end the search from above.
/// </summary>
internal sealed class CrewSearch
{
    // With everybody's efficiency another there are as many groups as people; those of which there are too many tell enough.
    private const int MostGroups = 8;
    private readonly SkillSystem _system;
    private readonly SubsetBound _bound;
    private readonly SeparateGroups _separate;
    private readonly Func<int[], CrewVerdict> _judge;
    private readonly int[] _limits;
    private readonly int _lower;
    private readonly int _most;
    private readonly bool _exact;
    private readonly List<int[]> _failed = [];

    private CrewSearch(SkillSystem system, SubsetBound bound, SeparateGroups separate, int lower, Func<int[], CrewVerdict> judge, int most)
    {
        (_system, _bound, _separate, _lower, _judge, _most) = (system, bound, separate, lower, judge, most);
        (_limits, _exact) = (separate.Limits(system), system.Loads.All(l => l.AhtCv is null));
    }

    /// <summary>Crews that the judge saw.</summary>
    public int Crews { get; private set; }

    /// <summary>Contacts that it simulated.</summary>
    public long Contacts { get; private set; }

    /// <summary>The crew and its verdict; the verdict does not pass when nothing was found.</summary>
    /// <param name="system">Queues and groups, of one part.</param>
    /// <param name="bound">What each set of queues asks for.</param>
    /// <param name="separate">Where the search ends.</param>
    /// <param name="lower">Where it begins.</param>
    /// <param name="judge">Judges a crew.</param>
    /// <param name="most">Most crews to judge.</param>
    public static (int[] Crew, CrewVerdict Verdict, CrewSearch Search) Run(
        SkillSystem system, SubsetBound bound, SeparateGroups separate, int lower, Func<int[], CrewVerdict> judge, int most)
    {
        var search = new CrewSearch(system, bound, separate, lower, judge, most);
        var (crew, verdict) = search.Up();
        if (verdict.Passes)
        {
            (crew, verdict) = search.Down(crew, verdict);
        }

        return (crew, verdict, search);
    }

    private (int[] Crew, CrewVerdict Verdict) Up()
    {
        var crew = Cover();
        if (_exact && crew.Sum() >= _separate.Total)
        {
            return Separate();
        }

        var verdict = Judge(crew);
        for (var step = 1; !verdict.Passes; step *= 2)
        {
            var path = new List<int[]>();
            var next = crew;
            while (path.Count < step && Add(next, verdict.Open) is { } one && (!_exact || one.Sum() < _separate.Total))
            {
                path.Add(next = one);
            }

            if (Crews >= _most || path.Count == 0)
            {
                return _exact ? Separate() : (crew, verdict);
            }

            verdict = Judge(next);
            if (!verdict.Passes)
            {
                crew = next;
                continue;
            }

            // Somewhere on the path it began to pass.
            var (fails, passes) = (-1, path.Count - 1);
            while (passes - fails > 1 && Crews < _most)
            {
                var middle = (fails + passes) / 2;
                var other = Judge(path[middle]);
                (fails, passes, verdict) = other.Passes ? (fails, middle, other) : (middle, passes, verdict);
            }

            crew = path[passes];
        }

        return (crew, verdict);
    }

    // The formulas speak for separate groups while handle times are exponential; else only the simulation does, and the search goes on.
    private (int[] Crew, CrewVerdict Verdict) Separate() => (_separate.Crew, PoolFormula.JudgeSeparate(_system, _separate));

    private (int[] Crew, CrewVerdict Verdict) Down(int[] crew, CrewVerdict verdict)
    {
        for (var fewer = true; fewer;)
        {
            fewer = false;
            var crowded = Enumerable.Range(0, crew.Length).Where(g => crew[g] > 0).OrderByDescending(g => (double)crew[g] / _system.Groups[g].People).Take(MostGroups);
            foreach (var g in crowded.ToList())
            {
                var without = (int[])crew.Clone();
                without[g]--;
                if (Crews >= _most || without.Sum() < _lower || _failed.Any(f => f.Zip(without).All(p => p.First >= p.Second)) || Worst(without).Set != 0)
                {
                    continue;
                }

                var other = Judge(without);
                if (other.Passes)
                {
                    (crew, verdict, fewer) = (without, other, true);
                    break;
                }
            }
        }

        return (crew, verdict);
    }

    private int[] Cover()
    {
        var crew = new int[_limits.Length];
        while (Worst(crew).Set is var set && set != 0)
        {
            // The limits leave room: separate groups keep within them, and they cover every set.
            crew = Add(crew, set) ?? throw new InvalidOperationException("The groups are too small for the sets of queues.");
        }

        return crew;
    }

    // The next person by Webster's rule, so that crews keep the proportions of the people and never lose anybody as they grow.
    private int[]? Add(int[] crew, ulong set)
    {
        var best = -1;
        for (var g = 0; g < crew.Length; g++)
        {
            if ((_system.Touches[g] & set) != 0 && crew[g] < _limits[g] && (best < 0 || Claim(g) > Claim(best) * (1 + 1e-12)))
            {
                best = g;
            }
        }

        if (best < 0)
        {
            return null;
        }

        var more = (int[])crew.Clone();
        more[best]++;
        return more;

        double Claim(int g) => _system.Groups[g].People / ((2.0 * crew[g]) + 1);
    }

    private (ulong Set, double Short) Worst(int[] crew) => LowerBound.Worst(_system, _bound, [.. crew.Select(c => (double)c)], (1UL << _system.Loads.Count) - 1);

    private CrewVerdict Judge(int[] crew)
    {
        Crews++;
        var verdict = _judge(crew);
        Contacts += verdict.Contacts;
        if (!verdict.Passes)
        {
            _failed.Add(crew);
        }

        return verdict;
    }
}
