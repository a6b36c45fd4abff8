using System.Globalization;

namespace Wfm.Staffing;

/// <summary>People with the same skills, efficiencies and place in the routing. Immutable.</summary>
public sealed class SkillGroup
{
    /// <summary>A group.</summary>
    /// <param name="skills">Its skills, at least one; copied.</param>
    /// <param name="people">How many there are, 1 or more. Numbers in the proportion of a mix do as well: 60 and 40 for 60 % and 40 %.</param>
    /// <exception cref="ArgumentException">There is no skill, or one comes twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no people.</exception>
    public SkillGroup(IEnumerable<GroupSkill> skills, int people)
    {
        ArgumentNullException.ThrowIfNull(skills);
        (Skills, People) = ([.. skills], Guard.Positive(people));
        if (Skills.Count == 0 || Skills.DistinctBy(s => s.Skill, StringComparer.Ordinal).Count() != Skills.Count)
        {
            throw new ArgumentException("A group needs at least one skill, and each once.", nameof(skills));
        }
    }

    /// <summary>A group that has some skills at full pace, all at the same rank.</summary>
    /// <param name="people">How many there are, 1 or more.</param>
    /// <param name="skills">Names of the skills, at least one.</param>
    public SkillGroup(int people, params IEnumerable<string> skills)
        : this(skills.Select(s => new GroupSkill(s)), people)
    {
    }

    /// <summary>Its skills.</summary>
    public IReadOnlyList<GroupSkill> Skills { get; }

    /// <summary>How many people there are.</summary>
    public int People { get; }

    /// <summary>The skills as <c>people.csv</c> writes them, for instance <c>nl|de:0.8</c>.</summary>
    public string Name => string.Join('|', Skills.Select(s =>
        s.Efficiency == 1 ? s.Skill : string.Create(CultureInfo.InvariantCulture, $"{s.Skill}:{s.Efficiency}")));

    /// <summary>
    /// The groups of some people, in the order of their first members. Leads take no contacts and are left out. A contact goes to agents who have its skill as their
    /// first skill, before those who have it as their second, and so on.
    /// </summary>
    /// <param name="people">The people.</param>
    /// <param name="overflowAfter">How long a contact waits before agents take it by a skill that is not their first. Null: at once.</param>
    public static IReadOnlyList<SkillGroup> Of(IEnumerable<Person> people, TimeSpan? overflowAfter = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        GroupSkill Skill(SkillLevel level, int rank) => new(level.Skill)
        {
            Efficiency = level.Efficiency,
            Rank = rank,
            OverflowAfter = rank > 0 ? overflowAfter ?? TimeSpan.Zero : TimeSpan.Zero,
        };

        return
        [
            .. people.Where(p => p.Role == PersonRole.Agent)
                .GroupBy(p => string.Join('|', p.Skills), StringComparer.Ordinal)
                .Select(g => new SkillGroup(g.First().Skills.Select(Skill), g.Count())),
        ];
    }
}
