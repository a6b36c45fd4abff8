using System.Numerics;
using System.Runtime.InteropServices;

namespace Wfm.Forecasting;

/// <summary>
/// A value per day as calendar (<see cref="DayFeatures"/>) plus a level that moves plus noise, all Gaussian. The level is a random walk plus two
/// parts that return to the mean, within weeks and within days, so that both a lasting shift and a passing one have a place. How much each part and each block
/// of the calendar moves is a variance, estimated from the data by maximum marginal likelihood under a wide prior: what the data do not show comes out near
/// zero. Noise may differ by weekday; outliers beyond 2.5 robust standard deviations are weighted down (Huber).
/// </summary>
/// <remarks>
/// The level is filtered out of the values and of every calendar column alike (Kalman; de Jong 1991), which leaves an ordinary ridge regression: cost days ×
/// columns² for each set of variances tried.
/// </remarks>
internal sealed class DailyRegression
{
    /// <summary>Days over which each part of the level forgets; the first never does.</summary>
    private static readonly double[] Keep = [1, Math.Exp(-1 / 14.0), Math.Exp(-1 / 4.0)];

    /// <summary>Variance of the random walk is counted over this many days, to be of one size with the other parts.</summary>
    private const double WalkDays = 100;

    /// <summary>Expected beforehand of the log of a part's variance over the noise variance, and the standard deviation of that expectation (calendar blocks
    /// bring their own mean). Loose enough for the data to decide within a few months, tight enough that a few weeks do not take noise for a level that
    /// moves.</summary>
    private const double LevelPrior = -3;
    private const double PriorSpread = 1;

    /// <summary>Of longer histories the variances are learned from the last days, the coefficients from more of them.</summary>
    private const int SearchDays = 400;
    private const int MostDays = 1830;
    private const double FreePrecision = 1e-3;
    private const double Trace = 1e-7;

    /// <summary>Steps of the search before and after outliers are known.</summary>
    private const int FirstRounds = 10;
    private const int SecondRounds = 4;

    /// <summary>A step that promises less than this much log-likelihood is not taken.</summary>
    private const double Promise = 0.04;
    private const double HuberLimit = 2.5;
    private const double WeekdayNoiseDays = 10;

    private readonly DateOnly _firstDay;
    private readonly int _days;
    private readonly DayFeatures _features;
    private readonly int _width;
    private readonly double[] _rows;
    private readonly double[] _values;
    private readonly double[] _weights;
    private readonly double[] _whitened;
    private readonly double[] _gain;
    private readonly double[] _spread;
    private readonly double[] _state;
    private readonly double[] _normal;
    private readonly double[] _factor;
    private readonly double[] _inverse;
    private readonly double[] _diagonal;
    private readonly double[] _beta;
    private readonly double[] _theta;
    private readonly double[] _prior;
    private readonly double[] _metric;
    private readonly double[] _nothing;
    private readonly double[] _end = new double[3];
    private double _logSpread;
    private int _known;
    private double _noise = 1;

    private DailyRegression(DateOnly firstDay, ReadOnlySpan<double> values, DayFeatures features)
    {
        (_firstDay, _days, _features) = (firstDay, values.Length, features);

        // Calendar columns, then the value itself; padded, so that rows fall on whole vectors.
        _width = (features.Count + 1 + 7) / 8 * 8;
        _values = values.ToArray();
        _rows = new double[_days * _width];
        for (var d = 0; d < _days; d++)
        {
            if (!double.IsNaN(values[d]))
            {
                features.Fill(firstDay.AddDays(d), _rows.AsSpan(d * _width, _width));
                _rows[(d * _width) + features.Count] = values[d];
            }
        }

        _weights = new double[_days];
        _whitened = new double[_days * _width];
        (_gain, _spread) = (new double[3 * _days], new double[_days]);
        _state = new double[3 * _width];
        _nothing = new double[_width];
        _normal = new double[_width * _width];
        (_factor, _inverse, _diagonal, _beta) = (new double[_width * _width], new double[_width * _width], new double[features.Count], new double[features.Count]);
        _theta = new double[3 + features.Blocks.Count];
        _prior = new double[_theta.Length];
        Array.Fill(_prior, LevelPrior);
        for (var k = 0; k < features.Blocks.Count; k++)
        {
            _prior[3 + k] = features.Blocks[k].Prior;
        }

        _prior.CopyTo(_theta, 0);

        // Inverse curvature to start with: the prior's, and as much again from the data.
        _metric = new double[_theta.Length * _theta.Length];
        for (var i = 0; i < _theta.Length; i++)
        {
            _metric[(i * _theta.Length) + i] = 0.5 * PriorSpread * PriorSpread;
        }

        Fitted = new double[_days];
    }

