namespace Wfm.Staffing;

/// <summary>
/// The exact course of a queue whose volumes, handle times and staff change from interval to interval: M(t)/M/s(t), with patience M(t)/M/s(t)+M. Arrivals are Poisson at
/// a constant rate within each interval, times exponential. It starts with a given number of contacts, empty by default. A change of staff takes effect at once; a
/// contact whose agent leaves goes back to the head of the queue. Contacts in service go on at the handle time of the interval they are in.
/// </summary>
/// <remarks>
/// Uniformization (A. Jensen, 1953): all terms are positive and what is cut off is known, <see cref="TransientResult.ErrorBound"/>, below 1e-10 for a week of quarters at 300 agents. The
/// service level follows a contact through the staff changes within its threshold; where there is one, the moments of arrival are integrated by Gauss's rule of
/// 8 points per panel, which costs less than 1e-7. A week of quarters at 300 agents takes two to three seconds.
/// </remarks>
public static class TransientQueue
{
    private static readonly double[] Nodes = [-0.9602898564975363, -0.7966664774136267, -0.5255324099163290, -0.1834346424956498, 0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363];
    private static readonly double[] Weights = [0.1012285362903763, 0.2223810344533745, 0.3137066458778873, 0.3626837833783620, 0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

    /// <summary>Runs from the first interval to the end of the last.</summary>
    /// <param name="calls">Contacts offered per interval, 0 or more; intervals follow each other without a gap, closed ones with 0.</param>
    /// <param name="ahtSeconds">Mean handle time per interval in seconds, above 0 where there are contacts; elsewhere that of the interval before goes on.</param>
    /// <param name="agents">Agents taking contacts per interval, 0 or more. Those of the last one stay on for what <see cref="TransientResult"/> says of the time after.</param>
    /// <param name="intervalSeconds">Length of each interval in seconds, above 0.</param>
    /// <param name="targetSeconds">Service-level threshold in seconds, 0 or more. One much longer than an interval is dear; deferred work has models of its own.</param>
    /// <param name="patienceSeconds">Mean patience in seconds, above 0; infinite for nobody gives up.</param>
    /// <param name="waiting">Contacts in the system at the start. Default 0.</param>
    /// <param name="progress">Told the number of intervals done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or are empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range given above.</exception>
    public static TransientResult Run(
        IReadOnlyList<double> calls,
        IReadOnlyList<double> ahtSeconds,
        IReadOnlyList<int> agents,
        double intervalSeconds,
        double targetSeconds,
        double patienceSeconds,
        int waiting = 0,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        EffectiveLoad.Check(calls, ahtSeconds, intervalSeconds);
        ArgumentNullException.ThrowIfNull(agents);
        Guard.NotNegative(targetSeconds);
        QueueInput.CheckPatience(patienceSeconds);
        Guard.NotNegative(waiting);
        if (calls.Count == 0 || agents.Count != calls.Count)
        {
            throw new ArgumentException($"{calls.Count} volumes, one or more, need as many numbers of agents, not {agents.Count}.", nameof(agents));
        }

        var course = new Course(calls, ServiceRates(calls, ahtSeconds), agents, intervalSeconds, targetSeconds, 1 / patienceSeconds);
        var states = new TransientStates(waiting);
        var intervals = new TransientInterval[calls.Count];
        for (var i = 0; i < intervals.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            intervals[i] = course.Interval(i, states);
            progress?.Report(i + 1);
        }

        return new TransientResult(intervals, calls, intervalSeconds, states, course.Mu[^1], agents[^1], 1 / patienceSeconds);
    }

    private static double[] ServiceRates(IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds)
    {
        // Before the first contacts whoever waits from the start is handled as those are.
        var first = calls.Zip(ahtSeconds).Where(p => p.First > 0).Select(p => p.Second).FirstOrDefault(1);
        var rates = new double[calls.Count];
        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] = calls[i] > 0 ? 1 / ahtSeconds[i] : i > 0 ? rates[i - 1] : 1 / first;
            Guard.NotNegative(rates[i], nameof(ahtSeconds));
        }

