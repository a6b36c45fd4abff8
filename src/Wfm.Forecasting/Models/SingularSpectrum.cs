namespace Wfm.Forecasting.Models;

/// <summary>
/// Singular spectrum analysis of days × slots: square roots of counts are split into a few day curves (the leading singular vectors over all days) and a score
/// per day and curve; each series of scores is forecast by the recurrence of its own singular spectrum, windows of whole weeks long. Per curve the mean of
/// the best windows and ranks, up to five, judged by forecasts of the last weeks from before them; a curve that none forecasts better than 0 does is left out.
/// Source: N. Golyandina, V. Nekrutkin, A. Zhigljavsky, "Analysis of Time Series Structure" (2001), chapters 1 and 2.
/// </summary>
/// <remarks>
/// <para>Days instead of slots, because a window must hold several weeks to tell a weekly cycle from noise: ten weeks are 70 days but 6,720 quarters of an hour,
/// whose eigenvectors would take hours. Weekdays without opening hours are no days here.</para>
/// <para>A recurrence may grow without end. So it is used for four weeks only, after which the fourth week repeats, and a forecast that leaves the range of
/// what was seen by more than a quarter is rejected for the next best, and at last for the weekday's mean of four weeks. Histories under five weeks
/// get the weekday's recent mean.</para>
/// </remarks>
public sealed class SingularSpectrum : IForecastModel
{
    private const int MostDays = 730;
    private const int Horizon = 28;
    private const int MostCurves = 4;
    private const int MostTaken = 5;

    /// <summary>Windows tried, in weeks.</summary>
    private static readonly int[] Windows = [4, 10];

    /// <inheritdoc/>
    public string Name => "singular_spectrum";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var sheet = RootSheet.Of(series, MostDays);
        if (sheet.Rows < 5 * sheet.Period || sheet.Period == 0)
        {
            return WeekCurve.Fitted(series, Recency.WeekMean(series, series.Days, 28));
        }

        // Forecasts of every score: from the end, and from earlier days to choose by.
        var curves = sheet.LeadingCurves(MostCurves);
        var cuts = Recency.Cuts(series.Days, 5).Select(sheet.RowAt).Where(r => r >= 4 * sheet.Period).Distinct().Order().ToList();
        var steps = Horizon * sheet.Period / 7;
        var ahead = new double[steps][];
        var past = cuts.Select(cut => new double[Math.Min(steps, sheet.Rows - cut)][]).ToList();
        Fill(ahead, series.SlotsPerDay);
        past.ForEach(p => Fill(p, series.SlotsPerDay));
        foreach (var curve in curves)
        {
            token.ThrowIfCancellationRequested();
            var (forecast, backtest) = Choose(sheet.Scores(curve), sheet, cuts, steps);
            Add(ahead, forecast, curve);
            for (var c = 0; c < cuts.Count; c++)
            {
                Add(past[c], backtest[c], curve);
            }
        }

        var (a, b) = ErrorLaw(sheet, cuts, past);
        var means = new double[Horizon][];
        for (int d = 0, row = 0; d < Horizon; d++)
        {
            means[d] = new double[series.SlotsPerDay];
            if (sheet.IsActive((int)series.End.AddDays(d).DayOfWeek) && row < steps)
            {
                var roots = ahead[row++];
                for (var s = 0; s < roots.Length; s++)
                {
                    means[d][s] = RootErrorLaw.Mean(roots[s], a, b);
                }
            }
        }

        // A weekday that has no days of its own is the mean of the others.
        for (var d = 0; d < Horizon; d++)
        {
            if (!sheet.IsActive((int)series.End.AddDays(d).DayOfWeek))
            {
                for (var s = 0; s < series.SlotsPerDay; s++)
                {
                    means[d][s] = Enumerable.Range(d / 7 * 7, 7).Where(o => sheet.IsActive((int)series.End.AddDays(o).DayOfWeek)).Average(o => means[o][s]);
                }
            }
        }

