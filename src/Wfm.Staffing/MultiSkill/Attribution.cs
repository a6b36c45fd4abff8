namespace Wfm.Staffing;

/// <summary>
/// Whose agents are whose: a flexible agent is split over the queues that the agent can take, so that nobody counts twice and every queue gets the same multiple of
/// what it would need alone, as near as the skills allow. The least Σ_q a_q² ÷ w_q, found group by group: with the others fixed, a group fills its emptiest queues.
/// </summary>
internal static class Attribution
{
    private const int Rounds = 200;

    /// <summary>Agents per group and queue, fractional; those of a group add up to it.</summary>
    /// <param name="system">Queues and groups.</param>
    /// <param name="crew">Agents per group.</param>
    /// <param name="weight">What each queue would need alone, above 0.</param>
    public static double[,] Split(SkillSystem system, IReadOnlyList<int> crew, IReadOnlyList<double> weight)
    {
        var (groups, queues) = (system.Groups.Count, system.Loads.Count);
        var split = new double[groups, queues];
        var sums = new double[queues];
        for (var round = 0; round < Rounds; round++)
        {
            var moved = 0.0;
            for (var g = 0; g < groups; g++)
            {
                if (crew[g] == 0 || system.Touches[g] == 0)
                {
                    continue;
                }

                for (var q = 0; q < queues; q++)
                {
                    sums[q] -= split[g, q];
                }

                var level = Level(SkillSystem.Bits(system.Touches[g]).Select(q => (Full: Math.Max(0, sums[q]), Weight: weight[q])), crew[g]);
                foreach (var q in SkillSystem.Bits(system.Touches[g]))
                {
                    var share = Math.Max(0, (level * weight[q]) - Math.Max(0, sums[q]));
                    moved = Math.Max(moved, Math.Abs(share - split[g, q]));
                    split[g, q] = share;
                }

                for (var q = 0; q < queues; q++)
                {
                    sums[q] += split[g, q];
                }
            }

            if (moved < 1e-12)
            {
                break;
            }
        }

        return split;
    }

    // The level to which an amount fills columns of these widths that are partly full.
    private static double Level(IEnumerable<(double Full, double Weight)> columns, double amount)
    {
        var (width, volume, level) = (0.0, amount, 0.0);
        foreach (var (full, weight) in columns.OrderBy(c => c.Full / c.Weight))
        {
            if (width > 0 && level <= full / weight)
            {
                break;
            }

            (width, volume) = (width + weight, volume + full);
            level = volume / width;
        }

        return level;
    }
}
