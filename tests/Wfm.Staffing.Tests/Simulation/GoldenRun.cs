using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>One value of a reference table beside what the simulation says.</summary>
internal sealed record Comparison(string Case, string Measure, double Expected, Measured Simulated, bool Rare)
{
    /// <summary>Standard errors between the two.</summary>
    public double Errors => Math.Abs(Simulated.Mean - Expected) / Simulated.StandardError;

    /// <summary>Whether the table's value lies outside the simulation's own interval.</summary>
    public bool Missed => !Simulated.Contains(Expected);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Case} {Measure}: table {Expected:G6}, simulated {Simulated.Mean:G6} ± {Simulated.HalfWidth:G3} ({Errors:F1} standard errors)");
}

/// <summary>Rows of the reference tables as centres that have settled, and one long run of each by batch means.</summary>
internal static class GoldenRun
{
    /// <summary>A value is rare, and too seldom seen for a normal error, when it or its complement is expected less often than this in a run.</summary>
    private const double RareEvents = 200;

    private static readonly (string Column, Func<SimulationMeasures, Measured> Measured, bool Share)[] Columns =
    [
        ("p_wait", m => m.WaitProbability, true),
        ("service_level", m => m.ServiceLevel(), true),
        ("asa_s", m => m.Asa(), false),
        ("occupancy", m => m.Occupancy, false),
        ("p_abandon", m => m.Abandonment, true),
        ("p_block", m => m.Blocking, true),
        ("mean_wait_all_s", m => m.Asa(AsaOf.All), false),
        ("sl_of_answered", m => m.ServiceLevel(ServiceLevelOf.Answered), true),
        ("sl_virtual_wait", m => m.ServiceLevel(ServiceLevelOf.VirtualWait), true),
        ("mean_queue", m => m.MeanQueue, false),
    ];

    /// <summary>The arrivals in which the queue forgets where it was, times ten: ρ ÷ (1 − √ρ)² without patience, or those of one patience; and ten times the agents.</summary>
    public static double SettlingArrivals(IReadOnlyDictionary<string, string> row)
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

        return 10 * Math.Max(row["model"] == "erlang_b" ? 0 : queue, Math.Max(erlangs, 10));
    }

    /// <summary>Simulates a row in batches of so many arrivals and compares every column.</summary>
    public static IEnumerable<Comparison> Compare(IReadOnlyDictionary<string, string> row, int batches, double arrivals, int seed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{row["model"]} {row["calls_per_interval"]}/{row["interval_s"]} s, AHT {row["aht_s"]}, n {row["agents"]}");
        var warmup = (int)Math.Ceiling(SettlingArrivals(row) / arrivals);
        var total = CentreSimulation.RunBatches(Centre(row, batches + warmup, arrivals), new SimulationOptions { Seed = seed, Confidence = 0.99, WarmupIntervals = warmup }).All.Total;
        foreach (var (column, measured, share) in Columns)
        {
            // In these rows the table has the share of answered contacts in that column.
            if (row.Optional(column) is not { } expected || !double.IsFinite(expected) || (column == "sl_virtual_wait" && row["model"] == "mmnk"))
            {
                continue;
            }

            var chance = share ? Math.Min(expected, 1 - expected) : row.Number("p_wait");
            var certain = share && chance < 1e-14;
            if (certain || (row["model"] == "erlang_b" && !share && column != "occupancy"))
            {
                Assert.That(measured(total).Mean, Is.EqualTo(expected).Within(1e-12), $"{name} {column}");
                continue;
            }

            yield return new Comparison(name, column, expected, measured(total), (column == "occupancy" ? 1 - expected : chance) * arrivals * batches < RareEvents);
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