        return rates;
    }

    private sealed record Course(IReadOnlyList<double> Calls, double[] Mu, IReadOnlyList<int> Agents, double Length, double Target, double Theta)
    {
        public TransientInterval Interval(int i, TransientStates states)
        {
            var (lambda, mu, n) = (Calls[i] / Length, Mu[i], Guard.NotNegative(Agents[i], nameof(Agents)));
            var (busy, queue, occupied, inTime) = (0.0, 0.0, 0.0, 0.0);
            var at = 0.0;
            foreach (var end in Cuts(i))
            {
                states.ClearTime();
                var stretches = Ahead(i, (at + end) / 2);
                if (stretches.Count == 1 || lambda == 0)
                {
                    states.Advance(end - at, lambda, mu, n, Theta);
                    if (lambda > 0)
                    {
                        inTime += Answered(stretches, states.Time);
                    }
                }
                else
                {
                    inTime += ByMoment(i, at, end, states);
                }

                var time = states.Time;
                for (var k = 0; k < time.Length; k++)
                {
                    busy += k >= n ? time[k] : 0;
                    queue += Math.Max(0, k - n) * time[k];
                    occupied += Math.Min(k, n) * time[k];
                }

                at = end;
            }

            var (system, left) = (0.0, 0.0);
            for (var k = states.Lowest; k <= states.Highest; k++)
            {
                system += k * states[k];
                left += Math.Max(0, k - n) * states[k];
            }

            return new TransientInterval(
                Math.Min(1, busy / Length),
                queue / Length,
                n > 0 ? Math.Min(1, occupied / Length / n) : double.NaN,
                lambda > 0 ? Theta * queue / Calls[i] : double.NaN,
                lambda > 0 ? Math.Min(1, inTime / Length) : double.NaN,
                system,
                left,
                states[0]);
        }

        /// <summary>Moments of an interval from which on a contact's threshold reaches one more change of staff or handle time; and its end.</summary>
        private IEnumerable<double> Cuts(int i)
        {
            for (var j = i + 1; j < Mu.Length && ((j - i) * Length) - Target < Length; j++)
            {
                if (((j - i) * Length) - Target > 0 && (Agents[j] != Agents[j - 1] || Mu[j] != Mu[j - 1]))
                {
                    yield return ((j - i) * Length) - Target;
                }
            }

            yield return Length;
        }

        /// <summary>What a contact that arrives at a moment of an interval meets within its threshold.</summary>
        private List<(double Seconds, int Agents, double Mu)> Ahead(int i, double moment)
        {
            var stretches = new List<(double Seconds, int Agents, double Mu)> { (0, Agents[i], Mu[i]) };
            var left = Target;
            for (var (j, room) = (i, Length - moment); ; (j, room) = (j + 1, Length))
            {
                if (j < Mu.Length && (Agents[j] != stretches[^1].Agents || Mu[j] != stretches[^1].Mu))
                {
                    stretches.Add((0, Agents[j], Mu[j]));
                }

                // After the last interval all stays as it is.
                var take = j >= Mu.Length ? left : Math.Min(left, room);
                stretches[^1] = stretches[^1] with { Seconds = stretches[^1].Seconds + take };
                left -= take;
                if (left <= 0)
                {
                    return stretches;
                }
            }
        }

        private double ByMoment(int i, double from, double to, TransientStates states)
        {
            // The staff's reach changes over some services; a threshold of hours is not worth more than a few panels.
            var panels = (int)Math.Clamp(Math.Ceiling((to - from) / Math.Max(30, Length / 6)), 1, 8);
            var (half, sum, at) = ((to - from) / panels / 2, 0.0, from);
            for (var panel = 0; panel < panels; panel++)
            {
                var middle = from + (((2 * panel) + 1) * half);
                for (var q = 0; q < Nodes.Length; q++)
                {
                    var moment = middle + (half * Nodes[q]);
                    states.Advance(moment - at, Calls[i] / Length, Mu[i], Agents[i], Theta);
                    at = moment;
                    var chance = TaggedContact.Answered(Ahead(i, moment), Theta, states.Highest);
                    for (var k = states.Lowest; k <= states.Highest; k++)
                    {
                        sum += half * Weights[q] * states[k] * chance[k];
                    }
                }
            }

            states.Advance(to - at, Calls[i] / Length, Mu[i], Agents[i], Theta);
            return sum;
        }

        private double Answered(List<(double Seconds, int Agents, double Mu)> stretches, ReadOnlySpan<double> time)
        {
            var chance = TaggedContact.Answered(stretches, Theta, time.Length - 1);
            var sum = 0.0;
            for (var k = 0; k < time.Length; k++)
            {
                sum += time[k] * chance[k];
            }

            return sum;
        }
    }
}
