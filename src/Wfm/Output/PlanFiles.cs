using System.Reflection;
using System.Runtime.InteropServices;
using Wfm.IO;
using Wfm.Rostering;

namespace Wfm;

/// <summary>The files of a plan, which land whole or not at all.</summary>
public static class PlanFiles
{
    /// <summary>Name of the report among the outputs.</summary>
    public const string ReportName = "report.html";

    /// <summary>Version of Wfm.</summary>
    public static string Version { get; } =
        typeof(PlanFiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>
    /// Writes roster.csv, coverage.csv, violations.csv and manifest.json; forecast.csv, requirement.csv, simulation.csv and report.html as well when there are forecasts.
    /// </summary>
    /// <param name="outcome">What to write.</param>
    /// <param name="directory">Folder, made when absent.</param>
    /// <param name="command">What the run was called with, for the manifest: <c>plan</c> or <c>roster</c>.</param>
    /// <param name="options">Options of the run, for the manifest.</param>
    /// <param name="cancellationToken">Asked before the files take their places; nothing has changed then.</param>
    /// <returns>Names of the files.</returns>
    /// <exception cref="WfmDataException">A file cannot be written; what was there before is unchanged.</exception>
    public static IReadOnlyList<string> Write(
        PlanOutcome outcome, string directory, string command, IReadOnlyDictionary<string, string>? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var input = outcome.Input;
        List<(string Name, Action<TextWriter> Write)> files = [];
        if (outcome.Forecasts.Count > 0)
        {
            files.Add((ForecastFile.FileName, w => ForecastFile.Write(w, outcome.Forecasts)));
            files.Add((RequirementFile.FileName, w => RequirementFile.Write(w, outcome.Requirements)));
        }

        files.Add((RosterFile.FileName, w => RosterFile.Write(w, outcome.Result.Roster, input.People, input.Absences)));
        files.Add((CoverageFile.FileName, w => CoverageFile.Write(w, outcome.Audit.Coverage)));
        if (outcome.Certificate is { } certificate)
        {
            files.Add((SimulationFile.FileName, w => SimulationFile.Write(w, certificate)));
        }

        files.Add((ViolationsFile.FileName, w => ViolationsFile.Write(w, outcome.Audit.Violations)));
        if (outcome.Forecasts.Count > 0)
        {
            files.Add((ReportName, w => w.Write(HtmlReport.Render(outcome.ToReportData()))));
        }

        files.Add((ManifestFile.FileName, w => ManifestFile.Write(w, Manifest(outcome, command, options))));
        using var set = new OutputSet(directory);
        foreach (var (name, write) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            set.Add(name, write);
        }

        set.Commit(cancellationToken);
        return [.. files.Select(f => f.Name)];
    }

    private static Manifest Manifest(PlanOutcome outcome, string command, IReadOnlyDictionary<string, string>? options)
    {
        var result = outcome.Result;
        var kpis = ReportKpis.Of(outcome.ToReportData());
        return new Manifest
        {
            Version = Version,
            Command = command,
            Runtime = new Dictionary<string, string>
            {
                ["dotnet"] = Environment.Version.ToString(),
                ["os"] = RuntimeInformation.RuntimeIdentifier,
                ["or_tools"] = outcome.Runtime,
            },
            Inputs = outcome.Input.InputHashes,
            Seed = outcome.Seed,
            Options = options ?? new Dictionary<string, string>(),
            Status = Status(outcome),
            Penalty = result.Penalty,
            Bound = result.LowerBound,
            Gap = result.Gap,
            Results = new Dictionary<string, double>
            {
                ["simulated_service_level"] = outcome.Certificate?.Total?.ServiceLevel.Mean ?? double.NaN,
                ["days_below_target"] = outcome.Certificate?.At(CertificateLevel.Day).Count(l => l.MissesTarget) ?? double.NaN,
                ["penalty_under_cover"] = result.Score.UnderCover,
                ["penalty_over_cover"] = result.Score.OverCover,
                ["penalty_unused_hours"] = result.Score.UnusedHours,
                ["penalty_wishes"] = result.Score.Wishes,
                ["required_hours"] = kpis.RequiredHours,
                ["under_share"] = kpis.UnderShare,
                ["over_share"] = kpis.OverShare,
                ["expected_service_level"] = kpis.ServiceLevel,
                ["hard_violations"] = kpis.HardViolations,
                ["soft_violations"] = kpis.SoftViolations,
                ["intervals_short_of_leads"] = kpis.IntervalsShortOfLeads,
                ["stopped_by_clock"] = result.StoppedByClock ? 1 : 0,
            },
            StepSeconds = [.. outcome.StepTimes.Select(s => KeyValuePair.Create(s.Key, s.Value.TotalSeconds))],
            Warnings = [.. outcome.Warnings, .. outcome.Notes],
        };
    }

    private static string Status(PlanOutcome outcome) => outcome.IsFeasible
        ? outcome.Result.Status == RosterStatus.Optimal ? "optimal" : "feasible"
        : outcome.Result.Status == RosterStatus.TimedOut ? "timed_out" : "infeasible";
}
