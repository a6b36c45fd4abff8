namespace Wfm.Staffing;

/// <summary>A skill of a group of agents, and how contacts reach them by it.</summary>
public sealed record GroupSkill
{
    /// <summary>A skill.</summary>
    /// <param name="skill">Name of the skill.</param>
    public GroupSkill(string skill) => Skill = Guard.Text(skill);

    /// <summary>Name of the skill.</summary>
    public string Skill { get; }

    /// <summary>Share of a fully productive agent's pace, above 0 and at most 2: with 0.8 a contact takes 1 ÷ 0.8 times as long. Default 1.</summary>
    public double Efficiency
    {
        get;
        init => field = value is > 0 and <= 2 ? value : throw new ArgumentOutOfRangeException(nameof(Efficiency), value, "Efficiency must be above 0 and at most 2.");
    } = 1;

    /// <summary>Who is asked first when several agents are free: the lower rank, then who has been idle longest. 0 or more; default 0.</summary>
    public int Rank { get; init => field = Guard.NotNegative(value); }

    /// <summary>The group takes only contacts that have waited this long. Zero or longer; default zero: at once.</summary>
    public TimeSpan OverflowAfter { get; init => field = Guard.NotNegative(value); }
}
