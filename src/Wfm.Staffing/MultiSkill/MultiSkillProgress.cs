namespace Wfm.Staffing;

/// <summary>How far the requirement of a plan is.</summary>
/// <param name="Done">Intervals with loads of their own that are done.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Contacts">Contacts simulated so far.</param>
public readonly record struct MultiSkillProgress(int Done, int Count, long Contacts);
