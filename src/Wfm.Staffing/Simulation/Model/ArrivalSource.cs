namespace Wfm.Staffing;

/// <summary>How contacts of one queue arrive. Immutable.</summary>
public sealed class ArrivalSource
{
    private ArrivalSource(double[] means, int[][] paths) => (Means, Paths) = (means, paths);

    /// <summary>Mean number of contacts per interval.</summary>
    public IReadOnlyList<double> MeanContacts => Means;

    internal double[] Means { get; }

    /// <summary>Day of each interval; none where rates are known.</summary>
    internal int[] Days { get; private init; } = [];

    /// <summary>Cv of the factor of each day; later days have the last one's.</summary>
    internal double[] DayCvs { get; private init; } = [];

    /// <summary>Cv of the factor of each interval; later intervals have the last one's.</summary>
    internal double[] IntervalCvs { get; private init; } = [];

    internal bool IsBusy => DayCvs.Any(c => c > 0) || IntervalCvs.Any(c => c > 0);

    /// <summary>Counts by path and interval; none for a Poisson source.</summary>
    internal int[][] Paths { get; }

    /// <summary>A Poisson process with a rate that is constant within an interval.</summary>
    /// <param name="meanContacts">Mean number of contacts per interval, 0 or more; intervals beyond the last have none; copied.</param>
    public static ArrivalSource Poisson(IEnumerable<double> meanContacts) => new(Checked(meanContacts), []);

    /// <summary>
    /// A Poisson process whose rate is random: times a factor of the day and a factor of the interval, both gamma with mean 1. Counts have variance m + cv²·m²
    /// (G. Jongbloed and G. Koole, Applied Stochastic Models in Business and Industry 17, 2001).
    /// </summary>
    /// <param name="meanContacts">Mean number of contacts per interval, 0 or more; intervals beyond the last have none; copied.</param>
    /// <param name="intervalCv">Standard deviation ÷ mean of the factor of an interval, 0 or more.</param>
    /// <param name="dayCv">Standard deviation ÷ mean of the factor that the intervals of a day share, 0 or more.</param>
    /// <param name="intervalsPerDay">How many intervals share that factor, 1 or more.</param>
    public static ArrivalSource Busy(IEnumerable<double> meanContacts, double intervalCv, double dayCv = 0, int intervalsPerDay = 1) =>
        Busy(meanContacts, [intervalCv], [dayCv], DaysOf(meanContacts, Guard.Positive(intervalsPerDay)));

    /// <summary>The same with factors whose spread changes: forecasts are surer of tomorrow than of next month, and days have 23, 24 or 25 hours.</summary>
    /// <param name="meanContacts">Mean number of contacts per interval, 0 or more; intervals beyond the last have none; copied.</param>
    /// <param name="intervalCvs">Standard deviation ÷ mean of the factor of each interval, 0 or more; later intervals have the last one's; copied.</param>
    /// <param name="dayCvs">The same of the factor that the intervals of each day share; later days have the last one's; copied.</param>
    /// <param name="dayOfInterval">Number of the day of each interval, from 0 and never falling; copied.</param>
    /// <exception cref="ArgumentException">There is no cv, or the days are not one per interval, or out of order.</exception>
    public static ArrivalSource Busy(IEnumerable<double> meanContacts, IEnumerable<double> intervalCvs, IEnumerable<double> dayCvs, IEnumerable<int> dayOfInterval)
    {
        ArgumentNullException.ThrowIfNull(intervalCvs);
        ArgumentNullException.ThrowIfNull(dayCvs);
        ArgumentNullException.ThrowIfNull(dayOfInterval);
        var source = new ArrivalSource(Checked(meanContacts), [])
        {
            IntervalCvs = [.. intervalCvs.Select(c => Guard.NotNegative(c, nameof(intervalCvs)))],
            DayCvs = [.. dayCvs.Select(c => Guard.NotNegative(c, nameof(dayCvs)))],
            Days = [.. dayOfInterval],
        };
        if (source.IntervalCvs.Length == 0 || source.DayCvs.Length == 0)
        {
            throw new ArgumentException("Random rates need at least one cv of intervals and one of days.", nameof(intervalCvs));
        }

        return source.Days.Length >= source.Means.Length && source.Days.DefaultIfEmpty(0).First() >= 0 && source.Days.Zip(source.Days.Skip(1)).All(d => d.First <= d.Second)
            ? source
            : throw new ArgumentException("Each interval needs the number of its day, from 0 and never falling.", nameof(dayOfInterval));
    }

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
        return new ArrivalSource([.. means], copy);
    }

    private static IEnumerable<int> DaysOf(IEnumerable<double> meanContacts, int intervalsPerDay) => (meanContacts ?? []).Select((_, i) => i / intervalsPerDay);

    private static double[] Checked(IEnumerable<double> meanContacts)
    {
        ArgumentNullException.ThrowIfNull(meanContacts);
        return [.. meanContacts.Select(m => Guard.NotNegative(m, nameof(meanContacts)))];
    }
}
