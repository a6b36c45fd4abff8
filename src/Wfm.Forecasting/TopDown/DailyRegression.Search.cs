namespace Wfm.Forecasting;

/// <content>The search for the variances.</content>
internal sealed partial class DailyRegression
{
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
}
