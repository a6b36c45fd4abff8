namespace Wfm.Staffing;

/// <summary>
/// The load in erlangs that an interval is to be staffed for when volumes change over the day: what takes the place of contacts × AHT ÷ interval in the
/// stationary models.
/// </summary>
public static class EffectiveLoad
{
    /// <summary>Load per interval.</summary>
    /// <param name="method">How it follows from the volumes.</param>
    /// <param name="calls">Contacts offered per interval, 0 or more; intervals follow each other without a gap, closed ones with 0.</param>
    /// <param name="ahtSeconds">Mean handle time of the contacts of each interval in seconds, above 0 where there are contacts.</param>
    /// <param name="intervalSeconds">Length of each interval in seconds, above 0.</param>
    /// <returns>Erlangs per interval. Work that outlasts its interval counts in the next, so an interval after closing time may have some.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static double[] Of(LoadMethod method, IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds)
    {
        Check(calls, ahtSeconds, intervalSeconds);
        return method switch
        {
            LoadMethod.OfferedLoad => OfferedLoad.Mean(calls, ahtSeconds, intervalSeconds),
            LoadMethod.Lagged => LaggedLoad.Of(calls, ahtSeconds, intervalSeconds),
            _ => [.. calls.Select((c, i) => c > 0 ? c * ahtSeconds[i] / intervalSeconds : 0)],
        };
    }

    /// <summary>
    /// Load per interval for a target: the load that would, if it lasted for ever, ask for as many agents as keep the target on average over the interval. Where the
    /// offered load moves within an interval its mean is not enough, since service levels fall faster above the mean than they rise below it.
    /// </summary>
    /// <param name="method">How it follows from the volumes. Only <see cref="LoadMethod.OfferedLoad"/> knows what happens within an interval; by the others the load is as without a target.</param>
    /// <param name="calls">As without a target, like all that follows.</param>
    /// <param name="ahtSeconds">Mean handle time per interval in seconds.</param>
    /// <param name="intervalSeconds">Length of each interval in seconds.</param>
    /// <param name="target">The targets.</param>
    /// <param name="shape">Waiting places and redials; by default endless places and none.</param>
    /// <returns>Erlangs per interval, to 0.000001 of the interval's largest; the mean where there is no target, or no number of agents would do.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    /// <remarks>Means over the interval by Gauss's rule of 4 points. Over days of many courses the crews that follow bring what they promise within 0.3 points of
    /// service level over a day and 1.2 points on average over intervals (the report on the requirement's quality).</remarks>
    public static double[] Of(
        LoadMethod method, IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds, ServiceTarget target, QueueShape shape = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        var mean = Of(method, calls, ahtSeconds, intervalSeconds);
        return method == LoadMethod.OfferedLoad ? MovingLoad.Effective(mean, calls, ahtSeconds, intervalSeconds, target, shape) : mean;
    }

    internal static void Check(IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(ahtSeconds);
        Guard.Positive(intervalSeconds);
        if (calls.Count != ahtSeconds.Count)
        {
            throw new ArgumentException($"{calls.Count} volumes need as many handle times, not {ahtSeconds.Count}.", nameof(ahtSeconds));
        }

        for (var i = 0; i < calls.Count; i++)
        {
            Guard.NotNegative(calls[i], nameof(calls));
            if (calls[i] > 0)
            {
                Guard.Positive(ahtSeconds[i], nameof(ahtSeconds));
            }
        }
    }
}
