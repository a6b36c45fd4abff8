namespace Wfm.Rostering;

/// <summary>A break of a shift option in intervals from the start of the shift.</summary>
internal readonly record struct BreakSlot(int Earliest, int Latest, int Length, Activity Activity);
