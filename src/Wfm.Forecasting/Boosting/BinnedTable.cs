namespace Wfm.Forecasting.Boosting;

/// <summary>Numbers by row and feature, each feature cut into at most 32 bins at its own quantiles (between its values when there are that few). Bins keep
/// the order of values, so a split between bins is a split between values.</summary>
internal sealed class BinnedTable
{
    /// <summary>Most bins of a feature.</summary>
    public const int MostBins = 32;

    private readonly double[][] _edges;
    private readonly byte[][] _bins;

    /// <summary>Bins rows of numbers.</summary>
    /// <param name="rows">Values row after row.</param>
    /// <param name="features">Values per row.</param>
    public BinnedTable(ReadOnlySpan<double> rows, int features)
    {
        (Rows, Features) = (rows.Length / features, features);
        (_edges, _bins) = (new double[features][], new byte[features][]);
        var column = new double[Rows];
        for (var f = 0; f < features; f++)
        {
            for (var r = 0; r < Rows; r++)
            {
                column[r] = rows[(r * features) + f];
            }

            var bins = _bins[f] = new byte[Rows];
            var edges = _edges[f] = Edges((double[])column.Clone());
            for (var r = 0; r < Rows; r++)
            {
                bins[r] = BinOf(edges, column[r]);
            }
        }
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of features.</summary>
    public int Features { get; }

    /// <summary>Bins of a feature.</summary>
    public int Bins(int feature) => _edges[feature].Length + 1;

    /// <summary>Bin of each row.</summary>
    public byte[] Column(int feature) => _bins[feature];

    /// <summary>Bins of a row that was not in the table.</summary>
    public void Bin(ReadOnlySpan<double> row, Span<byte> result)
    {
        for (var f = 0; f < Features; f++)
        {
            result[f] = BinOf(_edges[f], row[f]);
        }
    }

    /// <summary>Number of edges below the value: a value equal to an edge lies under it.</summary>
    private static byte BinOf(double[] edges, double value)
    {
        var (low, high) = (0, edges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = value > edges[middle] ? (middle + 1, high) : (low, middle);
        }

        return (byte)low;
    }

    private static double[] Edges(double[] values)
    {
        Array.Sort(values);
        var distinct = 1;
        for (var i = 1; i < values.Length; i++)
        {
            distinct += values[i] > values[i - 1] ? 1 : 0;
        }

        var edges = new List<double>();
        var next = 1L;
        for (var i = 1; i < values.Length; i++)
        {
            // Few values: an edge between each two. Many: an edge where the next 32nd of the rows has begun and the value changes.
            var part = (long)i * MostBins / values.Length;
            if (values[i] > values[i - 1] && (distinct <= MostBins || part >= next))
            {
                edges.Add((values[i] + values[i - 1]) / 2);
                next = part + 1;
            }
        }

        return [.. edges];
    }
}
