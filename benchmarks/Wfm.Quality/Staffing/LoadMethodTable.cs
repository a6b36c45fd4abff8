using System.Globalization;
using Wfm.Staffing;

namespace Wfm.Quality;

/// <summary>Day curves staffed by each load method, and what the exact transient queue says comes of it.</summary>
internal static class LoadMethodTable
{
    public static void Write(TextWriter report)
    {
        report.WriteLine("| day of 12 h | AHT s | interval s | method | agent-hours | SL expected % | SL exact % | off | mean abs. off of intervals | worst interval off |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var day in DayCurve.All)
        {
            foreach (var method in Enum.GetValues<LoadMethod>())
            {
                Row(report, day, method);
            }
        }

        report.WriteLine();
    }

    private static void Row(TextWriter report, DayCurve day, LoadMethod method)
    {
        var target = new ServiceTarget { Patience = double.IsFinite(day.PatienceSeconds) ? TimeSpan.FromSeconds(day.PatienceSeconds) : null };
        var aht = day.Calls.Select(_ => day.AhtSeconds).ToArray();
        var found = EffectiveLoad.Of(method, day.Calls, aht, day.IntervalSeconds).Select(load => RequiredAgents.Find(load, day.AhtSeconds, target)).ToArray();
        var run = TransientQueue.Run(day.Calls, aht, [.. found.Select(f => f.Agents)], day.IntervalSeconds, 20, day.PatienceSeconds);
        var offs = found.Select((f, i) => run.Intervals[i].ServiceLevel - f.Performance.ServiceLevel).ToArray();
        var expected = found.Select((f, i) => day.Calls[i] * f.Performance.ServiceLevel).Sum() / day.Calls.Sum();
        var exact = run.ServiceLevel(0, day.Calls.Length);
        report.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {day.Name} | {day.AhtSeconds} | {day.IntervalSeconds} | {method} | {found.Sum(f => f.Agents) * day.IntervalSeconds / 3600:0.0} | {100 * expected:0.0} | {100 * exact:0.0} | {100 * (exact - expected):+0.0;-0.0;0.0} | {100 * offs.Average(Math.Abs):0.0} | {100 * offs.MaxBy(Math.Abs):+0.0;-0.0;0.0} |"));
    }
}
