namespace Wfm.IO;

/// <summary>
/// <c>requirement.csv</c>: <c>skill, start, interval_s, erlangs?, net_agents?, gross_agents, service_level?, asa_s?, occupancy?, abandonment?</c>. Agents may be fractional.
/// </summary>
public static class RequirementFile
{
    /// <summary>Name of the file among the outputs.</summary>
    public const string FileName = "requirement.csv";

    private static readonly Column[] Columns =
    [
        Column.Required("skill"), Column.Required("start"), Column.Required("interval_s"), Column.Optional("erlangs"), Column.Optional("net_agents"), Column.Required("gross_agents"),
        Column.Optional("service_level"), Column.Optional("asa_s"), Column.Optional("occupancy"), Column.Optional("abandonment"),
    ];

    /// <summary>Reads requirements, one per skill in order of their first row, all on one grid of whole local days. An interval without a row asks for nobody.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="grid">Grid to put it on, rows outside it being dropped with a warning; null to span the rows.</param>
    /// <exception cref="WfmDataException">The file cannot be used; lists its faults.</exception>
    public static ReadResult<IReadOnlyList<SkillRequirement>> Read(InputSource source, ReadOptions? options = null, TimeGrid? grid = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options = grid is null ? options : (options ?? new ReadOptions()) with { Zone = grid.Zone };
        using var rows = CsvRows.Open(source, options, Columns);
        int skill = rows.Slot("skill"), erlangs = rows.Slot("erlangs"), net = rows.Slot("net_agents"), gross = rows.Slot("gross_agents"), level = rows.Slot("service_level"),
            asa = rows.Slot("asa_s"), occupancy = rows.Slot("occupancy"), abandonment = rows.Slot("abandonment");
        var place = new GridColumns(rows, grid);
        var skills = new Dictionary<string, Dictionary<long, (int Line, RequirementPoint Point)>>(StringComparer.Ordinal);
        var order = new List<string>();
        while (rows.Next())
        {
            var name = rows.Needed(skill);
            var agents = rows.Number(gross, 0, 1e6);
            var point = new RequirementPoint(
                rows.Number(erlangs, double.NaN, 0, 1e9), rows.Number(net, agents, 0, 1e6), agents, rows.Number(level, double.NaN, 0, 1), rows.NumberOrInfinity(asa),
                rows.Number(occupancy, double.NaN, 0, 1), rows.Number(abandonment, double.NaN, 0, 1));
            var start = place.Row(name);
            if (rows.IsBad || start is not { } at)
            {
                continue;
            }

            if (!skills.TryGetValue(name, out var own))
            {
                skills.Add(name, own = []);
                order.Add(name);
            }

            if (!own.TryAdd(at.UtcTicks, (rows.Line, point)))
            {
                place.Duplicate(own[at.UtcTicks].Line);
            }
        }

        var target = place.Grid();
        var hash = rows.Finish();
        var missing = order.Where(s => target is not null && skills[s].Count < target.Count)
            .Select(s => $"{rows.File}: {target!.Count - skills[s].Count} intervals of skill '{Cell.Show(s)}' have no row: taken as nobody needed.");
        return new ReadResult<IReadOnlyList<SkillRequirement>>(
            [.. order.Select(s => Requirement(s, skills[s], target!))], [.. rows.Clock.Warnings(rows.File), .. place.Warnings(), .. missing], hash);
    }

    /// <summary>Writes requirements, every interval of their grids. Numbers that are not known are empty cells.</summary>
    public static void Write(TextWriter writer, IEnumerable<SkillRequirement> requirements)
    {
        ArgumentNullException.ThrowIfNull(requirements);
        using var csv = new CsvOut(writer, Columns.Select(c => c.Name));
        foreach (var requirement in requirements)
        {
            var grid = requirement.Grid;
            for (var i = 0; i < grid.Count; i++)
            {
                var p = requirement.Points[i];
                csv.Text(requirement.Skill).Instant(grid[i].Start, grid.Zone).Seconds(grid.Step).Number(p.Erlangs).Number(p.NetAgents).Number(p.GrossAgents)
                    .Number(p.ServiceLevel).Number(p.AsaSeconds).Number(p.Occupancy).Number(p.Abandonment).End();
            }
        }
    }

    private static SkillRequirement Requirement(string skill, Dictionary<long, (int Line, RequirementPoint Point)> points, TimeGrid grid)
    {
        var closed = new RequirementPoint(0, 0, 0, double.NaN, double.NaN, double.NaN, double.NaN);
        return new SkillRequirement(
            skill, grid, Enumerable.Range(0, grid.Count).Select(i => points.TryGetValue((grid.Start + (grid.Step * i)).UtcTicks, out var row) ? row.Point : closed));
    }
}
