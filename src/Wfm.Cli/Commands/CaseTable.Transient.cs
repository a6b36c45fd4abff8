using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <content>Queues that change from interval to interval.</content>
internal sealed partial class CaseTable
{
    /// <summary>The course of each scenario, an empty queue at its start; rows are its intervals, in the order of <c>interval_index</c>.</summary>
    public static CaseTable Transient { get; } = new(
        ["interval_index", "interval_s", "aht_s", "calls", "agents"],
        ["scenario", "patience_s", "target_s"],
        ["p_wait_mean", "mean_queue", "occupancy", "p_abandon_rate", "number_in_system_at_end"],
        ReadTransient,
        ("target_s", "service_level"))
    {
        Together = RunTransient,
    };

    private static IReadOnlyList<object?> ReadTransient(TableRow row)
    {
        var interval = new Interval(row.Line, row.Text("scenario"), row.Integer("interval_index"), row.Number("interval_s"), row.Number("aht_s"), row.Number("calls"),
            row.Integer("agents"), row.NumberOrNull("patience_s") ?? double.PositiveInfinity, row.NumberOrNull("target_s") ?? 0, row.Has("target_s"));
        if (!(interval.Seconds > 0))
        {
            row.Fault("interval_s", "above 0");
        }

        if (!(interval.Patience > 0))
        {
            row.Fault("patience_s", "above 0, or empty");
        }

        if (interval.Calls > 0 && !(interval.Aht > 0))
        {
            row.Fault("aht_s", "above 0");
        }

        return [interval];
    }

    private static IReadOnlyList<CaseAnswer> RunTransient(IReadOnlyList<CaseAnswer> answers, string file)
    {
        var course = new object?[answers.Count][];
        foreach (var scenario in answers.Select((a, i) => (Interval: (Interval)a.Values[0]!, At: i)).GroupBy(r => r.Interval.Scenario, StringComparer.Ordinal))
        {
            var day = scenario.OrderBy(r => r.Interval.Index).ToList();
            var first = day[0].Interval;
            var faults = day.Zip(day.Skip(1)).Where(p => p.Second.Interval.Index != p.First.Interval.Index + 1)
                .Select(p => $"{file}, line {p.Second.Interval.Line}, column 'interval_index': '{p.Second.Interval.Index}' must be {p.First.Interval.Index + 1}, the one after line {p.First.Interval.Line}'s.")
                .Concat(day.Where(r => r.Interval.Seconds != first.Seconds || r.Interval.Patience != first.Patience || r.Interval.Target != first.Target)
                    .Select(r => $"{file}, line {r.Interval.Line}: interval_s, patience_s and target_s must be those of the scenario's first interval, line {first.Line}."))
                .ToList();
            if (faults.Count > 0)
            {
                throw new WfmDataException(faults);
            }

            var result = TransientQueue.Run([.. day.Select(r => r.Interval.Calls)], [.. day.Select(r => r.Interval.Aht)], [.. day.Select(r => r.Interval.Agents)], first.Seconds,
                first.Target, first.Patience);
            foreach (var ((interval, at), p) in day.Zip(result.Intervals))
            {
                object?[] values = [Show(p.WaitProbability), Show(p.MeanQueue), Show(p.Occupancy), Show(p.Abandonment), Show(p.InSystemAtEnd)];
                course[at] = interval.HasTarget ? [.. values, Show(p.ServiceLevel)] : values;
            }
        }

        return [.. answers.Zip(course, (a, values) => a with { Values = values })];
    }

    private sealed record Interval(
        int Line, string Scenario, int Index, double Seconds, double Aht, double Calls, int Agents, double Patience, double Target, bool HasTarget);
}
