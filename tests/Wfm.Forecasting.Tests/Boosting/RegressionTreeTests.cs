using Wfm.Forecasting.Boosting;

namespace Wfm.Forecasting.Tests.Boosting;

public class RegressionTreeTests
{
    [Test]
    public void Grow_FourRows_IsTheTreeByHand()
    {
        // One feature 1, 2, 3, 4; gradients −3, −1, 2, 6; curvatures 1; λ = 1. Whole: G = 4, H = 4: 16 ÷ 5 = 3.2.
        // Cut after 1: 9 ÷ 2 + 49 ÷ 4 = 16.75; after 2: 16 ÷ 3 + 64 ÷ 3 = 26.67; after 3: 4 ÷ 4 + 36 ÷ 2 = 19. Best after 2, leaves 4 ÷ 3 and −8 ÷ 3.
        var table = new BinnedTable([1, 2, 3, 4], 1);
        var tree = RegressionTree.Grow(table, [-3, -1, 2, 6], [1, 1, 1, 1], [0, 1, 2, 3], [0], new TreeRules(1, 1, 1, 0));
        Assert.That(tree.Nodes, Has.Count.EqualTo(3));
        Assert.That((tree.Nodes[0].Feature, tree.Nodes[0].Bin), Is.EqualTo((0, 1)));
        Assert.That(Enumerable.Range(0, 4).Select(r => tree.Predict(table, r)), Is.EqualTo(new[] { 4 / 3.0, 4 / 3.0, -8 / 3.0, -8 / 3.0 }).Within(1e-12));
    }

    [Test]
    public void Grow_RandomRows_FindsTheSplitThatBruteForceFinds([Range(1, 6)] int seed)
    {
        const int Rows = 60, Features = 4;
        var random = new Random(seed);
        var values = Enumerable.Range(0, Rows * Features).Select(_ => (double)random.Next(12)).ToArray();
        var (g, h) = (new double[Rows], new double[Rows]);
        for (var r = 0; r < Rows; r++)
        {
            (g[r], h[r]) = ((2 * random.NextDouble()) - 1 + (values[r * Features] > 5 ? 0.5 : 0), 0.5 + random.NextDouble());
        }

        var rules = new TreeRules(1, 2, 8, 0);
        var best = double.NegativeInfinity;
        double[] bestValues = [];
        for (var f = 0; f < Features; f++)
        {
            for (var cut = 0.5; cut < 12; cut++)
            {
                var left = Enumerable.Range(0, Rows).Where(r => values[(r * Features) + f] < cut).ToList();
                var right = Enumerable.Range(0, Rows).Except(left).ToList();
                var (hl, hr) = (left.Sum(r => h[r]), right.Sum(r => h[r]));
                if (hl < rules.LeastCurvature || hr < rules.LeastCurvature)
                {
                    continue;
                }

                var (vl, vr) = (-left.Sum(r => g[r]) / (hl + rules.Penalty), -right.Sum(r => g[r]) / (hr + rules.Penalty));
                var score = (vl * vl * (hl + rules.Penalty)) + (vr * vr * (hr + rules.Penalty));
                if (score > best + 1e-9)
                {
                    best = score;
                    bestValues = [.. Enumerable.Range(0, Rows).Select(r => left.Contains(r) ? vl : vr)];
                }
            }
        }

        var table = new BinnedTable(values, Features);
        var tree = RegressionTree.Grow(table, g, h, [.. Enumerable.Range(0, Rows)], [0, 1, 2, 3], rules);
        Assert.That(Enumerable.Range(0, Rows).Select(r => tree.Predict(table, r)), Is.EqualTo(bestValues).Within(1e-9));
    }

    [Test]
    public void Grow_GainBelowTheLeast_IsAStump()
    {
        var table = new BinnedTable([1, 2, 3, 4], 1);
        Assert.That(RegressionTree.Grow(table, [-3, -1, 2, 6], [1, 1, 1, 1], [0, 1, 2, 3], [0], new TreeRules(1, 1, 1, 23.5)).IsStump, Is.True);
        Assert.That(RegressionTree.Grow(table, [-3, -1, 2, 6], [1, 1, 1, 1], [0, 1, 2, 3], [0], new TreeRules(1, 1, 1, 23.4)).IsStump, Is.False);
    }

    [Test]
    public void Predict_RowThatWasNotThere_GoesWhereItsNeighboursGo()
    {
        var table = new BinnedTable([1, 2, 3, 4], 1);
        var tree = RegressionTree.Grow(table, [-3, -1, 2, 6], [1, 1, 1, 1], [0, 1, 2, 3], [0], new TreeRules(1, 1, 1, 0));
        var bins = new byte[1];
        foreach (var (value, like) in new[] { (-9.0, 0), (2.4, 1), (2.6, 2), (99.0, 3) })
        {
            table.Bin([value], bins);
            Assert.That(tree.Predict(bins), Is.EqualTo(tree.Predict(table, like)), $"{value}");
        }
    }

    [Test]
    public void BinnedTable_ManyValues_AreCutIntoBinsOfSimilarSizeInOrder()
    {
        var random = new Random(6);
        var values = Enumerable.Range(0, 3200).Select(_ => Math.Exp(3 * random.NextDouble())).ToArray();
        var table = new BinnedTable(values, 1);
        var sizes = table.Column(0).GroupBy(b => b).OrderBy(b => b.Key).Select(b => b.Count()).ToList();
        Assert.That(table.Bins(0), Is.EqualTo(BinnedTable.MostBins));
        Assert.That(sizes, Has.Count.EqualTo(BinnedTable.MostBins).And.All.EqualTo(100));
        var byValue = Enumerable.Range(0, values.Length).OrderBy(r => values[r]).Select(r => table.Column(0)[r]);
        Assert.That(byValue, Is.Ordered);
    }
}
