using System.CommandLine;
using System.Globalization;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm plan DIR</c>: everything from history to a published roster.</summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with plan.yaml and the tables." };
        var search = new SearchOptions();
        var command = new Command("plan", "Everything from history to a published roster.") { folder };
        search.AddTo(command);
        var reading = Shared.ForReading(command);
        command.SetAction(async (line, token) =>
        {
            var directory = line.GetRequiredValue(folder);
            var target = search.Out(line) ?? Path.Combine(directory, "out");
            var input = PlanFolder.Read(directory, reading.Options(line));
            var outcome = await Progress.ShowAsync(terminal, progress => Planner.PlanAsync(input, search.Planner(line), progress, token)).ConfigureAwait(false);
            return Publish(terminal, outcome, target, "plan", search.ForManifest(line, outcome), token);
        });
        return command;
    }

    /// <summary>Writes the files, says what came out, and gives the exit code.</summary>
    public static int Publish(Terminal terminal, PlanOutcome outcome, string target, string command, IReadOnlyDictionary<string, string> options, CancellationToken token)
    {
        var names = PlanFiles.Write(outcome, target, command, options, token);
        terminal.Warn(outcome.Warnings);
        foreach (var text in PlanSummary.Lines(outcome))
        {
            terminal.Line(text);
        }

        terminal.Line($"files            {string.Join(' ', names)} in {target}");
        if (outcome.IsFeasible)
        {
            return ExitCode.Done;
        }

        foreach (var rule in outcome.Audit.Violations.Where(v => v.Severity == Severity.Hard).GroupBy(v => v.Rule))
        {
            terminal.Error(string.Create(CultureInfo.InvariantCulture, $"hard rule {rule.Key} broken {rule.Count()} times, first on {rule.Min(v => v.Date):yyyy-MM-dd}; see {ViolationsFile.FileName}."));
        }

        if (outcome.Result.Status == Rostering.RosterStatus.TimedOut)
        {
            terminal.Error("the time limit came before a roster that keeps the hard rules; the best so far is written.");
            return ExitCode.TimedOut;
        }

        terminal.Error("no roster was found that keeps the hard rules; the best so far is written.");
        return ExitCode.Infeasible;
    }
}
