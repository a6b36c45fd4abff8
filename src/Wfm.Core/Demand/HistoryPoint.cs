namespace Wfm;

/// <summary>What one interval of the past brought. Counts are contacts; NaN means "not known".</summary>
/// <param name="Time">The interval.</param>
/// <param name="Offered">Contacts offered: answered, abandoned and blocked.</param>
/// <param name="AhtSeconds">Mean handle time in seconds, or NaN when nothing was handled or it was not measured.</param>
/// <param name="Handled">Contacts answered.</param>
/// <param name="Abandoned">Contacts that gave up.</param>
public readonly record struct HistoryPoint(Interval Time, double Offered, double AhtSeconds = double.NaN, double Handled = double.NaN, double Abandoned = double.NaN);
