using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>Every row and every column of the reference table, at relative 1e-9 with an absolute floor of 1e-12.</summary>
public sealed class QueueModelGoldenTests
{
    private static readonly (string Column, Func<QueuePerformance, double> Value)[] Columns =
    [
        ("erlangs", p => p.Erlangs),
        ("p_wait", p => p.WaitProbability),
        ("service_level", p => p.ServiceLevel),
        ("asa_s", p => p.AsaSeconds),
        ("occupancy", p => p.Occupancy),
        ("p_abandon", p => p.Abandonment),
        ("p_block", p => p.Blocking),
        ("mean_wait_all_s", p => p.MeanWaitAllSeconds),
        ("sl_of_answered", p => p.ServiceLevelOfAnswered),
        ("sl_virtual_wait", p => p.ServiceLevelVirtual),
        ("mean_queue", p => p.MeanQueue),
    ];

    [TestCase("erlang_b", 30)]
    [TestCase("erlang_b_cont", 5)]
    [TestCase("erlang_c", 70)]
    [TestCase("erlang_c_cont", 15)]
    [TestCase("erlang_a", 52)]
    [TestCase("mmnk", 10)]
    [TestCase("erlang_a_k", 10)]
    [TestCase("erlang_x", 8)]
    public void Evaluate_EveryRowOfTheTable_AgreesInEveryColumn(string model, int rows) => Agree("performance.csv", model, rows);

    /// <summary>A million agents, heavy overload, ρ up to 0.99999, patience and thresholds from 1e-6 s to years, 99 % redials: from state sums in 60-digit decimals.</summary>
    [TestCase("erlang_c", 7)]
    [TestCase("erlang_a", 19)]
    [TestCase("mmnk", 7)]
    [TestCase("erlang_a_k", 5)]
    [TestCase("erlang_x", 5)]
    public void Evaluate_EveryExtreme_AgreesInEveryColumn(string model, int rows) => Agree("extremes.csv", model, rows);

    private static void Agree(string file, string model, int rows)
    {
        var faults = new List<string>();
        var table = GoldenTable.Read(file).Where(r => r["model"] == model).ToList();
        var (worst, where) = (0.0, "");
        foreach (var row in table)
        {
            var queueCase = Case(row);
            var actual = QueueModel.Evaluate(queueCase);
            var pairs = Columns.Select(c => (c.Column, Value: c.Value(actual))).ToList();
            if (row["total_calls_per_interval"].Length > 0)
            {
                pairs.Add(("total_calls_per_interval", queueCase.TotalCallsPerInterval(actual)));
            }

            if (row.ContainsKey("sl_excluding_short_abandons"))
            {
                pairs.Add(("sl_excluding_short_abandons", actual.ServiceLevelExcludingShortAbandons));
            }

            foreach (var (column, value) in pairs)
            {
                var expected = row.Number(column);
                if (!GoldenTable.Agrees(value, expected))
                {
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"{column} {value:R} is not {expected:R} in {string.Join(',', row.Values.Take(7))}"));
                }

                if (double.IsFinite(expected) && Math.Abs(expected) > 1e-3 && Math.Abs((value / expected) - 1) > worst)
                {
                    (worst, where) = (Math.Abs((value / expected) - 1), $"{column} of {string.Join(',', row.Values.Take(7))}");
                }
            }
        }

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model}: worst relative difference {worst:E1}, {where}"));
        Assert.That(table, Has.Count.EqualTo(rows));
        Assert.That(faults, Is.Empty);
    }

    private static QueueCase Case(IReadOnlyDictionary<string, string> row) => new()
    {
        Model = row["model"],
        CallsPerInterval = row.Number("calls_per_interval"),
        IntervalSeconds = row.Number("interval_s"),
        AhtSeconds = row.Number("aht_s"),
        Agents = row.Number("agents"),
        TargetSeconds = row.Number("target_s"),
        PatienceSeconds = row.Optional("patience_s"),
        SystemCapacity = row.Optional("system_capacity"),
        RedialProbability = row.Optional("redial_prob"),
        ShortAbandonSeconds = row.ContainsKey("short_abandon_s") ? row.Optional("short_abandon_s") : null,
    };
}
