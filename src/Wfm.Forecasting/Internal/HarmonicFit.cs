namespace Wfm.Forecasting;

/// <summary>
/// Penalised least squares of square roots of counts on harmonics: a daily curve of <see cref="Harmonics"/> pairs shared by all weekdays, a deviation of the
/// same form per
/// weekday, and pairs over the month that scale the whole day. Sums over equal weekday and slot are taken first, so the cost does not grow with the length
/// of history.
/// </summary>
internal sealed class HarmonicFit
{
    private const double SharedRidge = 1e-6;
    private const double MonthRidge = 5;
    private const int MonthPairs = HarmonicSums.Pairs;

    private readonly HarmonicSums _sums;
    private readonly int _first;
    private readonly int _open;
    private readonly double[] _scale;

    private HarmonicFit(HarmonicSums sums, int harmonics) =>
        (_sums, Harmonics, _first, _open, _scale) = (sums, harmonics, sums.First, sums.Open, sums.Scale);

    /// <summary>Pairs of sine and cosine per day.</summary>
    public int Harmonics { get; }

    /// <summary>Coefficients: 1 + 2K shared, 7 × (1 + 2K) per weekday from Sunday, then the month's.</summary>
    public double[] Coefficients { get; private set; } = [];

    private int Basis => 1 + (2 * Harmonics);

    private int MonthAt => 8 * Basis;

    /// <summary>Fits to the sums over a stretch of history.</summary>
    /// <param name="sums">What the history adds up to.</param>
    /// <param name="harmonics">Pairs of harmonics per day.</param>
    /// <param name="ridge">Penalty on the weekdays' deviations, growing with the square of frequency.</param>
    public static HarmonicFit Fit(HarmonicSums sums, int harmonics, double ridge)
    {
        var fit = new HarmonicFit(sums, harmonics);
        fit.Coefficients = fit.Solve(ridge);
        return fit;
    }

    /// <summary>How strongly a slot moves with its day: its mean root relative to all slots' root mean square.</summary>
    public double Scaling(int slot) => _scale[slot];

    /// <summary>Fitted square roots of a day, one per slot.</summary>
    public double[] Roots(DateOnly date)
    {
        Span<double> basis = stackalloc double[Basis];
        Span<double> month = stackalloc double[2 * MonthPairs];
        HarmonicSums.MonthFeatures(date, month);
        var lift = 0.0;
        for (var k = 0; k < month.Length; k++)
        {
            lift += Coefficients[MonthAt + k] * month[k];
        }

        var result = new double[_sums.SlotsPerDay];
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

    private double[] Solve(double ridge)
    {
        var slots = _sums.SlotsPerDay;
        var (weight, sum) = (_sums.Weight, _sums.Root);
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
                        system.AddNormal(index[k], MonthAt + m, value[k] * _scale[s] * _sums.MonthWeight[m, cell]);
                    }
                }
            }

            for (var m = 0; m < 2 * MonthPairs; m++)
            {
                system.AddRight(MonthAt + m, _scale[s] * _sums.MonthRoot[m, s]);
                for (var l = 0; l <= m; l++)
                {
                    system.AddNormal(MonthAt + m, MonthAt + l, _scale[s] * _scale[s] * _sums.MonthPairs[m, l, s]);
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
}
