namespace Wfm;

/// <summary>Someone who can be rostered. Immutable.</summary>
public sealed record Person
{
    /// <summary>A person.</summary>
    /// <param name="id">Name or number, unique in the roster.</param>
    /// <param name="role">Agent or lead.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="fte">Contract hours over full-time hours, above 0 and at most 1.5.</param>
    /// <param name="skills">Skills; an agent needs at least one.</param>
    /// <exception cref="ArgumentException">The id is empty, a skill comes twice, or an agent has none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The FTE or an efficiency is outside its range.</exception>
    public Person(string id, PersonRole role, Contract contract, double fte, IEnumerable<SkillLevel> skills)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(skills);
        Id = Guard.Text(id);
        (Role, Contract) = (role, contract);
        Fte = fte is > 0 and <= 1.5 ? fte : throw new ArgumentOutOfRangeException(nameof(fte), fte, "FTE must be above 0 and at most 1.5.");
        Skills = [.. skills];
        if (role == PersonRole.Agent && Skills.Count == 0)
        {
            throw new ArgumentException("An agent needs at least one skill.", nameof(skills));
        }

        foreach (var level in Skills)
        {
            if (level.Efficiency is not (> 0 and <= 2))
            {
                throw new ArgumentOutOfRangeException(nameof(skills), level.Efficiency, $"The efficiency of skill '{level.Skill}' must be above 0 and at most 2.");
            }
        }

        if (Skills.Select(s => s.Skill).Distinct(StringComparer.Ordinal).Count() != Skills.Count)
        {
            throw new ArgumentException("A skill is named twice.", nameof(skills));
        }
    }

    /// <summary>Name or number, unique in the roster.</summary>
    public string Id { get; }

    /// <summary>Agent or lead.</summary>
    public PersonRole Role { get; }

    /// <summary>The contract.</summary>
    public Contract Contract { get; }

    /// <summary>Contract hours over full-time hours.</summary>
    public double Fte { get; }

    /// <summary>Skills, the first being the main one.</summary>
    public IReadOnlyList<SkillLevel> Skills { get; }

    /// <summary>Team, if any.</summary>
    public string? Team { get; init; }

    /// <summary>Id of the own team lead, if any.</summary>
    public string? Lead { get; init; }

    /// <summary>Site, if any.</summary>
    public string? Site { get; init; }

    /// <summary>Pace at a skill: 0 when the person does not have it.</summary>
    public double EfficiencyAt(string skill)
    {
        foreach (var level in Skills)
        {
            if (level.Skill == skill)
            {
                return level.Efficiency;
            }
        }

        return 0;
    }
}
