namespace Wfm.IO;

/// <summary>What an accuracy report shows: backtests, comparisons of frozen versions, or both. Immutable.</summary>
public sealed record AccuracyReportData
{
    /// <summary>Heading. Default "Forecast accuracy".</summary>
    public string Title { get; init; } = "Forecast accuracy";

    /// <summary>Backtests over rolling origins, one per queue.</summary>
    public IReadOnlyList<BacktestReport> Backtests { get; init; } = [];

    /// <summary>Frozen forecast versions held against what came, one report per queue.</summary>
    public IReadOnlyList<BacktestReport> Versions { get; init; } = [];

    /// <summary>What the reader should know about the files.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
