namespace Wfm.Forecasting.Models;

/// <summary>
/// Square roots of the counts, √(y + ¼), as up to five curves over the day times a score per day; each score is forecast as calendar plus a level that moves.
/// The shape of the day so varies with weekday, day of month and the days just past, as far as the data show it. Sources: H. Shen and J. Z. Huang,
/// "Interday forecasting and intraday updating of call center arrivals", M&amp;SOM 10 (2008) 391-410; J. Weinberg, L. D. Brown and J. R. Stroud,
/// "Bayesian forecasting of an inhomogeneous Poisson process with applications to call center data", JASA 102 (2007) 1185-1198.
/// </summary>
public sealed class LowRank : IForecastModel
{
    /// <summary>Curves in all. The choice of how many count is left to the variances of their scores: what is noise in a score is forecast as nothing. On seven
    /// real series more than five changed nothing, and fewer, or a choice by earlier dates, were worse.</summary>
    private const int MostRank = 5;

    /// <summary>Days that the curves look back on.</summary>
    private const int CurveDays = 364;
    private const double CurveHalfLife = 182;
    private const int AnnualDays = 400;

    /// <inheritdoc/>
    public string Name => "low_rank";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (slots, days) = (series.SlotsPerDay, series.Days);
        var roots = new double[days * slots];
        var total = 0.0;
        for (var c = 0; c < roots.Length; c++)
        {
            var y = series.Cells[c];
            roots[c] = double.IsNaN(y) ? double.NaN : Math.Sqrt(y + 0.25);
            total += double.IsNaN(y) ? 0 : y;
        }

        if (total <= 0)
        {
            return new FittedByDay(series.Step, _ => new double[slots]);
        }

        token.ThrowIfCancellationRequested();
        var factors = LowRankFactors.Fit(roots, slots, Math.Max(0, days - CurveDays), days, series.Weekday, MostRank, CurveHalfLife);
        var rank = factors.Rank;
        var scores = new double[rank][];
        for (var k = 0; k < rank; k++)
        {
            scores[k] = new double[days];
        }

        Span<double> one = stackalloc double[MostRank];
        Span<double> sums = stackalloc double[7];
        Span<int> counts = stackalloc int[7];
        var (unit, seen) = (0.0, 0);
        for (var d = 0; d < days; d++)
        {
            var found = factors.TryScore(roots.AsSpan(d * slots, slots), rank, one);
            for (var k = 0; k < rank; k++)
            {
                scores[k][d] = found ? one[k] : double.NaN;
            }

            if (found)
            {
                unit += one[0];
                seen++;
                sums[series.Weekday(d)] += one[0] * one[0];
                counts[series.Weekday(d)]++;
            }
        }

        if (seen == 0 || unit <= 0)
        {
            return new WeekdayProfile().Fit(series, token);
        }

        // All scores in units of the first one's mean, so that the priors of the regression mean the same on every queue.
        unit /= seen;
        var features = new DayFeatures(DailyLevel.Working(sums, counts), days >= AnnualDays, series.End);
        var models = new DailyRegression[rank];
        for (var k = 0; k < rank; k++)
        {
            token.ThrowIfCancellationRequested();
            for (var d = 0; d < days; d++)
            {
                scores[k][d] /= unit;
            }

            models[k] = DailyRegression.Fit(series.FirstDay, scores[k], features, token, quick: k > 0);
        }

        var curves = Filled(factors, slots);
        var extra = Extra(series, models, curves, unit);
        return new FittedByDay(series.Step, date =>
        {
            var curve = new double[slots];
            for (var k = 0; k < rank; k++)
            {
                var score = unit * models[k][date];
                for (var s = 0; s < slots; s++)
                {
                    curve[s] += score * curves[k][s];
                }
            }

            for (var s = 0; s < slots; s++)
            {
                var root = Math.Max(0, curve[s]);
                curve[s] = Math.Max(0, (root * root) + extra[s]);
            }

            return curve;
        });
    }

    /// <summary>What a slot's counts are above the square of its expected root, on average: the variance of the root less ¼.</summary>
    private static double[] Extra(TrainingSeries series, DailyRegression[] models, double[][] curves, double unit)
    {
        var slots = series.SlotsPerDay;
        var (sum, weights) = (new double[slots], new double[slots]);
        var used = models[0].Fitted.Length;
        for (var d = Math.Max(0, series.Days - CurveDays); d < series.Days; d++)
        {
            var at = d - (series.Days - used);
            if (at < 0 || double.IsNaN(models[0].Fitted[at]))
            {
                continue;
            }

            var w = Recency.Weight(series.Days - d, 91) * Math.Min(1, models[0].Weights[at]);
            for (var s = 0; s < slots; s++)
            {
                var y = series[d, s];
                if (double.IsNaN(y))
                {
                    continue;
                }

                var root = 0.0;
                for (var k = 0; k < models.Length; k++)
                {
                    root += unit * models[k].Fitted[at] * curves[k][s];
                }

                root = Math.Max(0, root);
                sum[s] += w * (y - (root * root));
                weights[s] += w;
            }
        }

        for (var s = 0; s < slots; s++)
        {
            sum[s] = weights[s] > 0 ? sum[s] / weights[s] : 0;
        }

        // Neighbouring slots share it: by itself it is a small difference of large numbers.
        return Whittaker.Smooth(sum, weights, 10 * weights.Max(), 0);
    }

    private static double[][] Filled(LowRankFactors factors, int slots)
    {
        var result = new double[factors.Rank][];
        for (var k = 0; k < result.Length; k++)
        {
            result[k] = (double[])factors.Curves[k].Clone();
            for (var s = 0; s < slots; s++)
            {
                for (var near = 1; double.IsNaN(result[k][s]) && near < slots; near++)
                {
                    var (left, right) = (s - near, s + near);
                    result[k][s] = left >= 0 && !double.IsNaN(factors.Curves[k][left]) ? factors.Curves[k][left]
                        : right < slots ? factors.Curves[k][right] : double.NaN;
                }
            }
        }

        return result;
    }
}
