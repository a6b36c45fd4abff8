namespace Wfm.Staffing;

/// <summary>
/// How productive a new starter is by month on the floor: v(1), v(2), …, and 1 from then on. As capacity, heads × v; as load, AHT ÷ v: one or the other, never
/// both. Immutable.
/// </summary>
public sealed class RampCurve
{
    private readonly double[] _productivity;

    /// <summary>A curve.</summary>
    /// <param name="productivity">Share of target productivity in month 1, 2, … on the floor, each above 0 and at most 1. None: productive from the first day.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside its range.</exception>
    public RampCurve(IEnumerable<double> productivity)
    {
        ArgumentNullException.ThrowIfNull(productivity);
        _productivity = [.. productivity.Select(v => Guard.Share(v, nameof(productivity)))];
    }

    /// <summary>50 %, 75 % and 90 % in the first three months: an example from planning practice, not a measurement. Measure your own.</summary>
    public static RampCurve Typical { get; } = new([0.5, 0.75, 0.9]);

    /// <summary>Months until full productivity.</summary>
    public int Months => _productivity.Length;

    /// <summary>Productive months that one starter costs before the curve reaches 1: Σ(1 − v).</summary>
    public double MonthsLost => _productivity.Sum(v => 1 - v);

    /// <summary>Productivity in a month on the floor.</summary>
    /// <param name="month">1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The month is below 1.</exception>
    public double At(int month) => Guard.Positive(month) <= _productivity.Length ? _productivity[month - 1] : 1;

    /// <summary>Handle time of a starter: AHT ÷ v.</summary>
    /// <param name="ahtSeconds">Handle time of an experienced agent in seconds, above 0.</param>
    /// <param name="month">Month on the floor, 1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public double AhtSeconds(double ahtSeconds, int month) => Guard.Positive(ahtSeconds) / At(month);

    /// <summary>
    /// Mean handle time of a team in which all are equally busy: AHT × heads ÷ Σ heads × v. Fast agents take more contacts, so it is less than the mean of the agents' own
    /// handle times.
    /// </summary>
    /// <param name="ahtSeconds">Handle time of an experienced agent in seconds, above 0.</param>
    /// <param name="headsByMonth">Heads in month 1, 2, … on the floor; those beyond the curve count as experienced. Some above 0, none below.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public double TeamAhtSeconds(double ahtSeconds, IReadOnlyList<double> headsByMonth)
    {
        ArgumentNullException.ThrowIfNull(headsByMonth);
        var heads = headsByMonth.Sum(h => Guard.NotNegative(h, nameof(headsByMonth)));
        return Guard.Positive(ahtSeconds) * Guard.Positive(heads, nameof(headsByMonth)) / headsByMonth.Select((h, i) => h * At(i + 1)).Sum();
    }
}
