namespace Wfm.Forecasting;

/// <summary>A history as the models see it, and what was found on the way. Immutable.</summary>
public sealed class CleanHistory
{
    internal CleanHistory(ContactHistory history, HistorySheet sheet) =>
        (History, Findings, Training, Known) = (history, sheet.Findings, sheet.Ordinary, sheet.Raw);

    /// <summary>The history as it came in, untouched.</summary>
    public ContactHistory History { get; }

    /// <summary>What was found, in order of time.</summary>
    public IReadOnlyList<HistoryFinding> Findings { get; }

    /// <summary>What models learn from: without faults, oddities and the days of events; spikes replaced.</summary>
    public TrainingSeries Training { get; }

    /// <summary>What forecasts are held against: without faults in the data, with everything that really happened.</summary>
    public TrainingSeries Known { get; }
}
