namespace Wfm.Forecasting.Counts;

/// <summary>
/// Symmetric positive definite equations of which each row starts at a given column: bands, rings (a band whose last rows reach back to the first columns)
/// and bands with a dense border cost what lies inside the envelope only. Solved in place by Cholesky without fill outside it.
/// Source: A. George, J. W. H. Liu, Computer Solution of Large Sparse Positive Definite Systems (1981), ch. 4.
/// </summary>
internal sealed class EnvelopeSystem
{
    private readonly int[] _first;
    private readonly double[][] _rows;
    private readonly double[] _right;

    /// <summary>An empty system.</summary>
    /// <param name="first">First column of each row that may hold a value, at most the row's own number.</param>
    public EnvelopeSystem(ReadOnlySpan<int> first)
    {
        _first = first.ToArray();
        _rows = new double[_first.Length][];
        for (var i = 0; i < _first.Length; i++)
        {
            _rows[i] = new double[i - _first[i] + 1];
        }

        _right = new double[_first.Length];
    }

    /// <summary>Number of unknowns.</summary>
    public int Count => _first.Length;

    /// <summary>Sets every entry to 0 again.</summary>
    public void Clear()
    {
        foreach (var row in _rows)
        {
            Array.Clear(row);
        }

        Array.Clear(_right);
    }

    /// <summary>Adds to the entry (i, j) and its mirror image.</summary>
    public void Add(int i, int j, double value)
    {
        var (row, column) = i >= j ? (i, j) : (j, i);
        _rows[row][column - _first[row]] += value;
    }

    /// <summary>Adds to the right-hand side.</summary>
    public void AddRight(int i, double value) => _right[i] += value;

    /// <summary>Adds λ (c·b)².</summary>
    public void Penalize(ReadOnlySpan<int> index, ReadOnlySpan<double> coefficient, double lambda)
    {
        for (var i = 0; i < index.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                // Off the diagonal one call stands for both mirror images; an index that comes twice (a ring of two) adds to itself.
                Add(index[i], index[j], lambda * coefficient[i] * coefficient[j] * (i != j && index[i] == index[j] ? 2 : 1));
            }
        }
    }

    /// <summary>Solves, destroying the system. Unknowns on which nothing depends come out as 0.</summary>
    public void Solve(Span<double> result)
    {
        var scale = 1e-300;
        for (var i = 0; i < _rows.Length; i++)
        {
            scale = Math.Max(scale, _rows[i][^1]);
        }

        var least = 1e-11 * scale;
        for (var i = 0; i < _rows.Length; i++)
        {
            var row = _rows[i];
            var from = _first[i];
            var right = _right[i];
            for (var j = from; j < i; j++)
            {
                var other = _rows[j];
                var start = Math.Max(from, _first[j]);
                var a = row.AsSpan(start - from, j - start);
                var b = other.AsSpan(start - _first[j], j - start);
                var sum = row[j - from];
                for (var k = 0; k < a.Length; k++)
                {
                    sum -= a[k] * b[k];
                }

                sum /= other[^1];
                row[j - from] = sum;
                right -= sum * result[j];
            }

            var pivot = row[^1] + least;
            for (var k = 0; k < row.Length - 1; k++)
            {
                pivot -= row[k] * row[k];
            }

            row[^1] = Math.Sqrt(Math.Max(pivot, least));
            result[i] = right / row[^1];
        }

        for (var i = _rows.Length - 1; i >= 0; i--)
        {
            var row = _rows[i];
            result[i] /= row[^1];
            var x = result[i];
            for (var j = 0; j < row.Length - 1; j++)
            {
                result[_first[i] + j] -= row[j] * x;
            }
        }
    }
}
