namespace Wfm.Forecasting.Boosting;

/// <summary>
/// What a forecaster knows at the start of a day: weighted sums of day totals per weekday at several speeds of forgetting, and of what each part of the day
/// brought against its share. Days are taken in one by one, in order.
/// </summary>
internal sealed class OriginState
{
    /// <summary>Half-lives in days: the level of last week, of last fortnight, of the base line, and the slow weekday pattern.</summary>
    private static readonly double[] HalfLives = [7, 14, 42, 182];
    private const int Base = 2;
    private const int Slow = 3;
    private const double WeekdayHalfLife = 21;
    private const double PartHalfLife = 21;

    private readonly int _parts;
    private readonly double[,] _total = new double[4, 7];
    private readonly double[,] _weight = new double[4, 7];
    private readonly double[] _recentTotal = new double[7];
    private readonly double[] _recentWeight = new double[7];
    private readonly double[] _lastTotal = new double[7];
    private readonly double[] _partCount;
    private readonly double[] _partExpected;
    private readonly double[] _slow = new double[7];
    private double _baseRatio = 1;
    private double _overall;

    /// <summary>Nothing known yet.</summary>
    /// <param name="parts">Parts of a day.</param>
    public OriginState(int parts)
    {
        _parts = parts;
        (_partCount, _partExpected) = (new double[7 * parts], new double[7 * parts]);
        Array.Fill(_lastTotal, double.NaN);
    }

    /// <summary>Features that <see cref="Features"/> fills in.</summary>
    public const int Count = 7;

    /// <summary>Takes a day in.</summary>
    /// <param name="weekday">Sunday 0.</param>
    /// <param name="total">Contacts of the day; NaN: not known, time passes only.</param>
    /// <param name="counts">Contacts per part.</param>
    /// <param name="shares">Usual share of the day per part.</param>
    public void Add(int weekday, double total, ReadOnlySpan<double> counts, ReadOnlySpan<double> shares)
    {
        for (var k = 0; k < HalfLives.Length; k++)
        {
            var keep = Recency.Weight(1, HalfLives[k]);
            for (var w = 0; w < 7; w++)
            {
                _total[k, w] *= keep;
                _weight[k, w] *= keep;
            }
        }

        Fade(_recentTotal, WeekdayHalfLife);
        Fade(_recentWeight, WeekdayHalfLife);
        Fade(_partCount, PartHalfLife);
        Fade(_partExpected, PartHalfLife);
        if (double.IsNaN(total))
        {
            return;
        }

        for (var k = 0; k < HalfLives.Length; k++)
        {
            _total[k, weekday] += total;
            _weight[k, weekday]++;
        }

        _recentTotal[weekday] += total;
        _recentWeight[weekday]++;
        _lastTotal[weekday] = total;
        for (var p = 0; p < _parts; p++)
        {
            if (!double.IsNaN(counts[p]))
            {
                _partCount[(weekday * _parts) + p] += counts[p];
                _partExpected[(weekday * _parts) + p] += total * shares[p];
            }
        }
    }

    /// <summary>Sums up what is known; call it when all days before the origin are in and before asking.</summary>
    public void Close()
    {
        var (sum, n) = (0.0, 0.0);
        for (var w = 0; w < 7; w++)
        {
            sum += _total[Slow, w];
            n += _weight[Slow, w];
        }

        _overall = n > 0 ? sum / n : 0;
        for (var w = 0; w < 7; w++)
        {
            _slow[w] = _weight[Slow, w] > 0 ? _total[Slow, w] / _weight[Slow, w] : _overall;
        }

        _baseRatio = Ratio(Base);
    }

    /// <summary>Base line: mean contacts of a weekday at the level of the last weeks.</summary>
    public double BaseTotal(int weekday) => _slow[weekday] * _baseRatio;

    /// <summary>Logs of ratios, 0 where nothing is known: last week's and last fortnight's level to the base line's, the base line's to the slow one, the
    /// weekday's recent and last total to its base line, and the part's recent share to its usual one, on this weekday and on all.</summary>
    public void Features(int weekday, int part, Span<double> result)
    {
        result[0] = Log(Ratio(0) / _baseRatio);
        result[1] = Log(Ratio(1) / _baseRatio);
        result[2] = Log(_baseRatio);
        var own = BaseTotal(weekday);
        result[3] = Log((_recentTotal[weekday] + own) / ((_recentWeight[weekday] * own) + own));
        result[4] = double.IsNaN(_lastTotal[weekday]) ? 0 : Log(_lastTotal[weekday] / own);
        var (count, expected) = (_partCount[(weekday * _parts) + part], _partExpected[(weekday * _parts) + part]);
        result[5] = Log((count + 20) / (expected + 20));
        (count, expected) = (0, 0);
        for (var w = 0; w < 7; w++)
        {
            count += _partCount[(w * _parts) + part];
            expected += _partExpected[(w * _parts) + part];
        }

        result[6] = Log((count + 20) / (expected + 20));
    }

    private static double Log(double ratio) => double.IsNaN(ratio) ? 0 : Math.Clamp(Math.Log(Math.Max(ratio, 1e-3)), -3, 3);

    private static void Fade(double[] values, double halfLife)
    {
        var keep = Recency.Weight(1, halfLife);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= keep;
        }
    }

    /// <summary>Level at one speed over the slow one, weekdays made comparable; 1 when nothing is known.</summary>
    private double Ratio(int k)
    {
        var (seen, usual) = (0.0, 0.0);
        for (var w = 0; w < 7; w++)
        {
            seen += _total[k, w];
            usual += _weight[k, w] * _slow[w];
        }

        return usual > 0 && seen > 0 ? seen / usual : 1;
    }
}
