namespace Wfm.OrTools;

/// <summary>A step of a running solve: a better solution or a better bound.</summary>
/// <param name="Objective">Objective of the best solution so far, in objective units; null before the first, and always when there is no objective.</param>
/// <param name="Bound">No solution can be better than this; null while unknown.</param>
/// <param name="Elapsed">Time since the solve began, by the solver's clock, in steps of 10 ms.</param>
/// <param name="IsSolution">True when a new solution was found, false when the bound moved.</param>
/// <remarks>The Node runtime reads these from the solver's log, which prints 9 significant digits; <see cref="CpSatResponse"/> has the full numbers.
/// The values of the variables are not to be had before the end: its callbacks arrive only when the search is over.</remarks>
public readonly record struct CpSatProgress(double? Objective, double? Bound, TimeSpan Elapsed, bool IsSolution);
