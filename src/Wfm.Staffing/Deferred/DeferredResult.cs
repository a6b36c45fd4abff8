namespace Wfm.Staffing;

/// <summary>What becomes of one stream of deferred work, per interval, in contacts. Contacts are conserved: backlog at the start + arrivals = done + backlog at the end.</summary>
public sealed class DeferredResult
{
    internal DeferredResult(int intervals) =>
        (DoneValues, BacklogValues, InTimeValues, LateValues, OldestValues) =
        (new double[intervals], new double[intervals], new double[intervals], new double[intervals], new double[intervals]);

    /// <summary>Contacts done in each interval.</summary>
    public IReadOnlyList<double> Done => DoneValues;

    /// <summary>Contacts that wait at the end of each interval.</summary>
    public IReadOnlyList<double> Backlog => BacklogValues;

    /// <summary>Of the contacts that came in each interval, those done in time; the backlog of the start counts with interval 0.</summary>
    public IReadOnlyList<double> InTime => InTimeValues;

    /// <summary>Of the contacts that came in each interval, those done late, or not done and late at the end. The rest is not due yet.</summary>
    public IReadOnlyList<double> Late => LateValues;

    /// <summary>Seconds since the start of the interval in which the oldest contact that waits at the end of each interval came in; 0 without backlog.</summary>
    public IReadOnlyList<double> OldestSeconds => OldestValues;

    /// <summary>Share in time of all contacts whose fate is known; 1 without any.</summary>
    public double OnTime
    {
        get
        {
            var (inTime, late) = (InTime.Sum(), Late.Sum());
            return inTime + late > 0 ? inTime / (inTime + late) : 1;
        }
    }

    internal double[] DoneValues { get; }

    internal double[] BacklogValues { get; }

    internal double[] InTimeValues { get; }

    internal double[] LateValues { get; }

    internal double[] OldestValues { get; }

    /// <summary>Share in time of the contacts that came in interval i and whose fate is known; 1 without any.</summary>
    public double OnTimeOf(int interval)
    {
        var (inTime, late) = (InTime[interval], Late[interval]);
        return inTime + late > 0 ? inTime / (inTime + late) : 1;
    }
}
