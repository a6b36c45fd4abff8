using System.Globalization;
using Wfm.Forecasting;
using Wfm.Staffing;

namespace Wfm.Quality;

/// <summary>
/// A real week: forecast from the rows before it, requirement from the forecast, a crew that is the requirement, and the service level that contacts get who arrive as
/// the forecast says, its means taken for true or its uncertainty with them.
/// </summary>
internal static class BankWeek
{
    private const double Aht = 240;
    private const double Patience = 180;
    private const int Seed = 2026;

    public static void Write(TextWriter report, SeriesFolder series, int originNumber, int replications, int paths)
    {
        var origin = series.Origins.Single(o => o.Number == originNumber);
        var first = series.History.Zone.DayOf(origin.TestStart);
        var grid = new TimeGrid(series.History.Zone, first, 7, series.History.Step);
        var fitted = Forecaster.Fit(series.History.Before(origin.TestStart)!, new ForecastOptions { Events = series.Events });
        var forecast = fitted.Predict(grid);
        var open = Enumerable.Range(0, grid.Count).Select(i => forecast.Volume[i] > 0).ToArray();
        var week = new CrewWeek(forecast.Volume.Values.ToArray(), open, [.. Enumerable.Range(0, grid.Days).SelectMany(d => Enumerable.Repeat(d, grid.DayRange(d).To - grid.DayRange(d).From))], grid.Step.TotalSeconds, Aht, Patience);

        report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"### {series.Name}, week from {first:yyyy-MM-dd}\n"));
        Known(report, grid, week, replications);
        if (grid.Step.TotalMinutes == 30)
        {
            Random(report, grid, week, forecast, fitted.Paths(grid, paths, Seed));
        }
    }

    private static void Known(TextWriter report, TimeGrid grid, CrewWeek week, int replications)
    {
        report.WriteLine("Known rate: contacts arrive at the forecast's mean rate.\n");
        report.WriteLine("| load by | agents | agent-hours | week: expected % | exact % | simulated % | simulated, contact finished % | days, exact less 80 | days, exact less expected | intervals, mean abs. exact less expected | worst interval |");
        report.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        (string Name, double[] Load)[] methods =
        [
            ("OfferedLoad for the target (default)", week.Load(LoadMethod.OfferedLoad, true)),
            ("OfferedLoad, mean of the interval", week.Load(LoadMethod.OfferedLoad, false)),
            ("Stationary", week.Load(LoadMethod.Stationary, false)),
            ("Lagged", week.Load(LoadMethod.Lagged, false)),
        ];
        var days = Enumerable.Range(0, week.Days).Where(d => week.Day(d, _ => 1) > 0).ToArray();
        var byDay = new List<string>();
        foreach (var (name, load) in methods)
        {
            Row(name, "requirement", load, week.Place([.. load.Select(a => a > 0 ? RequiredAgents.FindFractional(a, Aht, week.Target).Value : 0)]));
            if (name == methods[0].Name)
            {
                Row(name, "rounded up", load, [.. load.Select(a => a > 0 ? RequiredAgents.Find(a, Aht, week.Target).Agents : 0)]);
            }
        }

        report.WriteLine();
        report.WriteLine("By day with the default, agents as the requirement's running sum:\n");
        report.WriteLine("| day | contacts | agent-hours | expected % | exact % | simulated % | simulated, contact finished % |");
        report.WriteLine("|---|---|---|---|---|---|---|");
        byDay.ForEach(report.WriteLine);
        report.WriteLine();

        void Row(string name, string agents, double[] load, int[] crew)
        {
            var expected = week.Expected(load, crew);
            var exact = week.Exact(crew);
            SimulationSeries? Simulated(ShiftEnd end) =>
                name == methods[0].Name ? week.Simulate(crew, ArrivalSource.Poisson(week.Calls), replications, Seed, end) : null;
            var (atOnce, finished) = (Simulated(ShiftEnd.HandBack), Simulated(ShiftEnd.FinishContact));
            double Exactly(int d) => week.Day(d, i => exact.Intervals[i].ServiceLevel);
            var off = days.Select(d => week.Day(d, i => exact.Intervals[i].ServiceLevel - expected[i])).ToArray();
            var intervals = Enumerable.Range(0, crew.Length).Where(i => week.Calls[i] > 0).Select(i => exact.Intervals[i].ServiceLevel - expected[i]).ToArray();
            var levels = days.Select(d => Exactly(d) - 0.8).ToArray();
            var whole = days.Sum(d => DayCalls(d) * week.Day(d, i => expected[i])) / days.Sum(DayCalls);
            report.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {agents} | {week.Hours(crew):0.00} | {100 * whole:0.0} | {100 * exact.ServiceLevel(0, crew.Length):0.0} | {Percent(atOnce?.Total)} | {Percent(finished?.Total)} | {Points(levels.Min())} to {Points(levels.Max())} | {Points(off.Min())} to {Points(off.Max())} | {100 * intervals.Average(Math.Abs):0.0} | {Points(intervals.MaxBy(Math.Abs))} |"));
            if (atOnce is not null && agents == "requirement")
            {
                foreach (var d in days)
                {
                    var (from, to) = grid.DayRange(d);
                    byDay.Add(string.Create(CultureInfo.InvariantCulture,
                        $"| {grid.Day(d):ddd yyyy-MM-dd} | {DayCalls(d):0} | {week.Hours(crew[from..to]):0.00} | {100 * week.Day(d, i => expected[i]):0.0} | {100 * exact.ServiceLevel(from, to):0.0} | {Percent(atOnce.Groups[d])} | {Percent(finished!.Groups[d])} |"));
                }
            }
        }

        double DayCalls(int day)
        {
            var (from, to) = grid.DayRange(day);
            return week.Calls.Skip(from).Take(to - from).Sum();
        }
    }

    private static void Random(TextWriter report, TimeGrid grid, CrewWeek week, QueueForecast forecast, SamplePaths paths)
    {
        var load = week.Load(LoadMethod.OfferedLoad, true);
        var laws = load.Select((a, i) => RateLaw.TryFrom(forecast, i, out var law) ? new RateLaw(a * week.IntervalSeconds / Aht, law.Cv)
            : throw new InvalidOperationException("The forecast says nothing about its own errors.")).ToArray();
        var meanCv = laws.Where(l => l.Mean > 0).Average(l => l.Cv);
        report.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Random rate: contacts arrive as in {paths.Count} sample paths of the forecast (mean cv of an interval's rate {meanCv:0.000}). Service level over all contacts of a day on all paths.\n"));
        report.WriteLine("| day | agents for | agent-hours | simulated % | ± | share of paths with the day at 80 % or more |");
        report.WriteLine("|---|---|---|---|---|---|");
        (string Name, double[] Agents)[] crews =
        [
            ("the mean rate", [.. load.Select(a => a > 0 ? RequiredAgents.FindFractional(a, Aht, week.Target).Value : 0)]),
            ("the target on average", [.. laws.Select(l => RandomRateRequirement.OnAverageFractional(l, week.IntervalSeconds, Aht, week.Target).Value)]),
            ("the target with 90 % certainty", [.. laws.Select(l => l.Mean > 0 ? RandomRateRequirement.WithCertaintyFractional(l, 0.9, week.IntervalSeconds, Aht, week.Target).Value : 0)]),
        ];
        var arrivals = ArrivalSource.FromPaths(Enumerable.Range(0, paths.Count).Select(p => paths.Path(p).ToArray()));
        foreach (var (name, agents) in crews)
        {
            var crew = week.Place(agents);
            var simulated = week.Simulate(crew, arrivals, paths.Count, Seed, ShiftEnd.HandBack);
            for (var d = 0; d <= week.Days; d++)
            {
                var (from, to) = d < week.Days ? grid.DayRange(d) : (0, crew.Length);
                var measures = d < week.Days ? simulated.Groups[d] : simulated.Total;
                if (week.Hours(crew[from..to]) > 0)
                {
                    var level = measures.ServiceLevel();
                    report.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"| {(d < week.Days ? $"{grid.Day(d):ddd yyyy-MM-dd}" : "week")} | {name} | {week.Hours(crew[from..to]):0.00} | {100 * level.Mean:0.0} | {100 * level.HalfWidth:0.0} | {(d < week.Days ? $"{100 * measures.TargetMet.Mean:0}" : "")} |"));
                }
            }
        }

        report.WriteLine();
    }

    private static string Percent(SimulationMeasures? measures) => measures?.ServiceLevel() is { } level
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * level.Mean:0.0} ± {100 * level.HalfWidth:0.0}")
        : "";

    private static string Points(double share) => (100 * share).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
