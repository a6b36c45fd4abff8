using MathNet.Numerics.Distributions;

namespace Wfm.Forecasting;

/// <summary>
/// Draws paths by a Gaussian copula: each interval has the law and the levels of its band, and the normal scores behind them are correlated as the errors are
/// (level, day, neighbouring slots). Low counts weaken a correlation of scores; theirs is raised in turn, by the covariance of score and count
/// (Cario and Nelson, NORTA, 1997).
/// </summary>
internal sealed class PathSampler
{
    /// <summary>Share of an interval's variance that may be in common with others, at most.</summary>
    private const double MostCommon = 0.995;

    private readonly ErrorParts _parts;
    private readonly CountLaw[] _law;
    private readonly double[]?[] _steps;
    private readonly double[] _common;
    private readonly double[][] _scores;
    private readonly double[] _mean;
    private readonly int[] _day;
    private readonly int[] _slot;
    private readonly double[] _ahead;
    private readonly bool[] _special;

    /// <summary>A sampler.</summary>
    /// <param name="model">Errors.</param>
    /// <param name="parts">Its parts at the step of the intervals.</param>
    /// <param name="mean">Mean per interval.</param>
    /// <param name="day">Day of each interval, counted from 0.</param>
    /// <param name="slot">Clock-time slot of each interval.</param>
    /// <param name="ahead">Days ahead per day.</param>
    /// <param name="special">Event flag per day.</param>
    public PathSampler(ErrorModel model, ErrorParts parts, double[] mean, int[] day, int[] slot, double[] ahead, bool[] special)
    {
        (_parts, _mean, _day, _slot, _ahead, _special) = (parts, mean, day, slot, ahead, special);
        (_law, _steps, _common, _scores) = (new CountLaw[mean.Length], new double[mean.Length][], new double[mean.Length], new double[mean.Length][]);
        Span<double> levels = stackalloc double[7];
        for (var i = 0; i < mean.Length; i++)
        {
            if (!(mean[i] > 0))
            {
                continue;
            }

            var variance = parts.Variance(mean[i], ahead[day[i]], special[day[i]]);
            _law[i] = new CountLaw(mean[i], variance);
            _steps[i] = _law[i].IsContinuous ? null : _law[i].Steps();
            var share = (parts.Shared(ahead[day[i]], special[day[i]]) + parts.Kappa) * mean[i] * mean[i] / variance;
            _common[i] = Math.Min(MostCommon, share / Weakening(_steps[i], mean[i], variance));
            model.Interval.Levels(mean[i], levels);
            _scores[i] = new double[levels.Length];
            for (var q = 0; q < levels.Length; q++)
            {
                _scores[i][q] = Normal.InvCDF(0, 1, levels[q]);
            }
        }
    }

    private static double[] Nominal { get; } = [.. QueueForecast.Levels.Select(p => Normal.InvCDF(0, 1, p))];

    public int[] Draw(int seed, int path)
    {
        var random = new SplitMix64(seed, path);
        var result = new int[_mean.Length];
        var (today, level, levelVariance, effect, near, slot) = (-1, 0.0, 0.0, 0.0, 0.0, 0);
        for (var i = 0; i < result.Length; i++)
        {
            if (_day[i] != today)
            {
                today = _day[i];
                var next = _parts.Level(_ahead[today]);
                level += Math.Sqrt(Math.Max(0, next - levelVariance)) * random.Normal();
                levelVariance = Math.Max(levelVariance, next);
                effect = Math.Sqrt(_parts.Omega + (_special[today] ? _parts.Special : 0)) * random.Normal();
                near = random.Normal();
                slot = _slot[i];
            }

            if (!(_mean[i] > 0))
            {
                continue;
            }

            var keep = Math.Pow(_parts.Rho, Math.Max(0, _slot[i] - slot));
            near = (keep * near) + (Math.Sqrt(1 - (keep * keep)) * random.Normal());
            slot = _slot[i];
            var all = _parts.Shared(_ahead[today], _special[today]) + _parts.Kappa;
            var common = all > 0 ? (level + effect + (Math.Sqrt(_parts.Kappa) * near)) / Math.Sqrt(all) : 0;
            var z = Bent((Math.Sqrt(_common[i]) * common) + (Math.Sqrt(1 - _common[i]) * random.Normal()), _scores[i]);
            result[i] = _steps[i] is { } steps ? Place(steps, Normal.CDF(0, 1, z)) : (int)Math.Min(int.MaxValue, Math.Round(_law[i].AtScore(z)));
        }

        return result;
    }

    /// <summary>Squared correlation of a count with the normal score that it is drawn by: its steps lie at scores z(n), and E[Z; Z above z] = φ(z).</summary>
    private static double Weakening(double[]? steps, double mean, double variance)
    {
        if (steps is null)
        {
            return 1;
        }

        var covariance = 0.0;
        foreach (var p in steps)
        {
            covariance += p is > 0 and < 1 ? Normal.PDF(0, 1, Normal.InvCDF(0, 1, p)) : 0;
        }

        return Math.Clamp(covariance * covariance / Math.Max(variance, mean), 0.01, 1);
    }

    /// <summary>The score at which the law is read when the band would be read at <paramref name="z"/>: straight between the seven levels, parallel
    /// beyond.</summary>
    private static double Bent(double z, double[] scores)
    {
        var nominal = Nominal;
        if (z <= nominal[0])
        {
            return z + scores[0] - nominal[0];
        }

        for (var q = 1; q < nominal.Length; q++)
        {
            if (z <= nominal[q])
            {
                return scores[q - 1] + ((z - nominal[q - 1]) / (nominal[q] - nominal[q - 1]) * (scores[q] - scores[q - 1]));
            }
        }

        return z + scores[^1] - nominal[^1];
    }

    private static int Place(double[] steps, double u)
    {
        var at = Array.BinarySearch(steps, u);
        return Math.Min(at < 0 ? ~at : at, steps.Length - 1);
    }
}
