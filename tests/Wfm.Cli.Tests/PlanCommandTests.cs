using System.Globalization;
using System.Text.Json;
using Wfm.TestKit;

namespace Wfm.Cli.Tests;

/// <summary>A whole plan, once, and what must hold of its files.</summary>
public sealed class PlanCommandTests
{
    private static readonly string[] Files = ["coverage.csv", "forecast.csv", "manifest.json", "report.html", "requirement.csv", "roster.csv", "simulation.csv", "violations.csv"];
    private static readonly string[] Repeatable = ["coverage.csv", "forecast.csv", "report.html", "requirement.csv", "roster.csv", "simulation.csv", "violations.csv"];

    private TempFolder _centre = null!;
    private Run _run = null!;

    private string Out => Path.Combine(_centre.Path, "out");

    [OneTimeSetUp]
    public async Task PlanOnce()
    {
        _centre = TinyCentre.Write();
        _run = await Run.InsideAsync("plan", _centre.Path, "--effort", "0.2");
    }

    [OneTimeTearDown]
    public void Remove() => _centre.Dispose();

    [Test]
    public void Plan_SmallCentre_PublishesAllFilesAndSaysWhatCameOut()
    {
        Assert.That(_run.ExitCode, Is.Zero, _run.Error);
        Assert.That(Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal), Is.EqualTo(Files));
        Assert.That(_run.Output, Does.Match(@"(?m)^penalty=[0-9.]+ bound=[0-9.]+ gap=[0-9.]+$"));
        Assert.That(_run.Output, Does.Contain("hard=0 ").And.Contains("intervals_short_of_leads=0 of ").And.Contains("forecast         help: ").And.Contains("leads            4 on the payroll, 1 by the rule"));
        Assert.That(_run.ErrorLines, Does.Contain("staff ..."));
    }

    [Test]
    public void Plan_SmallCentre_ManifestRepeatsTheRun()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "manifest.json")));
        var root = manifest.RootElement;

        Assert.That(root.GetProperty("seed").GetInt32(), Is.EqualTo(7));
        Assert.That(root.GetProperty("inputs").EnumerateObject().Select(p => p.Name),
            Is.EqualTo(new[] { "absences.csv", "events.csv", "history.csv", "people.csv", "plan.yaml", "shifts.csv" }));
        Assert.That(root.GetProperty("penalty").GetDouble(), Is.GreaterThanOrEqualTo(root.GetProperty("bound").GetDouble()));
        Assert.That(root.GetProperty("step_seconds").EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "forecast", "staff", "roster", "audit", "simulate" }));
        Assert.That(root.GetProperty("results").GetProperty("hard_violations").GetDouble(), Is.Zero);
    }

    // The files read back and judged anew: what was written is what was found, and no hard rule is broken.
    [Test]
    public async Task Audit_OfTheWrittenRoster_FindsTheSame()
    {
        var violations = _centre.File("again.csv");

        var audit = await Run.InsideAsync("audit", "--roster", Path.Combine(Out, "roster.csv"), "--people", _centre.File("people.csv"), "--plan", _centre.File("plan.yaml"),
            "--absences", _centre.File("absences.csv"), "--shifts", _centre.File("shifts.csv"), "--requirement", Path.Combine(Out, "requirement.csv"),
            "--forecast", Path.Combine(Out, "forecast.csv"), "--out", violations, "--fail");

        Assert.That(audit.ExitCode, Is.Zero, audit.Error);
        Assert.That(audit.Output, Does.Contain("hard=0 "));
        Assert.That(audit.OutputLines.Single(l => l.StartsWith("under-cover", StringComparison.Ordinal)), Is.EqualTo(_run.OutputLines.Single(l => l.StartsWith("under-cover", StringComparison.Ordinal))));
        Assert.That(audit.OutputLines.Single(l => l.StartsWith("expected", StringComparison.Ordinal)), Is.EqualTo(_run.OutputLines.Single(l => l.StartsWith("expected", StringComparison.Ordinal))));
        Assert.That(File.ReadAllBytes(violations), Is.EqualTo(File.ReadAllBytes(Path.Combine(Out, "violations.csv"))));
    }

    [Test]
    public async Task Audit_OfARosterWithoutItsLeads_FindsEveryInterval()
    {
        var lines = File.ReadAllLines(Path.Combine(Out, "roster.csv"));
        var roster = _centre.Write("bad/roster.csv", string.Concat(lines.Where(l => !l.Contains(",lead,", StringComparison.Ordinal)).Select(l => l + "\n")));

        // An agent is on shift while a row names a template, breaks included; each such half hour lacks its lead.
        var worked = lines.Skip(1).Select(l => l.Split(',')).Where(c => c[1] == "agent" && c[4].Length > 0)
            .SelectMany(c => HalfHours(DateTimeOffset.Parse(c[6], CultureInfo.InvariantCulture), DateTimeOffset.Parse(c[7], CultureInfo.InvariantCulture))).Distinct().Count();

        string[] args = ["audit", "--roster", roster, "--people", _centre.File("people.csv"), "--plan", _centre.File("plan.yaml"), "--law", "nl", "--out", _centre.File("bad/violations.csv")];
        var audit = await Run.InsideAsync(args);
        var failing = await Run.InsideAsync([.. args, "--fail"]);

        Assert.That((audit.ExitCode, failing.ExitCode), Is.EqualTo((0, 3)));
        Assert.That(audit.Output, Does.Contain($"intervals_short_of_leads={worked}"));
        Assert.That(File.ReadAllText(_centre.File("bad/violations.csv")), Does.Contain("leads_on_floor,hard,"));
        Assert.That(audit.ErrorLines.Count(l => l.Contains("Law packs are not implemented yet (NL)", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private static IEnumerable<DateTimeOffset> HalfHours(DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = from; at < to; at = at.AddMinutes(30))
        {
            yield return at;
        }
    }

    [Test]
    public async Task StepByStep_FromTheFilesOfThePlan_GivesTheSameBytes()
    {
        var requirement = _centre.File("requirement-again.csv");
        var staff = await Run.InsideAsync("staff", "--forecast", Path.Combine(Out, "forecast.csv"), "--plan", _centre.File("plan.yaml"), "--out", requirement);
        var roster = await Run.InsideAsync("roster", _centre.Path, "--requirement", requirement, "--effort", "0.2", "--out", _centre.File("roster-again"), "--quiet");

        Assert.That((staff.ExitCode, roster.ExitCode), Is.EqualTo((0, 0)), staff.Error + roster.Error);
        Assert.That(roster.ErrorLines, Is.Empty);
        Assert.That(File.ReadAllBytes(requirement), Is.EqualTo(File.ReadAllBytes(Path.Combine(Out, "requirement.csv"))));
        Assert.That(File.ReadAllBytes(_centre.File("roster-again/roster.csv")), Is.EqualTo(File.ReadAllBytes(Path.Combine(Out, "roster.csv"))));
    }

    // One processor, another zone and another language on the second run.
    [Test]
    public async Task Plan_OnAnotherMachine_GivesTheSameBytes()
    {
        var variables = new Dictionary<string, string?> { ["DOTNET_PROCESSOR_COUNT"] = "1", ["TZ"] = "Asia/Tokyo", ["LANG"] = "nl_NL.UTF-8", ["LC_ALL"] = "nl_NL.UTF-8" };

        var again = await Run.OutsideAsync(variables, null, "plan", _centre.Path, "--effort", "0.2", "--out", _centre.File("elsewhere"), "--quiet");

        Assert.That(again.ExitCode, Is.Zero, again.Error);
        foreach (var file in Repeatable)
        {
            Assert.That(File.ReadAllBytes(_centre.File($"elsewhere/{file}")), Is.EqualTo(File.ReadAllBytes(Path.Combine(Out, file))), file);
        }
    }

    [Test]
    public async Task Plan_SameSeedTwice_GivesTheSameBytesAndAnotherSeedOthers()
    {
        var again = await Run.InsideAsync("plan", _centre.Path, "--effort", "0.2", "--out", _centre.File("again"), "--quiet");
        var other = await Run.InsideAsync("plan", _centre.Path, "--effort", "0.2", "--seed", "8", "--out", _centre.File("other"), "--quiet");

        Assert.That((again.ExitCode, other.ExitCode), Is.EqualTo((0, 0)), again.Error + other.Error);
        Assert.That(Repeatable.Where(f => !File.ReadAllBytes(_centre.File($"again/{f}")).SequenceEqual(File.ReadAllBytes(Path.Combine(Out, f)))), Is.Empty);
        Assert.That(File.ReadAllText(_centre.File("other/roster.csv")), Is.Not.EqualTo(File.ReadAllText(Path.Combine(Out, "roster.csv"))));
        Assert.That(File.ReadAllText(_centre.File("other/forecast.csv")), Is.EqualTo(File.ReadAllText(Path.Combine(Out, "forecast.csv"))));
    }

    [Test]
    public async Task Plan_CutByTheTimeLimit_SaysSo()
    {
        var run = await Run.InsideAsync("plan", _centre.Path, "--effort", "500", "--time-limit", "1", "--out", _centre.File("cut"), "--quiet");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.ErrorLines, Has.One.Contains("The time limit stopped the search"));
        Assert.That(run.Output, Does.Contain("stopped by the time limit"));
        Assert.That(File.ReadAllText(_centre.File("cut/manifest.json")), Does.Contain("\"stopped_by_clock\": 1").And.Contains("\"time_limit_s\": \"1\"").And.Contains("The time limit stopped the search"));
    }

    [Test]
    public async Task Plan_WithoutNode_PublishesAndNamesWhatToInstall()
    {
        var variables = new Dictionary<string, string?> { ["WFM_NODE"] = "/nowhere/node", ["PATH"] = "/nowhere" };

        var run = await Run.OutsideAsync(variables, null, "plan", _centre.Path, "--effort", "0.1", "--out", _centre.File("nodeless"), "--quiet");
        var doctor = await Run.OutsideAsync(variables, null, "doctor");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.ErrorLines, Has.Length.EqualTo(1));
        Assert.That(run.Error, Does.Contain("/nowhere/node").And.Contains("install Node").And.Contains("without exact repairs"));
        Assert.That(run.Output, Does.Contain("hard=0 ").And.Contains("OR-Tools runtime none"));
        Assert.That(Directory.GetFiles(_centre.File("nodeless")), Has.Length.EqualTo(Files.Length));
        Assert.That(doctor.ExitCode, Is.EqualTo(2));
        Assert.That(doctor.Output, Does.Contain("problem: ").And.Contains("install Node"));
    }

    // A Node that is killed shortly after each start, in the middle of its solves.
    [Test]
    public async Task Plan_NodeKilledInMidSolve_Publishes()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/timeout"))
        {
            Assert.Ignore("This system has no /usr/bin/timeout to kill Node with.");
            return;
        }

        var doctor = await Run.InsideAsync("doctor");
        if (doctor.ExitCode != 0)
        {
            Assert.Ignore("No solver answers on this machine: " + doctor.OutputLines[^1]);
        }

        var node = doctor.OutputLines.Single(l => l.StartsWith("Node: ", StringComparison.Ordinal)).Split(" at ")[1].Split(" (")[0];
        var frail = _centre.Write("frail-node", $"#!/bin/sh\nexec /usr/bin/timeout --foreground -s KILL 0.5 '{node}' \"$@\"\n");
        File.SetUnixFileMode(frail, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var run = await Run.OutsideAsync(new Dictionary<string, string?> { ["WFM_NODE"] = frail }, null, "plan", _centre.Path, "--effort", "0.1", "--out", _centre.File("killed"), "--quiet");

        TestContext.Out.WriteLine(run.Error);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("hard=0 "));
        Assert.That(Directory.GetFiles(_centre.File("killed")), Has.Length.EqualTo(Files.Length));
        Assert.That(run.Error, Does.Not.Contain("   at "));
    }

    [Test]
    public async Task Plan_Terminated_StopsCleanlyWith130()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no SIGTERM.");
        }

        var target = Path.Combine(_centre.Path, "stopped");
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, "roster.csv"), "older");

        var run = await Run.OutsideAsync(new Dictionary<string, string?>(), Terminate, "plan", _centre.Path, "--effort", "1000", "--out", target);

        Assert.That(run.ExitCode, Is.EqualTo(130), run.Error);
        Assert.That(run.ErrorLines[^1], Is.EqualTo("wfm: cancelled; nothing was written."));
        Assert.That(Directory.GetFileSystemEntries(target).Select(Path.GetFileName), Is.EqualTo(new[] { "roster.csv" }));
        Assert.That(File.ReadAllText(Path.Combine(target, "roster.csv")), Is.EqualTo("older"));

        static void Terminate(int process, string line)
        {
            if (line.StartsWith("roster", StringComparison.Ordinal))
            {
                using var kill = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"kill -TERM {process}"]);
                kill.WaitForExit();
            }
        }
    }
}
