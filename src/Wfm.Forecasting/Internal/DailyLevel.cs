namespace Wfm.Forecasting;

/// <summary>
/// Ridge regression on log daily totals: weekday, a level that walks at random from week to week, day of month (a smooth curve over 1-31 and the last five
/// days of the month), and time of
/// year when the history has a year and a half. How much the level walks and how far day-of-month is believed is chosen by forecasts from earlier dates inside
/// the series. Outliers beyond 2.5 robust standard deviations are weighted down (Huber).
/// </summary>
internal sealed class DailyLevel
{
    private const int LevelKnots = 80;
    private const int MonthEnd = 5;

    /// <summary>Penalty on squared weekly steps of the level relative to the noise variance: noise variance over variance of a step.</summary>
    private static readonly double[] LevelPenalties = [3, 30, 300, 3000];

    /// <summary>The same for the second difference of day-of-month; the last switches it off.</summary>
    private static readonly double[] MonthPenalties = [0.5, 5, 50, 1e7];

    private readonly DateOnly _firstDay;
    private readonly int _days;
    private readonly int _knotDays;
    private readonly bool _annual;
    private readonly double[] _beta;
    private readonly double _scale;

    private DailyLevel(DateOnly firstDay, int days, int knotDays, bool annual, double[] beta, double scale) =>
        (_firstDay, _days, _knotDays, _annual, _beta, _scale) = (firstDay, days, knotDays, annual, beta, scale);

    /// <summary>Mean total of an ordinary day.</summary>
    public double this[DateOnly day]
    {
        get
        {
            Span<int> index = stackalloc int[12];
            Span<double> value = stackalloc double[12];
            var n = Features(day, index, value);
            var sum = 0.0;
            for (var i = 0; i < n; i++)
            {
                sum += _beta[index[i]] * value[i];
            }

            return _scale * Math.Exp(sum);
        }
    }

    public static DailyLevel Fit(TrainingSeries series, double[] totals, CancellationToken token)
    {
        var cuts = Recency.Cuts(series.Days, 5);
        var best = (Level: 30.0, Month: series.Days >= 84 ? 50 : 1e7);
        var bestError = double.PositiveInfinity;
        if (cuts.Count > 0)
        {
            foreach (var month in MonthPenalties.Reverse())
            {
                foreach (var level in LevelPenalties.Reverse())
                {
                    token.ThrowIfCancellationRequested();
                    var error = 0.0;
                    foreach (var cut in cuts)
                    {
                        var fit = Fit(series.FirstDay, totals.AsSpan(0, cut), level, month);
                        for (var d = cut; d < Math.Min(series.Days, cut + 28); d++)
                        {
                            error += double.IsNaN(totals[d]) ? 0 : Math.Abs(totals[d] - fit[series.FirstDay.AddDays(d)]);
                        }
                    }

                    // From stiff to loose: the looser one has to earn its freedom.
                    if (error < bestError * 0.995)
                    {
                        (best, bestError) = ((level, month), error);
                    }
                }
            }
        }

        return Fit(series.FirstDay, totals, best.Level, best.Month);
    }

