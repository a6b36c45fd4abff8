using MathNet.Numerics.LinearAlgebra;

namespace Wfm.Forecasting;

/// <summary>
/// Penalised least squares of square roots of counts on harmonics: a daily curve of <see cref="Harmonics"/> pairs shared by all weekdays, a deviation of the
/// same form per weekday, and pairs over the month that scale the whole day. Sums over equal weekday and slot are taken first, so the cost does not grow with
/// the length of history.
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

    /// <summary>
    /// A weekday's deviation meets only the shared curve and the month. Its block is taken out of the normal equations first (Schur complement), which leaves
    /// a system of the size of one curve.
    /// </summary>
    private double[] Solve(double ridge)
    {
        const int Month = HarmonicSums.Features;
        var (normal, right) = Shared();
        var (weekdays, weekdayRight) = (new Matrix<double>[7], new Vector<double>[7]);
        var solved = new Matrix<double>[7];
        var solvedRight = new Vector<double>[7];
        for (var w = 0; w < 7; w++)
        {
            (weekdays[w], weekdayRight[w]) = Weekday(w);
            var own = weekdays[w].SubMatrix(0, Basis, 0, Basis);
            normal.SetSubMatrix(0, 0, normal.SubMatrix(0, Basis, 0, Basis) + own);
            normal.SetSubMatrix(0, Basis, normal.SubMatrix(0, Basis, Basis, Month) + weekdays[w].SubMatrix(0, Basis, Basis, Month));
            right.SetSubVector(0, Basis, right.SubVector(0, Basis) + weekdayRight[w]);
            for (var k = 0; k < Basis; k++)
            {
                var frequency = (k + 1) / 2;
                own[k, k] += ridge * (frequency == 0 ? 0.1 : 1 + (frequency * frequency / 4.0));
            }

            var cholesky = own.Cholesky();
            (solved[w], solvedRight[w]) = (cholesky.Solve(weekdays[w]), cholesky.Solve(weekdayRight[w]));
        }

        normal.SetSubMatrix(Basis, 0, normal.SubMatrix(0, Basis, Basis, Month).Transpose());
        var trace = 1e-9 * normal.Diagonal().Maximum();
        for (var w = 0; w < 7; w++)
        {
            normal -= weekdays[w].TransposeThisAndMultiply(solved[w]);
            right -= weekdays[w].TransposeThisAndMultiply(solvedRight[w]);
        }

        for (var i = 0; i < normal.RowCount; i++)
        {
            normal[i, i] += trace;
        }

        var shared = normal.Cholesky().Solve(right);
        var result = new double[MonthAt + Month];
        for (var k = 0; k < Basis; k++)
        {
            result[k] = shared[k];
        }

        for (var w = 0; w < 7; w++)
        {
            var own = solvedRight[w] - (solved[w] * shared);
            for (var k = 0; k < Basis; k++)
            {
                result[((1 + w) * Basis) + k] = own[k];
            }
        }

        for (var m = 0; m < Month; m++)
        {
            result[MonthAt + m] = shared[Basis + m];
        }

        return result;
    }

    /// <summary>What the shared curve and the month have beside the weekdays: penalties, and the month with itself.</summary>
    private (Matrix<double> Normal, Vector<double> Right) Shared()
    {
        const int Month = HarmonicSums.Features;
        var normal = Matrix<double>.Build.Dense(Basis + Month, Basis + Month);
        var right = Vector<double>.Build.Dense(Basis + Month);
        for (var k = 0; k < Basis; k++)
        {
            normal[k, k] = SharedRidge;
        }

        for (var m = 0; m < Month; m++)
        {
            for (var s = _first; s < _first + _open; s++)
            {
                right[Basis + m] += _scale[s] * _sums.MonthRoot[(s * Month) + m];
                for (var l = 0; l < Month; l++)
                {
                    normal[Basis + m, Basis + l] += _scale[s] * _scale[s] * _sums.MonthProduct(m, l, s);
                }
            }

            // Observations of a day move together: a month effect has as many witnesses as there are days, not intervals.
            normal[Basis + m, Basis + m] += MonthRidge * _open;
        }

        return (normal, right);
    }

    /// <summary>A weekday's rows of the normal equations: its harmonics by its harmonics and the month's, and the right side.</summary>
    private (Matrix<double> Normal, Vector<double> Right) Weekday(int weekday)
    {
        const int Month = HarmonicSums.Features;
        var (sums, right) = (new double[Basis * (Basis + Month)], new double[Basis]);
        Span<double> basis = stackalloc double[Basis];
        for (var s = _first; s < _first + _open; s++)
        {
            var cell = (weekday * _sums.SlotsPerDay) + s;
            var weight = _sums.Weight[cell];
            if (weight <= 0)
            {
                continue;
            }

            DayFeatures(s, basis);
            var month = _sums.MonthWeight.AsSpan(cell * Month, Month);
            for (var k = 0; k < basis.Length; k++)
            {
                right[k] += basis[k] * _sums.Root[cell];
                var wx = weight * basis[k];
                var column = sums.AsSpan(k * Basis, Basis);
                for (var l = k; l < column.Length; l++)
                {
                    column[l] += wx * basis[l];
                }

                for (var m = 0; m < month.Length; m++)
                {
                    sums[((Basis + m) * Basis) + k] += basis[k] * _scale[s] * month[m];
                }
            }
        }

        for (var k = 0; k < Basis; k++)
        {
            for (var l = k + 1; l < Basis; l++)
            {
                sums[(l * Basis) + k] = sums[(k * Basis) + l];
            }
        }

        return (Matrix<double>.Build.Dense(Basis, Basis + Month, sums), Vector<double>.Build.Dense(right));
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
