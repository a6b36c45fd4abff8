namespace Wfm.Staffing;

/// <summary>The arrivals of one queue in one replication, one after the other.</summary>
internal sealed class ArrivalStream
{
    private readonly SplitMix64 _chance;
    private readonly double _intervalSeconds;
    private readonly int _intervals;
    private readonly double[] _means;
    private readonly int[]? _counts;
    private double _position;
    private int _left = -1;

    public ArrivalStream(Centre centre, int queue, int seed, int replication)
    {
        var source = centre.Queues[queue].Arrivals;
        _chance = Streams.Open(seed, replication, queue, StreamOf.Arrivals);
        _intervalSeconds = centre.IntervalSeconds;
        if (source.Paths.Length > 0)
        {
            _counts = source.Paths[replication % source.Paths.Length];
            _means = [];
            _intervals = Math.Min(centre.Intervals, _counts.Length);
        }
        else
        {
            _means = !source.IsBusy ? source.Means : Busy(source, Streams.Open(seed, replication, queue, StreamOf.Busyness));
            _intervals = Math.Min(centre.Intervals, _means.Length);
        }
    }

    /// <summary>Interval of the last arrival.</summary>
    public int Interval { get; private set; }

    /// <summary>Time of the next arrival in seconds; infinite when there is none.</summary>
    public double Next() => _counts is null ? NextOfProcess() : NextOfCounts(_counts);

    /// <summary>A process of rate 1 on the scale of cumulative means: exact, whatever the rates.</summary>
    private double NextOfProcess()
    {
        var need = _chance.Exponential();
        while (Interval < _intervals)
        {
            var mean = _means[Interval];
            var left = mean * (1 - _position);
            if (need < left)
            {
                _position += need / mean;
                return (Interval + _position) * _intervalSeconds;
            }

            need -= left;
            Interval++;
            _position = 0;
        }

        return double.PositiveInfinity;
    }

    /// <summary>Uniform times in order: the first of k on what is left of the interval lies at 1 − U^(1 ÷ k) of it.</summary>
    private double NextOfCounts(int[] counts)
    {
        while (Interval < _intervals)
        {
            _left = _left < 0 ? counts[Interval] : _left;
            if (_left > 0)
            {
                _position += (1 - _position) * -ExpMinus1(-_chance.Exponential() / _left);
                _left--;
                return (Interval + _position) * _intervalSeconds;
            }

            Interval++;
            (_position, _left) = (0, -1);
        }

        return double.PositiveInfinity;
    }

    private static double ExpMinus1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1;

    private static double[] Busy(ArrivalSource source, SplitMix64 chance)
    {
        var means = new double[source.Means.Length];
        var day = 1.0;
        for (var i = 0; i < means.Length; i++)
        {
            if (i == 0 || source.Days[i] != source.Days[i - 1])
            {
                day = GammaFactor.Draw(chance, source.DayCvs[Math.Min(source.Days[i], source.DayCvs.Length - 1)]);
            }

            means[i] = source.Means[i] * day * GammaFactor.Draw(chance, source.IntervalCvs[Math.Min(i, source.IntervalCvs.Length - 1)]);
        }

        return means;
    }
}
