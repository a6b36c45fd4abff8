namespace Wfm.Staffing;

/// <summary>How much absence an agent who is staffed since the start has gathered: a share s of the time takes s ÷ (1 − s) of what is left.</summary>
internal sealed class AbsenceClock
{
    private readonly double[] _gathered;
    private readonly double[] _rates;
    private readonly double _intervalSeconds;

    public AbsenceClock(ShortAbsences absences, double intervalSeconds, int intervals)
    {
        (MeanSeconds, _intervalSeconds) = (absences.MeanSeconds, intervalSeconds);
        (_rates, _gathered) = (new double[intervals], new double[intervals + 1]);
        for (var i = 0; i < intervals; i++)
        {
            var share = absences.Shares[Math.Min(i, absences.Shares.Count - 1)];
            _rates[i] = share / (1 - share);
            _gathered[i + 1] = _gathered[i] + (_rates[i] * intervalSeconds);
        }
    }

    public double MeanSeconds { get; }

    /// <summary>Absence gathered until a time, in seconds; none after the last interval.</summary>
    public double At(double time)
    {
        var interval = (int)Math.Min(time / _intervalSeconds, _rates.Length);
        return interval == _rates.Length ? _gathered[interval] : _gathered[interval] + (_rates[interval] * (time - (interval * _intervalSeconds)));
    }

    /// <summary>When so much is gathered; infinite when it never is.</summary>
    public double When(double gathered)
    {
        if (gathered >= _gathered[^1])
        {
            return double.PositiveInfinity;
        }

        var interval = Array.BinarySearch(_gathered, gathered);
        interval = interval < 0 ? ~interval - 1 : interval;
        while (_rates[interval] == 0)
        {
            interval++;
        }

        return (interval * _intervalSeconds) + (Math.Max(0, gathered - _gathered[interval]) / _rates[interval]);
    }
}
