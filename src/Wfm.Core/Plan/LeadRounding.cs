namespace Wfm;

/// <summary>How a fraction of a team lead becomes a whole one.</summary>
public enum LeadRounding
{
    /// <summary>Up: 15 agents at 15 per lead ask for 1, 16 for 2.</summary>
    Up,

    /// <summary>"About": to the nearest, halves up, and at least 1 where there is anyone: 22 agents at 15 per lead ask for 1, 23 for 2.</summary>
    Nearest,
}
