using Wfm.Samples.Chance;

namespace Wfm.Samples.Sizing;

/// <summary>
/// A small M/M/n+M queue for sizing the sample: enough to say how many agents the calls need, kept apart from the engine so that neither checks itself.
/// </summary>
public static class ErlangA
{
    /// <summary>Share of offered calls answered within a time, and occupancy.</summary>
    /// <param name="erlangs">Offered load, above 0 and at most 500: the sums aren't scaled.</param>
    /// <param name="agents">Agents, 1 or more.</param>
    /// <param name="ahtSeconds">Mean handle time.</param>
    /// <param name="patienceSeconds">Mean patience.</param>
    /// <param name="withinSeconds">Answered within.</param>
    public static (double ServiceLevel, double Occupancy) Evaluate(double erlangs, int agents, double ahtSeconds, double patienceSeconds, double withinSeconds)
    {
        if (erlangs is not (> 0 and <= 500))
        {
            throw new ArgumentOutOfRangeException(nameof(erlangs), erlangs, "The offered load must be above 0 and at most 500 erlangs.");
        }

        // Who finds n + k others is served after a sum of exponentials with rates (c + i) theta, i = 0..k, c = n mu / theta, unless his own patience (rate theta) ends
        // before. P(served within T) = c/(c+k+1) P(S <= T), S with c + 1 for c; P(S > T) is a negative binomial sum in x = exp(-theta T).
        var c = agents * patienceSeconds / ahtSeconds;
        var x = PortableMath.Exp(-withinSeconds / patienceSeconds);
        var term = PortableMath.Exp(-withinSeconds * (c + 1) / patienceSeconds);
        var late = term;
        double state = 1, total = 1, busy = 0, answered = 1;
        for (var j = 1; j <= 5000; j++)
        {
            var leave = j <= agents ? j / erlangs : (agents / erlangs) + ((j - agents) * ahtSeconds / patienceSeconds / erlangs);
            state /= leave;
            total += state;
            busy += state * Math.Min(j, agents);
            if (j < agents)
            {
                answered += state;
                continue;
            }

            var k = j - agents;
            if (k > 0)
            {
                term *= (1 - x) * (c + k) / k;
                late += term;
            }

            answered += state * (c / (c + k + 1)) * Math.Max(0, 1 - late);
            if (j > agents && state < 1e-14 * total)
            {
                break;
            }
        }

        return (answered / total, busy / total / agents);
    }

    /// <summary>Fewest agents that keep a service level and an occupancy.</summary>
    public static int Required(double erlangs, double ahtSeconds, ServicePromise promise)
    {
        ArgumentNullException.ThrowIfNull(promise);
        for (var n = Math.Max(1, (int)(erlangs * 0.7)); ; n++)
        {
            var (level, occupancy) = Evaluate(erlangs, n, ahtSeconds, promise.PatienceSeconds, promise.WithinSeconds);
            if (level >= promise.Level && occupancy <= promise.OccupancyMax)
            {
                return n;
            }
        }
    }
}
