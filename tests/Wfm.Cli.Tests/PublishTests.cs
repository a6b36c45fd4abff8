using System.Globalization;
using Wfm.Cli.Commands;
using Wfm.Cli.Screen;
using Wfm.IO;
using Wfm.Rostering;

namespace Wfm.Cli.Tests;

/// <summary>A roster that breaks a hard rule is written with its reasons, and the exit code says so.</summary>
public sealed class PublishTests
{
    [TestCase(RosterStatus.Infeasible, 3, "no roster was found that keeps the hard rules; the best so far is written.")]
    [TestCase(RosterStatus.TimedOut, 4, "the time limit came before a roster that keeps the hard rules; the best so far is written.")]
    public async Task Publish_HardRuleBroken_WritesTheRosterAndGivesTheCode(RosterStatus status, int expected, string text)
    {
        using var centre = TinyCentre.Write();
        var input = PlanFolder.Read(centre.Path);
        var options = new PlannerOptions { Roster = new RosterOptions { RoundsPerPersonWeek = 5, BoundRounds = 5, RepairRounds = 0 } };
        var outcome = await Planner.PlanAsync(input, options);

        // Agents without any lead: the audit finds it, whatever the engine would have said.
        var leaderless = new Roster(outcome.Result.Roster.Grid, outcome.Result.Roster.Shifts.Where(s => string.CompareOrdinal(s.Person, "p12") <= 0));
        var problem = new RosterProblem(input.Plan.Grid, input.People, input.Templates, input.Absences, outcome.Requirements);
        outcome = outcome with
        {
            Result = outcome.Result with { Roster = leaderless, Status = status },
            Audit = Planner.Judge(problem, input.Plan, outcome.Forecasts, leaderless),
        };
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);

        var code = PlanCommand.Publish(new Terminal(output, error), outcome, centre.File("out"), "plan", new Dictionary<string, string>(), CancellationToken.None);

        Assert.That(code, Is.EqualTo(expected));
        Assert.That(error.ToString(), Does.Contain($"wfm: {text}").And.Contain("wfm: hard rule leads_on_floor broken "));
        Assert.That(File.ReadAllText(centre.File("out/violations.csv")), Does.Contain("leads_on_floor,hard,"));
        Assert.That(File.Exists(centre.File("out/roster.csv")));
        Assert.That(File.ReadAllText(centre.File("out/manifest.json")), Does.Contain($"\"status\": \"{(expected == 3 ? "infeasible" : "timed_out")}\""));
    }
}
