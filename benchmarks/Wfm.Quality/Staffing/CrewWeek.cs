using Wfm.Staffing;

namespace Wfm.Quality;

/// <summary>
/// A week of one queue and a crew for it: expected, exact and simulated service level. Nobody works while the queue is closed. Times are exponential.
/// </summary>
internal sealed class CrewWeek(IReadOnlyList<double> calls, bool[] open, int[] dayOf, double intervalSeconds, double ahtSeconds, double patienceSeconds)
{
    public const double TargetSeconds = 20;

    public IReadOnlyList<double> Calls => calls;

    public int Days => dayOf.Max() + 1;

    public double[] Aht { get; } = [.. calls.Select(_ => ahtSeconds)];

    public ServiceTarget Target { get; } = new() { AnswerWithin = TimeSpan.FromSeconds(TargetSeconds), Patience = TimeSpan.FromSeconds(patienceSeconds) };

    public double IntervalSeconds => intervalSeconds;

    public double AhtSeconds => ahtSeconds;

    /// <summary>Load per open interval by a method; the default's is that for the target.</summary>
    public double[] Load(LoadMethod method, bool forTarget) => Mask(
        forTarget ? EffectiveLoad.Of(method, calls, Aht, intervalSeconds, Target) : EffectiveLoad.Of(method, calls, Aht, intervalSeconds));

    /// <summary>Whole agents that keep their running sum through a day within half an agent of the fractions'.</summary>
    public int[] Place(IReadOnlyList<double> fractions)
    {
        var crew = new int[fractions.Count];
        var (owed, placed) = (0.0, 0);
        for (var i = 0; i < crew.Length; i++)
        {
            if (i == 0 || dayOf[i] != dayOf[i - 1])
            {
                (owed, placed) = (0, 0);
            }

            owed += fractions[i];
            crew[i] = (int)Math.Floor(owed + 0.5) - placed;
            placed += crew[i];
        }

        return crew;
    }

    public double Hours(IEnumerable<int> crew) => crew.Sum() * intervalSeconds / 3600;

    /// <summary>What the stationary model expects of a crew at given loads: per interval.</summary>
    public double[] Expected(double[] load, int[] crew) =>
        [.. load.Select((a, i) => a > 0 ? ErlangA.Evaluate(a, crew[i], ahtSeconds, TargetSeconds, patienceSeconds).ServiceLevel : double.NaN)];

    public TransientResult Exact(int[] crew) => TransientQueue.Run(calls, Aht, crew, intervalSeconds, TargetSeconds, patienceSeconds);

    /// <summary>Service level of a day from those of its intervals.</summary>
    public double Day(int day, Func<int, double> level)
    {
        var own = Enumerable.Range(0, calls.Count).Where(i => dayOf[i] == day && calls[i] > 0).ToList();
        return own.Sum(i => calls[i] * level(i)) / own.Sum(i => calls[i]);
    }

    public SimulationSeries Simulate(int[] crew, ArrivalSource arrivals, int replications, int seed, ShiftEnd end)
    {
        var queue = new CentreQueue("bank", arrivals, Duration.Exponential(ahtSeconds)) { Patience = Duration.Exponential(patienceSeconds), TargetSeconds = TargetSeconds };
        var agents = Enumerable.Range(0, crew.Max()).Select(k => new CentreAgent([new CentreSkill(0)], Spans(crew, k)));
        return CentreSimulation.Run(new Centre(intervalSeconds, crew.Length, [queue], agents) { ShiftEnd = end }, new SimulationOptions
        {
            Seed = seed,
            Replications = replications,
            GroupOfInterval = dayOf,
        }).Queues[0];
    }

    // Person k is there whenever more than k are asked for.
    private List<CentreSpan> Spans(int[] crew, int k)
    {
        var spans = new List<CentreSpan>();
        for (var i = 0; i < crew.Length; i++)
        {
            if (crew[i] > k && (i == 0 || crew[i - 1] <= k))
            {
                var end = i;
                while (end < crew.Length && crew[end] > k)
                {
                    end++;
                }

                spans.Add(new CentreSpan(i * intervalSeconds, end * intervalSeconds));
            }
        }

        return spans;
    }

    private double[] Mask(double[] load) => [.. load.Select((a, i) => open[i] ? a : 0)];
}
