using Wfm.IO;
using Wfm.Rostering;

namespace Wfm.Cli.Commands;

/// <summary>A roster and what it is judged by.</summary>
internal sealed record AuditInput(Plan Plan, RosterProblem Problem, Roster Roster, IReadOnlyList<QueueForecast> Forecasts)
{
    public static (AuditInput Input, IReadOnlyList<string> Warnings) Read(AuditFiles files, ReadOptions options)
    {
        var reading = new FileReading();
        var plan = reading.Of(() => PlanFile.Read(files.Plan, options));
        if (plan is null)
        {
            throw reading.Faults();
        }

        options = options with { Zone = plan.Grid.Zone };
        var people = reading.Of(() => PeopleFile.Read(files.People, plan, options));
        var rows = reading.Of(() => RosterFile.Read(files.Roster, plan.Grid, options));
        var absences = files.Absences is { } a ? reading.Of(() => AbsencesFile.Read(a, options, people)) : null;
        var templates = files.Shifts is { } s ? reading.Of(() => ShiftsFile.Read(s, options, plan.Grid.Step)) : [];
        var requirements = files.Requirement is { } r ? reading.Of(() => RequirementFile.Read(r, options, plan.Grid)) : [];
        var forecasts = files.Forecast is { } f ? reading.Of(() => ForecastFile.Read(f, options)) : [];
        if (reading.HasFaults)
        {
            throw reading.Faults();
        }

        var problem = new RosterProblem(plan.Grid, people!, templates!, absences ?? Listed(rows!, people!), requirements!) { LeadRule = plan.LeadRule, Weights = plan.Weights };
        return (new AuditInput(plan, problem, rows!.Roster, forecasts!), reading.Warnings);
    }

    // Leave that the roster itself lists counts towards the contract; it would look like unused hours otherwise.
    private static IEnumerable<Absence> Listed(RosterRows rows, IReadOnlyList<Person> people)
    {
        var known = people.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var day in rows.Days.Where(d => known.Contains(d.Person)))
        {
            if (Enum.TryParse<AbsenceKind>(day.Activity, ignoreCase: true, out var kind))
            {
                yield return new Absence(day.Person, day.Time, kind);
            }
        }
    }
}
