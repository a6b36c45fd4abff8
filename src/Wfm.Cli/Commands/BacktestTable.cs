using Wfm.IO;

namespace Wfm.Cli.Commands;

/// <summary>The table of <c>wfm backtest</c>: one row per model, origin, level and part of the horizon.</summary>
internal static class BacktestTable
{
    private static readonly string[] Header =
    [
        "queue", "channel", "model", "origin", "level", "from_day", "to_day", "count", "wape", "bias", "mase", "coverage_80", "coverage_95", "winkler_80", "winkler_95", "poisson_floor",
        "weekday", "hour", "naive_wape", "skill", "actual", "forecast", "aht_error_s", "aht_bias_s", "source", "against", "difference", "difference_se",
    ];

    public static void Write(TextWriter writer, IEnumerable<BacktestReport> reports) =>
        TableFile.Write(writer, Header, reports.SelectMany(r => r.Scores.Select(s => Row(r, s)).Concat(r.Gaps.Select(g => Row(r.Queue, g)))));

    private static IReadOnlyList<object?> Row(BacktestReport report, BacktestScore s) =>
    [
        report.Queue.Name, Channel(report.Queue), s.Model, s.Origin is { } origin ? (object)origin : "all", s.Level, s.FromDay, s.ToDay, s.Count, s.Wape, s.Bias, s.Mase,
        s.Coverage80, s.Coverage95, s.Winkler80, s.Winkler95, s.PoissonFloor,
        s.Weekday?.ToString().ToLowerInvariant(), s.Hour, s.NaiveWape, s.Skill, s.Actual, s.Forecast, s.AhtError, s.AhtBias, report.IsFrozen ? "version" : "backtest", null, null, null,
    ];

    private static IReadOnlyList<object?> Row(QueueKey queue, VersionGap g) =>
    [
        queue.Name, Channel(queue), g.Second, "common", g.Level, null, null, g.Count, g.SecondWape, g.SecondBias, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, "difference", g.First, g.Difference, g.StandardError,
    ];

    private static string Channel(QueueKey queue) => queue.Channel.ToString().ToLowerInvariant();
}
