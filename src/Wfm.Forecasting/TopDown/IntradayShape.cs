namespace Wfm.Forecasting;

/// <summary>
/// Share of a day's contacts per slot and weekday. On the square-root scale, where counting noise is even: a curve shared by all weekdays, smoothed, plus a
/// deviation per weekday, smoothed and shrunk toward 0. How smooth, how shrunk and how fast the past fades are chosen by how well shares from earlier dates
/// fit the days after them, so that rich data keep every edge and sparse data lend each other strength.
/// </summary>
/// <remarks>The past is read once per half-life; what came after a date is summed up per cell of the week before any candidate is tried.</remarks>
internal sealed class IntradayShape
{
    private const int Days = 7;
    /// <summary>Days after which the past counts half; the first one when the history is too short to choose.</summary>
    private static readonly double[] HalfLives = [84, 28, 364];

    /// <summary>Expected bend of the shared curve, relative to its level; infinite: no smoothing.</summary>
    private static readonly double[] Bends = [0.03, 0.1, 0.3, double.PositiveInfinity];

    /// <summary>Expected size of a weekday's own deviation, relative to the level; infinite: the weekday's own mean.</summary>
    private static readonly double[] Deviations = [0.01, 0.03, 0.1, 0.3, double.PositiveInfinity];

    private readonly TrainingSeries _series;
    private readonly int _slots;
    private readonly double[] _own;
    private readonly double[] _work;

    private IntradayShape(TrainingSeries series) =>
        (_series, _slots, _own, _work) = (series, series.SlotsPerDay, new double[series.SlotsPerDay], new double[3 * series.SlotsPerDay]);

    /// <summary>Shares, 7 × slots from Sunday 00:00; each weekday that is ever open sums to 1 over its open slots.</summary>
    public static double[] Fit(TrainingSeries series, double[] totals, CancellationToken token)
    {
        var fit = new IntradayShape(series);
        var cuts = Recency.Cuts(series.Days, 4).Order().ToArray();
        var tests = new Sums[cuts.Length];
        for (var k = 0; k < cuts.Length; k++)
        {
            tests[k] = fit.After(totals, cuts[k]);
        }

        var (bestBend, bestDeviation) = (0.3, 0.1);
        var bestError = double.PositiveInfinity;
        var (curves, shape) = (new double[cuts.Length][], new double[Days * fit._slots]);
        Sums? all = null;
        foreach (var life in HalfLives)
        {
            var stats = fit.Before(totals, life, cuts);
            all ??= stats[^1];
            foreach (var bend in Bends)
            {
                token.ThrowIfCancellationRequested();
                for (var k = 0; k < cuts.Length; k++)
                {
                    curves[k] = fit.Shared(stats[k], bend);
                }

                foreach (var deviation in Deviations)
                {
                    var error = 0.0;
                    for (var k = 0; k < cuts.Length && error < bestError; k++)
                    {
                        fit.Shape(stats[k], curves[k], bend, deviation, shape);
                        error += tests[k].Error(shape);
                    }

                    if (cuts.Length > 0 && error < bestError)
                    {
                        (bestBend, bestDeviation, bestError, all) = (bend, deviation, error, stats[^1]);
                    }
                }
            }
        }

        var result = new double[Days * fit._slots];
        fit.Shape(all!, fit.Shared(all!, bestBend), bestBend, bestDeviation, result);
        return result;
    }

    /// <summary>Weighted contacts per cell of the week, and weighted totals of the days on which the cell was seen: at each date and at the end.</summary>
    private Sums[] Before(double[] totals, double halfLife, int[] cuts)
    {
        var result = new Sums[cuts.Length + 1];
        var running = new Sums(Days * _slots);
        var next = 0;
        for (var d = 0; d <= _series.Days; d++)
        {
            while (next < cuts.Length ? d == cuts[next] : next == cuts.Length && d == _series.Days)
            {
                // Weights are kept as of day 0, which only grows; at a date they are brought down to it.
                result[next++] = running.Scaled(Recency.Weight(d, halfLife));
            }

            if (d < _series.Days && totals[d] > 0)
            {
                running.Add(_series.Day(d), _series.Weekday(d) * _slots, totals[d], Recency.Weight(-d, halfLife));
            }
        }

        return result;
    }

