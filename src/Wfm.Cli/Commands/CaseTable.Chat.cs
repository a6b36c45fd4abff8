using System.Globalization;
using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <content>Chats, several at a time per agent.</content>
internal sealed partial class CaseTable
{
    /// <summary>What a number of agents brings who have several chats at a time.</summary>
    public static CaseTable Chat { get; } = new(
        ["chats_per_interval", "interval_s", "aht_alone_s", "agents", "throughput_factors_by_concurrency"],
        ["max_concurrency", "target_s", "patience_s"],
        ["erlangs_alone", "p_wait", "service_level", "asa_s", "mean_chats_per_agent", "mean_handle_time_s", "peak_rho"],
        PerformChat,
        ("patience_s", "p_abandon"));

    private static IReadOnlyList<object?> PerformChat(TableRow row)
    {
        var (chats, interval, aht, agents) = (row.Number("chats_per_interval"), row.Number("interval_s"), row.Number("aht_alone_s"), row.Number("agents"));
        var (target, patience, most) = (row.NumberOrNull("target_s") ?? 0, row.NumberOrNull("patience_s"), row.IntegerOrNull("max_concurrency"));
        var factors = row.Text("throughput_factors_by_concurrency").Split('|')
            .Select(f => double.TryParse(f, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToList();
        if (factors.Any(double.IsNaN))
        {
            row.Fault("throughput_factors_by_concurrency", "numbers with bars between them, for instance 1|1.7|2.5");
        }

        if (most is { } count && count != factors.Count)
        {
            row.Fault("max_concurrency", $"the number of factors, {factors.Count}");
        }

        foreach (var (column, value) in new[] { ("interval_s", interval), ("aht_alone_s", aht), ("patience_s", patience ?? 1) })
        {
            if (!(value > 0))
            {
                row.Fault(column, "above 0");
            }
        }

        if (row.IsBad)
        {
            return [];
        }

        var p = ChatQueue.Evaluate(chats * aht / interval, agents, new Concurrency(factors), aht, target, patience ?? double.PositiveInfinity);
        var queue = p.Queue;
        var values = new List<object?>
        {
            Show(queue.Erlangs), Show(queue.WaitProbability), Show(queue.ServiceLevel), Show(queue.AsaSeconds), Show(p.ChatsPerAgent), Show(p.HandleTimeSeconds), Show(p.PeakLoad),
        };
        if (row.Has("patience_s"))
        {
            values.Add(Show(queue.Abandonment));
        }

        return values;
    }
}
