namespace Wfm.Forecasting.Boosting;

/// <summary>
/// A small tree of splits on bins, grown level by level on sums of gradients and curvatures per bin. A split's gain is
/// G_l² ÷ (H_l + λ) + G_r² ÷ (H_r + λ) − G² ÷ (H + λ), a leaf's value −G ÷ (H + λ). Among equal gains the first feature and the lowest bin win.
/// Source: T. Chen, C. Guestrin, XGBoost: a scalable tree boosting system (2016), section 2.
/// </summary>
internal sealed class RegressionTree
{
    private readonly List<Node> _nodes = [];

    private RegressionTree()
    {
    }

    /// <summary>Nodes, the root first. Rows whose bin is at most <see cref="Node.Bin"/> go left.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Whether there is no split at all.</summary>
    public bool IsStump => _nodes.Count == 1;

    /// <summary>Grows a tree.</summary>
    /// <param name="table">Bins.</param>
    /// <param name="gradient">First derivative of the loss by row.</param>
    /// <param name="curvature">Second derivative by row, 0 or more.</param>
    /// <param name="rows">Rows to learn from; reordered.</param>
    /// <param name="features">Features that may be split on.</param>
    /// <param name="rules">How far to grow.</param>
    public static RegressionTree Grow(
        BinnedTable table, double[] gradient, double[] curvature, int[] rows, ReadOnlySpan<int> features, TreeRules rules)
    {
        var tree = new RegressionTree();
        var (g, h) = (0.0, 0.0);
        foreach (var r in rows)
        {
            g += gradient[r];
            h += curvature[r];
        }

        tree.Grow(table, gradient, curvature, rows, 0, rows.Length, g, h, features, rules, rules.Depth, new double[2 * BinnedTable.MostBins]);
        return tree;
    }

    /// <summary>Value for the bins of one row.</summary>
    public double Predict(ReadOnlySpan<byte> bins)
    {
        var node = _nodes[0];
        while (node.Feature >= 0)
        {
            node = _nodes[bins[node.Feature] <= node.Bin ? node.Left : node.Right];
        }

        return node.Value;
    }

    /// <summary>Value for a row of the table that the tree was grown on.</summary>
    public double Predict(BinnedTable table, int row)
    {
        var node = _nodes[0];
        while (node.Feature >= 0)
        {
            node = _nodes[table.Column(node.Feature)[row] <= node.Bin ? node.Left : node.Right];
        }

        return node.Value;
    }

    private int Grow(BinnedTable table, double[] gradient, double[] curvature, int[] rows, int from, int to, double g, double h,
        ReadOnlySpan<int> features, TreeRules rules, int depth, double[] sums)
    {
        var at = _nodes.Count;
        _nodes.Add(new Node(-1, 0, -1, -1, -g / (h + rules.Penalty)));
        if (depth == 0 || h < 2 * rules.LeastCurvature)
        {
            return at;
        }

        var (feature, bin, gain, leftG, leftH) = (-1, 0, rules.LeastGain, 0.0, 0.0);
        var whole = g * g / (h + rules.Penalty);
        foreach (var f in features)
        {
            var bins = table.Bins(f);
            if (bins < 2)
            {
                continue;
            }

            var column = table.Column(f);
            Array.Clear(sums, 0, 2 * bins);
            for (var i = from; i < to; i++)
            {
                var r = rows[i];
                var b = 2 * column[r];
                sums[b] += gradient[r];
                sums[b + 1] += curvature[r];
            }

            var (gl, hl) = (0.0, 0.0);
            for (var b = 0; b < bins - 1; b++)
            {
                gl += sums[2 * b];
                hl += sums[(2 * b) + 1];
                var (gr, hr) = (g - gl, h - hl);
                if (hl < rules.LeastCurvature || hr < rules.LeastCurvature)
                {
                    continue;
                }

                var candidate = (gl * gl / (hl + rules.Penalty)) + (gr * gr / (hr + rules.Penalty)) - whole;
                if (candidate > gain)
                {
                    (feature, bin, gain, leftG, leftH) = (f, b, candidate, gl, hl);
                }
            }
        }

        if (feature < 0)
        {
            return at;
        }

        var split = Partition(table.Column(feature), rows, from, to, bin);
        var left = Grow(table, gradient, curvature, rows, from, split, leftG, leftH, features, rules, depth - 1, sums);
        var right = Grow(table, gradient, curvature, rows, split, to, g - leftG, h - leftH, features, rules, depth - 1, sums);
        _nodes[at] = new Node(feature, bin, left, right, 0);
        return at;
    }

    private static int Partition(byte[] column, int[] rows, int from, int to, int bin)
    {
        // Both sides keep their order: the same rows give the same sums to the last bit.
        var right = new List<int>(to - from);
        var at = from;
        for (var i = from; i < to; i++)
        {
            if (column[rows[i]] <= bin)
            {
                rows[at++] = rows[i];
            }
            else
            {
                right.Add(rows[i]);
            }
        }

        right.CopyTo(rows, at);
        return at;
    }

    /// <summary>A split (feature 0 or more) or a leaf (feature −1).</summary>
    internal readonly record struct Node(int Feature, int Bin, int Left, int Right, double Value);
}
