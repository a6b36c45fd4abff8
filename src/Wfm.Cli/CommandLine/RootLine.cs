using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Wfm.Cli.Commands;
using Wfm.Cli.Screen;

namespace Wfm.Cli.CommandLine;

/// <summary>The commands, and what is done with a line that is none.</summary>
internal static class RootLine
{
    // No response files and no bundled letters: a path may begin with @ and no option has one letter.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellationToken)
    {
        var root = Build(terminal);
        var line = root.Parse(args, Parsing);
        terminal.IsVerbose = args.Contains(Shared.Verbose);
        terminal.IsQuiet = args.Contains(Shared.Quiet);
        var wantsText = line.Action is HelpAction || line.CommandResult.Children.OfType<OptionResult>().Any(o => o.Option is VersionOption);
        if (!wantsText && Faults(root, line, args) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                terminal.Error(fault);
            }

            return ExitCode.BadInput;
        }

        var invocation = new InvocationConfiguration { Output = terminal.Output, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await line.InvokeAsync(invocation, cancellationToken).ConfigureAwait(false);
    }

    private static RootCommand Build(Terminal terminal)
    {
        var root = new RootCommand("Workforce management: from contact history to forecast, requirement, roster and check.");
        Command[] commands =
        [
            PlanCommand.Create(terminal), ForecastCommand.Create(terminal), BacktestCommand.Create(terminal), StaffCommand.Create(terminal), QueueCommand.Create(terminal),
            RosterCommand.Create(terminal), AuditCommand.Create(terminal), SimulateCommand.Create(terminal), DoctorCommand.Create(terminal),
        ];
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static List<string> Faults(RootCommand root, ParseResult line, IReadOnlyList<string> args)
    {
        if (line.CommandResult.Command == root)
        {
            var known = string.Join(", ", root.Subcommands.Select(c => c.Name));
            return args.FirstOrDefault(a => !a.StartsWith('-')) is { } word
                ? [$"'{word}' must be a command: {known}."]
                : [$"a command is needed: {known}. Try wfm --help."];
        }

        // A word with dashes that no option has would otherwise be taken for the folder, and something else be blamed.
        var command = line.CommandResult.Command;
        var options = command.Options.Concat(root.Options).SelectMany(o => o.Aliases.Append(o.Name)).ToHashSet(StringComparer.Ordinal);
        var unknown = args.TakeWhile(a => a != "--").Where(a => a.StartsWith("--", StringComparison.Ordinal) && !options.Contains(a.Split('=', ':')[0])).ToList();
        if (unknown.Count > 0)
        {
            var known = string.Join(", ", command.Options.Where(o => !o.Hidden).Select(o => o.Name).Where(n => n.StartsWith("--", StringComparison.Ordinal)));
            return [.. unknown.Select(u => $"{command.Name}: '{u}' must be an option: {known}.")];
        }

        return [.. line.Errors.Select(e => $"{command.Name}: {e.Message.ReplaceLineEndings(" ")}").Distinct()];
    }
}
