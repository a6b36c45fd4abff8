using System.CommandLine;
using Wfm.Cli.CommandLine;
using Wfm.Cli.Screen;
using Wfm.IO;
using Wfm.Rostering;

namespace Wfm.Cli.Commands;

/// <summary><c>wfm audit</c>: judges any roster, also one made elsewhere.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal)
    {
        var roster = Shared.Path("--roster", "The roster: person, date, activity, start, end.", required: true);
        var people = Shared.Path("--people", "The people.", required: true);
        var planFile = Shared.Path("--plan", "plan.yaml: days, contracts, lead rule.", required: true);
        var absences = Shared.Path("--absences", "Absences and wishes. Default: the absences that the roster lists.");
        var shifts = Shared.Path("--shifts", "Shift templates, to judge starts, lengths and breaks. Default: they are not judged.");
        var requirement = Shared.Path("--requirement", "Agents to roster, for the coverage. Default: coverage is not judged.");
        var forecast = Shared.Path("--forecast", "Forecast, for the expected service level.");
        var law = Read.Option("--law", $"Law packs, parted by commas: {string.Join(", ", Plan.LawPacks)}.", Laws);
        var target = Shared.Path("--out", "File for the violations. Default: standard output.");
        var fail = new Option<bool>("--fail") { Description = "Exit code 3 when a hard rule is broken." };
        var command = new Command("audit", "Judges any roster, also one made elsewhere.") { roster, people, planFile, absences, shifts, requirement, forecast, law, target, fail };
        var reading = Shared.ForReading(command);
        command.SetAction(line =>
        {
            var files = new AuditFiles(line.GetRequiredValue(roster), line.GetRequiredValue(people), line.GetRequiredValue(planFile), line.GetValue(absences), line.GetValue(shifts),
                line.GetValue(requirement), line.GetValue(forecast));
            var (input, warnings) = AuditInput.Read(files, reading.Options(line));
            string[] packs = [.. input.Plan.Law.Concat(line.GetValue(law) ?? []).Distinct()];
            terminal.Warn([.. warnings, .. packs.Length == 0 ? Array.Empty<string>() : [PlanWarnings.LawWarning(packs)]], "repair the first ones");
            var report = Planner.Judge(input.Problem, input.Plan, input.Forecasts, input.Roster);
            var say = Results.Write(terminal, line.GetValue(target), w => ViolationsFile.Write(w, report.Violations));
            Summary(input, report, say);
            return line.GetValue(fail) && report.HardCount > 0 ? ExitCode.Infeasible : ExitCode.Done;
        });
        return command;
    }

    private static void Summary(AuditInput input, AuditReport report, Action<string> say)
    {
        var kpis = ReportKpis.Of(new ReportData
        {
            Plan = input.Plan,
            Roster = input.Roster,
            Coverage = report.Coverage,
            Forecasts = input.Forecasts,
            People = input.Problem.People,
            Violations = report.Violations,
        });
        say(Text($"roster           {input.Roster.Shifts.Count} shifts, {kpis.PaidHours:0.0} h paid"));
        foreach (var rule in report.Violations.GroupBy(v => (v.Rule, v.Severity)))
        {
            say(Text($"broken           {rule.Key.Rule} ({rule.Key.Severity.ToString().ToLowerInvariant()}): {rule.Count()}"));
        }

        if (input.Problem.Requirements.Count > 0)
        {
            say(Text($"under-cover      {kpis.UnderHours:0.0} agent-hours, {100 * kpis.UnderShare:0.00} % of required; over-cover {100 * kpis.OverShare:0.00} %"));
        }

        if (input.Forecasts.Count > 0)
        {
            say(Text($"expected         service level {100 * kpis.ServiceLevel:0.0} %, ASA {kpis.AsaSeconds:0.0} s, occupancy {100 * kpis.Occupancy:0.0} %"));
        }

        say(Text($"leads            {kpis.Leads} on the payroll, {kpis.LeadsByRule} by the rule; agents per lead p50={kpis.SpanMedian:0.0} p90={kpis.SpanP90:0.0} max={kpis.SpanMax:0.0}"));
        say(Text($"hard={kpis.HardViolations} soft={kpis.SoftViolations} intervals_short_of_leads={kpis.IntervalsShortOfLeads}"));
    }

    private static IReadOnlyList<string>? Laws(string text, out string? mustBe)
    {
        string[] names = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(n => n.ToUpperInvariant())];
        mustBe = names.All(Plan.LawPacks.Contains) ? null : $"names parted by commas, each one of {string.Join(", ", Plan.LawPacks)}";
        return names;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
