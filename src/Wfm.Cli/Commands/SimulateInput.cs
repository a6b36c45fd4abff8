using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <summary>A roster, and what it is certified by.</summary>
internal static class SimulateInput
{
    public static (CertifyInput Input, IReadOnlyList<string> Warnings) Read(SimulateFiles files, ReadOptions options)
    {
        var reading = new FileReading();
        var plan = reading.Of(() => PlanFile.Read(files.Plan, options));
        if (plan is null)
        {
            throw reading.Faults();
        }

        options = options with { Zone = plan.Grid.Zone };
        var people = files.People is { } p ? reading.Of(() => PeopleFile.Read(p, plan, options)) : [];
        var rows = reading.Of(() => RosterFile.Read(files.Roster, plan.Grid, options, files.People is null ? null : people));
        var forecasts = reading.Of(() => ForecastFile.Read(files.Forecast, options));
        if (reading.HasFaults)
        {
            throw reading.Faults();
        }

        // Leads are known by people.csv, or else by the roster's own column.
        var roster = files.People is null ? new Roster(plan.Grid, rows!.Roster.Shifts.Where(s => !rows.Leads.Contains(s.Person))) : rows!.Roster;
        return (new CertifyInput { Plan = plan, Forecasts = forecasts!, Roster = roster, People = people! }, [.. reading.Warnings, .. Empty(plan, roster)]);
    }

    private static IEnumerable<string> Empty(Plan plan, Roster roster)
    {
        var worked = roster.Shifts.Select(s => s.Date).ToHashSet();
        var open = Enumerable.Range(0, plan.Grid.Days).Select(plan.Grid.Day).Where(d => plan.Queues.Any(q => q.Open.On(d).Count > 0)).ToList();
        if (open.Count(d => !worked.Contains(d)) is > 0 and var empty)
        {
            yield return $"{RosterFile.FileName}: {empty} of the {open.Count} days on which a queue is open have no shift.";
        }
    }
}
