namespace Wfm.Forecasting;

/// <summary>
/// Taylor's exponential smoothing with two nested cycles, multiplicative: y = (s + t) · I · w + error, where s is the level, t its trend, I the day's cycle and
/// w the week's.
/// Source: J. W. Taylor, "Short-term electricity demand forecasting using double seasonal exponential smoothing", Journal of the Operational Research Society
/// 54 (2003) 799-805; for call centres Management Science 54 (2008) 253-265.
/// </summary>
/// <remarks>
/// <para>Each state is a discounted least-squares estimate: with regressor x (for the level I·w, and so on) and discount 1 − g its information is
/// P ← (1 − g)·P + x² and it moves by x·error ÷ P. With x² taken as 1 and P started at 1 ÷ g that is Taylor's recursion to the letter (gain g throughout);
/// with <c>weighted</c> and a small P at the start, a slot counts by its volume, and the gain falls from 1 to g as the cycle is seen more often, so that no
/// separate start-up is needed.</para>
/// <para>A missing value is not given to <see cref="Update"/>: nothing moves.</para>
/// </remarks>
internal sealed class DoubleSeasonal
{
    private readonly double[] _day;
    private readonly double[] _dayInformation;
    private readonly double[] _week;
    private readonly double[] _weekInformation;
    private readonly bool _weighted;
    private double _level;
    private double _levelInformation;
    private double _trend;

    public DoubleSeasonal(double level, double trend, double[] day, double[] week, double levelInformation, double dayInformation, double[] weekInformation, bool weighted)
    {
        (_level, _trend, _levelInformation, _weighted) = (level, trend, levelInformation, weighted);
        (_day, _week, _weekInformation) = ((double[])day.Clone(), (double[])week.Clone(), (double[])weekInformation.Clone());
        _dayInformation = new double[day.Length];
        Array.Fill(_dayInformation, dayInformation);
    }

    /// <summary>Gain of the level, per value; 0 to 1.</summary>
    public double Alpha { get; init; }

    /// <summary>Gain of the trend, per value.</summary>
    public double Beta { get; init; }

    /// <summary>Gain of the day's cycle, per visit of a slot.</summary>
    public double Gamma { get; init; }

    /// <summary>Gain of the week's cycle, per visit of a cell of the week.</summary>
    public double Omega { get; init; }

    /// <summary>The value expected at a slot and a cell of the week, <paramref name="steps"/> values ahead.</summary>
    public double Expect(int slot, int cell, int steps = 1) => (_level + (steps * _trend)) * _day[slot] * _week[cell];

    /// <summary>Takes in the next value. An error larger than <paramref name="limit"/> counts as that large.</summary>
    /// <returns>The one-step error before it was limited.</returns>
    public double Update(int slot, int cell, double y, double limit = double.PositiveInfinity)
    {
        var (i, w, before) = (_day[slot], _week[cell], _level + _trend);
        var fit = before * i * w;
        var error = y - fit;
        y = fit + Math.Clamp(error, -limit, limit);

        _levelInformation = ((1 - Alpha) * _levelInformation) + Square(i * w);
        var level = before + Move(y - fit, i * w, _levelInformation);
        _trend += Beta * (level - _level - _trend);
        _level = level;

        // Both cycles see the new level and each other's old value.
        var (x, z) = (level * w, level * i);
        fit = level * i * w;
        _dayInformation[slot] = ((1 - Gamma) * _dayInformation[slot]) + Square(x);
        _day[slot] = i + Move(y - fit, x, _dayInformation[slot]);
        _weekInformation[cell] = ((1 - Omega) * _weekInformation[cell]) + Square(z);
        _week[cell] = w + Move(y - fit, z, _weekInformation[cell]);
        return error;
    }

    private double Square(double x) => _weighted ? x * x : 1;

    private double Move(double error, double x, double information) => information <= 0 ? 0 : _weighted ? error * x / information : error / (x * information);
}
