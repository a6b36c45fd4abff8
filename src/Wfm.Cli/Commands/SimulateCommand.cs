using System.CommandLine;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm simulate</c>: certifies any roster by simulation.</summary>
internal static class SimulateCommand
{
    public static Command Create(Terminal terminal)
    {
        var roster = Shared.Path("--roster", "The roster: person, date, activity, start, end.", required: true);
        var forecast = Shared.Path("--forecast", "Forecast, as wfm forecast writes it.", required: true);
        var planFile = Shared.Path("--plan", "plan.yaml: days, queues, targets, opening hours, shrinkage.", required: true);
        var people = Shared.Path("--people", "The people, for their skills and pace. Default: the skills that the roster names; everybody can do everything where it names none.");
        var target = Shared.Path("--out", "File for the results. Default: standard output.");
        var page = Shared.Path("--report", "File for the same as one HTML page.");
        var fail = new Option<bool>("--fail") { Description = "Exit code 3 when a queue misses its service level on a day, beyond the confidence interval." };
        var how = new SimulateOptions();
        var command = new Command("simulate", "Certifies a roster: service level, wait, abandonment and occupancy by simulation, beside what the queue model expects.")
        {
            roster, forecast, planFile, people, target, page, fail,
        };
        how.AddTo(command);
        var reading = Shared.ForReading(command);
        Shared.KeepApart(command, [roster, forecast, planFile, people], [target, page]);
        command.SetAction(async (line, token) =>
        {
            var files = new SimulateFiles(line.GetRequiredValue(roster), line.GetRequiredValue(forecast), line.GetRequiredValue(planFile), line.GetValue(people));
            var (input, warnings) = SimulateInput.Read(files, reading.Options(line));
            var options = how.Options(line);
            var certificate = await Progress.ShowAsync(terminal, progress => Task.Run(
                () => Certifier.Certify(input, options, progress is null ? null : new Share(progress), token), token)).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            terminal.Warn([.. warnings, .. certificate.Notes], "repair the first ones");
            var html = line.GetValue(page) is null ? null : SimulationReport.Render(input.Plan, certificate);
            var say = Results.Write(terminal, line.GetValue(target), w => SimulationFile.Write(w, certificate), html is null ? [] : [(line.GetValue(page)!, w => w.Write(html))]);
            foreach (var text in SimulationSummary.Lines(certificate))
            {
                say(text);
            }

            return line.GetValue(fail) && certificate.At(CertificateLevel.Day).Any(l => l.MissesTarget) ? ExitCode.Infeasible : ExitCode.Done;
        });
        return command;
    }

    private sealed class Share(IProgress<PlanProgress> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new PlanProgress("simulate", value, "replications"));
    }
}
