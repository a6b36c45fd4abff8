using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>Rows of the reference table as centres that have settled, and one long run of each by batch means.</summary>
internal static class GoldenRun
{
    /// <summary>A value is rare when it, or its complement, is seen in fewer spells than this.</summary>
    private const double Spells = 200;

    private const int Batches = 40;

    /// <summary>The measures; mean_queue is the arrival rate × mean_wait_all_s and would only count twice.</summary>
    private static readonly (string Column, Func<SimulationMeasures, Measured> Measured, bool Share)[] Columns =
    [
        ("p_wait", m => m.WaitProbability, true),
        ("service_level", m => m.ServiceLevel(), true),
        ("asa_s", m => m.Asa(), false),
        ("occupancy", m => m.Occupancy, true),
        ("p_abandon", m => m.Abandonment, true),
        ("p_block", m => m.Blocking, true),
        ("mean_wait_all_s", m => m.Asa(AsaOf.All), false),
        ("sl_of_answered", m => m.ServiceLevel(ServiceLevelOf.Answered), true),
        ("sl_virtual_wait", m => m.ServiceLevel(ServiceLevelOf.VirtualWait), true),
    ];

    /// <summary>Whether the row is a queue that a simulation can settle in: whole agents, load, and no growth without end.</summary>
    public static bool CanRun(IReadOnlyDictionary<string, string> row) =>
        row["model"] is "erlang_b" or "erlang_c" or "erlang_a" or "mmnk" or "erlang_a_k"
        && row.Number("agents") > 0 && row.Number("calls_per_interval") > 0
        && (row["model"] != "erlang_c" || row.Number("erlangs") < row.Number("agents"));

    /// <summary>
    /// Arrivals in which the queue forgets where it was: ρ ÷ (1 − √ρ)² (J. W. Cohen, The Single Server Queue, 1982, relaxation time), those of one patience, or the
    /// square of the places; and at least one handle time's.
    /// </summary>
    public static double MemoryArrivals(IReadOnlyDictionary<string, string> row)
    {
        var (erlangs, agents) = (row.Number("erlangs"), row.Number("agents"));
        var rho = erlangs / agents;
        var queue = rho < 1 ? rho / Math.Pow(1 - Math.Sqrt(rho), 2) : double.PositiveInfinity;
        if (row.Optional("patience_s") is { } patience)
        {
            queue = Math.Min(queue, row.Number("calls_per_interval") / row.Number("interval_s") * patience);
        }

        if (row.Optional("system_capacity") is { } capacity)
        {
            queue = Math.Min(queue, Math.Pow(capacity - agents + 1, 2));
        }

        return Math.Max(row["model"] == "erlang_b" ? 0 : queue, Math.Max(erlangs, 10));
    }

    /// <summary>Arrivals for 40 batches of ten memories each.</summary>
    public static double SettlingArrivals(IReadOnlyDictionary<string, string> row) => 10 * Batches * MemoryArrivals(row);

    /// <summary>Arrivals for that, and for 300 spells of waiting (of blocking, in a loss system).</summary>
    public static double Arrivals(IReadOnlyDictionary<string, string> row)
    {
        var share = row["model"] == "erlang_b" ? row.Number("p_block") : row.Number("p_wait");
        return Math.Max(20_000, Math.Max(SettlingArrivals(row), MemoryArrivals(row) * 300 / Math.Min(share, 1 - share)));
    }

    /// <summary>Simulates a row for so many arrivals and compares every column; one that repeats another's value is left out.</summary>
    public static IEnumerable<Comparison> Compare(IReadOnlyDictionary<string, string> row, double arrivals, int seed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{row["model"]} {row["calls_per_interval"]}/{row["interval_s"]} s, AHT {row["aht_s"]}, n {row["agents"]}");
        var options = new SimulationOptions { Seed = seed, Confidence = 0.99, WarmupIntervals = (int)Math.Ceiling(10 * MemoryArrivals(row) * Batches / arrivals) };
        var total = CentreSimulation.RunBatches(Centre(row, Batches + options.WarmupIntervals, arrivals / Batches), options).All.Total;
        var seen = new HashSet<double>();
        foreach (var (column, measured, share) in Columns)
        {
            // In these rows the table has the share of answered contacts in that column.
            if (row.Optional(column) is not { } expected || !double.IsFinite(expected) || (column == "sl_virtual_wait" && row["model"] == "mmnk"))
            {
                continue;
            }

            var certain = share ? Math.Min(expected, 1 - expected) < 1e-14 : expected == 0;
            if (certain || seen.Add(Math.Round(expected, 9)))
            {
                var chance = share ? Math.Min(expected, 1 - expected) : row.Number("p_wait");
                yield return new Comparison(name, column, expected, measured(total)) { Certain = certain, Rare = chance * arrivals / MemoryArrivals(row) < Spells };
            }
        }
    }

    public static Centre Centre(IReadOnlyDictionary<string, string> row, int batches, double arrivals)
    {
        var agents = Enumerable.Repeat(CentreAgent.Always(0), (int)row.Number("agents"));
        var capacity = row["model"] == "erlang_b" ? row.Number("agents") : row.Optional("system_capacity");
        var queue = new CentreQueue("calls", ArrivalSource.Poisson(Enumerable.Repeat(arrivals, batches)), Duration.Exponential(row.Number("aht_s")))
        {
            TargetSeconds = row.Number("target_s"),
            Patience = row.Optional("patience_s") is { } patience ? Duration.Exponential(patience) : null,
            Capacity = (int?)capacity,
        };
        return new Centre(arrivals * row.Number("interval_s") / row.Number("calls_per_interval"), batches, [queue], agents);
    }
}