        return new FittedByDay(series.Step, date =>
        {
            var offset = date.DayNumber - series.End.DayNumber;
            offset = offset < 0 ? ((offset % 7) + 7) % 7 : offset < Horizon ? offset : Horizon - 7 + ((offset - Horizon) % 7);
            return means[offset];
        });
    }

    private static void Fill(double[][] rows, int slots)
    {
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = new double[slots];
        }
    }

    private static void Add(double[][] rows, double[] scores, double[] curve)
    {
        for (var r = 0; r < rows.Length; r++)
        {
            for (var s = 0; s < curve.Length; s++)
            {
                rows[r][s] += scores[r] * curve[s];
            }
        }
    }

    /// <summary>Forecast of a score from the end and from each cut, by the window and rank with the least squared error from the cuts.</summary>
    private static (double[] Forecast, double[][] Backtest) Choose(double[] scores, RootSheet sheet, List<int> cuts, int steps)
    {
        var (rows, period) = (sheet.Rows, sheet.Period);
        var none = cuts.Select(_ => new double[steps]).ToArray();
        var noneError = Error(scores, sheet, cuts, none);
        var candidates = new List<(double Error, int Order, int Window, int Rank, double[][] Backtest)>();
        foreach (var window in Windows.Select(w => w * period))
        {
            // The basis comes from before the first cut, so that no forecast has seen what it is compared with.
            var known = cuts.Count > 0 ? cuts[0] : rows;
            var length = Math.Min(window, known / 2);
            if (candidates.Any(c => c.Window == length))
            {
                continue;
            }

            var basis = SingularSpectrumBasis.Of(scores.AsSpan(0, known), length, period + 6);
            var ranks = new[] { 1, 3, period, period + 2, period + 4, period + 6 }.Where(r => r <= length / 2).Distinct().Order().ToList();
            var backtests = cuts.Select(cut => basis.Forecasts(scores.AsSpan(0, cut), ranks, steps)).ToList();
            for (var k = 0; k < ranks.Count; k++)
            {
                if (backtests.Select(b => b[k]).OfType<double[]>().ToArray() is var backtest && backtest.Length == cuts.Count)
                {
                    candidates.Add((cuts.Count > 0 ? Error(scores, sheet, cuts, backtest) : Math.Abs(ranks[k] - period), candidates.Count, length, ranks[k], backtest));
                }
            }
        }

        // The mean of the best few: candidates that look alike in a backtest err in different ways. None that is clearly worse than the best.
        var (low, high) = (scores.Min(), scores.Max());
        var slack = (0.25 * (high - low)) + (0.02 * Math.Max(Math.Abs(low), Math.Abs(high)));
        var limit = candidates.Count == 0 ? 0 : cuts.Count == 0 ? double.PositiveInfinity : Math.Min(noneError, (4 * candidates.Min(c => c.Error)) + (1e-9 * noneError));
        var bases = new Dictionary<int, SingularSpectrumBasis>();
        var (sum, past, taken) = (new double[steps], none, 0);
        foreach (var candidate in candidates.Where(c => c.Error < limit).OrderBy(c => c.Error).ThenBy(c => c.Order))
        {
            if (!bases.TryGetValue(candidate.Window, out var basis))
            {
                bases[candidate.Window] = basis = SingularSpectrumBasis.Of(scores, candidate.Window, period + 6);
            }

            var forecast = basis.Forecast(scores, candidate.Rank, steps);
            if (forecast is not null && Array.TrueForAll(forecast, f => f >= low - slack && f <= high + slack))
            {
                AddTo(sum, forecast);
                for (var c = 0; c < cuts.Count; c++)
                {
                    AddTo(past[c], candidate.Backtest[c]);
                }

                if (++taken == MostTaken)
                {
                    break;
                }
            }
        }

        if (taken == 0 && candidates.Exists(c => c.Error < limit))
        {
            // It can be forecast, but no recurrence holds still: the same weekday's last four weeks.
            return (Recent(scores, rows, period, steps), [.. cuts.Select(cut => Recent(scores, cut, period, steps))]);
        }

        foreach (var path in past.Prepend(sum))
        {
            for (var h = 0; h < path.Length; h++)
            {
                path[h] /= Math.Max(1, taken);
            }
        }

        return (sum, past);
    }

    private static double[] Recent(double[] scores, int rows, int period, int steps) =>
        [.. Enumerable.Range(0, steps).Select(h => Enumerable.Range(1, 4).Average(w => scores[rows - (w * period) + (h % period)]))];

    private static void AddTo(double[] sum, double[] other)
    {
        for (var h = 0; h < sum.Length; h++)
        {
            sum[h] += other[h];
        }
    }

    private static double Error(double[] scores, RootSheet sheet, List<int> cuts, double[][] backtest)
    {
        var error = 0.0;
        for (var c = 0; c < cuts.Count; c++)
        {
            for (var h = 0; h < backtest[c].Length && cuts[c] + h < sheet.Rows; h++)
            {
                if (sheet.IsKnown(cuts[c] + h))
                {
                    var miss = scores[cuts[c] + h] - backtest[c][h];
                    error += miss * miss;
                }
            }
        }

        return error;
    }

    /// <summary>Variance of a root's error, a + b × squared root, by least squares over the forecasts from the cuts.</summary>
    private static (double A, double B) ErrorLaw(RootSheet sheet, List<int> cuts, List<double[][]> past)
    {
        var law = new RootErrorLaw();
        for (var c = 0; c < cuts.Count; c++)
        {
            for (var h = 0; h < past[c].Length; h++)
            {
                for (var s = 0; s < past[c][h].Length; s++)
                {
                    if (sheet.Seen(cuts[c] + h, s) is var root && !double.IsNaN(root))
                    {
                        var fit = Math.Max(0, past[c][h][s]);
                        law.Add(fit * fit, (root - fit) * (root - fit));
                    }
                }
            }
        }

        return law.Solve();
    }
}
