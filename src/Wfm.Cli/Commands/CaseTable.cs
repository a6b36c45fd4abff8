using System.Text.RegularExpressions;
using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <summary>
/// A table of queue cases and their answers. The answer has the columns of the input, those that are computed in their place or, where the input lacks them,
/// at the end. Infinite is <c>inf</c>, what does not exist is <c>nan</c>, what does not apply is empty.
/// </summary>
internal sealed partial class CaseTable
{
    private readonly string[] _computed;
    private readonly Func<TableRow, IReadOnlyList<object?>> _compute;

    private CaseTable(string[] needed, string[] optional, string[] computed, Func<TableRow, IReadOnlyList<object?>> compute) =>
        (Needed, Optional, _computed, _compute) = (needed, optional, computed, compute);

    /// <summary>What a number of agents brings.</summary>
    public static CaseTable Performance { get; } = new(
        ["model", "calls_per_interval", "interval_s", "aht_s", "agents"],
        ["target_s", "patience_s", "system_capacity", "redial_prob"],
        ["erlangs", "p_wait", "service_level", "asa_s", "occupancy", "p_abandon", "p_block", "mean_wait_all_s", "sl_of_answered", "sl_virtual_wait", "mean_queue", "total_calls_per_interval"],
        Perform);

    /// <summary>The fewest agents that keep a promise.</summary>
    public static CaseTable Required { get; } = new(
        ["model", "calls_per_interval", "interval_s", "aht_s"],
        ["target_s", "patience_s", "sl_target", "asa_max_s", "occupancy_max", "abandon_max"],
        ["agents_required", "service_level", "asa_s", "occupancy", "p_abandon", "binding_at_n_minus_1"],
        Find);

    public IReadOnlyList<string> Needed { get; }

    public IReadOnlyList<string> Optional { get; }

    /// <summary>The answer to a row.</summary>
    public CaseAnswer Answer(TableRow row) => new(row.Header, row.Cells(), _compute(row));

    /// <summary>Columns of the answers.</summary>
    public IReadOnlyList<string> Header(IReadOnlyList<string> input) =>
        [.. input, .. _computed.Where(c => !input.Contains(c, StringComparer.OrdinalIgnoreCase))];

    /// <summary>Cells of an answer.</summary>
    public IReadOnlyList<object?> Row(CaseAnswer answer) =>
    [
        .. answer.Header.Select((name, i) => Computed(answer, name, out var value) ? value : answer.Cells[i]),
        .. _computed.Zip(answer.Values).Where(c => !answer.Header.Contains(c.First, StringComparer.OrdinalIgnoreCase)).Select(c => c.Second),
    ];

    private bool Computed(CaseAnswer answer, string name, out object? value)
    {
        var at = Array.FindIndex(_computed, c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase));
        value = at >= 0 ? answer.Values[at] : null;
        return at >= 0;
    }

    private static IReadOnlyList<object?> Perform(TableRow row)
    {
        var queue = new QueueCase
        {
            Model = row.Text("model"),
            CallsPerInterval = row.Number("calls_per_interval"),
            IntervalSeconds = row.Number("interval_s"),
            AhtSeconds = row.Number("aht_s"),
            Agents = row.Number("agents"),
            TargetSeconds = row.NumberOrNull("target_s") ?? 0,
            PatienceSeconds = row.NumberOrNull("patience_s"),
            SystemCapacity = row.IntegerOrNull("system_capacity"),
            RedialProbability = row.NumberOrNull("redial_prob"),
        };
        if (HasFaults(row, queue.Validate()))
        {
            return [];
        }

        var p = QueueModel.Evaluate(queue);
        var redials = queue.Model.Equals("erlang_x", StringComparison.OrdinalIgnoreCase);
        return
        [
            Show(p.Erlangs), Show(p.WaitProbability), Show(p.ServiceLevel), Show(p.AsaSeconds), Show(p.Occupancy), Show(p.Abandonment), Show(p.Blocking),
            Show(p.MeanWaitAllSeconds), Show(p.ServiceLevelOfAnswered), Show(p.ServiceLevelVirtual), Show(p.MeanQueue), redials ? Show(queue.TotalCallsPerInterval(p)) : null,
        ];
    }

    private static IReadOnlyList<object?> Find(TableRow row)
    {
        var promise = new RequiredCase
        {
            Model = row.Text("model"),
            CallsPerInterval = row.Number("calls_per_interval"),
            IntervalSeconds = row.Number("interval_s"),
            AhtSeconds = row.Number("aht_s"),
            TargetSeconds = row.NumberOrNull("target_s") ?? 0,
            PatienceSeconds = row.NumberOrNull("patience_s"),
            ServiceLevelTarget = row.NumberOrNull("sl_target"),
            AsaMaxSeconds = row.NumberOrNull("asa_max_s"),
            OccupancyMax = row.NumberOrNull("occupancy_max"),
            AbandonmentMax = row.NumberOrNull("abandon_max"),
        };
        if (HasFaults(row, promise.Validate()))
        {
            return [];
        }

        var found = promise.Find();
        var p = found.Performance;
        return [found.Agents, Show(p.ServiceLevel), Show(p.AsaSeconds), Show(p.Occupancy), Show(p.Abandonment), found.BindingText];
    }

    // The models name the column and what it must be; the table knows the line and the text.
    private static bool HasFaults(TableRow row, IReadOnlyList<string> faults)
    {
        foreach (var fault in row.IsBad ? [] : faults)
        {
            var match = Fault().Match(fault);
            if (!match.Success)
            {
                throw new ArgumentException(fault);
            }

            row.Fault(match.Groups[1].Value, match.Groups[2].Value);
        }

        return row.IsBad;
    }

    private static object Show(double value) => double.IsPositiveInfinity(value) ? "inf" : double.IsNaN(value) ? "nan" : value;

    [GeneratedRegex("^column '([a-z_]+)': '.*' must be (.*?)\\.?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Fault();
}
