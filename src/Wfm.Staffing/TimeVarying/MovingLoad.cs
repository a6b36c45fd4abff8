namespace Wfm.Staffing;

/// <summary>An interval in which the offered load moves: the agents that keep a target on average over it, as the steady load that asks for the same agents.</summary>
internal static class MovingLoad
{
    private const double Resolution = 1e-6;

    // In units of √load, the spread that agents are staffed against: movement below it shifts a service level by less than 0.0001.
    private const double Still = 0.05;

    // Gauss's rule of 4 points on [0, 1].
    private static readonly double[] Parts = [0.0694318442029737, 0.3300094782075719, 0.6699905217924281, 0.9305681557970263];
    private static readonly double[] Weights = [0.1739274225687269, 0.3260725774312731, 0.3260725774312731, 0.1739274225687269];

    public static double[] Effective(
        double[] mean, IReadOnlyList<double> calls, IReadOnlyList<double> ahtSeconds, double intervalSeconds, ServiceTarget target, QueueShape shape)
    {
        var within = OfferedLoad.Within(calls, ahtSeconds, intervalSeconds, Parts);
        var (effective, aht) = (new double[mean.Length], 0.0);
        for (var i = 0; i < mean.Length; i++)
        {
            aht = calls[i] > 0 ? ahtSeconds[i] : aht;
            effective[i] = within[i].Max() - within[i].Min() > Still * Math.Sqrt(mean[i]) ? Effective(mean[i], within[i], aht, target, shape) : mean[i];
        }

        return effective;
    }

    private static double Effective(double mean, double[] loads, double aht, ServiceTarget target, QueueShape shape)
    {
        var laws = Array.ConvertAll(loads, load => shape.Law(load, aht, target));
        bool Keeps(double agents) => RequiredAgents.Broken(Mean(laws, agents), target) == ServiceTargets.None && agents > (laws[0].Unstable(mean) ? mean : 0);
        bool Needs(double load, double agents) => RequiredAgents.Broken(shape.Law(load, aht, target), agents, target, 0) != ServiceTargets.None;

        // The agents lie between those of the smallest and those of the largest load, and so does the load that stands for all.
        var (low, high) = (loads.Min(), loads.Max());
        var most = RequiredAgents.Find(high, aht, target, shape).Agents;
        if (!Keeps(most) || Keeps(Resolution * most))
        {
            return mean;
        }

        var agents = Bisect(0, most, Keeps);
        return Bisect(low, high, load => Needs(load, agents));
    }

    /// <summary>The smallest value for which something holds that goes on to hold, within the resolution of the largest.</summary>
    private static double Bisect(double fails, double holds, Func<double, bool> condition)
    {
        var close = Resolution * holds;
        while (holds - fails > close)
        {
            var middle = (fails + holds) / 2;
            (fails, holds) = condition(middle) ? (fails, middle) : (middle, holds);
        }

        return holds;
    }

    private static QueuePerformance Mean(QueueLaw[] laws, double agents)
    {
        var points = Array.ConvertAll(laws, law => law.At(agents));
        double Of(Func<QueuePerformance, double> measure)
        {
            var sum = 0.0;
            for (var i = 0; i < points.Length; i++)
            {
                sum += Weights[i] * measure(points[i]);
            }

            return sum;
        }

        return new QueuePerformance
        {
            Erlangs = Of(p => p.Erlangs),
            WaitProbability = Of(p => p.WaitProbability),
            ServiceLevel = Of(p => p.ServiceLevel),
            AsaSeconds = Of(p => p.AsaSeconds),
            Occupancy = Of(p => p.Occupancy),
            Abandonment = Of(p => p.Abandonment),
            Blocking = Of(p => p.Blocking),
            MeanWaitAllSeconds = Of(p => p.MeanWaitAllSeconds),
            ServiceLevelOfAnswered = Of(p => p.ServiceLevelOfAnswered),
            ServiceLevelVirtual = Of(p => p.ServiceLevelVirtual),
            MeanQueue = Of(p => p.MeanQueue),
            NotShort = Of(p => p.NotShort),
        };
    }
}
