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
    private static readonly double[] LevelPenalties = [3000, 300, 30, 3];
    private static readonly double[] MonthPenalties = [1e7, 5];
    private const double MiddleMonthPenalty = 50;
    private const int LeastDaysForYear = 548;
    private const int MostDaysWithoutYear = 400;

    /// <summary>A candidate that misses by one per cent more than the best one weighs e^(−this ÷ 100) as much.</summary>
    private const double Sharpness = 20;

    /// <inheritdoc/>
    public string Name => "negative_binomial";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var totals = DailyTotals.Of(series);
        var level = FitLevel(series, totals, token);
        var week = CurveChoice.Fit(series, totals, token).Shares;
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
        var candidates = new List<(double Level, double Month, bool Annual, double Error)>();
        double Try(double level, double month, bool annual)
        {
            token.ThrowIfCancellationRequested();
            var error = 0.0;
            for (var k = 0; k < cuts.Count; k++)
            {
                // Without the time of year, days of more than a year ago have no more to say about four weeks ahead.
                var cut = cuts[k];
                var from = annual ? 0 : Math.Max(0, cut - MostDaysWithoutYear);
                var start = warm[k] is { } w && w.Annual == annual ? w : null;
                var fit = CountLevel.Fit(series.FirstDay.AddDays(from), totals.AsSpan(from, cut - from), level, month, annual, start, start is null ? 5 : 2);
                warm[k] = fit;
                for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
                {
                    error += double.IsNaN(totals[d]) ? 0 : Math.Abs(totals[d] - fit[series.FirstDay.AddDays(d)]);
                }
            }

            candidates.Add((level, month, annual, error));
            return error;
        }

        // First how fast the level walks; at the best pace, whether the time of year shows; then how much days of the month differ.
        foreach (var level in LevelPenalties)
        {
            Try(level, MiddleMonthPenalty, false);
        }

        var (pace, _, _, error) = candidates.MinBy(c => c.Error);
        var annual = series.Days >= LeastDaysForYear && Try(pace, MiddleMonthPenalty, true) < error;
        foreach (var month in MonthPenalties)
        {
            Try(pace, month, annual);
        }

        var best = candidates.Min(c => c.Error);
        var use = candidates.Select(c => (Candidate: c, Weight: best > 0 ? Math.Exp(-Sharpness * ((c.Error / best) - 1)) : c.Error > 0 ? 0 : 1))
            .Where(c => c.Weight > 0.02 && c.Candidate.Annual == annual).ToList();
        var whole = use.Sum(c => c.Weight);
        CountLevel? last = null;
        var members = use.Select(c => (Weight: c.Weight / whole,
            Fit: last = CountLevel.Fit(series.FirstDay, totals, c.Candidate.Level, c.Candidate.Month, c.Candidate.Annual, last))).ToList();
        return date => members.Sum(m => m.Weight * m.Fit[date]);
    }
}
