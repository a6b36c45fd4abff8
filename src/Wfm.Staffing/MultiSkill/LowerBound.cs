using System.Numerics;

namespace Wfm.Staffing;

/// <summary>The least number of agents, out of the groups that there are, with which every set of queues is covered.</summary>
internal static class LowerBound
{
    // Beyond, sets of one and two queues and the whole stand for the 2^n: still a bound, a looser one.
    private const int MostQueues = 15;
    private const double Tie = 1e-7;

    /// <summary>Agents: the linear program's value, part by part, rounded up.</summary>
    /// <param name="system">Queues and groups.</param>
    /// <param name="bound">What each set asks for.</param>
    /// <param name="limits">Most agents of each group.</param>
    public static int Find(SkillSystem system, SubsetBound bound, IReadOnlyList<int> limits)
    {
        var total = 0;
        foreach (var part in system.Parts())
        {
            total += (int)Math.Ceiling(Solve(system, bound, limits, part) - Tie);
        }

        return total;
    }

    /// <summary>The set of queues that a crew covers worst, and by how many agents; (0, 0) when it covers all.</summary>
    public static (ulong Set, double Short) Worst(SkillSystem system, SubsetBound bound, double[] agents, ulong part)
    {
        // The whole and each queue alone say nearly all; the others are looked at when those are covered.
        var few = Worst(system, bound, agents, SkillSystem.Bits(part).Select(q => 1UL << q).Prepend(part));
        return few.Set != 0 ? few : Worst(system, bound, agents, Sets(part));
    }

    private static (ulong Set, double Short) Worst(SkillSystem system, SubsetBound bound, double[] agents, IEnumerable<ulong> sets)
    {
        var (worst, most) = (0UL, Tie);
        foreach (var set in sets)
        {
            var (heads, capacity, singles) = (0.0, 0.0, 0);
            for (var g = 0; g < agents.Length; g++)
            {
                if ((system.Touches[g] & set) != 0)
                {
                    heads += agents[g];
                    capacity += bound.IsUneven ? agents[g] * bound.Share(g, set) : 0;
                }
            }

            // A group that takes several queues needs no more than separate ones: where those would fit, the pooled number need not be worked out.
            foreach (var q in SkillSystem.Bits(set))
            {
                singles += bound.Agents(1UL << q);
            }

            var gap = Math.Max(bound.IsUneven ? bound.Capacity(set) - capacity : 0, singles > heads + Tie ? bound.Agents(set) - heads : 0);
            if (gap > most)
            {
                (worst, most) = (set, gap);
            }
        }

        return worst == 0 ? (0, 0) : (worst, most);
    }

    private static double Solve(SkillSystem system, SubsetBound bound, IReadOnlyList<int> limits, ulong part)
    {
        var program = new CoverProgram([.. limits.Select(l => (double)l)]);
        for (var set = part; set != 0; set = Worst(system, bound, program.Agents, part).Set)
        {
            program.Demand([.. system.Touches.Select(t => (t & set) != 0 ? 1.0 : 0)], bound.Agents(set));
            program.Demand([.. system.Touches.Select((t, g) => (t & set) != 0 ? bound.Share(g, set) : 0)], bound.Capacity(set));
            program.Solve();
        }

        return program.Total;
    }

    private static IEnumerable<ulong> Sets(ulong part)
    {
        if (BitOperations.PopCount(part) <= MostQueues)
        {
            for (var set = part; set != 0; set = (set - 1) & part)
            {
                yield return set;
            }

            yield break;
        }

        yield return part;
        foreach (var one in SkillSystem.Bits(part))
        {
            yield return 1UL << one;
            foreach (var two in SkillSystem.Bits(part).Where(q => q > one))
            {
                yield return (1UL << one) | (1UL << two);
            }
        }
    }
}
