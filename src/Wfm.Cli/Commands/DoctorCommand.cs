using System.CommandLine;
using System.Runtime.InteropServices;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.OrTools;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm doctor</c>: what is installed, which OR-Tools runtime answers, what is missing.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("doctor", "What is installed, which OR-Tools runtime answers, what is missing.");
        Shared.ForAll(command);
        command.SetAction(async (line, token) =>
        {
            terminal.Line($"wfm: {PlanFiles.Version}");
            terminal.Line($".NET: {Environment.Version}");
            terminal.Line($"system: {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}");
            terminal.Line(FormattableString.Invariant($"processors: {Environment.ProcessorCount}"));
            var zones = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Amsterdam", out _);
            terminal.Line($"time zones: {(zones ? "present" : "missing; install the package tzdata of your system")}");
            var report = await CpSatDoctor.ExamineAsync(cancellationToken: token).ConfigureAwait(false);
            foreach (var text in report.ToLines())
            {
                terminal.Line(text);
            }

            terminal.Line(report.IsHealthy ? "verdict: the solver answers" : "verdict: no solver answers; rosters are made without exact repairs until the problem is mended");
            return report.IsHealthy && zones ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }
}
