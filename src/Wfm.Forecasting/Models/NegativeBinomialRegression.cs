using Wfm.Forecasting.Counts;

namespace Wfm.Forecasting.Models;

/// <summary>
/// Log-linear regression of counts that scatter more than Poisson's, for queues where most intervals have few contacts or none: a smooth daily curve that
/// weekdays share and their shrunken deviations from it (negative binomial), times a day's mean from weekday, a walking level, day of month and time of year.
/// Counts are never put into logs or roots, so zeros carry what they know. How smooth, how shrunk and how fast the past fades is chosen by forecasts from
/// earlier dates; levels that did about as well are averaged.
/// </summary>
public sealed class NegativeBinomialRegression : IForecastModel
{
    private const int LevelCuts = 6;
    private const int CurveCuts = 4;
    private static readonly double[] HalfLives = [84, 28, 364];
    private static readonly double[] Bends = [0.3, 0.03, 0.1, 1, double.PositiveInfinity];

    /// <summary>Size and length of weekdays' deviations, from none to each weekday on its own.</summary>
    private static readonly (double Size, double Length)[] Deviations = [(0.15, 3), (0, 3), (0.05, 3), (0.3, 1), (1, 0.3)];
    private static readonly double[] LevelPenalties = [3000, 300, 30, 3];
    private static readonly double[] MonthPenalties = [1e7, 5];
    private const double MiddleMonthPenalty = 50;

    /// <summary>A candidate that misses by one per cent more than the best one weighs e^(−this ÷ 100) as much.</summary>
    private const double Sharpness = 12;