    internal static DailyLevel Fit(DateOnly firstDay, ReadOnlySpan<double> totals, double levelPenalty, double monthPenalty)
    {
        var days = totals.Length;
        var knotDays = Math.Max(7, (days + LevelKnots - 1) / LevelKnots);
        var model = new DailyLevel(firstDay, days, knotDays, days >= 548, [], 1);
        var mean = 0.0;
        var known = 0;
        foreach (var t in totals)
        {
            if (!double.IsNaN(t))
            {
                mean += t;
                known++;
            }
        }

        mean = known > 0 ? mean / known : 0;
        if (mean <= 0)
        {
            return new DailyLevel(firstDay, days, knotDays, model._annual, new double[model.Count], 0);
        }

        var logs = new double[days];
        var weights = new double[days];
        for (var d = 0; d < days; d++)
        {
            // A day without contacts counts as a fiftieth of a mean day: its log has to stay finite.
            logs[d] = double.IsNaN(totals[d]) ? 0 : Math.Log(Math.Max(totals[d], 0.02 * mean) / mean);
            weights[d] = double.IsNaN(totals[d]) ? 0 : 1;
        }

        Span<int> index = stackalloc int[12];
        Span<double> value = stackalloc double[12];
        var residuals = new double[days];
        for (var round = 0; ; round++)
        {
            var system = model.Penalties(levelPenalty, monthPenalty);
            for (var d = 0; d < days; d++)
            {
                if (weights[d] > 0)
                {
                    var n = model.Features(firstDay.AddDays(d), index, value);
                    system.Add(index[..n], value[..n], logs[d], weights[d]);
                }
            }

            var beta = system.Solve();
            model = new DailyLevel(firstDay, days, knotDays, model._annual, beta, 1);
            var (actual, fitted) = (0.0, 0.0);
            for (var d = 0; d < days; d++)
            {
                var fit = model[firstDay.AddDays(d)];
                residuals[d] = weights[d] > 0 ? logs[d] - Math.Log(fit) : double.NaN;
                if (weights[d] > 0)
                {
                    // Recent days say what exp(mean of logs) has to be multiplied by to be a mean.
                    var w = weights[d] * Recency.Weight(days - d, 91);
                    actual += w * totals[d];
                    fitted += w * fit;
                }
            }

            if (round == 2)
            {
                return new DailyLevel(firstDay, days, knotDays, model._annual, beta, fitted > 0 ? actual / fitted : mean);
            }

            var spread = residuals.Where(r => !double.IsNaN(r)).Select(Math.Abs).Order().ToArray();
            var limit = 2.5 * 1.4826 * spread[spread.Length / 2];
            for (var d = 0; d < days; d++)
            {
                if (weights[d] > 0)
                {
                    weights[d] = Math.Abs(residuals[d]) <= Math.Max(limit, 1e-9) ? 1 : Math.Max(1e-3, limit / Math.Abs(residuals[d]));
                }
            }
        }
    }

    private int Knots => ((_days - 1) / _knotDays) + 1;

    private int MonthAt => 7 + Knots;

    private int Count => MonthAt + 31 + MonthEnd + (_annual ? 4 : 0);

    private int Features(DateOnly day, Span<int> index, Span<double> value)
    {
        var n = 0;
        void Put(Span<int> ix, Span<double> v, int at, double x) => (ix[n], v[n++]) = (at, x);
        Put(index, value, (int)day.DayOfWeek, 1);

        // Knots count back from the end, so that the last one covers a full stretch; between them the level is linear, beyond the end it stays.
        var back = Math.Clamp((_days - 1 - (day.DayNumber - _firstDay.DayNumber)) / (double)_knotDays, 0, Knots - 1);
        var knot = Math.Min((int)back, Math.Max(0, Knots - 2));
        Put(index, value, 7 + knot, 1 - (back - knot));
        if (back > knot)
        {
            Put(index, value, 7 + knot + 1, back - knot);
        }

        Put(index, value, MonthAt + day.Day - 1, 1);
        var left = DateTime.DaysInMonth(day.Year, day.Month) - day.Day;
        if (left < MonthEnd)
        {
            Put(index, value, MonthAt + 31 + left, 1);
        }

        if (_annual)
        {
            var angle = 2 * Math.PI * day.DayOfYear / 365.25;
            for (var k = 1; k <= 2; k++)
            {
                Put(index, value, MonthAt + 31 + MonthEnd + (2 * k) - 2, Math.Cos(k * angle));
                Put(index, value, MonthAt + 31 + MonthEnd + (2 * k) - 1, Math.Sin(k * angle));
            }
        }

        return n;
    }

    private RidgeSystem Penalties(double level, double month)
    {
        var system = new RidgeSystem(Count);
        for (var w = 0; w < 7; w++)
        {
            system.Penalize([w], [1], 1e-4);
        }

        for (var k = 0; k + 1 < Knots; k++)
        {
            system.Penalize([7 + k, 7 + k + 1], [1, -1], level * 7 / _knotDays);
        }

        for (var d = 0; d < 31; d++)
        {
            system.Penalize([MonthAt + d], [1], month * 0.2);
            system.Penalize([MonthAt + d, MonthAt + ((d + 1) % 31), MonthAt + ((d + 2) % 31)], [1, -2, 1], month);
        }

        for (var d = 0; d < MonthEnd; d++)
        {
            system.Penalize([MonthAt + 31 + d], [1], month);
        }

        for (var k = MonthAt + 31 + MonthEnd; k < Count; k++)
        {
            system.Penalize([k], [1], 5);
        }

        return system;
    }
}
