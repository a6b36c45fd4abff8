namespace Wfm.Forecasting;

/// <summary>
/// Penalised least squares of square roots of counts on harmonics: a daily curve of <see cref="Harmonics"/> pairs shared by all weekdays, a deviation of the same form per
/// weekday, and pairs over the month that scale the whole day. Sums over equal weekday and slot are taken first, so the cost does not grow with the length of history.
/// </summary>
internal sealed class HarmonicFit
{
    /// <summary>Pairs of day-of-month harmonics.</summary>
    private const int MonthPairs = 3;
    private const double SharedRidge = 1e-6;
    private const double MonthRidge = 5;

    private readonly TrainingSeries _series;
    private readonly int _first;
    private readonly int _open;
    private readonly double[] _scale;

    private HarmonicFit(TrainingSeries series, int harmonics, int first, int open, double[] scale) =>
        (_series, Harmonics, _first, _open, _scale) = (series, harmonics, first, open, scale);

    /// <summary>Pairs of sine and cosine per day.</summary>
    public int Harmonics { get; }

    /// <summary>Coefficients: 1 + 2K shared, 7 × (1 + 2K) per weekday from Sunday, then the month's.</summary>
    public double[] Coefficients { get; private set; } = [];

    private int Basis => 1 + (2 * Harmonics);

    private int MonthAt => 8 * Basis;

    /// <summary>Fits to the first <paramref name="days"/> days.</summary>
    /// <param name="series">The series.</param>
    /// <param name="days">Days to learn from.</param>
    /// <param name="harmonics">Pairs of harmonics per day.</param>
    /// <param name="ridge">Penalty on the weekdays' deviations, growing with the square of frequency.</param>
    /// <param name="halfLife">Days in which an observation's weight halves.</param>
    public static HarmonicFit Fit(TrainingSeries series, int days, int harmonics, double ridge, double halfLife)
    {
        var slots = series.SlotsPerDay;
        var (first, open) = SeenSlots(series, days);
        var (weight, sum) = (new double[7 * slots], new double[7 * slots]);
        var (monthWeight, monthSum) = (new double[2 * MonthPairs, 7 * slots], new double[2 * MonthPairs, slots]);
        var monthPairs = new double[2 * MonthPairs, 2 * MonthPairs, slots];
        Span<double> month = stackalloc double[2 * MonthPairs];
        for (var d = 0; d < days; d++)
        {
            var day = series.Day(d);
            var at = series.Weekday(d) * slots;
            var w = Recency.Weight(days - d, halfLife);
            MonthFeatures(series.FirstDay.AddDays(d), month);
            for (var s = first; s < first + open; s++)
            {
                if (double.IsNaN(day[s]))
                {
                    continue;
                }

                var root = Math.Sqrt(day[s]);
                weight[at + s] += w;
                sum[at + s] += w * root;
                for (var k = 0; k < month.Length; k++)
                {
                    monthWeight[k, at + s] += w * month[k];
                    monthSum[k, s] += w * month[k] * root;
                    for (var l = 0; l <= k; l++)
                    {
                        monthPairs[k, l, s] += w * month[k] * month[l];
                    }
                }
            }
        }

        var fit = new HarmonicFit(series, harmonics, first, open, Scale(weight, sum, slots));
        fit.Coefficients = fit.Solve(weight, sum, monthWeight, monthSum, monthPairs, ridge);
        return fit;
    }

    /// <summary>How strongly a slot moves with its day: its mean root relative to all slots' root mean square.</summary>
    public double Scaling(int slot) => _scale[slot];

    /// <summary>Fitted square roots of a day, one per slot.</summary>
    public double[] Roots(DateOnly date)
    {
        Span<double> basis = stackalloc double[Basis];
        Span<double> month = stackalloc double[2 * MonthPairs];
        MonthFeatures(date, month);
        var lift = 0.0;
        for (var k = 0; k < month.Length; k++)
        {
            lift += Coefficients[MonthAt + k] * month[k];
        }

        var result = new double[_series.SlotsPerDay];
        var at = (1 + (int)date.DayOfWeek) * Basis;
        for (var s = _first; s < _first + _open; s++)
        {
            DayFeatures(s, basis);
            var root = lift * _scale[s];
            for (var k = 0; k < basis.Length; k++)
            {
                root += (Coefficients[k] + Coefficients[at + k]) * basis[k];
            }

            result[s] = root;
        }

        // Hours that no day has shown continue the first or last one known.
        Array.Fill(result, result[_first], 0, _first);
        Array.Fill(result, result[_first + _open - 1], _first + _open, result.Length - _first - _open);
        return result;
    }

