namespace Wfm.IO;

/// <summary>A row of roster.csv that is no part of a shift: a day off, or an absence.</summary>
/// <param name="Person">Id of the person.</param>
/// <param name="Date">Local day.</param>
/// <param name="Activity"><c>off</c>, <c>leave</c>, <c>sickness</c>, <c>training</c>, <c>meeting</c> or <c>unavailable</c>.</param>
/// <param name="Time">From when to when.</param>
public sealed record RosterDay(string Person, DateOnly Date, string Activity, Interval Time);
