namespace Wfm.Forecasting.Counts;

/// <summary>
/// Mean contacts per day with a log link: weekday, a level that walks at random, day of month (a smooth ring of 31 days and the last five days of a month), and,
/// when asked for, two annual harmonics. Counts of a day vary as μ + τ²·μ²; fitted by iteratively reweighted penalised least squares on
/// the counts themselves, so that days without a contact need no special care and no mean has to be corrected for logs. Days beyond 2.5 standard deviations
/// count less (Huber).
/// </summary>
internal sealed class CountLevel
{
    private const int WeeklyKnots = 40;
    private const int MonthEnd = 5;
    private const int AnnualPairs = 2;
    private const double WeekdayPenalty = 0.5;
    private const double AnnualPenalty = 100;
    private const int LongestRow = 12;

    private readonly DateOnly _firstDay;
    private readonly int _days;
    private readonly int[] _knotAt;
    private readonly bool _annual;
    private readonly double _mean;
    private double[] _beta = [];
    private double _scale = 1;

    private CountLevel(DateOnly firstDay, int days, double mean, bool annual)
    {
        (_firstDay, _days, _mean) = (firstDay, days, mean);
        _annual = annual;
        _knotAt = Knots(days);
    }

    /// <summary>Mean contacts of an ordinary day.</summary>
    public double this[DateOnly day]
    {
        get
        {
            Span<int> index = stackalloc int[LongestRow];
            Span<double> value = stackalloc double[LongestRow];
            return _scale * Math.Exp(Sum(index, value, Features(day, index, value)));
        }
    }

    /// <summary>Whether the time of year counts.</summary>
    public bool Annual => _annual;

    /// <summary>Squared relative deviation of day totals around their mean beyond counting noise.</summary>
    public double DayVariance { get; private set; }

    /// <summary>Fits to day totals (NaN: not known).</summary>
    /// <param name="firstDay">Day of the first total.</param>
    /// <param name="totals">Contacts per day.</param>
    /// <param name="levelPenalty">Noise variance of a day over variance of a week's step of the level.</param>
    /// <param name="monthPenalty">Noise variance of a day over variance of a second difference of day-of-month.</param>
    /// <param name="annual">Whether the time of year counts.</param>
    /// <param name="warm">A fit to start from, of the same days, or null.</param>
    /// <param name="rounds">Rounds of reweighting.</param>
    public static CountLevel Fit(
        DateOnly firstDay, ReadOnlySpan<double> totals, double levelPenalty, double monthPenalty, bool annual = false, CountLevel? warm = null, int rounds = 5)
    {
        var (sum, known) = (0.0, 0);
        foreach (var t in totals)
        {
            (sum, known) = double.IsNaN(t) ? (sum, known) : (sum + t, known + 1);
        }

        var model = new CountLevel(firstDay, totals.Length, known > 0 ? sum / known : 0, annual);
        model._beta = new double[model.Count];
        if (sum <= 0)
        {
            model._scale = 0;
            return model;
        }

        model.DayVariance = 0.05;
        if (warm is not null && warm._beta.Length == model.Count && warm._scale > 0)
        {
            warm._beta.CopyTo(model._beta, 0);
            model.DayVariance = warm.DayVariance;
        }

        model.Solve(totals, levelPenalty, monthPenalty, rounds);
        return model;
    }

    private int KnotCount => _knotAt.Length;

    private int MonthAt => KnotCount + 7;

    private int Count => MonthAt + 31 + MonthEnd + (_annual ? 2 * AnnualPairs : 0);

    /// <summary>Knots of the level in days back from the last one: weekly at first, four-weekly later.</summary>
    private static int[] Knots(int days)
    {
        var knots = new List<int> { 0 };
        while (knots[^1] < days - 1)
        {
            knots.Add(knots[^1] + (knots.Count < WeeklyKnots ? 7 : 28));
        }

        return [.. knots];
    }

