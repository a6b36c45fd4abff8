namespace Wfm.Forecasting;

/// <summary>
/// A table of days by slots as a few curves times a score per day: x(d, s) ≈ Σ β(d, k) f(k, s), by alternating least squares over the cells that are known,
/// one curve after the other, each smoothed as far as its own noise asks for. Curves have a mean square of 1. Source: H. Shen and J. Z. Huang,
/// "Analysis of call centre arrival data using singular value decomposition", Applied Stochastic Models in Business and Industry 21 (2005) 251-263.
/// </summary>
internal sealed class LowRankFactors
{
    private const int Rounds = 6;

    /// <summary>Variance of the square root of a Poisson count.</summary>
    private const double RootNoise = 0.25;

    /// <summary>Expected bend (second difference) of a curve from slot to slot, against its level of 1.</summary>
    private const double Bend = 0.1;

    private readonly int _slots;
    private readonly List<double[]> _curves = [];

    private LowRankFactors(int slots) => _slots = slots;

    /// <summary>Number of curves.</summary>
    public int Rank => _curves.Count;

    /// <summary>The curves, the strongest first; NaN at slots that no day has.</summary>
    public IReadOnlyList<double[]> Curves => _curves;

    /// <summary>Learns curves from the rows of a table.</summary>
    /// <param name="table">Day after day, a value per slot, NaN where not known.</param>
    /// <param name="slots">Slots per day.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Day after the last one.</param>
    /// <param name="groups">A group per day, 0-6 (its weekday): where the curves are looked for first.</param>
    /// <param name="most">Most curves.</param>
    /// <param name="halfLife">Days after which a day counts half.</param>
    public static LowRankFactors Fit(ReadOnlySpan<double> table, int slots, int from, int to, Func<int, int> groups, int most, double halfLife)
    {
        var result = new LowRankFactors(slots);
        var rest = table[(from * slots)..(to * slots)].ToArray();
        var days = to - from;
        var (weights, scores) = (new double[days], new double[days]);
        for (var d = 0; d < days; d++)
        {
            weights[d] = Recency.Weight(days - d, halfLife);
        }

        var (start, above, below, work) = (new double[slots], new double[slots], new double[slots], new double[3 * slots]);
        var first = 0.0;
        for (var k = 0; k < most; k++)
        {
            Start(rest, slots, weights, d => groups(from + d), start);
            var curve = (double[])start.Clone();
            if (!Normalise(curve))
            {
                break;
            }

            for (var round = 0; round < Rounds; round++)
            {
                Scores(rest, slots, curve, scores);
                above.AsSpan().Clear();
                below.AsSpan().Clear();
                for (var d = 0; d < days; d++)
                {
                    var (x, w) = (scores[d], weights[d] * scores[d]);
                    if (w == 0)
                    {
                        continue;
                    }

                    var row = rest.AsSpan(d * slots, slots);
                    for (var s = 0; s < slots; s++)
                    {
                        if (!double.IsNaN(row[s]))
                        {
                            above[s] += w * row[s];
                            below[s] += w * x;
                        }
                    }
                }

                var change = 0.0;
                start.AsSpan().Fill(double.NaN);
                for (var s = 0; s < slots; s++)
                {
                    start[s] = below[s] > 0 ? above[s] / below[s] : double.NaN;
                }

                Smooth(start, below, work);
                if (!Normalise(start))
                {
                    break;
                }

                for (var s = 0; s < slots; s++)
                {
                    change += double.IsNaN(start[s]) || double.IsNaN(curve[s]) ? 0 : (start[s] - curve[s]) * (start[s] - curve[s]);
                    curve[s] = start[s];
                }

                if (change < 1e-6 * slots)
                {
                    break;
                }
            }

            Scores(rest, slots, curve, scores);
            var size = 0.0;
            for (var d = 0; d < days; d++)
            {
                size += scores[d] * scores[d];
                var row = rest.AsSpan(d * slots, slots);
                for (var s = 0; s < slots; s++)
                {
                    row[s] -= double.IsNaN(curve[s]) ? 0 : scores[d] * curve[s];
                }
            }

            // Nothing left but rounding.
            first = Math.Max(first, size);
            if (size <= 1e-12 * first)
            {
                break;
            }

            result._curves.Add(curve);
        }

        return result;
    }

