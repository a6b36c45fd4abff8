namespace Wfm.Samples.People;

/// <summary>A row of absences.csv.</summary>
/// <param name="Person">Who.</param>
/// <param name="Start">From, as written.</param>
/// <param name="End">To, exclusive, as written.</param>
/// <param name="Kind">leave, sickness, training, unavailable, wish_off, wish_shift.</param>
/// <param name="Fixed">Whether it may not be moved.</param>
/// <param name="Weight">Weight of a wish; 1 is usual.</param>
public sealed record SampleAbsence(string Person, string Start, string End, string Kind, bool Fixed, int Weight);
