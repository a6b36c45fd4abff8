using System.CommandLine;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm queue</c>: evaluates queue models row by row.</summary>
internal static class QueueCommand
{
    public static Command Create(Terminal terminal)
    {
        var cases = Shared.Path("--in", "Table of cases: model, calls_per_interval, interval_s, aht_s, agents, target_s, patience_s, system_capacity, redial_prob.", required: true);
        var target = Shared.Path("--out", "File for the results. Default: standard output.");
        var required = new Option<bool>("--required") { Description = "Find the fewest agents instead: sl_target, asa_max_s, occupancy_max, abandon_max in place of agents." };
        var command = new Command("queue", "Evaluates queue models row by row.") { cases, target, required };
        var reading = Shared.ForReading(command);
        command.SetAction(line =>
        {
            var layout = line.GetValue(required) ? CaseTable.Required : CaseTable.Performance;
            var table = TableFile.Read(line.GetRequiredValue(cases), layout.Needed, layout.Optional, layout.Answer, reading.Options(line));
            terminal.Warn(table.Warnings, "repair the first ones");
            var say = Results.Write(terminal, line.GetValue(target), w => TableFile.Write(w, layout.Header(table.Value[0].Header), table.Value.Select(layout.Row)));
            say(FormattableString.Invariant($"{table.Value.Count} cases evaluated"));
            return ExitCode.Done;
        });
        return command;
    }
}
