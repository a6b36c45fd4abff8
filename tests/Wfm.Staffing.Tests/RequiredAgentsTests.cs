namespace Wfm.Staffing.Tests;

public sealed class RequiredAgentsTests
{
    /// <summary>The reference table: fewest agents by linear search in 80-digit decimals, measures at them, and the targets that n − 1 breaks.</summary>
    [Test]
    public void Find_EveryRowOfTheTable_GivesAgentsMeasuresAndBinding()
    {
        var table = GoldenTable.Read("golden_required_dev.csv");
        var faults = new List<string>();
        foreach (var row in table)
        {
            var actual = Case(row).Find();
            void Expect(bool ok, string what)
            {
                if (!ok)
                {
                    faults.Add($"{what}: {actual.Agents}, {actual.BindingText} in {string.Join(',', row.Values)}");
                }
            }

            Expect(actual.Agents == (int)row.Number("agents_required"), "agents_required");
            Expect(GoldenTable.Agrees(actual.Performance.ServiceLevel, row.Number("service_level")), "service_level");
            Expect(GoldenTable.Agrees(actual.Performance.AsaSeconds, row.Number("asa_s")), "asa_s");
            Expect(GoldenTable.Agrees(actual.Performance.Occupancy, row.Number("occupancy")), "occupancy");
            Expect(GoldenTable.Agrees(actual.Performance.Abandonment, row.Number("p_abandon")), "p_abandon");
            Expect(actual.BindingText == row["binding_at_n_minus_1"], "binding_at_n_minus_1");
        }

        Assert.That(table, Has.Count.EqualTo(60));
        Assert.That(faults, Is.Empty);
    }

    private static RequiredCase Case(IReadOnlyDictionary<string, string> row) => new()
    {
        Model = row["model"],
        CallsPerInterval = row.Number("calls_per_interval"),
        IntervalSeconds = row.Number("interval_s"),
        AhtSeconds = row.Number("aht_s"),
        TargetSeconds = row.Number("target_s"),
        PatienceSeconds = row.Optional("patience_s"),
        ServiceLevelTarget = row.Optional("sl_target"),
        AsaMaxSeconds = row.Optional("asa_max_s"),
        OccupancyMax = row.Optional("occupancy_max"),
        AbandonmentMax = row.Optional("abandon_max"),
    };
}
