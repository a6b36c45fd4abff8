using System.Globalization;

namespace Wfm.Core.Tests;

/// <summary>The lead rule against the reference table (ceilings of exact fractions), read from <c>shared/reference</c> beside the repository.</summary>
public sealed class LeadRuleTests
{
    [Test]
    public void OnPayrollAndOnShift_EveryRowOfTheTable_Agree()
    {
        var faults = new List<string>();
        var tested = 0;
        var rows = File.ReadAllLines(Table()).Select(l => l.Split(',')).Where(f => f[0].StartsWith("leads_", StringComparison.Ordinal)).ToList();
        foreach (var fields in rows)
        {
            var input = fields[1].Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture));
            var fte = input.GetValueOrDefault("fte");
            var heads = (int)input.GetValueOrDefault("heads");
            int? actual = fields[0] switch
            {
                "leads_org_fte" => new LeadRule { Policy = LeadPolicy.OrgFte }.OnPayroll(fte, 0),
                "leads_org_head" => new LeadRule { Policy = LeadPolicy.OrgHead }.OnPayroll(0, heads),
                "leads_org_max" => new LeadRule().OnPayroll(fte, heads),
                "leads_org_either" => new LeadRule { Policy = LeadPolicy.OrgEither }.OnPayroll(fte, heads),
                "leads_floor_ceil" => new LeadRule { AgentsPerLead = input["ratio"] }.OnShift((int)input["agents_on_shift"]),
                "leads_floor_tolerance_0.15" => new LeadRule { AgentsPerLead = input["ratio"], Tolerance = 0.15 }.OnShift((int)input["agents_on_shift"]),

                // Hours of leads per week: staffing arithmetic, tested there.
                "leads_payroll" => null,
                _ => throw new AssertionException($"The table has a case '{fields[0]}' that no test knows."),
            };
            if (actual is { } leads)
            {
                tested++;
                if (leads != int.Parse(fields[2], CultureInfo.InvariantCulture))
                {
                    faults.Add($"{leads} in {string.Join(',', fields)}");
                }
            }
        }

        Assert.That(tested, Is.EqualTo(rows.Count - 1).And.GreaterThan(80));
        Assert.That(faults, Is.Empty);
    }

    [Test]
    public void OnShift_SmallTeam_MayDoWithout()
    {
        var rule = new LeadRule { SmallTeamBelow = 4 };
        Assert.That(new[] { 0, 1, 3, 4, 15, 16 }.Select(rule.OnShift), Is.EqualTo(new[] { 0, 0, 0, 1, 1, 2 }));
    }

    /// <summary>The two directions of the floor rule say the same: n agents need at most L leads exactly when n is no more than the agents under L.</summary>
    [TestCase(15, 0, 1)]
    [TestCase(15, 0.15, 1)]
    [TestCase(12.5, 0.1, 4)]
    [TestCase(3, 0, 2)]
    [TestCase(2, 0, 6)]
    [TestCase(1, 0, 1)]
    public void AgentsUnder_EveryTeam_IsTheInverseOfOnShift(double ratio, double tolerance, int smallTeamBelow)
    {
        var rule = new LeadRule { AgentsPerLead = ratio, Tolerance = tolerance, SmallTeamBelow = smallTeamBelow };
        for (var agents = 0; agents <= 200; agents++)
        {
            for (var leads = 0; leads <= 20; leads++)
            {
                Assert.That(agents <= rule.AgentsUnder(leads), Is.EqualTo(rule.OnShift(agents) <= leads), $"{agents} agents, {leads} leads");
            }
        }
    }

    private static string Table() => SharedData.File("reference/golden_fte.csv");
}
