namespace Wfm.Forecasting;

/// <summary>
/// Weights of a combination of models, from their errors on earlier dates: not negative, sum 1, least squares of errors over the mean (counting noise grows
/// with it), drawn toward equal weights (Bates and Granger 1969; Diebold and Pauly 1990). Equal weights are hard to beat because errors of models are alike
/// and the past is short; weights of their own go only to differences that the errors show clearly.
/// </summary>
internal static class Blend
{
    /// <summary>Models whose squared error is this many times the best one's take no part.</summary>
    private const double Slack = 1.2;

    /// <summary>Pull toward equal weights, in mean squared errors of a model.</summary>
    private const double Pull = 0.005;

    /// <summary>Weights below this are not worth a fit.</summary>
    private const double Least = 0.03;

    /// <summary>An interval that every model missed by more than this many times the usual squared error counts no more than that: one slip of the keyboard
    /// would outweigh weeks of ordinary intervals, and make all models look alike.</summary>
    private const double Most = 400;

    /// <summary>Errors up to this many contacts always count in full.</summary>
    private const double Small = 10;

    /// <summary>A weight per model.</summary>
    /// <param name="means">Forecasts per model.</param>
    /// <param name="actual">What came.</param>
    public static double[] Weights(IReadOnlyList<double[]> means, double[] actual)
    {
        var errors = Errors(means, actual);
        var best = errors.Min();
        var taking = Enumerable.Range(0, means.Count).Where(m => errors[m] <= Slack * best).ToArray();
        var x = OnSimplex(Products([.. taking.Select(m => means[m])], actual, Scale(means, actual)));
        var weights = new double[means.Count];
        var total = x.Where(w => w >= Least).Sum();
        for (var a = 0; a < x.Length; a++)
        {
            weights[taking[a]] = x[a] < Least ? 0 : x[a] / total;
        }

        return weights;
    }

    /// <summary>
    /// Mean squared error over the mean, per model. Absolute errors would prefer a forecast of nothing where an interval has less than half a contact; squared
    /// ones are least at the mean.
    /// </summary>
    public static double[] Errors(IReadOnlyList<double[]> means, double[] actual)
    {
        var scale = Scale(means, actual);
        var result = new double[means.Count];
        for (var m = 0; m < result.Length; m++)
        {
            for (var i = 0; i < actual.Length; i++)
            {
                var error = means[m][i] - actual[i];
                result[m] += error * error / scale[i] / actual.Length;
            }
        }

        return result;
    }

    /// <summary>Mean of all models per interval, at least a fiftieth of the mean count; more where all of them were far off.</summary>
    private static double[] Scale(IReadOnlyList<double[]> means, double[] actual)
    {
        var result = new double[actual.Length];
        var floor = Math.Max(0.02 * actual.Average(), 1e-9);
        for (var i = 0; i < result.Length; i++)
        {
            foreach (var mean in means)
            {
                result[i] += mean[i] / means.Count;
            }

            result[i] = Math.Max(result[i], floor);
        }

        var least = new double[actual.Length];
        for (var i = 0; i < least.Length; i++)
        {
            least[i] = means.Min(m => (m[i] - actual[i]) * (m[i] - actual[i])) / result[i];
        }

        // The usual error is that of 99 % of the intervals, since the spike itself must not make it, and at least that of Poisson counts, whose variance is the
        // mean. Ten contacts more or less are never too many: a few where hardly any come are what the mean is made of.
        var most = Most * Math.Max(1, least.Order().Take((int)(0.99 * least.Length)).DefaultIfEmpty().Average());
        for (var i = 0; i < least.Length; i++)
        {
            result[i] *= Math.Max(1, least[i] / Math.Max(most, Small * Small / result[i]));
        }

        return result;
    }

    /// <summary>Mean products of errors over the scale.</summary>
    private static double[,] Products(double[][] means, double[] actual, double[] scale)
    {
        var n = means.Length;
        var result = new double[n, n];
        var error = new double[n];
        for (var i = 0; i < actual.Length; i++)
        {
            for (var a = 0; a < n; a++)
            {
                error[a] = means[a][i] - actual[i];
                for (var b = 0; b <= a; b++)
                {
                    result[a, b] += error[a] * error[b] / (scale[i] * actual.Length);
                }
            }
        }

        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < a; b++)
            {
                result[b, a] = result[a, b];
            }
        }

        return result;
    }

    /// <summary>Minimises x'Qx + pull · |x − 1/n|² over the simplex, moving weight between the two that gain most by it.</summary>
    private static double[] OnSimplex(double[,] q)
    {
        var n = q.GetLength(0);
        var scale = Enumerable.Range(0, n).Average(a => q[a, a]);
        var pull = Pull * scale;
        var x = Enumerable.Repeat(1.0 / n, n).ToArray();
        var slope = new double[n];
        for (var step = 0; step < 1000 && scale > 0; step++)
        {
            var (to, from) = (0, -1);
            for (var a = 0; a < n; a++)
            {
                slope[a] = pull * (x[a] - (1.0 / n));
                for (var b = 0; b < n; b++)
                {
                    slope[a] += q[a, b] * x[b];
                }

                to = slope[a] < slope[to] ? a : to;
                from = x[a] > 0 && (from < 0 || slope[a] > slope[from]) ? a : from;
            }

            var gain = slope[from] - slope[to];
            if (gain <= 1e-9 * scale)
            {
                break;
            }

            var move = Math.Min(x[from], gain / (q[from, from] + q[to, to] - (2 * q[from, to]) + (2 * pull)));
            x[to] += move;
            x[from] = move == x[from] ? 0 : x[from] - move;
        }

        return x;
    }
}
