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
