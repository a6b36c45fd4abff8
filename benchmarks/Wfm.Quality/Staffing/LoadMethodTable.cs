using System.Globalization;
using Wfm.Staffing;

namespace Wfm.Quality;

/// <summary>Day curves staffed by each load method with whole agents rounded up, and what the exact transient queue says comes of it.</summary>
internal static class LoadMethodTable
{
    public static void Write(TextWriter report)
    {
        report.WriteLine("| day of 12 h | AHT s | interval s | load by | agent-hours | expected % | exact % | off | mean abs. off of intervals | worst interval off |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var day in DayCurve.All)
        {
            Row(report, day, "OfferedLoad for the target", EffectiveLoad.Of(LoadMethod.OfferedLoad, day.Calls, day.Aht, day.IntervalSeconds, day.Target));
            foreach (var method in Enum.GetValues<LoadMethod>())
            {
                Row(report, day, method == LoadMethod.OfferedLoad ? "OfferedLoad, mean" : $"{method}", EffectiveLoad.Of(method, day.Calls, day.Aht, day.IntervalSeconds));
            }
        }

        report.WriteLine();
    }

    private static void Row(TextWriter report, DayCurve day, string name, double[] load)
    {
        var found = load.Select(a => RequiredAgents.Find(a, day.AhtSeconds, day.Target)).ToArray();
        var run = TransientQueue.Run(day.Calls, day.Aht, [.. found.Select(f => f.Agents)], day.IntervalSeconds, day.Target.AnswerWithin.TotalSeconds, day.PatienceSeconds);
        var offs = found.Select((f, i) => run.Intervals[i].ServiceLevel - f.Performance.ServiceLevel).ToArray();
        var expected = found.Select((f, i) => day.Calls[i] * f.Performance.ServiceLevel).Sum() / day.Calls.Sum();
        var exact = run.ServiceLevel(0, day.Calls.Length);
        report.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {day.Name} | {day.AhtSeconds} | {day.IntervalSeconds} | {name} | {found.Sum(f => f.Agents) * day.IntervalSeconds / 3600:0.00} | {100 * expected:0.0} | {100 * exact:0.0} | {100 * (exact - expected):+0.0;-0.0;0.0} | {100 * offs.Average(Math.Abs):0.0} | {100 * offs.MaxBy(Math.Abs):+0.0;-0.0;0.0} |"));
    }
}
