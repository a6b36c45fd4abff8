namespace Wfm.Rostering;

/// <summary>Where a search stands.</summary>
/// <param name="Step">What it does, in words.</param>
/// <param name="Done">Share of its counted work that is done, 0 to 1.</param>
/// <param name="Penalty">Penalty of the best roster so far.</param>
/// <param name="LowerBound">Lower bound so far.</param>
public readonly record struct RosterProgress(string Step, double Done, double Penalty, double LowerBound);
