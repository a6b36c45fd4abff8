using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>The reference table of exact fractions, all rows: gross-up, combination, FTE chain, heads, attrition, team leads and cover.</summary>
public sealed class ShrinkageGoldenTests
{
    [Test]
    public void EveryRowOfTheTable_Agrees()
    {
        var faults = new List<string>();
        var rows = GoldenTable.Read("golden_fte.csv");
        foreach (var row in rows)
        {
            var expected = Fraction(row["expected"]);

            // The chain and attrition are written with 12 to 17 digits, the rest exactly.
            foreach (var actual in Values(row["case"], Inputs(row["inputs"])).Where(a => !(Math.Abs(a - expected) <= 1e-10 * Math.Max(1, Math.Abs(expected)))))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{row["case"]} {row["inputs"]}: {actual:R} is not {row["expected"]}"));
            }
        }

        Assert.That(rows, Has.Count.EqualTo(136));
        Assert.That(faults, Is.Empty);
    }

    // One number, or the same number by each way to it.
    private static double[] Values(string name, Dictionary<string, string> input)
    {
        double Number(string key) => double.Parse(input[key], CultureInfo.InvariantCulture);
        IEnumerable<double> Parts() => input["parts"].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(p => double.Parse(p, CultureInfo.InvariantCulture));
        IEnumerable<Shrinkage> Shrinkages(ShrinkageCombination how) => Parts().Select(p => new Shrinkage("part", p, ShrinkageBase.Present) { Combination = how });
        return name switch
        {
            "gross_up_exact" => [ShrinkageMath.GrossUp(Number("productive"), Number("shrinkage")), new HoursChain { InOffice = Number("shrinkage") }.FromProductive(Number("productive")).Paid],
            "gross_up_ceil" => [ShrinkageMath.GrossUpWhole(Number("productive"), Number("shrinkage"))],

            // The common mistake, from what our way back says it leaves: net × (1 + s) = gross × (1 − s²).
            "wrong_1_plus_s" => [ShrinkageMath.Net(ShrinkageMath.GrossUp(Number("productive"), Number("shrinkage")), Number("shrinkage")) * (1 + Number("shrinkage"))],
            "combine_multiplicative" => [ShrinkageMath.CombineStages(Parts()), ShrinkageMath.Combine(Shrinkages(ShrinkageCombination.Multiplicative))],
            "combine_additive" => [ShrinkageMath.CombineSameBase(Parts()), ShrinkageMath.Combine(Shrinkages(ShrinkageCombination.Additive))],
            "fte_chain" => [FteMath.Fte(Number("productive_hours"), Number("in_office"), Number("out_office"), Number("full_time"))],
            "heads_from_fte" => [FteMath.Heads(Number("fte"), Number("share"))],
            "monthly_attrition" => [FteMath.MonthlyAttrition(Number("yearly"))],
            "leads_org_fte" => [Leads(LeadFormula.OrgFte, Number("fte"), 0)],
            "leads_org_head" => [Leads(LeadFormula.OrgHead, 0, Number("heads"))],
            "leads_org_max" => [Leads(LeadFormula.OrgMax, Number("fte"), Number("heads"))],
            "leads_org_either" => [Leads(LeadFormula.OrgEither, Number("fte"), Number("heads"))],
            "leads_floor_ceil" => Floor(Number("agents_on_shift"), Number("ratio"), 0),
            "leads_floor_tolerance_0.15" => Floor(Number("agents_on_shift"), Number("ratio"), 0.15),
            "leads_payroll" => [FteMath.PeopleForHours(Number("lead_hours_week"), Number("full_time"), Number("s_lead"))],
            "binomial_cover" => [AbsenceCover.Binomial((int)Number("needed"), Number("absence"), Number("certainty"))],
            "mean_cover" => [AbsenceCover.Mean((int)Number("needed"), Number("absence"))],
            _ => throw new AssertionException($"The table has a case '{name}' that no test knows."),
        };
    }

    private static int Leads(LeadFormula formula, double fte, double heads) => LeadNeed.Of(formula, new LeadRule(), new LeadSituation(fte, heads)).Leads;

    private static double[] Floor(double agents, double ratio, double tolerance)
    {
        var grid = new TimeGrid(TimeZoneInfo.Utc, new(2026, 3, 2), 1, TimeSpan.FromMinutes(60));
        var rule = new LeadRule { AgentsPerLead = ratio, Tolerance = tolerance };
        return [rule.OnShift((int)agents), .. new LeadPresence().Required(rule, new IntervalSeries(grid, Enumerable.Repeat(agents, 24))).Values];
    }

    private static Dictionary<string, string> Inputs(string text) => text.Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);

    private static double Fraction(string text)
    {
        var parts = text.Split('/').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return parts.Length == 2 ? parts[0] / parts[1] : parts[0];
    }
}
