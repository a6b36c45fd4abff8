namespace Wfm.Staffing.Tests;

/// <summary>Calls and endless deferred work on a few agents with the policy spelled out: states are (calls in service, deferred in service, callers waiting), the
/// stationary equations by repeated passes. Handle times of the two may differ.</summary>
internal sealed class SolvedBlend
{
    private const int Waiting = 60;

    public SolvedBlend(double lambda, int agents, int reserve, double callRate, double deferredRate, double patience)
    {
        var index = new Dictionary<(int S, int D, int Q), int>();
        for (var s = 0; s <= agents; s++)
        {
            for (var d = 0; s + d <= agents; d++)
            {
                for (var q = 0; s + d >= agents - reserve && q <= (s + d == agents ? Waiting : 0); q++)
                {
                    index.Add((s, d, q), index.Count);
                }
            }
        }

        // Agents who are idle beyond the reserve take up deferred work; a free agent takes a waiting caller first.
        (int, int, int) Settle(int s, int d, int q)
        {
            while (s + d < agents && q > 0)
            {
                (s, q) = (s + 1, q - 1);
            }

            while (agents - s - d > reserve)
            {
                d++;
            }

            return (s, d, q);
        }

        var moves = new List<(int From, int To, double Rate)>();
        foreach (var ((s, d, q), from) in index)
        {
            void Move((int, int, int) to, double rate)
            {
                if (rate > 0 && index[to] != from)
                {
                    moves.Add((from, index[to], rate));
                }
            }

            if (q < Waiting)
            {
                Move(Settle(s, d, q + 1), lambda);
            }

            if (s > 0)
            {
                Move(Settle(s - 1, d, q), s * callRate);
            }

            if (d > 0)
            {
                Move(Settle(s, d - 1, q), d * deferredRate);
            }

            if (q > 0)
            {
                Move((s, d, q - 1), q / patience);
            }
        }

        var into = moves.ToLookup(m => m.To);
        var leave = new double[index.Count];
        foreach (var move in moves)
        {
            leave[move.From] += move.Rate;
        }

        var p = Enumerable.Repeat(1.0 / index.Count, index.Count).ToArray();
        var change = 1.0;
        for (var pass = 0; pass < 50_000 && change > 1e-14; pass++)
        {
            change = 0;
            for (var i = 0; i < p.Length; i++)
            {
                var next = into[i].Sum(m => p[m.From] * m.Rate) / leave[i];
                change = Math.Max(change, Math.Abs(next - p[i]));
                p[i] = next;
            }

            var sum = p.Sum();
            for (var i = 0; i < p.Length; i++)
            {
                p[i] /= sum;
            }
        }

        foreach (var ((s, d, q), i) in index)
        {
            WaitProbability += s + d == agents ? p[i] : 0;
            MeanQueue += q * p[i];
            DeferredAgents += d * p[i];
        }
    }

    public double WaitProbability { get; }

    public double MeanQueue { get; }

    public double DeferredAgents { get; }
}
