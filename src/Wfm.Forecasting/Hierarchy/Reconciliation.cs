namespace Wfm.Forecasting;

/// <summary>
/// Least-squares reconciliation of the parts' forecasts with forecasts of their sums: minimum trace with a diagonal error variance (S. Wickramasuriya,
/// G. Athanasopoulos, R. Hyndman, J. Amer. Statist. Assoc. 114 (2019) 804, section 2.3, "WLS"). Solved sum by sum as an update of the parts and their covariance, which
/// gives the same result as the normal equations.
/// </summary>
internal static class Reconciliation
{
    /// <summary>No part is moved beyond this factor, up or down: what is further apart is a fault and not an error of forecast.</summary>
    private const double MostFactor = 2;

    /// <summary>Reconciled parts, 0 or more.</summary>
    /// <param name="parts">Forecast per part; parts of 0 stay 0.</param>
    /// <param name="variances">Error variance of each.</param>
    /// <param name="sums">Forecasts of sums: which parts, the forecast, its error variance (above 0).</param>
    public static double[] Solve(IReadOnlyList<double> parts, IReadOnlyList<double> variances, IEnumerable<(IReadOnlyList<int> Members, double Forecast, double Variance)> sums)
    {
        var n = parts.Count;
        var result = parts.ToArray();
        var p = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            p[i, i] = parts[i] > 0 ? Math.Max(0, variances[i]) : 0;
        }

        var gain = new double[n];
        foreach (var (members, forecast, variance) in sums)
        {
            var (sum, spread) = (0.0, variance);
            Array.Clear(gain);
            foreach (var m in members)
            {
                sum += result[m];
                for (var i = 0; i < n; i++)
                {
                    gain[i] += p[i, m];
                }
            }

            foreach (var m in members)
            {
                spread += gain[m];
            }

            if (!(spread > 0))
            {
                continue;
            }

            for (var i = 0; i < n; i++)
            {
                result[i] += gain[i] / spread * (forecast - sum);
                for (var j = 0; j < n; j++)
                {
                    p[i, j] -= gain[i] * gain[j] / spread;
                }
            }
        }

        for (var i = 0; i < n; i++)
        {
            result[i] = Math.Clamp(result[i], parts[i] / MostFactor, parts[i] * MostFactor);
        }

        return result;
    }
}
