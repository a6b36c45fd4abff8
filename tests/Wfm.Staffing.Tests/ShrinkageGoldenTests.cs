using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>The reference table of exact fractions: gross-up, combination, FTE chain, heads, attrition and cover. Its lead rows are tested with the lead rule.</summary>
public sealed class ShrinkageGoldenTests
{
    [Test]
    public void EveryRowOfTheTable_Agrees()
    {
        var faults = new List<string>();
        var tested = 0;
        foreach (var row in GoldenTable.Read("golden_fte.csv").Where(r => !r["case"].StartsWith("leads_", StringComparison.Ordinal) || r["case"] == "leads_payroll"))
        {
            var expected = Fraction(row["expected"]);
            var actual = Value(row["case"], Inputs(row["inputs"]));

            // The chain and attrition are written with 12 to 17 digits, the rest exactly.
            if (!(Math.Abs(actual - expected) <= 1e-10 * Math.Max(1, Math.Abs(expected))))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{row["case"]} {row["inputs"]}: {actual:R} is not {row["expected"]}"));
            }

            tested++;
        }

        Assert.That(tested, Is.EqualTo(54));
        Assert.That(faults, Is.Empty);
    }

    private static double Value(string name, Dictionary<string, string> input)
    {
        double Number(string key) => double.Parse(input[key], CultureInfo.InvariantCulture);
        IEnumerable<double> Parts() => input["parts"].Split('|', StringSplitOptions.RemoveEmptyEntries).Select(p => double.Parse(p, CultureInfo.InvariantCulture));
        return name switch
        {
            "gross_up_exact" => ShrinkageMath.GrossUp(Number("productive"), Number("shrinkage")),
            "gross_up_ceil" => ShrinkageMath.GrossUpWhole(Number("productive"), Number("shrinkage")),

            // The common mistake, from what our way back says it leaves: net × (1 + s) = gross × (1 − s²).
            "wrong_1_plus_s" => ShrinkageMath.Net(ShrinkageMath.GrossUp(Number("productive"), Number("shrinkage")), Number("shrinkage")) * (1 + Number("shrinkage")),
            "combine_multiplicative" => ShrinkageMath.CombineStages(Parts()),
            "combine_additive" => ShrinkageMath.CombineSameBase(Parts()),
            "fte_chain" => FteMath.Fte(Number("productive_hours"), Number("in_office"), Number("out_office"), Number("full_time")),
            "heads_from_fte" => FteMath.Heads(Number("fte"), Number("share")),
            "monthly_attrition" => FteMath.MonthlyAttrition(Number("yearly")),
            "leads_payroll" => FteMath.PeopleForHours(Number("lead_hours_week"), Number("full_time"), Number("s_lead")),
            "binomial_cover" => ShrinkageMath.BinomialCover((int)Number("needed"), Number("absence"), Number("certainty")),
            "mean_cover" => ShrinkageMath.MeanCover((int)Number("needed"), Number("absence")),
            _ => throw new AssertionException($"The table has a case '{name}' that no test knows."),
        };
    }

    private static Dictionary<string, string> Inputs(string text) => text.Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);

    private static double Fraction(string text)
    {
        var parts = text.Split('/').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return parts.Length == 2 ? parts[0] / parts[1] : parts[0];
    }
}
