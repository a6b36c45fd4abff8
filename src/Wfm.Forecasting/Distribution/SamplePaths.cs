namespace Wfm.Forecasting;

/// <summary>Possible futures of one queue: whole numbers of contacts per interval, with the correlations that forecast errors have. Immutable.</summary>
public sealed class SamplePaths
{
    private readonly int[][] _paths;

    internal SamplePaths(QueueKey queue, TimeGrid grid, int seed, int[][] paths) => (Queue, Grid, Seed, _paths) = (queue, grid, seed, paths);

    /// <summary>The queue.</summary>
    public QueueKey Queue { get; }

    /// <summary>The intervals.</summary>
    public TimeGrid Grid { get; }

    /// <summary>Number of paths.</summary>
    public int Count => _paths.Length;

    /// <summary>Seed that they were drawn with.</summary>
    public int Seed { get; }

    /// <summary>Contacts of an interval on a path.</summary>
    public int this[int path, int interval] => _paths[path][interval];

    /// <summary>All intervals of a path.</summary>
    public ReadOnlySpan<int> Path(int path) => _paths[path];

    /// <summary>Contacts of a local day on a path.</summary>
    public long DaySum(int path, int day)
    {
        var (from, to) = Grid.DayRange(day);
        var sum = 0L;
        for (var i = from; i < to; i++)
        {
            sum += _paths[path][i];
        }

        return sum;
    }
}
