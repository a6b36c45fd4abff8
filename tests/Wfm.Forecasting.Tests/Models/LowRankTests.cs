using Wfm.Forecasting.Models;

namespace Wfm.Forecasting.Tests.Models;

public class LowRankTests
{
    private static double[] Table(int days, int slots, Func<int, int, double> cell) =>
        [.. Enumerable.Range(0, days * slots).Select(c => cell(c / slots, c % slots))];

    [Test]
    public void Fit_TableOfTwoCurves_IsReproducedAcrossGaps()
    {
        // Curves bend little, so that smoothing costs nothing to speak of; a tenth of the cells are hidden and have to come back.
        var random = new Random(61);
        double Cell(int d, int s) => ((20 + (d % 7)) * (1 + (0.3 * Math.Sin(s * Math.PI / 24)))) + ((d % 3) * Math.Cos(s * Math.PI / 24));
        var table = Table(140, 48, (d, s) => random.Next(10) == 0 ? double.NaN : Cell(d, s));
        var factors = LowRankFactors.Fit(table, 48, 0, 140, d => d % 7, 2, 1e6);
        Assert.That(factors.Rank, Is.EqualTo(2));
        Span<double> scores = stackalloc double[2];
        for (var d = 0; d < 140; d++)
        {
            Assert.That(factors.TryScore(table.AsSpan(d * 48, 48), 2, scores), Is.True);
            for (var s = 0; s < 48; s++)
            {
                var value = (scores[0] * factors.Curves[0][s]) + (scores[1] * factors.Curves[1][s]);
                Assert.That(value, Is.EqualTo(Cell(d, s)).Within(0.1));
            }
        }
    }

    [Test]
    public void Fit_CompleteTable_FindsTheFirstSingularVector()
    {
        // Oracle: power iteration on X'X. Equal weights; the first curve's own noise asks for hardly any smoothing.
        var random = new Random(62);
        var table = Table(100, 24, (d, s) => ((30 + (d % 7)) * (2 + Math.Sin(s * Math.PI / 12))) + random.NextDouble());
        var curve = LowRankFactors.Fit(table, 24, 0, 100, d => d % 7, 1, 1e9).Curves[0];
        var v = Enumerable.Repeat(1.0, 24).ToArray();
        for (var round = 0; round < 100; round++)
        {
            var u = Enumerable.Range(0, 100).Select(d => Enumerable.Range(0, 24).Sum(s => table[(d * 24) + s] * v[s])).ToArray();
            v = [.. Enumerable.Range(0, 24).Select(s => Enumerable.Range(0, 100).Sum(d => table[(d * 24) + s] * u[d]))];
            var size = Math.Sqrt(v.Sum(x => x * x) / 24);
            v = [.. v.Select(x => x / size)];
        }

        Assert.That(curve, Is.EqualTo(v).Within(0.002));
    }

    [Test]
    public void TryScore_HalfADayMissing_IsLeastSquaresOverTheRest_AndMostOfADayMissingIsRefused()
    {
        var random = new Random(63);
        var table = Table(70, 24, (d, s) => 10 + (d % 7) + Math.Sin(s * (1 + (d % 2))) + random.NextDouble());
        var factors = LowRankFactors.Fit(table, 24, 0, 70, d => d % 7, 2, 100);
        var day = Enumerable.Range(0, 24).Select(s => s < 9 ? double.NaN : table[s]).ToArray();
        Span<double> scores = stackalloc double[2];
        Assert.That(factors.TryScore(day, 2, scores), Is.True);
        var (normal, right) = (new double[2, 2], new double[2]);
        for (var s = 9; s < 24; s++)
        {
            for (var i = 0; i < 2; i++)
            {
                right[i] += factors.Curves[i][s] * day[s];
                for (var j = 0; j < 2; j++)
                {
                    normal[i, j] += factors.Curves[i][s] * factors.Curves[j][s];
                }
            }
        }

        // 1e-2: the library's ridge of a millionth of the curve's weight.
        Assert.That(scores.ToArray(), Is.EqualTo(Past.SolveDense(normal, right)).Within(0.01));
        Array.Fill(day, double.NaN, 0, 18);
        Assert.That(factors.TryScore(day, 2, scores), Is.False);
    }

    [Test]
    public void Predict_ShapeThatChangesWithTheDayOfMonth_IsFollowed()
    {
        // On the first five days of a month half of the afternoon's calls come in the morning. A fixed profile per weekday cannot show that.
        static double Rule(DateOnly d, TimeSpan t) => t.TotalHours is < 8 or >= 20 ? double.NaN : 60 + ((d.Day <= 5 ? 30 : -10) * (t.TotalHours < 14 ? 1 : -1));
        var random = new Random(64);
        var series = Past.Series(210, (d, t) => Past.Poisson(random, Rule(d, t)));
        var grid = Past.After(series, 28);
        double Miss(IForecastModel model)
        {
            var forecast = model.Fit(series).Predict(grid);
            return Enumerable.Range(0, grid.Count).Sum(i => Rule(DateOnly.FromDateTime(grid[i].Start.Date), grid[i].Start.TimeOfDay) is var y && double.IsNaN(y) ? 0 : Math.Abs(y - forecast[i]));
        }

        Assert.That(Miss(new LowRank()), Is.LessThan(0.6 * Miss(new TopDown())));
    }

    [Test]
    public void Predict_SmallCounts_HaveTheRightMean()
    {
        // Roots of counts about one are far from normal: the mean must come out all the same. 26 weeks of 48 counts a day: 0.4 % standard error.
        var random = new Random(65);
        var series = Past.Series(182, (_, t) => Past.Poisson(random, 1 + (0.8 * Math.Sin(t.TotalHours * Math.PI / 12))));
        var forecast = new LowRank().Fit(series).Predict(Past.After(series, 28));
        Assert.That(forecast.Sum() / (28 * 48), Is.EqualTo(1).Within(0.04));
    }
}
