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
        var cases = Shared.Path("--in",
            "Table of cases: model, calls_per_interval, interval_s, aht_s, agents, target_s, patience_s, system_capacity, redial_prob. Or of chats (chats_per_interval, ...), random rates (mean_calls, cv_of_rate, ...) or the intervals of a day (interval_index, ...).",
            required: true);
        var target = Shared.Path("--out", "File for the results. Default: standard output.");
        var required = new Option<bool>("--required") { Description = "Find the fewest agents instead: sl_target, asa_max_s, occupancy_max, abandon_max in place of agents." };
        var command = new Command("queue", "Evaluates queue models row by row.") { cases, target, required };
        var reading = Shared.ForReading(command);
        command.SetAction(line =>
        {
            var source = InputSource.FromFile(line.GetRequiredValue(cases));
            var options = reading.Options(line);
            var layout = CaseTable.For(TableFile.Header(source, options), line.GetValue(required));
            var table = TableFile.Read(source, layout.Needed, layout.Optional, layout.Answer, options);
            var answers = layout.Complete(table.Value, source.Name);
            terminal.Warn(table.Warnings, "repair the first ones");
            var say = Results.Write(terminal, line.GetValue(target), w => TableFile.Write(w, layout.Header(answers[0].Header), answers.Select(layout.Row)));
            say(FormattableString.Invariant($"{answers.Count} cases evaluated"));
            return ExitCode.Done;
        });
        return command;
    }
}
