using System.Globalization;
using System.Text;

namespace Wfm.Core.Tests.Calendar;

/// <summary>Against the table of holidays beside the repository, made from the laws and not from this code: every row, and nothing beyond the rows.</summary>
public sealed class HolidayGoldenTests
{
    /// <summary>Days appointed for one year only, which the table, made from rules, leaves out: Berlin kept the ends of war and uprising as single holidays.</summary>
    private static readonly string[] OneOffs = ["DE-BE 2020-05-08", "DE-BE 2025-05-08", "DE-BE 2028-06-17"];

    private sealed record Row(string Country, string[] Regions, DateOnly Date, string Name);

    [Test]
    public void On_EveryCountryRegionAndYearOfTheTable_IsTheTable()
    {
        var rows = Table();
        var (checks, extra) = (0, new List<string>());
        foreach (var country in rows.GroupBy(r => r.Country))
        {
            foreach (var code in HolidayCalendar.Codes.Where(c => c == country.Key || (c.StartsWith(country.Key + "-", StringComparison.Ordinal) && c.Count(x => x == '-') == 1)))
            {
                var region = code.Length > 2 ? code[3..] : null;
                foreach (var year in country.GroupBy(r => r.Date.Year))
                {
                    var expected = year.Where(r => r.Regions is ["*"] || (region is not null && r.Regions.Contains(region))).Select(r => (r.Date, r.Name)).Order().ToList();
                    var listed = HolidayCalendar.Find(code).On(year.Key);
                    extra.AddRange(listed.Where(h => h.IsOneOff).Select(h => $"{code} {h.Date:yyyy-MM-dd}"));
                    Assert.That(listed.Where(h => !h.IsOneOff).Select(h => (h.Date, Plain(h.Name))).Order(), Is.EqualTo(expected), $"{code} {year.Key}");
                    checks++;
                }
            }
        }

        Assert.That(checks, Is.GreaterThanOrEqualTo(16 * 19), "16 years of NL, DK, DE and the 16 Länder");
        Assert.That(extra.Distinct(), Is.EquivalentTo(OneOffs));
    }

    [Test]
    public void On_EveryRegionThatTheTableNames_Exists()
    {
        var regions = Table().SelectMany(r => r.Regions.Where(x => x != "*").Select(x => $"{r.Country}-{x}")).Distinct().ToList();
        Assert.That(regions, Is.SubsetOf(HolidayCalendar.Codes));
        Assert.That(regions, Has.Count.GreaterThanOrEqualTo(15));
    }

    [Test]
    public void On_PartsOfALand_HaveTheirOwnCode()
    {
        foreach (var year in Table().Where(r => r.Name == "Mariae Himmelfahrt").Select(r => r.Date.Year))
        {
            var assumption = new DateOnly(year, 8, 15);
            Assert.That(HolidayCalendar.Find("DE-BY-CATHOLIC").On(year).Select(h => h.Date), Does.Contain(assumption));
            Assert.That(HolidayCalendar.Find("DE-BY").On(year).Select(h => h.Date), Does.Not.Contain(assumption));
        }
    }

    /// <summary>country,regions,date,weekday,name; regions are parted by blanks, <c>*</c> or empty is the whole country, and what is in brackets holds in parts of a region only.</summary>
    private static List<Row> Table()
    {
        var rows = new List<Row>();
        foreach (var line in File.ReadLines(SharedData.File("reference/holidays_golden.csv")).Skip(1))
        {
            var cells = line.Split(',');
            var date = DateOnly.ParseExact(cells[2], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.That(date.DayOfWeek.ToString()[..3], Is.EqualTo(cells[3]), line);
            var whole = cells[1].Contains('(', StringComparison.Ordinal) ? cells[1][..cells[1].IndexOf('(', StringComparison.Ordinal)] : cells[1];
            var regions = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rows.Add(new Row(cells[0], regions.Length == 0 ? ["*"] : regions, date, cells[4]));
        }

        return rows;
    }

    /// <summary>Letters as the table writes them: ä as ae, ß as ss, å as aa.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var c in name)
        {
            plain.Append(c switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", 'å' => "aa", 'æ' => "ae", 'ø' => "oe", _ => c.ToString() });
        }

        return plain.ToString();
    }
}
