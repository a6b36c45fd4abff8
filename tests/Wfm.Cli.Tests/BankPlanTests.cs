using System.Text.Json;
using Wfm.TestKit;
using Wfm.TestKit.Bank;

namespace Wfm.Cli.Tests;

/// <summary>A week of real calls of a bank, half-hourly, with 250 generated people: no hard rule broken, and little under-cover, as the people suffice.</summary>
public sealed class BankPlanTests
{
    [Test]
    public async Task Plan_RealCallsAnd250People_KeepsTheRulesAndCoversTheWeek()
    {
        using var folder = new TempFolder();
        BankWeek.Write(folder.Path, people: 250, seed: 1);

        // A fifth of the usual search, to spare the machine; the bar is the same.
        var run = await Run.InsideAsync("plan", folder.Path, "--effort", "0.2", "--quiet");

        TestContext.Out.WriteLine(run.Output);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        using var manifest = JsonDocument.Parse(File.ReadAllText(folder.File("out/manifest.json")));
        var results = manifest.RootElement.GetProperty("results");
        Assert.That(results.GetProperty("hard_violations").GetDouble(), Is.Zero);
        Assert.That(results.GetProperty("intervals_short_of_leads").GetDouble(), Is.Zero);
        Assert.That(results.GetProperty("under_share").GetDouble(), Is.LessThan(0.03));
        Assert.That(manifest.RootElement.GetProperty("bound").GetDouble(), Is.GreaterThan(0).And.LessThanOrEqualTo(manifest.RootElement.GetProperty("penalty").GetDouble()));
        Assert.That(run.Output, Does.Match(@"(?m)^penalty=[0-9.]+ bound=[0-9.]+ gap=0\.[0-9]+$"));
    }
}
