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
    private readonly (string Given, string Computed)[] _onRequest;
    private readonly Func<TableRow, IReadOnlyList<object?>> _compute;

    private CaseTable(
        string[] needed, string[] optional, string[] computed, Func<TableRow, IReadOnlyList<object?>> compute, params (string Given, string Computed)[] onRequest) =>
        (Needed, Optional, _computed, _compute, _onRequest) = (needed, optional, computed, compute, onRequest);

    /// <summary>What a number of agents brings.</summary>
    public static CaseTable Performance { get; } = new(
        ["model", "calls_per_interval", "interval_s", "aht_s", "agents"],
        ["target_s", "patience_s", "system_capacity", "redial_prob", "short_abandon_s", "percentile"],
        ["erlangs", "p_wait", "service_level", "asa_s", "occupancy", "p_abandon", "p_block", "mean_wait_all_s", "sl_of_answered", "sl_virtual_wait", "mean_queue", "total_calls_per_interval"],
        Perform,
        ("short_abandon_s", "sl_excluding_short_abandons"),
        ("percentile", "wait_percentile_s"));

    /// <summary>The fewest agents that keep a promise.</summary>
    public static CaseTable Required { get; } = new(
        ["model", "calls_per_interval", "interval_s", "aht_s"],
        [
            "target_s", "patience_s", "sl_target", "asa_max_s", "occupancy_max", "abandon_max", "waiting_places", "redial_prob", "short_abandon_s", "service_level_of", "asa_of",
        ],
        ["agents_required", "service_level", "asa_s", "occupancy", "p_abandon", "binding_at_n_minus_1"],
        Find);

    public IReadOnlyList<string> Needed { get; }

    public IReadOnlyList<string> Optional { get; }

    /// <summary>What is computed from the table as a whole, once its rows are read; null when each row stands for itself.</summary>
    private Func<IReadOnlyList<CaseAnswer>, string, IReadOnlyList<CaseAnswer>>? Together { get; init; }

    /// <summary>The layout that a header row tells of: that of the queue models unless it has the columns of another.</summary>
    public static CaseTable For(IReadOnlyList<string> header, bool required)
    {
        bool Has(string column) => header.Contains(column, StringComparer.OrdinalIgnoreCase);
        return required ? Required
            : Has("model") ? Performance
            : Has("chats_per_interval") ? Chat
            : Has("cv_of_rate") ? RandomRates
            : Has("interval_index") ? Transient
            : Performance;
    }

    /// <summary>The answer to a row.</summary>
    public CaseAnswer Answer(TableRow row) => new(row.Header, row.Cells(), _compute(row));

    /// <summary>The answers to all rows.</summary>
    /// <param name="answers">Those of each row.</param>
    /// <param name="file">Name of the table for messages.</param>
    public IReadOnlyList<CaseAnswer> Complete(IReadOnlyList<CaseAnswer> answers, string file) => Together is null ? answers : Together(answers, file);

    /// <summary>Columns of the answers.</summary>
    public IReadOnlyList<string> Header(IReadOnlyList<string> input) => [.. input, .. Computed(input).Where(c => !Has(input, c))];

    /// <summary>Cells of an answer.</summary>
    public IReadOnlyList<object?> Row(CaseAnswer answer)
    {
        var computed = Computed(answer.Header);
        return
        [
            .. answer.Header.Select((name, i) => IndexOf(computed, name) is var at and >= 0 ? answer.Values[at] : answer.Cells[i]),
            .. computed.Zip(answer.Values).Where(c => !Has(answer.Header, c.First)).Select(c => c.Second),
        ];
    }

    // Some are computed only where the table has what they need.
    private List<string> Computed(IReadOnlyList<string> input) => [.. _computed, .. _onRequest.Where(r => Has(input, r.Given)).Select(r => r.Computed)];

    private static bool Has(IReadOnlyList<string> columns, string name) => columns.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static int IndexOf(List<string> columns, string name) => columns.FindIndex(c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase));

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
            SystemCapacity = row.NumberOrNull("system_capacity"),
            RedialProbability = row.NumberOrNull("redial_prob"),
            ShortAbandonSeconds = row.NumberOrNull("short_abandon_s"),
        };
        var percentile = row.NumberOrNull("percentile", 0, 1 - 1e-12);
        if (HasFaults(row, queue.Validate()))
        {
            return [];
        }

        var p = QueueModel.Evaluate(queue);
        var redials = QueueModel.Find(queue.Model)!.Redials;
        var values = new List<object?>
        {
            Show(p.Erlangs), Show(p.WaitProbability), Show(p.ServiceLevel), Show(p.AsaSeconds), Show(p.Occupancy), Show(p.Abandonment), Show(p.Blocking),
            Show(p.MeanWaitAllSeconds), Show(p.ServiceLevelOfAnswered), Show(p.ServiceLevelVirtual), Show(p.MeanQueue), redials ? Show(queue.TotalCallsPerInterval(p)) : null,
        };
        if (row.Has("short_abandon_s"))
        {
            values.Add(Show(p.ServiceLevelExcludingShortAbandons));
        }

        if (row.Has("percentile"))
        {
            values.Add(percentile is { } share ? Show(QueueModel.WaitPercentile(queue, share)) : null);
        }

        return values;
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
            WaitingPlaces = row.IntegerOrNull("waiting_places"),
            RedialProbability = row.NumberOrNull("redial_prob"),
            ShortAbandonSeconds = row.NumberOrNull("short_abandon_s"),
            ServiceLevelOf = Choice(row, "service_level_of", ("offered", ServiceLevelOf.Offered), ("answered", ServiceLevelOf.Answered),
                ("excluding_short_abandons", ServiceLevelOf.ExcludingShortAbandons), ("virtual_wait", ServiceLevelOf.VirtualWait)),
            AsaOf = Choice(row, "asa_of", ("answered", AsaOf.Answered), ("all", AsaOf.All)),
        };
        if (HasFaults(row, promise.Validate()))
        {
            return [];
        }

        var found = promise.Find();
        var p = found.Performance;
        return [found.Agents, Show(p.ServiceLevel), Show(p.AsaSeconds), Show(p.Occupancy), Show(p.Abandonment), found.BindingText];
    }

    // The first is the default.
    private static T Choice<T>(TableRow row, string column, params (string Name, T Value)[] choices)
    {
        var text = row.Text(column);
        var at = text.Length == 0 ? 0 : Array.FindIndex(choices, c => string.Equals(c.Name, text, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            row.Fault(column, $"one of {string.Join(", ", choices.Select(c => c.Name))}, or empty");
        }

        return choices[Math.Max(0, at)].Value;
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
