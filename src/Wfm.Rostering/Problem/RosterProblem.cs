namespace Wfm.Rostering;

/// <summary>What a roster must cover, who can work, and under which rules. Immutable; everything checked on the way in.</summary>
public sealed class RosterProblem
{
    /// <summary>A problem.</summary>
    /// <param name="grid">Days and intervals of the roster.</param>
    /// <param name="people">Agents and leads; ids unique.</param>
    /// <param name="templates">Shift templates; names unique. Starts, lengths and breaks must fit the grid's intervals.</param>
    /// <param name="absences">Leave, sickness, unavailability, training, wishes. Those of unknown people are refused.</param>
    /// <param name="requirements">Agents to roster per skill, on the same grid.</param>
    /// <exception cref="WfmDataException">The parts do not fit each other; every fault is listed.</exception>
    public RosterProblem(
        TimeGrid grid, IEnumerable<Person> people, IEnumerable<ShiftTemplate> templates, IEnumerable<Absence> absences, IEnumerable<SkillRequirement> requirements)
    {
        ArgumentNullException.ThrowIfNull(grid);
        (Grid, People, Templates, Absences, Requirements) = (grid, [.. people], [.. templates], [.. absences], [.. requirements]);
        var faults = Faults().ToList();
        if (faults.Count > 0)
        {
            throw new WfmDataException(faults);
        }
    }

    /// <summary>Days and intervals of the roster.</summary>
    public TimeGrid Grid { get; }

    /// <summary>Agents and leads.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>Shift templates.</summary>
    public IReadOnlyList<ShiftTemplate> Templates { get; }

    /// <summary>Leave, sickness, unavailability, training, wishes.</summary>
    public IReadOnlyList<Absence> Absences { get; }

    /// <summary>Agents to roster per skill.</summary>
    public IReadOnlyList<SkillRequirement> Requirements { get; }

    /// <summary>Team-lead rule. Default: one lead per 15 agents on shift whenever anyone works.</summary>
    public LeadRule LeadRule { get; init; } = new();

    /// <summary>Weights of the objective.</summary>
    public RosterWeights Weights { get; init; } = new();

    private IEnumerable<string> Faults()
    {
        foreach (var twice in People.GroupBy(p => p.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"Person '{twice.Key}' comes {twice.Count()} times; an id must be unique.";
        }

        foreach (var twice in Templates.GroupBy(t => t.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"Shift template '{twice.Key}' comes {twice.Count()} times; a name must be unique.";
        }

        var known = People.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var absence in Absences.Where(a => !known.Contains(a.Person)))
        {
            yield return $"An absence names person '{absence.Person}', who is not among the people.";
        }

        foreach (var requirement in Requirements.Where(r => !r.Grid.Equals(Grid)))
        {
            yield return $"The requirement of skill '{requirement.Skill}' is on another grid ({requirement.Grid}) than the roster ({Grid}).";
        }

        foreach (var twice in Requirements.GroupBy(r => r.Skill, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"Skill '{twice.Key}' has {twice.Count()} requirements; it must have one.";
        }

        foreach (var template in Templates)
        {
            var lengths = new[] { template.MinLength, template.MaxLength, template.LengthStep, template.StartStep, template.EarliestStart.ToTimeSpan() }
                .Concat(template.Breaks.SelectMany(b => new[] { b.Length, b.EarliestAfterStart, b.LatestAfterStart }));
            foreach (var length in lengths.Where(l => l.Ticks % Grid.Step.Ticks != 0).Distinct())
            {
                yield return $"Shift template '{template.Name}' has {length:hh\\:mm}, which is no multiple of the interval of {Grid.Step.TotalMinutes} min.";
            }
        }
    }
}
