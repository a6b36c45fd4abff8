namespace Wfm;

/// <summary>A day that was missed by much, and what it may be down to.</summary>
/// <param name="Day">The day, what came and what was forecast.</param>
/// <param name="Cause">Kind of the likeliest cause.</param>
/// <param name="Text">The cause in words.</param>
public sealed record WorstDay(BacktestDay Day, DayCause Cause, string Text);
