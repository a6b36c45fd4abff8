namespace Wfm.Staffing;

/// <summary>How contacts of one queue arrive. Immutable.</summary>
public sealed class ArrivalSource
{
    private ArrivalSource(double[] means, double dayCv, double intervalCv, int intervalsPerDay, int[][] paths)
    {
        (Means, DayCv, IntervalCv, IntervalsPerDay, Paths) = (means, dayCv, intervalCv, intervalsPerDay, paths);
    }

    /// <summary>Mean number of contacts per interval.</summary>
    public IReadOnlyList<double> MeanContacts => Means;

    internal double[] Means { get; }

    internal double DayCv { get; }

    internal double IntervalCv { get; }

    internal int IntervalsPerDay { get; }

    /// <summary>Counts by path and interval; none for a Poisson source.</summary>
    internal int[][] Paths { get; }

    /// <summary>A Poisson process with a rate that is constant within an interval.</summary>
    /// <param name="meanContacts">Mean number of contacts per interval, 0 or more; intervals beyond the last have none; copied.</param>
    public static ArrivalSource Poisson(IEnumerable<double> meanContacts) => new(Checked(meanContacts), 0, 0, 1, []);

    /// <summary>
    /// A Poisson process whose rate is random: times a factor of the day and a factor of the interval, both gamma with mean 1. Counts have variance m + cv²·m²
    /// (G. Jongbloed and G. Koole, Applied Stochastic Models in Business and Industry 17, 2001).
    /// </summary>
    /// <param name="meanContacts">Mean number of contacts per interval, 0 or more; intervals beyond the last have none; copied.</param>
    /// <param name="intervalCv">Standard deviation ÷ mean of the factor of an interval, 0 or more.</param>
    /// <param name="dayCv">Standard deviation ÷ mean of the factor that the intervals of a day share, 0 or more.</param>
    /// <param name="intervalsPerDay">How many intervals share that factor, 1 or more.</param>
    public static ArrivalSource Busy(IEnumerable<double> meanContacts, double intervalCv, double dayCv = 0, int intervalsPerDay = 1) =>
        new(Checked(meanContacts), Guard.NotNegative(dayCv), Guard.NotNegative(intervalCv), Guard.Positive(intervalsPerDay), []);

    /// <summary>
    /// Counts that are given, for instance sample paths of a forecast; within an interval contacts arrive at independent uniform times. Replication r has path
    /// r modulo the number of paths, in every queue.
    /// </summary>
    /// <param name="paths">Counts per path and interval, 0 or more; at least one path; copied.</param>
    /// <exception cref="ArgumentException">There is no path, or a count is negative.</exception>
    public static ArrivalSource FromPaths(IEnumerable<IEnumerable<int>> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        int[][] copy = [.. paths.Select(p => p.ToArray())];
        if (copy.Length == 0 || copy.Any(p => p.Any(c => c < 0)))
        {
            throw new ArgumentException("Sample paths must be at least one, with counts of 0 or more.", nameof(paths));
        }

        var means = Enumerable.Range(0, copy.Max(p => p.Length)).Select(i => copy.Average(p => i < p.Length ? p[i] : 0.0));
        return new ArrivalSource([.. means], 0, 0, 1, copy);
    }

    private static double[] Checked(IEnumerable<double> meanContacts)
    {
        ArgumentNullException.ThrowIfNull(meanContacts);
        return [.. meanContacts.Select(m => Guard.NotNegative(m, nameof(meanContacts)))];
    }
}
