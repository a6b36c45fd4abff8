using Wfm.TestKit;

namespace Wfm.Cli.Tests;

/// <summary>Files that are broken: one clear line, exit code 2, and what was in the output folder stays as it was.</summary>
public sealed class BrokenInputTests
{
    [TestCase("history.csv", "offered,aht_s", "calls,aht_s", "history.csv, line 1: column 'offered' missing", TestName = "{m}_MissingColumn")]
    [TestCase("history.csv", ",1800,3", ",1800,many3", "column 'offered': 'many3", TestName = "{m}_TextInANumber")]
    [TestCase("history.csv", ",1800,3", ",1800,-3", "must be 0 or more", TestName = "{m}_NegativeCount")]
    [TestCase("history.csv", "help,2026-08-24T09:30", "halp,2026-08-24T09:30", "'halp' must be a queue of plan.yaml: help", TestName = "{m}_UnknownQueue")]
    [TestCase("absences.csv", "p02,2026-10-22,2026-10-23,wish_off", "p01,2026-10-20,2026-10-22,sickness", "line 2 overlaps it", TestName = "{m}_OverlappingLeave")]
    [TestCase("people.csv", "p03,agent,part", "p03,agent,", "column 'contract': '' must be a contract of plan.yaml: full, part", TestName = "{m}_PersonWithoutContract")]
    [TestCase("plan.yaml", "Europe/Amsterdam", "Europe/Amsterdum", "Did you mean 'Europe/Amsterdam'?", TestName = "{m}_ZoneThatDoesNotExist")]
    [TestCase("plan.yaml", "seed: 7", "model: oracle", "plan.yaml: model 'oracle' must be one of auto, ", TestName = "{m}_ModelThatDoesNotExist")]
    [TestCase("plan.yaml", "2026-10-19, weeks: 1", "2026-08-17, weeks: 1", "has no interval before the plan's first day, 2026-08-17", TestName = "{m}_HistoryAfterThePlan")]
    public async Task Plan_BrokenInput(string file, string right, string wrong, string expected)
    {
        using var centre = TinyCentre.Write();
        var text = File.ReadAllText(centre.File(file));
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.That(at, Is.GreaterThanOrEqualTo(0), "The file has no such text.");
        centre.Write(file, text[..at] + wrong + text[(at + right.Length)..]);

        await Refused(centre, expected);
    }

    [TestCase("plan.yaml")]
    [TestCase("history.csv")]
    [TestCase("people.csv")]
    [TestCase("shifts.csv")]
    public async Task Plan_EmptyFile(string file)
    {
        using var centre = TinyCentre.Write();
        centre.Write(file, "");

        await Refused(centre, $"{file} is empty");
    }

    [TestCase("plan.yaml")]
    [TestCase("history.csv")]
    [TestCase("people.csv")]
    [TestCase("shifts.csv")]
    public async Task Plan_MissingFile(string file)
    {
        using var centre = TinyCentre.Write();
        File.Delete(centre.File(file));

        await Refused(centre, $"{file} does not exist");
    }

    [TestCase("history.csv")]
    [TestCase("people.csv")]
    [TestCase("plan.yaml")]
    public async Task Plan_LineOfOneGigabyte(string file)
    {
        using var centre = TinyCentre.Write();
        using (var stream = new FileStream(centre.File(file), FileMode.Append))
        {
            // No line end in it, and no place taken on the disk.
            stream.SetLength(1L << 30);
        }

        await Refused(centre, file);
    }

    private static async Task Refused(TempFolder centre, string expected)
    {
        centre.Write("out/roster.csv", "older");

        var run = await Run.InsideAsync("plan", centre.Path, "--quiet");

        TestContext.Out.WriteLine(run.Error);
        Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
        Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("wfm: ").And.Contains(expected).And.Not.Contains("   at "));
        Assert.That(run.Error, Has.Length.LessThan(500));
        Assert.That(run.Output, Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(centre.File("out")).Select(Path.GetFileName), Is.EqualTo(new[] { "roster.csv" }));
        Assert.That(File.ReadAllText(centre.File("out/roster.csv")), Is.EqualTo("older"));
    }
}
