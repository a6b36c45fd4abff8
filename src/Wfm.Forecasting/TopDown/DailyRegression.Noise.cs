namespace Wfm.Forecasting;

/// <content>What is left over: noise by weekday, and how far each day is believed.</content>
internal sealed partial class DailyRegression
{
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
