using System.Globalization;
using Wfm.Staffing.Tests;

namespace Wfm.Quality;

/// <summary>The simulation against every stationary row of a reference table that it can represent, each value beside the simulation's 99 % interval.</summary>
internal static class SimulationRun
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">Where to.</param>
    /// <param name="length">How many times as long as the tests run each row.</param>
    /// <param name="most">Most arrivals of a row; one that does not even settle in them is left out.</param>
    public static void Run(TextWriter report, int length, int most)
    {
        var rows = GoldenTable.Read("golden_dev.csv");
        var able = rows.Where(GoldenRun.CanRun).ToList();
        var run = able.Where(r => GoldenRun.SettlingArrivals(r) <= most).ToList();
        var comparisons = new Comparison[run.Count][];
        Parallel.For(0, run.Count, i => comparisons[i] = [.. GoldenRun.Compare(run[i], Math.Clamp(GoldenRun.Arrivals(run[i]) * length, 0, most), 1_000 + i)]);
        var tested = comparisons.SelectMany(c => c).Where(c => !c.Rare && !c.Certain).ToList();
        var missed = tested.Where(c => c.Missed).ToList();
        report.WriteLine("## Simulation against the exact queue models\n");
        report.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"""
            {rows.Count} rows; {able.Count} are queues that settle with whole agents; {run.Count} of these were run ({able.Count - run.Count} do not settle in {most:N0} arrivals).
            Batch means, 40 batches; a value is tested when it is seen in at least 200 spells, {tested.Count} values; {comparisons.SelectMany(c => c).Count(c => c.Certain)} more
            are 0 or 1 and {(comparisons.SelectMany(c => c).Any(c => c.Certain && c.Missed) ? "NOT all of them" : "all of them")} simulated as just that.

            **{missed.Count} of {tested.Count} values lie outside their 99 % interval** ({0.01 * tested.Count:F1} are expected to; more than {Comparison.MostMissed(tested.Count)} would be
            rarer than 1 in 10,000). Largest distance: {tested.Max(c => c.Errors):F1} standard errors.

            | model | rows | values | outside 99 % | largest distance (standard errors) | median half-width, shares | median half-width, waits |
            |---|---|---|---|---|---|---|
            """));
        for (var m = 0; m < run.Count;)
        {
            var model = run[m]["model"];
            var count = run.Skip(m).TakeWhile(r => r["model"] == model).Count();
            var values = comparisons.Skip(m).Take(count).SelectMany(c => c).Where(c => !c.Rare && !c.Certain).ToList();
            report.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {model} | {count} | {values.Count} | {values.Count(c => c.Missed)} | {values.Select(c => c.Errors).DefaultIfEmpty(0).Max():F1} | {Median(values.Where(c => !c.Measure.EndsWith("_s", StringComparison.Ordinal)))} | {Median(values.Where(c => c.Measure.EndsWith("_s", StringComparison.Ordinal)), " s")} |"));
            m += count;
        }

        report.WriteLine("\nOutside their interval:\n");
        foreach (var c in missed)
        {
            report.WriteLine($"- {c}");
        }

        report.WriteLine();
    }

    private static string Median(IEnumerable<Comparison> values, string unit = "")
    {
        var widths = values.Select(v => v.Simulated.HalfWidth).Order().ToList();
        return widths.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{widths[widths.Count / 2]:G3}{unit}");
    }
}
