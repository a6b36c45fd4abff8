namespace Wfm.Forecasting;

/// <summary>One thing found in a history, and what was done about it. The history itself stays as it is.</summary>
/// <param name="Kind">What it is; says also what is done.</param>
/// <param name="Time">From the first interval to the end of the last.</param>
/// <param name="Before">Contacts that the history has there; NaN when it has nothing.</param>
/// <param name="After">Contacts that the models see there; NaN when they see nothing.</param>
/// <param name="Reason">Why, with the numbers that decided.</param>
public sealed record HistoryFinding(FindingKind Kind, Interval Time, double Before, double After, string Reason)
{
    /// <summary>Contacts that its weekday and the days around it let expect there; NaN when that was not asked.</summary>
    public double Usual { get; init; } = double.NaN;

    /// <summary>Whether the counts are taken for wrong, so that forecasts are not held against them either: outages, double imports, copied days, contacts
    /// outside the hours. Odd days, slumps and spikes did happen: bands and scores keep them.</summary>
    public bool IsDataFault => Kind is FindingKind.Outage or FindingKind.DoubleImport or FindingKind.CopiedDay or FindingKind.OutsideHours;
}