    /// <summary>Value per day without its noise; NaN where it was not known.</summary>
    public double[] Fitted { get; }

    /// <summary>How far each day was believed: 1 ordinary, less for outliers and for weekdays with more noise.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Calendar effects.</summary>
    public ReadOnlySpan<double> Coefficients => _beta;

    /// <summary>State of the level on the first day after the series.</summary>
    public ReadOnlySpan<double> Level => _end;

    /// <summary>Expected value of a day after the series.</summary>
    public double this[DateOnly day]
    {
        get
        {
            Span<double> row = stackalloc double[_width];
            _features.Fill(day, row);
            var sum = 0.0;
            for (var j = 0; j < _beta.Length; j++)
            {
                sum += row[j] * _beta[j];
            }

            var ahead = Math.Max(0, day.DayNumber - _firstDay.DayNumber - _days);
            for (var i = 0; i < 3; i++)
            {
                sum += Math.Pow(Keep[i], ahead) * _end[i];
            }

            return sum;
        }
    }

    /// <summary>Learns from a value per day (NaN: not known).</summary>
    /// <param name="firstDay">Day of the first value.</param>
    /// <param name="values">At least one of them known.</param>
    /// <param name="features">The calendar.</param>
    /// <param name="token">Stops the fit.</param>
    /// <param name="quick">Whether a few steps of the search are enough: where the value matters less than others.</param>
    public static DailyRegression Fit(
        DateOnly firstDay, ReadOnlySpan<double> values, DayFeatures features, CancellationToken token, bool quick = false)
    {
        var cut = Math.Max(0, values.Length - MostDays);
        var model = new DailyRegression(firstDay.AddDays(cut), values[cut..], features);
        for (var d = 0; d < model._days; d++)
        {
            model._weights[d] = double.IsNaN(model._values[d]) ? 0 : 1;
        }

        model.Search(quick ? FirstRounds / 2 : FirstRounds, token);
        model.Solve(0);
        model.Smooth();
        model.Reweigh();
        model.Solve(0);
        model.Smooth();
        model.Reweigh();
        model.Search(quick ? SecondRounds / 2 : SecondRounds, token);
        model.Solve(0);
        model.Smooth();
        return model;
    }

    /// <summary>Learns with variances that are given, for tests and for callers that have them.</summary>
    internal static DailyRegression Fit(DateOnly firstDay, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, DayFeatures features, ReadOnlySpan<double> logVariances)
    {
        var model = new DailyRegression(firstDay, values, features);
        for (var d = 0; d < values.Length; d++)
        {
            model._weights[d] = double.IsNaN(values[d]) ? 0 : weights[d];
        }

        logVariances.CopyTo(model._theta);
        model.Objective = model.Solve(0);
        model.Smooth();
        return model;
    }

    /// <summary>Minus the log of the marginal likelihood, up to a constant, plus the prior's part.</summary>
    internal double Objective { get; private set; }

    /// <summary>Quasi-Newton descent (BFGS) over all variances: slopes of the level's by differences, of the calendar's exact.</summary>
    private void Search(int rounds, CancellationToken token)
    {
        var from = Math.Max(0, _days - SearchDays);
        var n = _theta.Length;
        var (slope, next, start, move) = (new double[n], new double[n], new double[n], new double[n]);
        var value = Solve(from);
        Slopes(value, from, slope);
        for (var round = 0; round < rounds; round++)
        {
            token.ThrowIfCancellationRequested();
            var descent = 0.0;
            for (var i = 0; i < n; i++)
            {
                move[i] = 0;
                for (var j = 0; j < n; j++)
                {
                    move[i] -= _metric[(i * n) + j] * slope[j];
                }

                move[i] = Math.Clamp(move[i], -2.5, 2.5);
                descent += move[i] * slope[i];
            }

            if (descent > -Promise)
            {
                break;
            }

            _theta.CopyTo(start, 0);
            var (size, found) = (1.0, false);
            for (var tries = 0; tries < 5; tries++, size *= 0.4)
            {
                for (var i = 0; i < n; i++)
                {
                    _theta[i] = Math.Clamp(start[i] + (size * move[i]), -14, 10);
                }

                var now = Solve(from);
                if (now <= value + (1e-4 * size * descent))
                {
                    (value, found) = (now, true);
                    break;
                }
            }

            if (!found)
            {
                start.CopyTo(_theta, 0);
                break;
            }

            Slopes(value, from, next);
            var product = 0.0;
            for (var i = 0; i < n; i++)
            {
                move[i] = _theta[i] - start[i];
                slope[i] = next[i] - slope[i];
                product += move[i] * slope[i];
            }

            if (product > 1e-9)
            {
                Update(_metric, move, slope, product);
            }

            next.CopyTo(slope, 0);
        }

        Objective = value;
    }