    private void Solve(ReadOnlySpan<double> totals, double levelPenalty, double monthPenalty, int rounds)
    {
        var rows = new int[totals.Length * LongestRow];
        var values = new double[rows.Length];
        var lengths = new int[totals.Length];
        for (var d = 0; d < totals.Length; d++)
        {
            lengths[d] = Features(_firstDay.AddDays(d), rows.AsSpan(d * LongestRow, LongestRow), values.AsSpan(d * LongestRow, LongestRow));
        }

        var system = new EnvelopeSystem(Envelope());
        var residual = new double[totals.Length];
        var relative = new double[totals.Length];
        for (var round = 0; ; round++)
        {
            var known = 0;
            for (var d = 0; d < totals.Length; d++)
            {
                if (double.IsNaN(totals[d]))
                {
                    continue;
                }

                var mean = Math.Exp(Sum(rows.AsSpan(d * LongestRow), values.AsSpan(d * LongestRow), lengths[d]));
                residual[d] = (totals[d] - mean) / mean;
                relative[known++] = Math.Abs(residual[d]) / Math.Sqrt((1 / mean) + DayVariance);
            }

            // A robust spread of standardised errors says by how much the assumed variance is off; the part of counting noise is known.
            var spread = Statistics.DeviationScale * LowerMedian(relative.AsSpan(0, known));
            if (known > 10)
            {
                DayVariance = Math.Clamp((spread * spread * ((1 / _mean) + DayVariance)) - (1 / _mean), 1e-8, 4);
            }

            var typical = (1 / _mean) + DayVariance;
            if (round == rounds)
            {
                Calibrate(totals, residual);
                return;
            }

            system.Clear();
            Penalties(system, levelPenalty / typical, monthPenalty / typical);
            for (var d = 0; d < totals.Length; d++)
            {
                if (double.IsNaN(totals[d]))
                {
                    continue;
                }

                var index = rows.AsSpan(d * LongestRow, lengths[d]);
                var value = values.AsSpan(d * LongestRow, lengths[d]);
                var log = Sum(index, value, lengths[d]);
                var variance = Math.Exp(-log) + DayVariance;
                var size = Math.Abs(residual[d]) / Math.Sqrt(variance);
                var weight = (size <= 2.5 ? 1 : 2.5 / size) / variance;
                var target = log - Math.Log(_mean) + residual[d];
                for (var i = 0; i < index.Length; i++)
                {
                    var wx = weight * value[i];
                    system.AddRight(index[i], wx * target);
                    for (var j = 0; j <= i; j++)
                    {
                        system.Add(index[i], index[j], wx * value[j]);
                    }
                }
            }

            system.Solve(_beta);
        }
    }

    private void Calibrate(ReadOnlySpan<double> totals, double[] residual)
    {
        // Huber's weights pull a skewed mean down; recent days, storms cut to 3.5 deviations, say by how much.
        var (actual, fitted) = (0.0, 0.0);
        for (var d = 0; d < totals.Length; d++)
        {
            if (!double.IsNaN(totals[d]))
            {
                var mean = totals[d] / (1 + residual[d]);
                mean = totals[d] > 0 ? mean : this[_firstDay.AddDays(d)];
                var most = 3.5 * Math.Sqrt((1 / mean) + DayVariance);
                var w = Recency.Weight(_days - d, 91);
                actual += w * mean * (1 + Math.Clamp(residual[d], -most, most));
                fitted += w * mean;
            }
        }

        _scale = fitted > 0 ? actual / fitted : 1;
    }

    private double Sum(ReadOnlySpan<int> index, ReadOnlySpan<double> value, int n)
    {
        var sum = Math.Log(_mean);
        for (var i = 0; i < n; i++)
        {
            sum += _beta[index[i]] * value[i];
        }

        return Math.Clamp(sum, -30, 30);
    }

    private int Features(DateOnly day, Span<int> index, Span<double> value)
    {
        var n = 0;
        var back = Math.Clamp(_days - 1 - (day.DayNumber - _firstDay.DayNumber), 0, _knotAt[^1]);
        var knot = Array.BinarySearch(_knotAt, back);
        if (knot >= 0)
        {
            (index[n], value[n++]) = (KnotCount - 1 - knot, 1);
        }
        else
        {
            knot = ~knot;
            var share = (back - _knotAt[knot - 1]) / (double)(_knotAt[knot] - _knotAt[knot - 1]);
            (index[n], value[n++]) = (KnotCount - 1 - knot, share);
            (index[n], value[n++]) = (KnotCount - knot, 1 - share);
        }

        (index[n], value[n++]) = (KnotCount + (int)day.DayOfWeek, 1);
        (index[n], value[n++]) = (MonthAt + day.Day - 1, 1);
        var left = DateTime.DaysInMonth(day.Year, day.Month) - day.Day;
        if (left < MonthEnd)
        {
            (index[n], value[n++]) = (MonthAt + 31 + left, 1);
        }

        if (_annual)
        {
            var angle = 2 * Math.PI * day.DayOfYear / 365.25;
            for (var k = 1; k <= AnnualPairs; k++)
            {
                (index[n], value[n++]) = (MonthAt + 31 + MonthEnd + (2 * k) - 2, Math.Cos(k * angle));
                (index[n], value[n++]) = (MonthAt + 31 + MonthEnd + (2 * k) - 1, Math.Sin(k * angle));
            }
        }

        return n;
    }

    private int[] Envelope()
    {
        var first = new int[Count];
        for (var i = 0; i < first.Length; i++)
        {
            first[i] = i < KnotCount ? Math.Max(0, i - 1) : 0;
        }

        return first;
    }

    private void Penalties(EnvelopeSystem system, double level, double month)
    {
        for (var k = 0; k + 1 < KnotCount; k++)
        {
            var width = _knotAt[KnotCount - 1 - k] - _knotAt[KnotCount - 2 - k];
            system.Penalize([k, k + 1], [1, -1], level * 7 / width);
        }

        for (var w = 0; w < 7; w++)
        {
            system.Penalize([KnotCount + w], [1], WeekdayPenalty);
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
            system.Penalize([k], [1], AnnualPenalty);
        }
    }

    private static double LowerMedian(Span<double> values)
    {
        if (values.Length == 0)
        {
            return 0;
        }

        values.Sort();
        return values[(values.Length - 1) / 2];
    }
}
