using System.Globalization;
using Wfm.TestKit;

namespace Wfm.Cli.Tests;

/// <summary>The reference tables through the command: their inputs in, every computed column out at relative 1e-9 (absolute 1e-12).</summary>
public sealed class QueueCommandTests
{
    private static readonly string[] Computed =
    [
        "erlangs", "p_wait", "service_level", "asa_s", "occupancy", "p_abandon", "p_block", "mean_wait_all_s", "sl_of_answered", "sl_virtual_wait", "mean_queue", "total_calls_per_interval",
        "agents_required", "binding_at_n_minus_1", "sl_excluding_short_abandons",
        "erlangs_alone", "mean_chats_per_agent", "mean_handle_time_s", "peak_rho",
        "sl_interval_mean", "sl_call_weighted", "p_abandon_call_weighted", "occupancy_interval_mean", "prob_interval_sl_ge_0.80",
        "p_wait_mean", "p_abandon_rate", "number_in_system_at_end",
    ];

    [TestCase("performance.csv", 200, null)]
    [TestCase("extremes.csv", 43, null)]
    [TestCase("required.csv", 60, "--required")]
    [TestCase("chat.csv", 5, null)]
    [TestCase("gamma_mixture.csv", 6, null)]
    [TestCase("transient.csv", 18, null)]
    public async Task Queue_ReferenceTable_AgreesInEveryCell(string name, int rows, string? flag)
    {
        var path = RepoRoot.Combine($"tests/golden/queueing/{name}");

        // Written with ten digits and nine decimals.
        var (relative, floor) = name switch { "gamma_mixture.csv" => (1e-9, 1e-9), "transient.csv" => (1e-6, 2e-7), _ => (1e-9, 1e-12) };
        using var folder = new TempFolder();
        var expected = File.ReadAllLines(path).Where(l => l.Length > 0).Select(l => l.Split(',')).ToList();

        // Once with the answers in the table, which must not matter, and once without.
        var header = expected[0];
        int[] inputs = [.. Enumerable.Range(0, header.Length).Where(c => !Computed.Contains(header[c]) || (flag is null && header[c] is "agents"))];
        var bare = folder.Write("bare.csv", string.Concat(expected.Select(r => string.Join(',', inputs.Select(c => r[c])) + "\n")));
        foreach (var source in new[] { path, bare })
        {
            var target = folder.File("answers.csv");
            string[] args = ["queue", "--in", source, "--out", target, .. flag is null ? Array.Empty<string>() : [flag]];
            var run = await Run.InsideAsync(args);

            Assert.That(run.ExitCode, Is.Zero, run.Error);
            var actual = File.ReadAllLines(target).Select(l => l.Split(',')).ToList();
            Assert.That(actual, Has.Count.EqualTo(rows + 1));
            Assert.That(actual[0], Is.EquivalentTo(header));
            if (source == path)
            {
                Assert.That(actual[0], Is.EqualTo(header));
            }

            for (var r = 1; r < actual.Count; r++)
            {
                for (var c = 0; c < header.Length; c++)
                {
                    var cell = actual[r][Array.IndexOf(actual[0], header[c])];
                    Assert.That(Agrees(cell, expected[r][c], relative, floor), $"line {r + 1}, {header[c]}: {cell} is not {expected[r][c]}");
                }
            }
        }
    }

    [TestCase("erlang_c,10,1800,180,2.5", "line 2, column 'agents': '2.5' must be a whole number in model 'erlang_c'.")]
    [TestCase("erlang_c,-1,1800,180,2", "line 2, column 'calls_per_interval': '-1' must be 0 or more.")]
    [TestCase("erlang_q,1,1800,180,2", "line 2, column 'model': 'erlang_q' must be one of erlang_b, erlang_b_cont, erlang_c, erlang_c_cont, erlang_a, erlang_a_cont, mmnk, mmnk_cont, erlang_a_k, erlang_a_k_cont, erlang_x, erlang_x_cont.")]
    [TestCase("erlang_a,1,1800,180,2", "line 2, column 'patience_s': '' must be above 0 in model 'erlang_a'.")]
    public async Task Queue_BadRow_NamesLineAndColumn(string row, string expected)
    {
        using var folder = new TempFolder();
        var cases = folder.Write("cases.csv", $"model,calls_per_interval,interval_s,aht_s,agents,patience_s\n{row},\n");

        var run = await Run.InsideAsync("queue", "--in", cases, "--out", folder.File("answers.csv"));

        Assert.That(run.ErrorLines, Is.EqualTo(new[] { $"wfm: cases.csv, {expected}" }));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(File.Exists(folder.File("answers.csv")), Is.False);
    }

    [TestCase("", "cases.csv is empty; it must have a header row.")]
    [TestCase("interval_index,interval_s,aht_s,calls,agents\n0,1800,180,10,5\n3,1800,180,10,5\n", "cases.csv, line 3, column 'interval_index': '3' must be 1, the one after line 2's.")]
    [TestCase("mean_calls,cv_of_rate,interval_s,aht_s,agents\n10,0.1,0,180,5\n", "cases.csv, line 2, column 'interval_s': '0' must be above 0.")]
    [TestCase("mean_calls,cv_of_rate,interval_s,aht_s,agents\n10,0.1,1800,0,5\n", "cases.csv, line 2, column 'aht_s': '0' must be above 0.")]
    [TestCase("chats_per_interval,interval_s,aht_alone_s,agents,throughput_factors_by_concurrency\n10,1800,0,5,1|1.7\n", "cases.csv, line 2, column 'aht_alone_s': '0' must be above 0.")]
    public async Task Queue_BadTable_NamesFileLineAndColumn(string table, string expected)
    {
        using var folder = new TempFolder();

        var run = await Run.InsideAsync("queue", "--in", folder.Write("cases.csv", table));

        Assert.That(run.ErrorLines, Is.EqualTo(new[] { $"wfm: {expected}" }));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public async Task Queue_SemicolonAndDecimalComma_KeepsOtherColumnsAndWritesToStandardOutput()
    {
        using var folder = new TempFolder();
        var cases = folder.Write("cases.csv", "id;model;calls_per_interval;interval_s;aht_s;agents;target_s\nA7;erlang_b;10,0;1800;180;1;0\n");

        var run = await Run.InsideAsync("queue", "--in", cases);

        // One agent, one erlang: half of the contacts find the agent busy.
        Assert.That(run.OutputLines[0], Does.StartWith("id,model,calls_per_interval,interval_s,aht_s,agents,target_s,erlangs,p_wait,"));
        Assert.That(run.OutputLines[1], Does.StartWith("A7,erlang_b,"));
        Assert.That(run.OutputLines[1].Split(',')[^6], Is.EqualTo("0.5").Or.EqualTo("\"0.5\""));
        Assert.That(run.ErrorLines, Is.EqualTo(new[] { "1 cases evaluated" }));
    }

    private static bool Agrees(string actual, string expected, double relative, double floor)
    {
        if (actual == expected)
        {
            return true;
        }

        return double.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var e)
            && Math.Abs(a - e) <= Math.Max(floor, relative * Math.Abs(e));
    }
}
