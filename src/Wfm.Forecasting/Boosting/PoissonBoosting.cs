namespace Wfm.Forecasting.Boosting;

/// <summary>
/// Gradient boosting of counts: log mean = offset + Σ shrunken trees, each grown on the Poisson gradient of a part of the rows and features, drawn anew per tree
/// from a fixed seed. How many trees is found on rows held out at the end of time; then all rows are learned again with that many.
/// Source: J. H. Friedman, Stochastic gradient boosting, Computational Statistics and Data Analysis 38 (2002) 367-378.
/// </summary>
internal sealed class PoissonBoosting
{
    private const double Shrinkage = 0.1;
    private const int MostTrees = 120;
    private const int Patience = 15;

    private readonly BinnedTable _table;
    private readonly List<RegressionTree> _trees = [];

    private PoissonBoosting(BinnedTable table) => _table = table;

    /// <summary>Number of trees.</summary>
    public int Trees => _trees.Count;

    /// <summary>Learns.</summary>
    /// <param name="table">Features by row, in order of time.</param>
    /// <param name="count">What was counted.</param>
    /// <param name="offset">Log of the mean before any tree.</param>
    /// <param name="weight">Weight of each row: 1 where counts vary as Poisson's do, less where they vary more.</param>
    /// <param name="day">Day of each row: rows of a day are drawn or left out together.</param>
    /// <param name="heldOut">First row of those held out to find the number of trees.</param>
    /// <param name="rules">How far trees grow.</param>
    /// <param name="token">Stops.</param>
    public static PoissonBoosting Fit(
        BinnedTable table, double[] count, double[] offset, double[] weight, int[] day, int heldOut, TreeRules rules, CancellationToken token)
    {
        var trees = heldOut <= 0 || heldOut >= table.Rows ? 0 : Best(new Run(table, count, offset, weight, day, heldOut, rules), token);
        var result = new PoissonBoosting(table);
        if (trees > 0)
        {
            var run = new Run(table, count, offset, weight, day, table.Rows, rules);
            for (var t = 0; t < trees && run.Step(); t++)
            {
                token.ThrowIfCancellationRequested();
                result._trees.Add(run.Last);
            }
        }

        return result;
    }

    /// <summary>Log of the factor on exp(offset) for one row of features.</summary>
    public double Predict(ReadOnlySpan<double> row)
    {
        Span<byte> bins = stackalloc byte[_table.Features];
        _table.Bin(row, bins);
        var sum = 0.0;
        foreach (var tree in _trees)
        {
            sum += tree.Predict(bins);
        }

        return Shrinkage * sum;
    }

    private static int Best(Run run, CancellationToken token)
    {
        var (best, least) = (0, run.HeldOutLoss());
        for (var t = 1; t <= MostTrees && t - best <= Patience && run.Step(); t++)
        {
            token.ThrowIfCancellationRequested();
            var loss = run.HeldOutLoss();
            (best, least) = loss < least ? (t, loss) : (best, least);
        }

        return best;
    }

    /// <summary>One sequence of trees on the rows before <paramref name="end"/>.</summary>
    private sealed class Run(BinnedTable table, double[] count, double[] offset, double[] weight, int[] day, int end, TreeRules rules)
    {
        private readonly double[] _log = (double[])offset.Clone();
        private readonly double[] _gradient = new double[table.Rows];
        private readonly double[] _curvature = new double[table.Rows];
        private readonly int[] _features = [.. Enumerable.Range(0, table.Features)];
        private uint _random = 0x9E3779B9;

        public RegressionTree Last { get; private set; } = null!;

        /// <summary>Adds a tree; false when the rows drawn show nothing worth a split five times in a row.</summary>
        public bool Step()
        {
            for (var tries = 0; tries < 5; tries++)
            {
                var rows = Draw();
                foreach (var r in rows)
                {
                    var mean = Math.Exp(_log[r]);
                    _gradient[r] = weight[r] * (mean - count[r]);
                    _curvature[r] = weight[r] * mean;
                }

                // Two thirds of the features, by the start of a shuffle.
                var use = Math.Max(1, ((2 * _features.Length) + 2) / 3);
                for (var i = 0; i < use; i++)
                {
                    var j = i + (int)(Next() % (uint)(_features.Length - i));
                    (_features[i], _features[j]) = (_features[j], _features[i]);
                }

                Last = RegressionTree.Grow(table, _gradient, _curvature, rows, _features.AsSpan(0, use), rules);
                if (!Last.IsStump)
                {
                    for (var r = 0; r < _log.Length; r++)
                    {
                        _log[r] += Shrinkage * Last.Predict(table, r);
                    }

                    return true;
                }
            }

            return false;
        }

        public double HeldOutLoss()
        {
            var loss = 0.0;
            for (var r = end; r < table.Rows; r++)
            {
                loss += weight[r] * (Math.Exp(_log[r]) - (count[r] * _log[r]));
            }

            return loss;
        }

        private int[] Draw()
        {
            var rows = new List<int>(end);
            var (last, taken) = (int.MinValue, false);
            for (var r = 0; r < end; r++)
            {
                if (day[r] != last)
                {
                    (last, taken) = (day[r], Next() % 10 < 6);
                }

                if (taken)
                {
                    rows.Add(r);
                }
            }

            return [.. rows];
        }

        private uint Next()
        {
            // Xorshift; Marsaglia, Journal of Statistical Software 8/14 (2003).
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            return _random >> 3;
        }
    }
}
