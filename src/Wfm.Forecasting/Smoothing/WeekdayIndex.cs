namespace Wfm.Forecasting;

/// <summary>Multiplicative index per day of the week, mean 1: recent means of what a day was relative to the weeks around it (classical decomposition).</summary>
internal sealed class WeekdayIndex
{
    /// <summary>Half-life in weeks of how much a past week counts.</summary>
    private const double HalfLife = 13;
    private readonly double[] _index;

    private WeekdayIndex(double[] index) => _index = index;

    /// <summary>Index of position <paramref name="at"/> in the series, or beyond its end.</summary>
    public double this[int at] => _index[at % _index.Length];

    public static WeekdayIndex Of(double[] totals, int period)
    {
        var (n, index) = (totals.Length, new double[Math.Max(1, period)]);
        Array.Fill(index, 1);
        var half = 2 * period;
        for (var round = 0; round < 3 && n >= 2 * period; round++)
        {
            var (sum, weights) = (new double[period], new double[period]);
            var (before, count) = (new double[n + 1], new int[n + 1]);
            for (var i = 0; i < n; i++)
            {
                var known = !double.IsNaN(totals[i]);
                before[i + 1] = before[i] + (known ? totals[i] / index[i % period] : 0);
                count[i + 1] = count[i] + (known ? 1 : 0);
            }

            for (var i = 0; i < n; i++)
            {
                // Two weeks to either side, whole weeks where the series allows.
                var (from, to) = (Math.Max(0, i - half), Math.Min(n, i + half + 1));
                var level = (before[to] - before[from]) / Math.Max(1, count[to] - count[from]);
                if (!double.IsNaN(totals[i]) && level > 0)
                {
                    var weight = Recency.Weight(n - i, HalfLife * period);
                    sum[i % period] += weight * Math.Min(totals[i] / level, 4 * index[i % period]);
                    weights[i % period] += weight;
                }
            }

            for (var w = 0; w < period; w++)
            {
                index[w] = weights[w] > 0 ? Math.Max(0.001, sum[w] / weights[w]) : 1;
            }

            var mean = index.Average();
            for (var w = 0; w < period; w++)
            {
                index[w] /= mean;
            }
        }

        return new WeekdayIndex(index);
    }

    /// <summary>The series without its index.</summary>
    public double[] Adjust(double[] totals)
    {
        var result = new double[totals.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = totals[i] / this[i];
        }

        return result;
    }
}