    private static (int First, int Count) SeenSlots(TrainingSeries series, int days)
    {
        var slots = series.SlotsPerDay;
        var (first, last) = (slots, -1);
        for (var c = 0; c < days * slots; c++)
        {
            if (!double.IsNaN(series.Cells[c]))
            {
                (first, last) = (Math.Min(first, c % slots), Math.Max(last, c % slots));
            }
        }

        return last < 0 ? (0, slots) : (first, last - first + 1);
    }

    private double[] Solve(double[] weight, double[] sum, double[,] monthWeight, double[,] monthSum, double[,,] monthPairs, double ridge)
    {
        var slots = _series.SlotsPerDay;
        var system = new RidgeSystem(MonthAt + (2 * MonthPairs));
        var index = new int[2 * Basis];
        var value = new double[2 * Basis];
        Span<double> basis = stackalloc double[Basis];
        for (var s = _first; s < _first + _open; s++)
        {
            DayFeatures(s, basis);
            for (var w = 0; w < 7; w++)
            {
                var cell = (w * slots) + s;
                if (weight[cell] <= 0)
                {
                    continue;
                }

                for (var k = 0; k < Basis; k++)
                {
                    (index[k], index[Basis + k]) = (k, ((1 + w) * Basis) + k);
                    (value[k], value[Basis + k]) = (basis[k], basis[k]);
                }

                system.Add(index, value, sum[cell] / weight[cell], weight[cell]);
                for (var m = 0; m < 2 * MonthPairs; m++)
                {
                    for (var k = 0; k < index.Length; k++)
                    {
                        system.AddNormal(index[k], MonthAt + m, value[k] * _scale[s] * monthWeight[m, cell]);
                    }
                }
            }

            for (var m = 0; m < 2 * MonthPairs; m++)
            {
                system.AddRight(MonthAt + m, _scale[s] * monthSum[m, s]);
                for (var l = 0; l <= m; l++)
                {
                    system.AddNormal(MonthAt + m, MonthAt + l, _scale[s] * _scale[s] * monthPairs[m, l, s]);
                }
            }
        }

        for (var k = 0; k < Basis; k++)
        {
            var frequency = (k + 1) / 2;
            system.Penalize([k], [1], SharedRidge);
            for (var w = 0; w < 7; w++)
            {
                system.Penalize([((1 + w) * Basis) + k], [1], ridge * (frequency == 0 ? 0.1 : 1 + (frequency * frequency / 4.0)));
            }
        }

        for (var m = 0; m < 2 * MonthPairs; m++)
        {
            // Observations of a day move together: a month effect has as many witnesses as there are days, not intervals.
            system.Penalize([MonthAt + m], [1], MonthRidge * _open);
        }

        return system.Solve();
    }

    private void DayFeatures(int slot, Span<double> basis)
    {
        var angle = 2 * Math.PI * (slot - _first + 0.5) / _open;
        basis[0] = 1;
        for (var k = 1; k <= Harmonics; k++)
        {
            basis[(2 * k) - 1] = Math.Cos(k * angle);
            basis[2 * k] = Math.Sin(k * angle);
        }
    }

    private static void MonthFeatures(DateOnly date, Span<double> month)
    {
        var angle = 2 * Math.PI * (date.Day - 0.5) / DateTime.DaysInMonth(date.Year, date.Month);
        for (var k = 1; k <= MonthPairs; k++)
        {
            month[(2 * k) - 2] = Math.Cos(k * angle);
            month[(2 * k) - 1] = Math.Sin(k * angle);
        }
    }

    private static double[] Scale(double[] weight, double[] sum, int slots)
    {
        var result = new double[slots];
        for (var s = 0; s < slots; s++)
        {
            var (w, z) = (0.0, 0.0);
            for (var day = 0; day < 7; day++)
            {
                w += weight[(day * slots) + s];
                z += sum[(day * slots) + s];
            }

            result[s] = w > 0 ? z / w : 0;
        }

        var used = result.Count(r => r > 0);
        var norm = used > 0 ? Math.Sqrt(result.Sum(r => r * r) / used) : 1;
        return [.. result.Select(r => r / norm)];
    }
}
