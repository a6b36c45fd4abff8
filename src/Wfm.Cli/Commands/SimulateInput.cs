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
        return (new CertifyInput { Plan = plan, Forecasts = forecasts!, Roster = roster, People = people! }, [.. reading.Warnings, .. Empty(roster)]);
    }

    private static IEnumerable<string> Empty(Roster roster)
    {
        var worked = roster.Shifts.Select(s => s.Date).ToHashSet();
        if (Enumerable.Range(0, roster.Grid.Days).Count(d => !worked.Contains(roster.Grid.Day(d))) is > 0 and var days)
        {
            yield return $"{RosterFile.FileName}: {days} of the plan's {roster.Grid.Days} days have no shift.";
        }
    }
}
