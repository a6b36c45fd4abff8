using Wfm.Samples.Sizing;

namespace Wfm.Samples.Tests;

public class ErlangATests
{
    // Golden: state sums of the same model in multiple precision, made elsewhere (100 calls in 30 min, AHT 180 s, patience 300 s, 20 s): 13 agents keep
    // 80 %, with level and occupancy as below.
    [Test]
    public void Evaluate_HundredCalls_MatchesTheTable()
    {
        var (level, occupancy) = ErlangA.Evaluate(10, 13, 180, 300, 20);
        Assert.Multiple(() =>
        {
            Assert.That(level, Is.EqualTo(0.858177700030762602853337480690).Within(1e-11));
            Assert.That(occupancy, Is.EqualTo(0.750028227974175480667668832512).Within(1e-11));
            Assert.That(ErlangA.Required(10, 180, new ServicePromise(0.80, 20, 300, 0.85)), Is.EqualTo(13));
        });
    }

    [Test]
    public void Required_EveryErlangAOfTheSharedTable_IsTheTables()
    {
        var lines = File.ReadAllLines(TestKit.SharedData.File("reference/golden_required_dev.csv"));
        var columns = lines[0].Split(',');
        string Of(string[] row, string column) => row[Array.IndexOf(columns, column)];
        double Number(string[] row, string column) => double.Parse(Of(row, column), System.Globalization.CultureInfo.InvariantCulture);
        var checkedRows = 0;
        foreach (var row in lines.Skip(1).Select(l => l.Split(',')))
        {
            // The sample's promise has a level and an occupancy; rows that another promise decides don't apply.
            if (Of(row, "model") != "erlang_a" || Of(row, "sl_target").Length == 0 || Of(row, "occupancy_max").Length == 0
                || Of(row, "binding_at_n_minus_1") is not ("service_level" or "occupancy"))
            {
                continue;
            }

            var promise = new ServicePromise(Number(row, "sl_target"), Number(row, "target_s"), Number(row, "patience_s"), Number(row, "occupancy_max"));
            var erlangs = Number(row, "calls_per_interval") * Number(row, "aht_s") / Number(row, "interval_s");
            if (erlangs > 500)
            {
                continue;
            }

            Assert.That(ErlangA.Required(erlangs, Number(row, "aht_s"), promise), Is.EqualTo((int)Number(row, "agents_required")), string.Join(',', row));
            checkedRows++;
        }

        TestContext.Out.WriteLine($"{checkedRows} rows");
        Assert.That(checkedRows, Is.GreaterThan(0));
    }
}
