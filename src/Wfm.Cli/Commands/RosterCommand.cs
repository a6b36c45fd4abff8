using System.CommandLine;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm roster DIR</c>: a roster for a requirement; without one the requirement is made from the history, as in <c>plan</c>.</summary>
internal static class RosterCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with plan.yaml and the tables." };
        var required = Shared.Path("--requirement", "Agents to roster, as wfm staff writes them. Default: requirement.csv in DIR, or else made from the history.");
        var search = new SearchOptions();
        var command = new Command("roster", "A roster for a requirement.") { folder, required };
        search.AddTo(command);
        var reading = Shared.ForReading(command);
        command.SetAction(async (line, token) =>
        {
            var directory = line.GetRequiredValue(folder);
            var file = line.GetValue(required) ?? Beside(directory);
            var outcome = file is null
                ? await FromHistoryAsync(terminal, directory, reading.Options(line), search.Planner(line), token).ConfigureAwait(false)
                : await FromFileAsync(terminal, directory, file, reading.Options(line), search.Planner(line), token).ConfigureAwait(false);
            return PlanCommand.Publish(terminal, outcome, search.Out(line) ?? Path.Combine(directory, "out"), "roster", search.ForManifest(line, outcome), token);
        });
        return command;
    }

    private static string? Beside(string directory) =>
        Path.Combine(directory, RequirementFile.FileName) is var path && File.Exists(path) ? path : null;

    private static Task<PlanOutcome> FromHistoryAsync(Terminal terminal, string directory, ReadOptions reading, PlannerOptions options, CancellationToken token)
    {
        var input = PlanFolder.Read(directory, reading);
        return Progress.ShowAsync(terminal, progress => Planner.PlanAsync(input, options, progress, token));
    }

    private static Task<PlanOutcome> FromFileAsync(Terminal terminal, string directory, string file, ReadOptions reading, PlannerOptions options, CancellationToken token)
    {
        var input = PlanFolder.ReadWithoutHistory(directory, reading);
        var requirement = RequirementFile.Read(file, reading, input.Plan.Grid);
        input = input with
        {
            Warnings = [.. input.Warnings, .. requirement.Warnings],
            InputHashes = new Dictionary<string, string>(input.InputHashes) { [RequirementFile.FileName] = requirement.Sha256 },
        };
        return Progress.ShowAsync(terminal, progress => Planner.RosterAsync(input, requirement.Value, null, options, progress, token));
    }
}