    private static void Update(double[] metric, double[] move, double[] change, double product)
    {
        var n = move.Length;
        var turned = new double[n];
        var size = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                turned[i] += metric[(i * n) + j] * change[j];
            }

            size += turned[i] * change[i];
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                metric[(i * n) + j] += ((1 + (size / product)) * move[i] * move[j] / product) - (((turned[i] * move[j]) + (move[i] * turned[j])) / product);
            }
        }
    }

    /// <summary>Slopes of the objective at the variances that were solved for last.</summary>
    private void Slopes(double value, int from, double[] slope)
    {
        const double Step = 0.05;
        Invert();
        for (var k = 0; k < _features.Blocks.Count; k++)
        {
            var (first, count, _) = _features.Blocks[k];
            var sum = 0.0;
            for (var j = first; j < first + count; j++)
            {
                sum += (_beta[j] * _beta[j] / _noise) + _diagonal[j];
            }

            slope[3 + k] = (0.5 * count) - (0.5 * sum * Math.Exp(-_theta[3 + k])) + ((_theta[3 + k] - _prior[3 + k]) / (PriorSpread * PriorSpread));
        }

        for (var i = 0; i < 3; i++)
        {
            var old = _theta[i];
            _theta[i] = old + Step;
            slope[i] = (Solve(from) - value) / Step;
            _theta[i] = old;
        }
    }

    /// <summary>Filters the level out from a day on, sums up the normal equations and solves them; the objective at the present variances.</summary>
    private double Solve(int from)
    {
        Whiten(from);
        Array.Clear(_normal);
        var pending = -1;
        for (var d = from; d < _days; d++)
        {
            if (_weights[d] > 0)
            {
                if (pending < 0)
                {
                    pending = d;
                }
                else
                {
                    AddRows(pending, d);
                    pending = -1;
                }
            }
        }

        if (pending >= 0)
        {
            AddRows(pending, -1);
        }

        return Factorise();
    }

    /// <summary>Adds two days (or one) to the upper half of the normal equations; pairs halve the traffic.</summary>
    private void AddRows(int first, int second)
    {
        var step = Vector<double>.Count;
        var a = _whitened.AsSpan(first * _width, _width);
        var b = second < 0 ? _nothing : _whitened.AsSpan(second * _width, _width);
        var av = MemoryMarshal.Cast<double, Vector<double>>(a);
        var bv = MemoryMarshal.Cast<double, Vector<double>>(b);
        for (var i = 0; i <= _features.Count; i++)
        {
            var target = MemoryMarshal.Cast<double, Vector<double>>(_normal.AsSpan(i * _width, _width));
            var (x, z) = (new Vector<double>(a[i]), new Vector<double>(b[i]));
            for (var j = i / step; j < target.Length; j++)
            {
                target[j] += (x * av[j]) + (z * bv[j]);
            }
        }
    }

    private void Whiten(int from)
    {
        var (tau0, tau1, tau2) = (Math.Exp(_theta[0]) / WalkDays, Math.Exp(_theta[1]), Math.Exp(_theta[2]));
        var (f1, f2) = (Keep[1], Keep[2]);
        var (q1, q2) = (tau1 * (1 - (f1 * f1)), tau2 * (1 - (f2 * f2)));
        var (p00, p01, p02, p11, p12, p22) = (tau0, 0.0, 0.0, tau1, 0.0, tau2);
        Array.Clear(_state);
        var s0 = MemoryMarshal.Cast<double, Vector<double>>(_state.AsSpan(0, _width));
        var s1 = MemoryMarshal.Cast<double, Vector<double>>(_state.AsSpan(_width, _width));
        var s2 = MemoryMarshal.Cast<double, Vector<double>>(_state.AsSpan(2 * _width, _width));
        (_logSpread, _known) = (0, 0);
        for (var d = from; d < _days; d++)
        {
            if (_weights[d] > 0)
            {
                var (h0, h1, h2) = (p00 + p01 + p02, p01 + p11 + p12, p02 + p12 + p22);
                var spread = h0 + h1 + h2 + (1 / _weights[d]);
                var (k0, k1, k2) = (h0 / spread, h1 / spread, h2 / spread);
                (_gain[3 * d], _gain[(3 * d) + 1], _gain[(3 * d) + 2]) = (k0, k1, k2);
                _spread[d] = spread;
                _logSpread += Math.Log(spread);
                _known++;
                var size = new Vector<double>(1 / Math.Sqrt(spread));
                var row = MemoryMarshal.Cast<double, Vector<double>>(_rows.AsSpan(d * _width, _width));
                var to = MemoryMarshal.Cast<double, Vector<double>>(_whitened.AsSpan(d * _width, _width));
                var (g0, g1, g2) = (new Vector<double>(k0), new Vector<double>(k1), new Vector<double>(k2));
                for (var j = 0; j < row.Length; j++)
                {
                    var miss = row[j] - (s0[j] + s1[j] + s2[j]);
                    to[j] = miss * size;
                    s0[j] += g0 * miss;
                    s1[j] = (s1[j] + (g1 * miss)) * f1;
                    s2[j] = (s2[j] + (g2 * miss)) * f2;
                }

                p00 -= k0 * h0;
                p01 -= k0 * h1;
                p02 -= k0 * h2;
                p11 -= k1 * h1;
                p12 -= k1 * h2;
                p22 -= k2 * h2;
            }
            else
            {
                for (var j = 0; j < s1.Length; j++)
                {
                    s1[j] *= f1;
                    s2[j] *= f2;
                }
            }

            p00 += tau0;
            p01 *= f1;
            p02 *= f2;
            p11 = (p11 * f1 * f1) + q1;
            p12 *= f1 * f2;
            p22 = (p22 * f2 * f2) + q2;
        }
    }

    /// <summary>Cholesky of the normal equations at the present variances, coefficients, noise variance; gives the objective.</summary>
    private double Factorise()
    {
        var n = _features.Count;
        _normal.CopyTo(_factor, 0);
        _factor[0] += Math.Max(1e-9 * _normal[0], 1e-12);
        for (var i = 1; i < DayFeatures.Free; i++)
        {
            _factor[(i * _width) + i] += FreePrecision;
        }

        var prior = 0.0;
        for (var k = 0; k < _features.Blocks.Count; k++)
        {
            var (from, count, _) = _features.Blocks[k];
            prior += count * _theta[3 + k];
            for (var j = from; j < from + count; j++)
            {
                _factor[(j * _width) + j] += Math.Exp(-_theta[3 + k]);
            }
        }

        // Rows of the upper root, the value's column with them: it ends up as L⁻¹ r, and its own corner as what is left of the sum of squares.
        var step = Vector<double>.Count;
        var log = 0.0;
        for (var j = 0; j < n; j++)
        {
            var row = _factor.AsSpan(j * _width, _width);
            var pivot = Math.Sqrt(Math.Max(row[j], 1e-300));
            log += 2 * Math.Log(pivot);
            var vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
            for (var v = j / step; v < vectors.Length; v++)
            {
                vectors[v] /= new Vector<double>(pivot);
            }

            for (var i = j + 1; i <= n; i++)
            {
                var x = new Vector<double>(row[i]);
                var target = MemoryMarshal.Cast<double, Vector<double>>(_factor.AsSpan(i * _width, _width));
                for (var v = i / step; v < target.Length; v++)
                {
                    target[v] -= x * vectors[v];
                }
            }
        }

        var rest = _factor[(n * _width) + n];
        for (var i = n - 1; i >= 0; i--)
        {
            var row = _factor.AsSpan(i * _width, _width);
            var sum = row[n];
            for (var k = i + 1; k < n; k++)
            {
                sum -= row[k] * _beta[k];
            }

            _beta[i] = sum / row[i];
        }

        _noise = (Math.Max(0, rest) + Trace) / Math.Max(1, _known);
        var value = 0.5 * ((_known * Math.Log(_noise)) + _logSpread + log + prior);
        for (var i = 0; i < _theta.Length; i++)
        {
            value += (_theta[i] - _prior[i]) * (_theta[i] - _prior[i]) / (2 * PriorSpread * PriorSpread);
        }

        return value;
    }

    /// <summary>Diagonal of the inverse of the factorised matrix, blocks' columns only.</summary>
    private void Invert()
    {
        // Rows of the inverse of the upper root, from the last one up; the diagonal is their sums of squares.
        var (n, step) = (_features.Count, Vector<double>.Count);
        for (var i = n - 1; i >= DayFeatures.Free; i--)
        {
            var row = _inverse.AsSpan(i * _width, _width);
            var root = _factor.AsSpan(i * _width, _width);
            row.Clear();
            var vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
            for (var k = i + 1; k < n; k++)
            {
                var x = new Vector<double>(root[k]);
                var other = MemoryMarshal.Cast<double, Vector<double>>(_inverse.AsSpan(k * _width, _width));
                for (var v = k / step; v < vectors.Length; v++)
                {
                    vectors[v] -= x * other[v];
                }
            }

            row[i] = 1;
            var squares = 0.0;
            for (var k = i; k < n; k++)
            {
                row[k] /= root[i];
                squares += row[k] * row[k];
            }

            _diagonal[i] = squares;
        }
    }

    /// <summary>Noise of each day by the disturbance smoother (de Jong 1989), and the level's state after the last day.</summary>
    private void Smooth()
    {
        var n = _features.Count;
        for (var i = 0; i < 3; i++)
        {
            var sum = _state[(i * _width) + n];
            for (var j = 0; j < n; j++)
            {
                sum -= _state[(i * _width) + j] * _beta[j];
            }

            _end[i] = sum;
        }

        var (r0, r1, r2) = (0.0, 0.0, 0.0);
        for (var d = _days - 1; d >= 0; d--)
        {
            (r1, r2) = (r1 * Keep[1], r2 * Keep[2]);
            if (_weights[d] <= 0)
            {
                Fitted[d] = double.NaN;
                continue;
            }

            var row = _whitened.AsSpan(d * _width, _width);
            var miss = row[n];
            for (var j = 0; j < n; j++)
            {
                miss -= row[j] * _beta[j];
            }

            var u = (miss / Math.Sqrt(_spread[d])) - (_gain[3 * d] * r0) - (_gain[(3 * d) + 1] * r1) - (_gain[(3 * d) + 2] * r2);
            Fitted[d] = _values[d] - (u / _weights[d]);
            r0 += u;
            r1 += u;
            r2 += u;
        }
    }

    /// <summary>Noise by weekday, drawn toward that of all days, and Huber's weights within it.</summary>
    private void Reweigh()
    {
        Span<double> squares = stackalloc double[7];
        Span<int> count = stackalloc int[7];
        var sorted = new double[_days];
        var limit = HuberLimit * Spread(sorted, _ => 1);
        for (var d = 0; d < _days; d++)
        {
            if (_weights[d] > 0)
            {
                var w = (int)_firstDay.AddDays(d).DayOfWeek;
                var e = Math.Min(Math.Abs(_values[d] - Fitted[d]), 2 * limit);
                squares[w] += e * e;
                count[w]++;
            }
        }

        var (all, n) = (0.0, 0);
        for (var w = 0; w < 7; w++)
        {
            all += squares[w];
            n += count[w];
        }

        if (n == 0 || all <= 0)
        {
            return;
        }

        Span<double> factor = stackalloc double[7];
        for (var w = 0; w < 7; w++)
        {
            // Relative to the mean variance, geometrically shrunk by ten days' worth of doubt.
            factor[w] = count[w] == 0 ? 1 : Math.Pow(Math.Max(1e-4, squares[w] / count[w] / (all / n)), count[w] / (count[w] + WeekdayNoiseDays));
        }

        var inverse = new double[7];
        for (var w = 0; w < 7; w++)
        {
            inverse[w] = 1 / factor[w];
        }

        limit = HuberLimit * Spread(sorted, w => inverse[w]);
        for (var d = 0; d < _days; d++)
        {
            if (_weights[d] > 0)
            {
                var w = (int)_firstDay.AddDays(d).DayOfWeek;
                var e = Math.Abs(_values[d] - Fitted[d]) * Math.Sqrt(inverse[w]);
                _weights[d] = inverse[w] * (e <= Math.Max(limit, 1e-9) ? 1 : Math.Max(1e-3, limit / e));
            }
        }
    }

    /// <summary>Robust standard deviation of the noise: 1.4826 × median of its absolute value.</summary>
    private double Spread(double[] buffer, Func<int, double> weight)
    {
        var n = 0;
        for (var d = 0; d < _days; d++)
        {
            if (_weights[d] > 0)
            {
                buffer[n++] = Math.Abs(_values[d] - Fitted[d]) * Math.Sqrt(weight((int)_firstDay.AddDays(d).DayOfWeek));
            }
        }

        Array.Sort(buffer, 0, n);
        return n == 0 ? 0 : Statistics.DeviationScale * buffer[n / 2];
    }
}
