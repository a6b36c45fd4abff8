using System.Numerics;
using System.Runtime.InteropServices;

namespace Wfm.Forecasting;

/// <content>The level filtered out, the normal equations and their solution.</content>
internal sealed partial class DailyRegression
{
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
}
