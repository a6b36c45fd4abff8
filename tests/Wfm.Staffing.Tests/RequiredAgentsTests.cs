namespace Wfm.Staffing.Tests;

public sealed class RequiredAgentsTests
{
    /// <summary>The reference table: fewest agents by linear search in 80-digit decimals, measures at them, and the targets that n − 1 breaks.</summary>
    [Test]
    public void Find_EveryRowOfTheTable_GivesAgentsMeasuresAndBinding()
    {
        var table = GoldenTable.Read("required.csv");
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

    /// <summary>Oracle: every number of agents from 1 upward, each evaluated from scratch, until the first that breaks nothing.</summary>
    [FsCheck.NUnit.Property(Arbitrary = [typeof(QueueSettings)], MaxTest = 400, Replay = "20260301,17")]
    public void Find_AnyTargets_IsTheFirstThatPasses(QueueSetting q, byte level, byte cap, byte abandon, byte asa, bool patient)
    {
        var target = new ServiceTarget
        {
            ServiceLevel = level % 4 == 0 ? null : 0.4 + (level / 430.0),
            AnswerWithin = TimeSpan.FromSeconds(q.Target),
            OccupancyMax = cap % 3 == 0 ? 0.5 + (cap / 512.0) : null,
            AbandonmentMax = abandon % 3 == 0 && !patient ? (abandon + 1) / 256.0 : null,
            AsaMax = asa % 3 == 0 ? TimeSpan.FromSeconds(asa) : null,
            Patience = patient ? null : TimeSpan.FromSeconds(q.Patience),
        };
        QueuePerformance At(int n) => ErlangA.Evaluate(q.Erlangs, n, q.Aht, q.Target, patient ? double.PositiveInfinity : q.Patience);
        bool Passes(int n) => (!patient || n > q.Erlangs) && RequiredAgents.Broken(At(n), target) == ServiceTargets.None;
        var expected = 1;
        while (!Passes(expected))
        {
            expected++;
        }

        var actual = RequiredAgents.Find(q.Erlangs, q.Aht, target);
        Assert.That(actual.Agents, Is.EqualTo(expected));
        Assert.That(actual.Performance.ServiceLevel, Is.EqualTo(At(expected).ServiceLevel).Within(1e-12));
        if (expected > 1)
        {
            var below = RequiredAgents.Broken(At(expected - 1), target);
            Assert.That(actual.Binding, Is.EqualTo(below == ServiceTargets.None ? ServiceTargets.Stability : below));
        }
        else
        {
            Assert.That(actual.Binding, Is.EqualTo(ServiceTargets.None));
        }
    }

    [Test]
    public void Find_OccupancyTie_IsAccepted()
    {
        var found = RequiredAgents.Find(8.5, 300, new ServiceTarget { ServiceLevel = 0.1, OccupancyMax = 0.85 });
        Assert.That(found.Agents, Is.EqualTo(10));
        Assert.That(found.BindingText, Is.EqualTo("occupancy"));
    }

    [Test]
    public void Find_NoLoad_NeedsNobody() => Assert.That(RequiredAgents.Find(0, 300, new ServiceTarget()).Agents, Is.Zero);

    /// <summary>At 100,000 erlangs the square-root law holds to a few agents: N = A + β√A with the β at which C = 1/(1 + βΦ(β)/φ(β)) (Halfin and Whitt 1981).</summary>
    [TestCase(0.2, 1.0616)]
    [TestCase(0.5, 0.5061)]
    public void Find_HugeLoad_FollowsTheSquareRootLaw(double waits, double beta)
    {
        var found = RequiredAgents.Find(100_000, 300, new ServiceTarget { ServiceLevel = 1 - waits, AnswerWithin = TimeSpan.Zero });
        Assert.That(found.Agents, Is.EqualTo(100_000 + (beta * Math.Sqrt(100_000))).Within(3));
    }

    [Test]
    public void RequiredCase_RowWithFaults_ListsEachWithItsColumn()
    {
        var row = new RequiredCase { Model = "erlang_a", CallsPerInterval = 10, IntervalSeconds = 1800, AhtSeconds = -1, ServiceLevelTarget = 80 };
        Assert.That(row.Find, Throws.TypeOf<WfmDataException>().With.Message.Contains("'aht_s': '-1'").And.Message.Contains("'sl_target': '80'")
            .And.Message.Contains("patience_s"));
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
