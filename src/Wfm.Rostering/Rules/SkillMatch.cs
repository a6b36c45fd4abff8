namespace Wfm.Rostering;

/// <summary>An agent takes contacts only of skills that the agent has; a lead takes none by default.</summary>
public sealed class SkillMatch : IAuditRule
{
    /// <inheritdoc/>
    public string Name => "skill_match";

    // Model side: the pace at which a person covers a skill; 0 means not at all.
    internal static double Pace(Person person, string skill) => person.Role == PersonRole.Agent ? person.EfficiencyAt(skill) : 0;

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(AuditContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (person, shifts) in context.Tours)
        {
            foreach (var shift in shifts)
            {
                foreach (var segment in shift.Segments.Where(s => s.Activity.IsProductive))
                {
                    if (segment.Skill is null || Pace(person, segment.Skill) <= 0)
                    {
                        yield return AuditContext.Hard(Name, person.Id, shift.Date, 0, 1,
                            segment.Skill is null ? "takes contacts without a skill" : $"takes contacts of skill '{segment.Skill}' without having it");
                    }
                }
            }
        }
    }
}
