namespace Wfm;

/// <summary>Where a plan stands.</summary>
/// <param name="Step"><c>forecast</c>, <c>staff</c>, <c>roster</c>, <c>audit</c> or <c>simulate</c>.</param>
/// <param name="Done">Share of the step that is done, 0 to 1.</param>
/// <param name="Detail">What it does, in words; may be empty.</param>
public readonly record struct PlanProgress(string Step, double Done, string Detail);
