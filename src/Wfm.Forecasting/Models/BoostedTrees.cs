using Wfm.Forecasting.Boosting;
using Wfm.Forecasting.Counts;

namespace Wfm.Forecasting.Models;

/// <summary>
/// Boosted regression trees on counts: what calendar (part of the day, weekday, day of month, days to its end, time of year) and the last weeks (levels and
/// shares as known when the forecast is made, one to four weeks ahead) change about a base line of weekday level times daily curve. Trees find what nobody
/// thought of: a pay-day that matters in the morning only, a level that comes back after a bad week. Without eight weeks of history, or when trees do not
/// help on the last fifth of it, the base line is the forecast. Source: J. H. Friedman, "Stochastic gradient boosting", Computational Statistics and Data
/// Analysis 38 (2002) 367-378.
/// </summary>
public sealed class BoostedTrees : IForecastModel
{
    private const int MostRows = 9000;
    private const int MostLead = 4;
    private const int LeastDays = 56;
    private const int FirstOrigin = 28;
    private const int LeastDaysForYear = 500;
    private const int CalendarFeatures = 7;
    private const int Features = CalendarFeatures + OriginState.Count;

    /// <inheritdoc/>
    public string Name => "boosted_trees";

    /// <inheritdoc/>
    public IFittedModel Fit(TrainingSeries series, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var totals = DailyTotals.Of(series);
        var (shares, dispersion) = CurveChoice.Fit(series, totals, token);
        var parts = new DayParts(series, totals, shares);
        var state = new OriginState(parts.Count);
        var boosting = Learn(series, parts, state, dispersion, token);
        state.Close();
        var slots = series.SlotsPerDay;
        return new FittedByDay(series.Step, date =>
        {
            var weekday = (int)date.DayOfWeek;
            var ahead = date.DayNumber - series.End.DayNumber;
            var lead = Math.Clamp((ahead / 7) + 1, 1, MostLead);
            var total = state.BaseTotal(weekday);
            var row = new double[Features];
            var curve = shares.AsSpan(weekday * slots, slots).ToArray();
            for (var p = 0; p < parts.Count; p++)
            {
                Fill(series, date, lead, p, state, row);
                var mean = total * (boosting is null ? 1 : Math.Exp(boosting.Predict(row)));
                for (var s = parts.From(p); s < parts.From(p + 1); s++)
                {
                    curve[s] *= mean;
                }
            }

            return curve;
        });
    }

    /// <summary>Walks through the past week by week, as if forecasting from the start of each, and leaves <paramref name="state"/> as it is at the end.</summary>
    private static PoissonBoosting? Learn(TrainingSeries series, DayParts parts, OriginState state, double dispersion, CancellationToken token)
    {
        var days = series.Days;
        var leads = Math.Clamp(MostRows / Math.Max(1, days * parts.Count), 1, MostLead);
        var rows = new List<(int Day, double Count, double Offset)>();
        var features = new List<double>();
        var row = new double[Features];
        var day = 0;
        for (var origin = days % 7; origin < days; origin += 7)
        {
            for (; day < origin; day++)
            {
                state.Add(series.Weekday(day), parts.Totals[day], parts.Counts(day), parts.Shares(series.Weekday(day)));
            }

            if (origin < FirstOrigin || days < LeastDays)
            {
                continue;
            }

            token.ThrowIfCancellationRequested();
            state.Close();
            for (var lead = 1; lead <= MostLead; lead++)
            {
                // Each week serves with so many of the four leads as the budget of rows allows, in turn.
                var from = origin + (7 * (lead - 1));
                if ((((from / 7) + lead) % MostLead) >= leads)
                {
                    continue;
                }

                for (var d = from; d < Math.Min(days, from + 7); d++)
                {
                    var weekday = series.Weekday(d);
                    var total = state.BaseTotal(weekday);
                    if (double.IsNaN(parts.Totals[d]) || total <= 0)
                    {
                        continue;
                    }

                    for (var p = 0; p < parts.Count; p++)
                    {
                        var mean = total * parts.Shares(weekday)[p];
                        var count = parts.Counts(d)[p];
                        if (!double.IsNaN(count) && mean > 0)
                        {
                            Fill(series, series.FirstDay.AddDays(d), lead, p, state, row);
                            rows.Add((d, count, Math.Log(mean)));
                            features.AddRange(row);
                        }
                    }
                }
            }
        }

        for (; day < days; day++)
        {
            state.Add(series.Weekday(day), parts.Totals[day], parts.Counts(day), parts.Shares(series.Weekday(day)));
        }

        return rows.Count < 200 ? null : Boost(rows, features, dispersion, leads, token);
    }

    private static PoissonBoosting Boost(
        List<(int Day, double Count, double Offset)> unsorted, List<double> values, double dispersion, int leads, CancellationToken token)
    {
        var order = Enumerable.Range(0, unsorted.Count).OrderBy(i => unsorted[i].Day).ToArray();
        var sorted = new double[values.Count];
        for (var i = 0; i < order.Length; i++)
        {
            values.CopyTo(order[i] * Features, sorted, i * Features, Features);
        }

        var rows = order.Select(i => unsorted[i]).ToArray();
        var day = rows.Select(r => r.Day).ToArray();

        // Days as a whole miss their base line by more than counting noise: the spread of their relative errors says how much, and a day is worth no more
        // evidence than that.
        var relative = new List<double>();
        var means = new Dictionary<int, (double Count, double Mean)>();
        foreach (var r in rows)
        {
            var (c, m) = means.GetValueOrDefault(r.Day);
            means[r.Day] = (c + r.Count, m + Math.Exp(r.Offset));
        }

        foreach (var (c, m) in means.Values)
        {
            relative.Add(Math.Abs(c - m) / m);
        }

        relative.Sort();
        var spread = Statistics.DeviationScale * relative[relative.Count / 2];
        var typical = means.Values.Average(m => m.Mean) / leads;
        var variance = Math.Max((spread * spread) - (1 / typical), 1e-6);
        var weight = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var mean = Math.Exp(rows[i].Offset);
            weight[i] = 1 / ((1 + (variance * means[rows[i].Day].Mean / leads)) * (1 + (dispersion * mean)) * leads);
        }

        var evidence = typical / (1 + (variance * typical));
        var rules = new TreeRules(3, Math.Max(2 * evidence, 40), Math.Max(3 * evidence, 10), 3);
        var cut = day[^1] - Math.Max(14, (day[^1] - day[0]) / 5);
        var heldOut = Array.FindIndex(day, d => d > cut);
        return PoissonBoosting.Fit(new BinnedTable(sorted, Features), [.. rows.Select(r => r.Count)], [.. rows.Select(r => r.Offset)], weight, day, heldOut, rules, token);
    }

    private static void Fill(TrainingSeries series, DateOnly date, int lead, int part, OriginState state, double[] row)
    {
        var left = DateTime.DaysInMonth(date.Year, date.Month) - date.Day;
        row[0] = part;
        row[1] = (int)date.DayOfWeek;
        row[2] = date.Day;
        row[3] = left;
        row[4] = lead;
        row[5] = series.Days >= LeastDaysForYear ? date.DayOfYear / 7 : 0;
        row[6] = WorkdayOfMonth(date);
        state.Features((int)date.DayOfWeek, part, row.AsSpan(CalendarFeatures));
    }

    /// <summary>Mondays to Fridays from the first of the month to the date.</summary>
    private static int WorkdayOfMonth(DateOnly date)
    {
        var n = 0;
        for (var d = new DateOnly(date.Year, date.Month, 1); d <= date; d = d.AddDays(1))
        {
            n += d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return n;
    }
}
