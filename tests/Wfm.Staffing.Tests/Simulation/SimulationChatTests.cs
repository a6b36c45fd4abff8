using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>
/// Chats that share an agent. The reference table's chain takes chats to be balanced at all times; in the simulation a new chat goes to whoever has fewest, and nobody
/// hands one over when a colleague runs empty. The exact chain of just that, agents counted by chats in hand, is solved here: its wait probability is within 0.004 of the
/// table's in every row, and the same where chats do not slow each other down. The simulation must contain both, within its own 99 % interval.
/// </summary>
public sealed class SimulationChatTests
{
    [Test]
    public void RunBatches_LeastLoadedAgent_ContainsTheTableAndTheExactChain()
    {
        var comparisons = new List<Comparison>();
        foreach (var row in GoldenTable.Read("golden_chat.csv"))
        {
            var (agents, aht, target) = ((int)row.Number("agents"), row.Number("aht_alone_s"), row.Number("target_s"));
            double[] throughput = [.. row["throughput_factors_by_concurrency"].Split('|').Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
            var arrivalRate = row.Number("chats_per_interval") / row.Number("interval_s");
            var simulated = Simulate(agents, aht, target, throughput, arrivalRate);
            var name = string.Create(CultureInfo.InvariantCulture, $"{agents} agents, {throughput.Length} chats");
            comparisons.Add(new Comparison(name, "p_wait", row.Number("p_wait"), simulated.WaitProbability));
            comparisons.Add(new Comparison(name, "service_level", row.Number("service_level"), simulated.ServiceLevel()));
            comparisons.Add(new Comparison(name, "asa_s", row.Number("asa_s"), simulated.Asa()));
            comparisons.Add(new Comparison(name, "mean_chats_per_agent", row.Number("mean_chats_per_agent") * agents, simulated.MeanInHand));
            comparisons.Add(new Comparison(name, "mean_handle_time_s", row.Number("mean_handle_time_s"), simulated.MeanHandleSeconds));

            var (wait, inHand) = Chain(agents, throughput, arrivalRate * aht);
            var excess = ((agents * throughput[^1]) - (arrivalRate * aht)) / aht;
            Assert.That(wait, Is.EqualTo(row.Number("p_wait")).Within(throughput[^1] == throughput.Length ? 1e-9 : 0.004), $"{name}: exact chain beside the table");
            comparisons.Add(new Comparison(name, "exact p_wait", wait, simulated.WaitProbability));
            comparisons.Add(new Comparison(name, "exact service level", 1 - (wait * Math.Exp(-excess * target)), simulated.ServiceLevel()));
            comparisons.Add(new Comparison(name, "exact ASA", wait / excess, simulated.Asa()));
            comparisons.Add(new Comparison(name, "exact number in hand", inHand, simulated.MeanInHand));
        }

        // Half of them say much the same twice; the count of misses is held to that of the other half.
        var missed = comparisons.Where(c => c.Missed).ToList();
        Assert.That(missed, Has.Count.AtMost(Comparison.MostMissed(comparisons.Count / 2)));
        Assert.That(comparisons.Where(c => !(c.Errors < 5)), Is.Empty);
        Assert.That(comparisons.Where(c => !(c.Simulated.HalfWidth < (c.Expected < 1 ? 0.06 : 0.6 * c.Expected))), Is.Empty);
    }

    [Test]
    public void Run_TwoChats_ShareTheAgent()
    {
        // Alone from 0 to 40 (40 of 100 done); together each at 0.75: the first is done after 80 more, at 120 (the second has done 60 of 100), then the second alone.
        var queue = SimulationRulesTests.Calls(100, 0, 40) with { Concurrency = new Concurrency([1, 1.5]) };
        var total = SimulationRulesTests.Run([queue], [CentreAgent.Always(0)]).All.Total;
        Assert.That(total.Asa().Mean, Is.Zero);
        Assert.That(total.MeanHandleSeconds.Mean, Is.EqualTo(120).Within(1.5));
        Assert.That(total.Occupancy.Mean * 2_000, Is.EqualTo(160).Within(1.5));
    }

    [Test]
    public void Run_ChatsAndCalls_NeverAtOnce()
    {
        // The chat lasts until 100: the call waits for it, while a second chat does not.
        var chats = SimulationRulesTests.Calls(100, 0, 50) with { Concurrency = new Concurrency([1, 2]) };
        var result = SimulationRulesTests.Run([chats, SimulationRulesTests.Calls(60, 20)], [CentreAgent.Always(0, 1)]);
        Assert.That(result.Queues[0].Total.Asa().Mean, Is.Zero);
        Assert.That(result.Queues[1].Total.Asa().Mean, Is.EqualTo(130).Within(1));
    }

    [Test]
    public void Run_ShiftEndsWithChatsInHand_TakesNoMore()
    {
        var chats = SimulationRulesTests.Calls(100, 0, 20, 60) with { Concurrency = new Concurrency([1, 2, 3]) };
        var total = SimulationRulesTests.Run([chats], [new CentreAgent([new CentreSkill(0)], [new CentreSpan(0, 50)])]).All.Total;
        Assert.That((total.Answered.Mean, total.Unanswered.Mean), Is.EqualTo((2.0, 1.0)));
    }

    [Test]
    public void Run_NewChat_GoesToWhoHasFewest()
    {
        // Two chats at a time would take twice as long.
        var chats = SimulationRulesTests.Calls(100, 0, 10) with { Concurrency = new Concurrency([1, 1, 1]) };
        var total = SimulationRulesTests.Run([chats], [CentreAgent.Always(0), CentreAgent.Always(0)]).All.Total;
        Assert.That(total.MeanHandleSeconds.Mean, Is.EqualTo(100).Within(1e-9), "one each, so that neither slows the other down");
    }

    private static SimulationMeasures Simulate(int agents, double aht, double target, double[] throughput, double arrivalRate)
    {
        const int Batches = 40;
        const double Arrivals = 3_000;
        var queue = new CentreQueue("chats", ArrivalSource.Poisson(Enumerable.Repeat(Arrivals, Batches + 1)), Duration.Exponential(aht))
        {
            TargetSeconds = target,
            Concurrency = new Concurrency(throughput),
        };
        var centre = new Centre(Arrivals / arrivalRate, Batches + 1, [queue], Enumerable.Repeat(CentreAgent.Always(0), agents));
        return CentreSimulation.RunBatches(centre, new SimulationOptions { Seed = 11, Confidence = 0.99, WarmupIntervals = 1 }).All.Total;
    }

    /// <summary>
    /// Wait probability and mean number in hand, by Gauss-Seidel on the chain of agents counted by chats in hand, rates in units of one chat's alone. Beyond "all full" the
    /// queue only lengthens it by a geometric factor.
    /// </summary>
    private static (double Wait, double InHand) Chain(int agents, double[] throughput, double erlangs)
    {
        var most = throughput.Length;
        var states = new List<int[]>();
        void Fill(int[] counts, int level, int left)
        {
            if (level == most)
            {
                states.Add([.. counts[..most], left]);
                return;
            }

            for (counts[level] = 0; counts[level] <= left; counts[level]++)
            {
                Fill(counts, level + 1, left - counts[level]);
            }
        }

        Fill(new int[most + 1], 0, agents);
        int[][] byLoad = [.. states.OrderBy(s => s.Select((c, j) => c * j).Sum())];
        var number = byLoad.Select((s, i) => (string.Join(',', s), i)).ToDictionary(p => p.Item1, p => p.i);
        int Move(int[] state, int from, int to)
        {
            int[] moved = [.. state];
            moved[from]--;
            moved[to]++;
            return number[string.Join(',', moved)];
        }

        var into = byLoad.Select(_ => new List<(int From, double Rate)>()).ToArray();
        var outOf = new double[byLoad.Length];
        for (var s = 0; s < byLoad.Length; s++)
        {
            void Flow(int to, double rate)
            {
                into[to].Add((s, rate));
                outOf[s] += rate;
            }

            var state = byLoad[s];
            if (Array.FindIndex(state, c => c > 0) is var least && least < most)
            {
                Flow(Move(state, least, least + 1), erlangs);
            }

            for (var j = 1; j <= most; j++)
            {
                if (state[j] > 0)
                {
                    Flow(Move(state, j, j - 1), state[j] * throughput[j - 1]);
                }
            }
        }

        var p = Enumerable.Repeat(1.0 / byLoad.Length, byLoad.Length).ToArray();
        for (var (round, change) = (0, 1.0); round < 20_000 && change > 1e-13; round++)
        {
            change = 0;
            for (var s = 0; s < p.Length; s++)
            {
                var next = into[s].Sum(f => p[f.From] * f.Rate) / outOf[s];
                change = Math.Max(change, Math.Abs(next - p[s]));
                p[s] = next;
            }

            var sum = p.Sum();
            p = [.. p.Select(x => x / sum)];
        }

        var full = p[^1] / (1 - (erlangs / (agents * throughput[^1])));
        var all = 1 - p[^1] + full;
        var inHand = p.Select((x, s) => (s == p.Length - 1 ? full : x) * byLoad[s].Select((c, j) => c * j).Sum()).Sum();
        return (full / all, inHand / all);
    }
}
