namespace Wfm.Staffing;

/// <summary>
/// Means and cross-moments over replications of the two sums behind every measure, in one cell, updated replication by replication (B. P. Welford, Technometrics 4,
/// 1962), so that nothing of a replication need be kept.
/// </summary>
internal sealed class Moments(double confidence)
{
    private const int Sums = 5;

    private readonly double[] _sums = new double[MeasureSums.Measures * Sums];
    private int _count;

    /// <summary>Adds one replication.</summary>
    public void Add(ReadOnlySpan<double> over, ReadOnlySpan<double> under)
    {
        _count++;
        for (var m = 0; m < MeasureSums.Measures; m++)
        {
            var s = _sums.AsSpan(m * Sums, Sums);
            var (fromOver, fromUnder) = (over[m] - s[0], under[m] - s[1]);
            s[0] += fromOver / _count;
            s[1] += fromUnder / _count;
            s[2] += fromOver * (over[m] - s[0]);
            s[3] += fromOver * (under[m] - s[1]);
            s[4] += fromUnder * (under[m] - s[1]);
        }
    }

    /// <summary>
    /// Ratio of means R, and its standard error by the delta method: √((S₁₁ − 2·R·S₁₂ + R²·S₂₂) ÷ (n·(n − 1))) ÷ the mean below (A. Law, Simulation Modeling and
    /// Analysis, 5th ed., 2015, section 9.5).
    /// </summary>
    public Measured Of(Measure measure)
    {
        var s = _sums.AsSpan((int)measure * Sums, Sums);
        if (_count == 0 || s[1] <= 0)
        {
            return new Measured(double.NaN, double.NaN, double.NaN);
        }

        var ratio = s[0] / s[1];
        if (_count == 1)
        {
            return new Measured(ratio, double.NaN, double.NaN);
        }

        var spread = Math.Max(0, s[2] - (2 * ratio * s[3]) + (ratio * ratio * s[4]));
        var error = Math.Sqrt(spread / ((double)_count * (_count - 1))) / s[1];
        var half = MeasureSums.IsShare(measure) && ratio is 0 or 1 ? -Math.Log(1 - confidence) / (s[1] * _count) : StudentT.TwoSided(confidence, _count - 1) * error;
        return new Measured(ratio, error, half);
    }
}
