namespace Wfm;

/// <summary>A planner's factor on a forecast: what, when, how much and why.</summary>
/// <param name="Time">From when to when, within the forecast's horizon or beyond it.</param>
/// <param name="Kind">Kind of the event, usually <c>override</c>.</param>
/// <param name="Name">Name of the event; may be empty.</param>
/// <param name="Factor">Factor on the model's volume, 0 or more; those of several overrides at a time are multiplied.</param>
/// <param name="Reason">Why, or null when the planner gave no reason.</param>
public sealed record ForecastOverride(Interval Time, string Kind, string Name, double Factor, string? Reason);
