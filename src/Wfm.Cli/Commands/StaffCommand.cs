using System.CommandLine;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm staff</c>: requirement per interval and skill.</summary>
internal static class StaffCommand
{
    public static Command Create(Terminal terminal)
    {
        var forecast = Shared.Path("--forecast", "Forecast, as wfm forecast writes it.", required: true);
        var planFile = Shared.Path("--plan", "plan.yaml: queues, targets, opening hours, shrinkage.", required: true);
        var target = Shared.Path("--out", "File for the requirement. Default: standard output.");
        var skilled = new SkilledStaff();
        var command = new Command("staff", "Requirement per interval and skill.") { forecast, planFile, target };
        skilled.AddTo(command, [forecast, planFile], target);
        var reading = Shared.ForReading(command);
        command.SetAction(async (line, token) =>
        {
            var options = reading.Options(line);
            var plan = PlanFile.Read(line.GetRequiredValue(planFile), options);
            var volumes = ForecastFile.Read(line.GetRequiredValue(forecast), options with { Zone = plan.Value.Grid.Zone });
            if (skilled.IsAsked(line))
            {
                return await skilled.RunAsync(terminal, line, plan, volumes, options, line.GetValue(target), token).ConfigureAwait(false);
            }

            var staffing = StaffingPlanner.Plan(volumes.Value, plan.Value);
            terminal.Warn([.. plan.Warnings, .. volumes.Warnings, .. staffing.Warnings], "repair the first ones");
            var say = Results.Write(terminal, line.GetValue(target), w => RequirementFile.Write(w, staffing.Requirements));
            foreach (var text in StaffSummary.Lines(staffing, plan.Value))
            {
                say(text);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
