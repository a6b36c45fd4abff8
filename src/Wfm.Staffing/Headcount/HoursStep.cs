namespace Wfm.Staffing;

/// <summary>One step of a chain from productive hours to heads.</summary>
/// <param name="Name">What it is: productive, logged in, present, paid, FTE, heads.</param>
/// <param name="Value">The number, not rounded.</param>
/// <param name="Unit">h, FTE or heads.</param>
/// <param name="Reason">How it follows from the step before.</param>
public sealed record HoursStep(string Name, double Value, string Unit, string Reason);
