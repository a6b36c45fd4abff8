using System.Text.Json;
using Wfm.Forecasting;
using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary>What the cleaning found, one row per finding: <c>queue, start, end, kind, before, after, reason</c>.</summary>
internal static class FindingsTable
{
    public static void Write(TextWriter writer, TimeZoneInfo zone, IEnumerable<(QueueKey Queue, IReadOnlyList<HistoryFinding> Findings)> found) =>
        TableFile.Write(writer, ["queue", "start", "end", "kind", "before", "after", "reason"], found.SelectMany(f => f.Findings.Select(x => (IReadOnlyList<object?>)
        [
            f.Queue.Name, zone.Local(x.Time.Start), zone.Local(x.Time.End), JsonNamingPolicy.SnakeCaseLower.ConvertName(x.Kind.ToString()), Known(x.Before), Known(x.After), x.Reason,
        ])));

    /// <summary>What is not known, or not seen by the models, is an empty cell.</summary>
    private static object? Known(double value) => double.IsNaN(value) ? null : value;
}
