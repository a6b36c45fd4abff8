namespace Wfm.IO;

/// <summary>
/// <c>coverage.csv</c>: <c>skill, start, interval_s, required, scheduled, under, over, leads_required, leads_scheduled, expected_service_level, expected_asa_s,
/// expected_occupancy</c>. Leads are counted for the floor as a whole and repeated per skill.
/// </summary>
public static class CoverageFile
{
    /// <summary>Name of the file among the outputs.</summary>
    public const string FileName = "coverage.csv";

    /// <summary>Writes every interval of every skill. Numbers that are not known are empty cells; a wait without end is <c>Infinity</c>.</summary>
    public static void Write(TextWriter writer, Coverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        using var csv = new CsvOut(
            writer, "skill", "start", "interval_s", "required", "scheduled", "under", "over", "leads_required", "leads_scheduled", "expected_service_level", "expected_asa_s", "expected_occupancy");
        var grid = coverage.Grid;
        foreach (var (skill, points) in coverage.Skills)
        {
            for (var i = 0; i < grid.Count; i++)
            {
                var (p, floor) = (points[i], coverage.Floor[i]);
                csv.Text(skill).Instant(grid[i].Start, grid.Zone).Seconds(grid.Step).Number(p.Required).Number(p.Scheduled).Number(p.Under).Number(p.Over)
                    .Number(floor.LeadsRequired).Number(floor.Leads).Number(p.ExpectedServiceLevel).Number(p.ExpectedAsaSeconds).Number(p.ExpectedOccupancy).End();
            }
        }
    }
}