    /// <summary>What came in the four weeks after a date.</summary>
    private Sums After(double[] totals, int cut)
    {
        var sums = new Sums(Days * _slots);
        for (var d = cut; d < Math.Min(_series.Days, cut + 28); d++)
        {
            if (totals[d] > 0)
            {
                sums.Add(_series.Day(d), _series.Weekday(d) * _slots, totals[d], 1);
            }
        }

        return sums;
    }

    private double[] Shared(Sums sums, double bend)
    {
        var (root, weight) = (new double[_slots], new double[_slots]);
        for (var s = 0; s < _slots; s++)
        {
            var total = 0.0;
            for (var w = 0; w < Days; w++)
            {
                total += sums.Contacts[(w * _slots) + s];
                weight[s] += sums.Totals[(w * _slots) + s];
            }

            root[s] = weight[s] > 0 ? Math.Sqrt(total / weight[s]) : 0;
        }

        Smooth(root, weight, Penalty(bend, weight), 0);
        return root;
    }

    private void Shape(Sums sums, double[] shared, double bend, double deviation, double[] result)
    {
        for (var w = 0; w < Days; w++)
        {
            var at = w * _slots;
            var weight = sums.Totals.AsSpan(at, _slots);
            for (var s = 0; s < _slots; s++)
            {
                _own[s] = weight[s] > 0 ? sums.Root(at + s) - shared[s] : 0;
            }

            Smooth(_own, weight, Penalty(bend, weight), Penalty(deviation, weight));
            var total = 0.0;
            for (var s = 0; s < _slots; s++)
            {
                var root = Math.Max(0, shared[s] + _own[s]);
                result[at + s] = root * root;
                total += _series.IsOpen(w, s) ? root * root : 0;
            }

            for (var s = 0; s < _slots && total > 0; s++)
            {
                result[at + s] /= total;
            }
        }
    }

    /// <summary>Smooths in place over the stretches that have weight: a closed night is no neighbour of the morning.</summary>
    private void Smooth(Span<double> y, ReadOnlySpan<double> weight, double lambda, double kappa)
    {
        if (lambda <= 0 && kappa <= 0)
        {
            return;
        }

        for (var from = 0; from < y.Length;)
        {
            if (weight[from] <= 0)
            {
                from++;
                continue;
            }

            var to = from;
            while (to < y.Length && weight[to] > 0)
            {
                to++;
            }

            var part = y[from..to];
            Whittaker.Smooth(part, weight[from..to], lambda, kappa, part, _work);
            from = to;
        }
    }

    /// <summary>Noise variance of a square root of a share is 1 ÷ (4 × contacts); an expected size c relative to an even share's root has variance c² ÷
    /// slots.</summary>
    private static double Penalty(double size, ReadOnlySpan<double> weight)
    {
        var slots = 0;
        foreach (var w in weight)
        {
            slots += w > 0 ? 1 : 0;
        }

        return double.IsPositiveInfinity(size) ? 0 : 0.25 * slots / (size * size);
    }

    /// <summary>Sums per cell of the week.</summary>
    private sealed class Sums(int cells)
    {
        private double[]? _roots;
        private double _squares;

        public double[] Contacts { get; } = new double[cells];

        public double[] Totals { get; } = new double[cells];

        public double Root(int cell)
        {
            if (_roots is null)
            {
                _roots = new double[Contacts.Length];
                for (var c = 0; c < _roots.Length; c++)
                {
                    _roots[c] = Totals[c] > 0 ? Math.Sqrt(Contacts[c] / Totals[c]) : 0;
                }
            }

            return _roots[cell];
        }

        public void Add(ReadOnlySpan<double> day, int at, double total, double weight)
        {
            for (var s = 0; s < day.Length; s++)
            {
                if (!double.IsNaN(day[s]))
                {
                    Contacts[at + s] += weight * day[s];
                    Totals[at + s] += weight * total;
                    _squares += weight * day[s] * day[s] / total;
                }
            }
        }

        public Sums Scaled(double factor)
        {
            var result = new Sums(Contacts.Length);
            for (var c = 0; c < Contacts.Length; c++)
            {
                (result.Contacts[c], result.Totals[c]) = (factor * Contacts[c], factor * Totals[c]);
            }

            return result;
        }

        /// <summary>Σ (y − T p)² ÷ T over the days that were summed up: Σ y²/T − 2 p Σ y + p² Σ T per cell.</summary>
        public double Error(double[] shares)
        {
            var error = _squares;
            for (var c = 0; c < shares.Length; c++)
            {
                error += shares[c] * ((shares[c] * Totals[c]) - (2 * Contacts[c]));
            }

            return error;
        }
    }
}
