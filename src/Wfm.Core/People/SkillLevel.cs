namespace Wfm;

/// <summary>A skill that a person has, and how fast at it.</summary>
/// <param name="Skill">Name of the skill.</param>
/// <param name="Efficiency">Share of a fully productive agent's pace, above 0 and at most 2; 0.8 covers 0.8 of a required agent.</param>
public readonly record struct SkillLevel(string Skill, double Efficiency = 1)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Efficiency == 1 ? Skill : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Skill}:{Efficiency}");
}
