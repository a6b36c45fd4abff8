namespace Wfm.Staffing;

/// <summary>
/// Chance that a contact that finds n others in the system is answered within a time while staff and handle times may change under way. Later arrivals do not
/// matter, so the number ahead only falls: by a pure death chain, by uniformization, backward from the last moment.
/// </summary>
internal static class TaggedContact
{
    private const double Settled = 1e-16;

    /// <summary>Chances for n = 0 to <paramref name="top"/>.</summary>
    /// <param name="stretches">Stretches of constant agents and service rate, from arrival to the last moment; those that last 0 seconds are changes that just count.</param>
    /// <param name="theta">1 ÷ mean patience per second.</param>
    /// <param name="top">Most contacts found.</param>
    public static double[] Answered(IReadOnlyList<(double Seconds, int Agents, double Mu)> stretches, double theta, int top)
    {
        var chance = new double[top + 1];
        for (var i = stretches.Count - 1; i >= 0; i--)
        {
            var (seconds, agents, mu) = stretches[i];
            chance.AsSpan(0, Math.Min(agents, top + 1)).Fill(1);
            if (seconds > 0 && agents <= top)
            {
                chance = Back(chance, seconds, agents, mu, theta);
            }
        }

        return chance;
    }

    private static double[] Back(double[] chance, double seconds, int agents, double mu, double theta)
    {
        var top = chance.Length - 1;
        var rate = (agents * mu) + ((top - agents + 1) * theta);
        if (rate == 0)
        {
            return chance;
        }

        var weights = new PoissonWeights(rate * seconds);
        var (now, sum) = ((double[])chance.Clone(), new double[top + 1]);
        for (var k = 0; k < weights.At.Length; k++)
        {
            for (var n = 0; n <= top; n++)
            {
                sum[n] += weights.At[k] * now[n];
            }

            // From the far end, so that n − 1 is still that of the jump before.
            var change = 0.0;
            for (var n = top; n >= agents; n--)
            {
                var ahead = ((agents * mu) + ((n - agents) * theta)) / rate;
                var next = (now[n] * Math.Max(0, 1 - ahead - (theta / rate))) + (n > 0 ? ahead * now[n - 1] : 0);
                change = Math.Max(change, Math.Abs(next - now[n]));
                now[n] = next;
            }

            if (change < Settled)
            {
                for (var n = 0; n <= top; n++)
                {
                    sum[n] += weights.More[k] * now[n];
                }

                break;
            }
        }

        return sum;
    }
}
