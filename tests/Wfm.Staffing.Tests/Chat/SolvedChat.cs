namespace Wfm.Staffing.Tests;

/// <summary>A chat queue by other means than the library's: routing spelled out agent by agent, the stationary equations solved as a linear system, and the wait of
/// a contact with k ahead by uniformization. For small systems.</summary>
internal sealed class SolvedChat
{
    private const int Waiting = 250;

    public SolvedChat(double erlangs, int agents, double[] factors, double aht, double target, double patience)
    {
        var (slots, lambda, states) = (agents * factors.Length, erlangs / aht, (agents * factors.Length) + Waiting);
        var rates = new double[states + 1];
        var busy = new double[states + 1];
        for (var n = 1; n <= states; n++)
        {
            var held = new int[agents];
            for (var chat = 0; chat < Math.Min(n, slots); chat++)
            {
                held[chat % agents]++;
            }

            busy[n] = held.Count(h => h > 0);
            rates[n] = (held.Sum(h => h == 0 ? 0 : factors[h - 1]) / aht) + (Math.Max(0, n - slots) / patience);
        }

        var p = Stationary(lambda, rates);
        for (var n = 0; n <= states; n++)
        {
            var queue = Math.Max(0, n - slots);
            Chats += p[n] * Math.Min(n, slots);
            BusyAgents += p[n] * busy[n];
            MeanQueue += p[n] * queue;
            WaitProbability += n >= slots ? p[n] : 0;
            ServiceLevel += p[n] * (n < slots ? 1 : InTime(queue, rates[slots], 1 / patience, target));
        }

        Abandonment = MeanQueue / patience / lambda;
    }

    public double WaitProbability { get; }

    public double ServiceLevel { get; }

    public double Abandonment { get; }

    public double MeanQueue { get; }

    public double Chats { get; }

    public double BusyAgents { get; }

    // Balance of every state but the last, and the sum: a dense system, Gaussian elimination with pivots.
    private static double[] Stationary(double lambda, double[] rates)
    {
        var n = rates.Length;
        var m = new double[n, n + 1];
        for (var i = 0; i < n - 1; i++)
        {
            m[i, i] = -(lambda + rates[i]);
            m[i, i + 1] = rates[i + 1];
            if (i > 0)
            {
                m[i, i - 1] = lambda;
            }
        }

        for (var j = 0; j <= n; j++)
        {
            m[n - 1, j] = 1;
        }

        for (var c = 0; c < n; c++)
        {
            var pivot = Enumerable.Range(c, n - c).MaxBy(r => Math.Abs(m[r, c]));
            for (var j = 0; j <= n; j++)
            {
                (m[c, j], m[pivot, j]) = (m[pivot, j], m[c, j]);
            }

            for (var r = 0; r < n; r++)
            {
                if (r == c || m[r, c] == 0)
                {
                    continue;
                }

                var factor = m[r, c] / m[c, c];
                for (var j = c; j <= n; j++)
                {
                    m[r, j] -= factor * m[c, j];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => m[i, n] / m[i, i])];
    }

    // Chain of the tagged contact: k ahead, ..., 0 ahead, then served; or given up.
    private static double InTime(int ahead, double c, double theta, double target)
    {
        var top = c + ((ahead + 1) * theta);
        var at = new double[ahead + 1];
        at[ahead] = 1;
        var (served, sum, poisson) = (0.0, 0.0, Math.Exp(-top * target));
        for (var step = 0; step < 400; step++)
        {
            sum += poisson * served;
            poisson *= top * target / (step + 1);
            var next = new double[ahead + 1];
            for (var k = 0; k <= ahead; k++)
            {
                var leave = c + (k * theta);
                next[k] += at[k] * (top - leave - theta) / top;
                if (k > 0)
                {
                    next[k - 1] += at[k] * leave / top;
                }
                else
                {
                    served += at[k] * leave / top;
                }
            }

            at = next;
        }

        return sum;
    }
}
