using Wfm.IO;
using Wfm.Staffing;

namespace Wfm.Cli.Commands;

/// <content>Arrival rates that are themselves random.</content>
internal sealed partial class CaseTable
{
    /// <summary>What a number of agents brings when the rate of arrivals has a gamma law.</summary>
    public static CaseTable RandomRates { get; } = new(
        ["mean_calls", "cv_of_rate", "interval_s", "aht_s", "agents"],
        ["target_s", "patience_s"],
        ["sl_interval_mean", "sl_call_weighted", "p_abandon_call_weighted", "occupancy_interval_mean", "prob_interval_sl_ge_0.80"],
        PerformRandom);

    private static IReadOnlyList<object?> PerformRandom(TableRow row)
    {
        var (calls, cv, interval, aht) = (row.Number("mean_calls"), row.Number("cv_of_rate"), row.Number("interval_s"), row.Number("aht_s"));
        var (agents, target, patience) = (row.Number("agents"), row.NumberOrNull("target_s") ?? 0, row.NumberOrNull("patience_s"));
        foreach (var (column, value) in new[] { ("interval_s", interval), ("aht_s", aht), ("patience_s", patience ?? 1) })
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

        var rate = new RateLaw(calls, cv);
        var promise = new ServiceTarget
        {
            ServiceLevel = 0.80,
            AnswerWithin = TimeSpan.FromSeconds(target),
            Patience = patience is { } p ? TimeSpan.FromSeconds(p) : null,
        };
        var random = RandomRate.Evaluate(rate, interval, aht, agents, promise);

        // A rate that is known keeps a target or does not: there is no probability to speak of.
        return
        [
            Show(random.ServiceLevelByInterval), Show(random.ByContact.ServiceLevel), Show(random.ByContact.Abandonment), Show(random.ByContact.Occupancy),
            cv > 0 ? Show(RandomRate.ProbabilityOf(rate, interval, aht, agents, promise)) : null,
        ];
    }
}
