namespace Wfm;

/// <summary>One activity of a shift, from when to when.</summary>
/// <param name="Activity">What is done.</param>
/// <param name="Time">From when to when.</param>
/// <param name="Skill">For contacts: the skill that is covered.</param>
/// <param name="IsLocked">Whether re-planning must leave it alone.</param>
public sealed record ActivitySegment(Activity Activity, Interval Time, string? Skill = null, bool IsLocked = false);
