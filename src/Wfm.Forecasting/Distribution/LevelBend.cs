namespace Wfm.Forecasting;

/// <summary>
/// The levels at which a law has to be read so that its quantiles held their share in a backtest: the quantiles of the ranks of what came, drawn toward the
/// nominal levels when days were few. Small and large means get levels of their own, with a straight line over log mean between them.
/// </summary>
internal sealed class LevelBend
{
    private readonly double[] _at;
    private readonly double[][] _levels;

    private LevelBend(double[] at, double[][] levels) => (_at, _levels) = (at, levels);

    /// <summary>Levels as they are named.</summary>
    public static LevelBend None { get; } = new([0], [[.. QueueForecast.Levels]]);

    /// <summary>Learns from ranks.</summary>
    /// <param name="ranks">Mean, and the law's distribution function at what came.</param>
    /// <param name="days">Different days among them: how much to trust their shape.</param>
    /// <param name="prior">Days at which half of the pooled ranks' shape is trusted.</param>
    /// <param name="groups">Groups by size of the mean, each with as many ranks.</param>
    /// <param name="groupPrior">Days at which a group's own shape is trusted by half against the pooled one.</param>
    public static LevelBend Fit(IReadOnlyList<(double Mean, double Rank)> ranks, int days, double prior, int groups, double groupPrior)
    {
        if (ranks.Count < 10)
        {
            return None;
        }

        var trust = days / (days + prior);
        var groupTrust = days / (days + groupPrior);
        var pooled = Levels([.. ranks.Select(r => r.Rank)], QueueForecast.Levels, trust);
        if (groups < 2 || ranks.Count < 100 * groups)
        {
            return new LevelBend([0], [pooled]);
        }

        var sorted = ranks.OrderBy(r => r.Mean).ToArray();
        var (at, levels) = (new double[groups], new double[groups][]);
        for (var g = 0; g < groups; g++)
        {
            var part = sorted[(g * sorted.Length / groups)..((g + 1) * sorted.Length / groups)];
            at[g] = Math.Log(part[part.Length / 2].Mean);
            levels[g] = Levels([.. part.Select(r => r.Rank)], pooled, groupTrust);
        }

        return new LevelBend(at, levels);
    }

    /// <summary>The seven levels to read the law at.</summary>
    public void Levels(double mean, Span<double> result)
    {
        var x = Math.Log(Math.Max(mean, 1e-12));
        var g = 0;
        while (g < _at.Length - 1 && x > _at[g + 1])
        {
            g++;
        }

        var share = g >= _at.Length - 1 || _at[g + 1] <= _at[g] ? 0 : Math.Clamp((x - _at[g]) / (_at[g + 1] - _at[g]), 0, 1);
        for (var q = 0; q < result.Length; q++)
        {
            result[q] = _levels[g][q] + (share > 0 ? share * (_levels[g + 1][q] - _levels[g][q]) : 0);
        }
    }

    private static double[] Levels(double[] ranks, IReadOnlyList<double> toward, double trust)
    {
        Array.Sort(ranks);
        return [.. QueueForecast.Levels.Select((p, q) => Math.Clamp((trust * Quantile(ranks, p)) + ((1 - trust) * toward[q]), 1e-6, 1 - 1e-6))];
    }

    private static double Quantile(double[] sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var i = (int)at;
        return i + 1 < sorted.Length ? sorted[i] + ((at - i) * (sorted[i + 1] - sorted[i])) : sorted[^1];
    }
}