    /// <summary>Scores of one day on the first <paramref name="rank"/> curves, by least squares over its known slots; false when less than half of the first
    /// curve's weight is known.</summary>
    public bool TryScore(ReadOnlySpan<double> day, int rank, Span<double> scores)
    {
        Span<double> normal = stackalloc double[rank * rank];
        normal.Clear();
        scores[..rank].Clear();
        var all = 0.0;
        for (var s = 0; s < _slots; s++)
        {
            var level = _curves[0][s];
            all += double.IsNaN(level) ? 0 : level * level;
            if (double.IsNaN(day[s]) || double.IsNaN(level))
            {
                continue;
            }

            for (var i = 0; i < rank; i++)
            {
                var x = At(i, s);
                scores[i] += x * day[s];
                for (var j = 0; j <= i; j++)
                {
                    normal[(i * rank) + j] += x * At(j, s);
                }
            }
        }

        if (normal[0] < 0.5 * all || all <= 0)
        {
            return false;
        }

        // Cholesky in place; the ridge is of the order of one slot's noise.
        for (var i = 0; i < rank; i++)
        {
            normal[(i * rank) + i] += 1e-6 * all;
            for (var j = 0; j <= i; j++)
            {
                var sum = normal[(i * rank) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= normal[(i * rank) + k] * normal[(j * rank) + k];
                }

                normal[(i * rank) + j] = j < i ? sum / normal[(j * rank) + j] : Math.Sqrt(sum);
            }

            for (var k = 0; k < i; k++)
            {
                scores[i] -= normal[(i * rank) + k] * scores[k];
            }

            scores[i] /= normal[(i * rank) + i];
        }

        for (var i = rank - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < rank; k++)
            {
                scores[i] -= normal[(k * rank) + i] * scores[k];
            }

            scores[i] /= normal[(i * rank) + i];
        }

        return true;
    }

    private double At(int k, int s) => double.IsNaN(_curves[k][s]) ? 0 : _curves[k][s];

    /// <summary>The group's mean curve with the most weight in it.</summary>
    private static void Start(double[] rest, int slots, double[] weights, Func<int, int> groups, double[] start)
    {
        var (sum, of) = (new double[7 * slots], new double[7 * slots]);
        for (var d = 0; d < weights.Length; d++)
        {
            var at = groups(d) * slots;
            var row = rest.AsSpan(d * slots, slots);
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(row[s]))
                {
                    sum[at + s] += weights[d] * row[s];
                    of[at + s] += weights[d];
                }
            }
        }

        var (best, most) = (0, -1.0);
        for (var g = 0; g < 7; g++)
        {
            var size = 0.0;
            for (var s = g * slots; s < (g + 1) * slots; s++)
            {
                size += of[s] > 0 ? sum[s] * sum[s] / of[s] : 0;
            }

            if (size > most)
            {
                (best, most) = (g, size);
            }
        }

        for (var s = 0; s < slots; s++)
        {
            // Slots that this group does not have start at the others' mean.
            var (a, b) = (sum[(best * slots) + s], of[(best * slots) + s]);
            for (var g = 0; g < 7 && of[(best * slots) + s] <= 0; g++)
            {
                (a, b) = (a + sum[(g * slots) + s], b + of[(g * slots) + s]);
            }

            start[s] = b > 0 ? a / b : double.NaN;
        }
    }

    private static void Scores(double[] rest, int slots, double[] curve, double[] scores)
    {
        for (var d = 0; d < scores.Length; d++)
        {
            var row = rest.AsSpan(d * slots, slots);
            var (above, below) = (0.0, 0.0);
            for (var s = 0; s < slots; s++)
            {
                if (!double.IsNaN(row[s]) && !double.IsNaN(curve[s]))
                {
                    above += row[s] * curve[s];
                    below += curve[s] * curve[s];
                }
            }

            scores[d] = below > 0 ? above / below : 0;
        }
    }

    private static bool Normalise(double[] curve)
    {
        var (sum, n) = (0.0, 0);
        foreach (var x in curve)
        {
            if (!double.IsNaN(x))
            {
                sum += x * x;
                n++;
            }
        }

        if (sum <= 0 || !double.IsFinite(sum))
        {
            return false;
        }

        var size = Math.Sqrt(sum / n);
        for (var s = 0; s < curve.Length; s++)
        {
            curve[s] /= size;
        }

        return true;
    }

    private static void Smooth(double[] curve, double[] weight, double[] work)
    {
        for (var from = 0; from < curve.Length;)
        {
            if (double.IsNaN(curve[from]))
            {
                from++;
                continue;
            }

            var to = from;
            while (to < curve.Length && !double.IsNaN(curve[to]))
            {
                to++;
            }

            var part = curve.AsSpan(from, to - from);
            Whittaker.Smooth(part, weight.AsSpan(from, to - from), RootNoise / (Bend * Bend), 0, part, work);
            from = to;
        }
    }
}
