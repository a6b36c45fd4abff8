namespace Wfm;

/// <summary>What one interval of the past brought. Counts are contacts; NaN means "not known".</summary>
/// <param name="Time">The interval.</param>
/// <param name="Offered">Contacts offered: answered, abandoned and blocked.</param>
/// <param name="AhtSeconds">Mean handle time in seconds, or NaN when nothing was handled or it was not measured.</param>
/// <param name="Handled">Contacts answered.</param>
/// <param name="Abandoned">Contacts that gave up.</param>
public readonly record struct HistoryPoint(Interval Time, double Offered, double AhtSeconds = double.NaN, double Handled = double.NaN, double Abandoned = double.NaN)
{
    /// <summary>Mean talk time per handled contact in seconds, or NaN when it is not kept apart. With hold and wrap it adds up to <see cref="AhtSeconds"/>.</summary>
    public double TalkSeconds { get; init; } = double.NaN;

    /// <summary>Mean hold time per handled contact in seconds, or NaN.</summary>
    public double HoldSeconds { get; init; } = double.NaN;

    /// <summary>Mean after-call work per handled contact in seconds, or NaN.</summary>
    public double WrapSeconds { get; init; } = double.NaN;
}