    /// <inheritdoc/>
    public string Name => "negative_binomial";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var totals = DailyTotals.Of(series);
        var level = FitLevel(series, totals, token);
        var week = FitCurves(series, totals, token);
        var slots = series.SlotsPerDay;
        return new FittedByDay(series.Step, date =>
        {
            var total = level(date);
            var curve = week.AsSpan((int)date.DayOfWeek * slots, slots).ToArray();
            for (var s = 0; s < slots; s++)
            {
                curve[s] *= total;
            }

            return curve;
        });
    }

    private static Func<DateOnly, double> FitLevel(TrainingSeries series, double[] totals, CancellationToken token)
    {
        var cuts = Recency.Cuts(series.Days, LevelCuts);
        if (cuts.Count == 0)
        {
            var only = CountLevel.Fit(series.FirstDay, totals, 300, 1e7);
            return date => only[date];
        }

        var warm = new CountLevel?[cuts.Count];
        var candidates = new List<(double Level, double Month, double Error)>();
        void Try(double level, double month)
        {
            token.ThrowIfCancellationRequested();
            var error = 0.0;
            for (var k = 0; k < cuts.Count; k++)
            {
                var cut = cuts[k];
                var fit = CountLevel.Fit(series.FirstDay, totals.AsSpan(0, cut), level, month, warm[k], warm[k] is null ? 5 : 2);
                warm[k] = fit;
                for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
                {
                    error += double.IsNaN(totals[d]) ? 0 : Math.Abs(totals[d] - fit[series.FirstDay.AddDays(d)]);
                }
            }

            candidates.Add((level, month, error));
        }

        // First how fast the level walks, then, at the best pace, how much days of the month differ.
        foreach (var level in LevelPenalties)
        {
            Try(level, MiddleMonthPenalty);
        }

        var pace = candidates.MinBy(c => c.Error).Level;
        foreach (var month in MonthPenalties)
        {
            Try(pace, month);
        }

        var best = candidates.Min(c => c.Error);
        var use = candidates.Select(c => (c.Level, c.Month, Weight: best > 0 ? Math.Exp(-Sharpness * ((c.Error / best) - 1)) : c.Error > 0 ? 0 : 1))
            .Where(c => c.Weight > 0.02).ToList();
        var whole = use.Sum(c => c.Weight);
        CountLevel? last = null;
        var members = use.Select(c => (Weight: c.Weight / whole, Fit: last = CountLevel.Fit(series.FirstDay, totals, c.Level, c.Month, last))).ToList();
        return date => members.Sum(m => m.Weight * m.Fit[date]);
    }

    /// <summary>Share of a day's contacts per cell of the week, summing to 1 over a weekday's open slots.</summary>
    private static double[] FitCurves(TrainingSeries series, double[] totals, CancellationToken token)
    {
        var penalty = new CurvePenalty(Bends[0], Deviations[0].Size, Deviations[0].Length);
        var halfLife = HalfLives[0];
        var alpha = 0.0;
        var cuts = Recency.Cuts(series.Days, CurveCuts);
        if (cuts.Count > 0)
        {
            var sums = Sums(halfLife);
            alpha = Dispersion(series, totals, Shares(series, CountCurves.Fit(sums[0], 0, penalty)));
            var best = Error(sums, penalty);
            foreach (var candidate in HalfLives.Skip(1))
            {
                var other = Sums(candidate);
                var error = Error(other, penalty);
                (best, halfLife, sums) = error < best ? (error, candidate, other) : (best, halfLife, sums);
            }

            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var bend in Bends)
                {
                    Try(penalty with { Bend = bend });
                }

                foreach (var (size, length) in Deviations)
                {
                    Try(penalty with { Deviation = size, Length = length });
                }
            }

            void Try(CurvePenalty candidate)
            {
                if (candidate != penalty)
                {
                    var error = Error(sums, candidate);
                    (best, penalty) = error < best ? (error, candidate) : (best, penalty);
                }
            }
        }

        return Shares(series, CountCurves.Fit(CurveSums.Of(series, totals, series.Days, halfLife), alpha, penalty, 1e-5, 30));

        List<CurveSums> Sums(double life) => CurveSums.AtCuts(series, totals, cuts, life);

        double Error(List<CurveSums> sums, CurvePenalty candidate)
        {
            token.ThrowIfCancellationRequested();
            var error = 0.0;
            for (var k = 0; k < cuts.Count; k++)
            {
                error += Miss(series, totals, cuts[k], Shares(series, CountCurves.Fit(sums[k], alpha, candidate, 0.01)));
            }

            return error;
        }
    }

    private static double[] Shares(TrainingSeries series, double[] logs)
    {
        var slots = series.SlotsPerDay;
        var seen = new bool[slots];
        for (var c = 0; c < series.Cells.Length; c++)
        {
            seen[c % slots] |= !double.IsNaN(series.Cells[c]);
        }

        var week = new double[7 * slots];
        for (var w = 0; w < 7; w++)
        {
            var (sum, any) = (0.0, false);
            for (var s = 0; s < slots; s++)
            {
                any |= series.OpenWeek[(w * slots) + s];
            }

            for (var s = 0; s < slots; s++)
            {
                var cell = (w * slots) + s;
                week[cell] = seen[s] ? Math.Exp(logs[cell]) : double.NaN;
                sum += seen[s] && (series.OpenWeek[cell] || !any) ? week[cell] : 0;
            }

            for (var s = 0; s < slots && sum > 0; s++)
            {
                week[(w * slots) + s] /= sum;
            }
        }

        return WeekCurve.Fill(week, slots);
    }

    /// <summary>Squared errors of shares over what the total makes of them, over up to four weeks from a cut.</summary>
    private static double Miss(TrainingSeries series, double[] totals, int cut, double[] shares)
    {
        var error = 0.0;
        for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
        {
            if (!(totals[d] > 0))
            {
                continue;
            }

            var day = series.Day(d);
            var at = series.Weekday(d) * day.Length;
            for (var s = 0; s < day.Length; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    var miss = day[s] - (totals[d] * shares[at + s]);
                    error += miss * miss / totals[d];
                }
            }
        }

        return error;
    }

    /// <summary>Dispersion α of counts around a day's total times their share, by moments weighted with the inverse of their variance; errors beyond four
    /// deviations count as four.</summary>
    private static double Dispersion(TrainingSeries series, double[] totals, double[] shares)
    {
        var alpha = 0.05;
        for (var round = 0; round < 2; round++)
        {
            var (up, down) = (0.0, 0.0);
            for (var d = Math.Max(0, series.Days - 182); d < series.Days; d++)
            {
                if (!(totals[d] > 0))
                {
                    continue;
                }

                var day = series.Day(d);
                var at = series.Weekday(d) * day.Length;
                for (var s = 0; s < day.Length; s++)
                {
                    var mean = totals[d] * shares[at + s];
                    if (double.IsNaN(day[s]) || mean <= 0)
                    {
                        continue;
                    }

                    var variance = mean * (1 + (alpha * mean));
                    var square = Math.Min((day[s] - mean) * (day[s] - mean), 16 * variance);
                    var w = 1 / (1 + (alpha * mean));
                    up += w * w * (square - mean);
                    down += w * w * mean * mean;
                }
            }

            alpha = down > 0 ? Math.Clamp(up / down, 0, 2) : 0;
        }

        return alpha;
    }
}
